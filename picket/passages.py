"""Rows that carry words of the texts: mentions in their sentences, key sentences, what a document says of itself."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from picket.columns import Part, place_in
from picket.corrections.saying import told_of
from picket.labels import LABELS
from picket.ledger import Ledger
from picket.library.search import BEGIN, END
from picket.model import SENSES, page_of

_SPACE = re.compile(r"\s+")
_SYSTEM, _COUNTRY = list(LABELS).index("SYSTEM"), list(LABELS).index("COUNTRY")
Ints = NDArray[np.integer]
_LABELS, _SENSES = np.array(list(LABELS), object), np.array([*SENSES, None], object)


def mention_rows(ledger: Ledger) -> pd.DataFrame:
    """A row a mention, in the order of the documents and of the text."""
    columns = ledger.columns
    order = np.lexsort((-columns.end, columns.start, columns.document))
    return pd.DataFrame({"row": columns.rows[order]})


def first_mentions(ledger: Ledger, rows: int) -> pd.DataFrame:
    """The first so many of them: only the documents that hold these are put in order."""
    document = ledger.snapshot.columns.document
    last = document[ledger.columns.rows[rows - 1]]
    keep = np.zeros(len(document), bool)
    upto = int(np.searchsorted(document, last, side="right"))
    keep[:upto] = True if ledger.columns.keep is None else ledger.columns.keep[:upto]
    return mention_rows(replace(ledger, columns=Part(ledger.snapshot.columns, keep))).head(rows)


def mention_words(ledger: Ledger, rows: pd.DataFrame) -> pd.DataFrame:
    """The mentions with their names, and the sentence around each."""
    found, snapshot = ledger.snapshot.columns.take(rows["row"].to_numpy()), ledger.snapshot
    texts = ledger.texts(np.unique(found.document))
    cut = (found.document, found.sentence_start, found.start, found.end, found.sentence_end)
    places = list(zip(*(column.tolist() for column in cut)))
    words = snapshot.words
    pages = {number: json.loads(str(snapshot.documents.at[number, "pages"])) for number in set(found.document.tolist())}
    return dated(
        ledger,
        pd.DataFrame(
            {
                "document": found.document, "start": found.start, "end": found.end, "text": words[found.text],
                "page": pd.array([page_of(pages[d], start) for d, _, start, _, _ in places], "Int64"),
                "label": _LABELS[found.label], "entity": snapshot.entity_names[found.entity],
                "key": snapshot.entity_keys[found.entity], "sense": pd.array(_SENSES[found.sense], "str"),
                "variant": pd.array([word or None for word in words[found.variant]], "str"),
                "found_by": words[found.found_by], "rule": words[found.rule],
                "sentence_start": found.sentence_start, "sentence_end": found.sentence_end,
                "before": [folded(texts[d][first:start]) for d, first, start, _, _ in places],
                "after": [folded(texts[d][end:last]) for d, _, _, end, last in places],
                "corrected": told_of(ledger, rows["row"].to_numpy()),
            }
        ),
    )  # fmt: skip


def context(ledger: Ledger, rows: pd.DataFrame, *, before: bool) -> pd.Series[str]:
    """What to put mentions in order by: the words after each in its sentence, or those before it, read backwards."""
    made = mention_words(ledger, rows)
    words = made["before" if before else "after"].str.casefold().str.findall(r"\w+")
    return pd.Series([" ".join(reversed(w) if before else w) for w in words], index=rows.index, dtype="str")


def passage_rows(ledger: Ledger) -> pd.DataFrame:
    """One row a sentence in which something is mentioned, in the order of the documents and of the text."""
    columns = ledger.columns
    size = ledger.snapshot.sentences
    place, mentions = np.full(size, -1, np.int64), np.bincount(columns.sentence, minlength=size)
    place[columns.sentence] = columns.rows
    numbers = np.flatnonzero(mentions)
    found = ledger.snapshot.columns.take(place[numbers])
    order = np.lexsort((found.sentence_start, found.document))
    return pd.DataFrame(
        {
            "sentence_number": numbers, "document": found.document, "sentence_start": found.sentence_start,
            "sentence_end": found.sentence_end, "mentions": mentions[numbers],
        }
    ).iloc[order]  # fmt: skip


def passage_words(ledger: Ledger, rows: pd.DataFrame) -> pd.DataFrame:
    """The sentences with their words, what is named in them, and where."""
    columns, names = ledger.columns, ledger.snapshot.entity_names
    wanted = np.flatnonzero(np.isin(columns.sentence, rows["sentence_number"]))
    wanted = wanted[np.argsort(columns.start[wanted], kind="stable")]
    named: dict[int, dict[str, None]] = {}
    places: dict[int, list[str]] = {}
    kinds: dict[int, list[str]] = {}
    taken = (columns.sentence, columns.entity, columns.label, columns.start, columns.end)
    for sentence, entity, label, start, end in zip(*(column[wanted].tolist() for column in taken)):
        named.setdefault(sentence, {})[names[entity]] = None
        places.setdefault(sentence, []).append(f"{start}-{end}")
        kinds.setdefault(sentence, []).append(_LABELS[label])
    texts = ledger.texts(rows["document"].unique())
    cut = zip(rows["document"], rows["sentence_start"], rows["sentence_end"])
    numbers = rows["sentence_number"].tolist()
    return dated(
        ledger,
        rows.assign(
            names=["; ".join(named[n]) for n in numbers],
            places=["; ".join(places[n]) for n in numbers],
            kinds=["; ".join(kinds[n]) for n in numbers],
            sentence=[texts[document][start:end] for document, start, end in cut],
        ),
    )


def sentence_rows(ledger: Ledger) -> pd.DataFrame:
    """Sentences that name a system: those that state a stage first, then by systems and countries named.

    Those of a copy come after those of the first document of its story, so that a list does not repeat itself.
    """
    columns = ledger.labelled("SYSTEM", "COUNTRY")
    size = int(columns.sentence.max(initial=-1)) + 1
    systems = columns.label == _SYSTEM
    place = np.full(size, -1, np.int64)
    place[columns.sentence[systems]] = np.flatnonzero(systems)
    named = np.flatnonzero(place >= 0)
    different = np.ones(len(columns), bool)
    same = (columns.entity[1:] == columns.entity[:-1]) & (columns.sentence[1:] == columns.sentence[:-1])
    different[1:] = ~same
    weight = np.bincount(columns.sentence[different], minlength=size)[named]
    where = place[named]
    document, start, end = columns.document[where], columns.sentence_start[where], columns.sentence_end[where]
    stated = _is_stated(document, start, end, ledger.statements)
    copied = np.zeros(ledger.snapshot.size, bool)
    copied[ledger.documents.index] = ledger.documents["story"].duplicated()
    order = np.lexsort((start, document, -weight, ~stated, copied[document]))
    return pd.DataFrame(
        {
            "sentence_number": named[order], "document": document[order], "sentence_start": start[order],
            "sentence_end": end[order],
        }
    )  # fmt: skip


def sentence_words(ledger: Ledger, rows: pd.DataFrame) -> pd.DataFrame:
    """The sentences with the systems and countries they name, what is stated in them, and their words."""
    columns, names = ledger.labelled("SYSTEM", "COUNTRY"), ledger.snapshot.entity_names
    wanted = np.flatnonzero(np.isin(columns.sentence, rows["sentence_number"]))
    wanted = wanted[np.argsort(columns.start[wanted], kind="stable")]
    found: dict[tuple[int, int], dict[str, None]] = {}
    for sentence, label, entity in zip(
        *(column[wanted].tolist() for column in (columns.sentence, columns.label, columns.entity))
    ):
        found.setdefault((sentence, label), {})[names[entity]] = None
    texts = ledger.texts(rows["document"].unique())
    places = zip(rows["document"], rows["sentence_start"], rows["sentence_end"])
    numbers = rows["sentence_number"].tolist()
    return named(
        ledger,
        rows.assign(
            systems=["; ".join(found.get((n, _SYSTEM), ())) for n in numbers],
            countries=["; ".join(found.get((n, _COUNTRY), ())) for n in numbers],
            stages=_stages(rows, ledger),
            sentence=[folded(texts[document][start:end]) for document, start, end in places],
        ),
    )


def document_words(ledger: Ledger, rows: pd.DataFrame) -> pd.DataFrame:
    """The documents with what they say of themselves in words, and the hits of a search."""
    hits = ledger.library.snippets(ledger.search, rows.index.tolist()) if ledger.search else {}
    earliest = rows["story"].map(ledger.snapshot.documents["id"])
    return rows.assign(
        stated=[_stated_in_words(json.loads(stated)) for stated in rows["stated"]],
        origins=["; ".join(f"{field}: {where}" for field, where in json.loads(o).items()) for o in rows["origins"]],
        tags=rows["tags"].str.replace("\n", "; "),
        story=earliest,
        found=[_in_brackets(hits.get(number, "")) for number in rows.index],
    )


def dated(ledger: Ledger, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with name, source and date of their document, and its id in the place of its number."""
    documents = ledger.snapshot.documents
    return named(ledger, rows.assign(**of_documents(documents, rows["document"], "title", "source", "published")))


def of_documents(documents: pd.DataFrame, numbers: pd.Series[int], *fields: str) -> dict[str, pd.Series[Any]]:
    """Fields of the documents of these numbers, with the types they have where there are no rows too."""
    found = documents[list(fields)].reindex(numbers.to_numpy())
    return {field: found[field].set_axis(numbers.index) for field in fields}


def named(ledger: Ledger, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with the name of their document, and its id in the place of its number."""
    documents = ledger.snapshot.documents
    return rows.assign(name=rows["document"].map(documents["name"]), document=rows["document"].map(documents["id"]))


def folded(words: str) -> str:
    """Runs of white space as one space, so that a wrapped line reads as a line."""
    return _SPACE.sub(" ", words)


def _in_brackets(snippet: str) -> str:
    return folded(snippet.replace(BEGIN, "[").replace(END, "]"))


def _stated_in_words(stated: list[tuple[str, int, int, str]]) -> str:
    """What a document states of itself: "source: Kyodo [2-7]; published: 3 May 2025 [20-30]"."""
    return "; ".join(f"{field}: {folded(text)} [{start}-{end}]" for field, start, end, text in stated)


def _is_stated(document: Ints, start: Ints, end: Ints, statements: pd.DataFrame) -> NDArray[np.bool_]:
    """Whether a statement overlaps each of these sentences, none of which overlap each other."""
    order = np.lexsort((start, document))
    of, first, last = (statements[name].to_numpy(np.int64) for name in ("document", "start", "end"))
    after = np.searchsorted(place_in(document, end)[order], place_in(of, first), side="right")
    before = np.searchsorted(place_in(document, start)[order], place_in(of, last), side="left")
    steps = np.zeros(len(document) + 1, np.int64)
    np.add.at(steps, after, 1)
    np.add.at(steps, np.maximum(before, after), -1)
    stated = np.empty(len(document), bool)
    stated[order] = np.cumsum(steps)[:-1] > 0
    return stated


def _stages(sentences: pd.DataFrame, ledger: Ledger) -> list[str]:
    """For each sentence what statements overlapping it state: "Japan considering", "Romania not ordered"."""
    theirs = ledger.statements[ledger.statements["document"].isin(sentences["document"])]
    stated: dict[int, list[tuple[int, int, str]]] = {}
    columns = (theirs[c] for c in ("document", "start", "end", "actor", "stage", "negated"))
    for document, start, end, actor, stage, negated in zip(*columns):
        said = f"{ledger.catalogue.countries[actor].name} {'not ' if negated else ''}{stage}"
        stated.setdefault(document, []).append((start, end, said))
    return [
        "; ".join(dict.fromkeys(said for start, end, said in stated.get(document, []) if start < last and end > first))
        for document, first, last in zip(*(sentences[c] for c in ("document", "sentence_start", "sentence_end")))
    ]
