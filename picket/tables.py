"""The group-bys of the ledger: one function a table. Screens, downloads and the command line all call these.

A table is made in two steps, so that a screen that shows twenty rows of a million pays for twenty: `rows` finds and
orders all of them by codes and numbers, `words` gives some of them their names and sentences.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import Protocol

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from picket import passages, reach, status_rows, system_rows, together
from picket.catalogue.load import FIRST
from picket.corrections.saying import told_stated
from picket.counting import AS_READ, counts
from picket.families import THREAT
from picket.labels import LABELS
from picket.ledger import Ledger
from picket.model import SENSES

BATCH = 50_000
"""Rows made at once when a table is written out."""

FIRST_KEPT = 1_000_000
"""Bytes of memory up to which first rows that were made are kept with their view."""


def _entity_rows(ledger: Ledger) -> pd.DataFrame:
    """One row an entity, most mentioned first."""
    snapshot, columns = ledger.snapshot, ledger.columns
    found = counts(snapshot, columns.document, columns.entity, len(snapshot.entity_keys))
    found = found[found["mentions"] > 0]
    label, ranks = snapshot.entity_labels[found.index], snapshot.alphabetical[found.index]
    order = np.lexsort((ranks, label, -found["documents"], -found["mentions"]))
    read = ledger.read_mentions[found.index]
    return found.assign(code=found.index, label=np.array(list(LABELS), object)[label], as_read=read).iloc[order]


def _entity_words(ledger: Ledger, rows: pd.DataFrame) -> pd.DataFrame:
    codes = rows["code"].to_numpy()
    names, keys = ledger.snapshot.entity_names[codes], ledger.snapshot.entity_keys[codes]
    kinds = rows["label"].map(LABELS)
    return rows.assign(kind=kinds, key=keys, entity=names, spellings=_spellings(ledger, codes))


def _spellings(ledger: Ledger, entities: NDArray[np.intp]) -> list[str]:
    """For each entity the ways it is written, most frequent first, then as they come."""
    snapshot = ledger.snapshot
    of, text = (np.array(values, np.int64) for values in (snapshot.names.spelling_entity, snapshot.names.spelling_text))
    found = np.bincount(ledger.columns.spelling, minlength=len(of))
    wanted = np.zeros(len(snapshot.entity_keys), bool)
    wanted[entities] = True
    places = np.flatnonzero((found > 0) & wanted[of])
    places = places[np.lexsort((places, -found[places]))]
    spelled: dict[int, dict[str, None]] = {}
    for entity, word in zip(of[places].tolist(), snapshot.words[text[places]]):
        spelled.setdefault(entity, {})[" ".join(word.split())] = None
    return ["; ".join(spelled.get(entity, ())) for entity in entities.tolist()]


def _kinds(ledger: Ledger) -> pd.DataFrame:
    """One row a kind of entity, in legend order: mentions, distinct entities, documents and stories."""
    columns = ledger.columns
    found = counts(ledger.snapshot, columns.document, columns.label, len(LABELS))
    there = np.bincount(columns.entity, minlength=len(ledger.snapshot.entity_keys)) > 0
    found["entities"] = np.bincount(ledger.snapshot.entity_labels[: len(there)][there], minlength=len(LABELS))
    read = ledger.read_by("label", len(LABELS))
    found = found.assign(label=list(LABELS), kind=list(LABELS.values()), as_read=read)
    return found[found["mentions"] > 0]


def _country_rows(ledger: Ledger) -> pd.DataFrame:
    """One row a country named, most mentioned first; the columns of the senses sum to `mentions`."""
    snapshot, catalogue = ledger.snapshot, ledger.catalogue
    columns = ledger.labelled("COUNTRY")
    codes = [code for iso3 in catalogue.countries if (code := snapshot.entity("COUNTRY", iso3)) >= 0]
    size = len(snapshot.entity_keys)
    found = counts(snapshot, columns.document, columns.entity, size)
    senses = len(SENSES) + 1  # the last is "no sense"
    cells = np.bincount(columns.entity.astype(np.int64) * senses + columns.sense, minlength=size * senses)
    by_sense = cells.reshape(size, senses)
    found[list(SENSES)] = by_sense[:, : len(SENSES)]
    read = ledger.read_mentions
    found = found.assign(iso3=snapshot.entity_keys, country=snapshot.entity_names, as_read=read).loc[codes]
    return found[found["mentions"] > 0].sort_values(
        ["mentions", "documents", "country"], ascending=[False, False, True]
    )


def _statement_rows(ledger: Ledger) -> pd.DataFrame:
    """One row a statement: who is reported to do what about which system, in the exact words."""
    return ledger.statements


def _statement_words(ledger: Ledger, rows: pd.DataFrame) -> pd.DataFrame:
    names = {iso3: country.name for iso3, country in ledger.catalogue.countries.items()}
    texts = ledger.texts(rows["document"].unique())
    places = zip(rows["document"], rows["start"], rows["end"])
    return passages.dated(
        ledger,
        rows.assign(
            country=rows["actor"].map(names).fillna(rows["actor"]),
            quote=[texts[document][start:end] for document, start, end in places],
            system_name=rows["system"].map({k: s.short for k, s in ledger.catalogue.systems.items()}),
            corrected=told_stated(ledger, rows.index),
        ),
    )


def _document_rows(ledger: Ledger) -> pd.DataFrame:
    """One row a document with what was found in it, in the order in which they were added."""
    size, numbers = ledger.snapshot.size, ledger.documents.index.to_numpy()
    found, read = np.bincount(ledger.columns.document, minlength=size), ledger.read_by("document", size)
    copies = ledger.snapshot.documents["story"].value_counts()
    return ledger.documents.assign(
        mentions=found[numbers], as_read=read[numbers], copies=ledger.documents["story"].map(copies) - 1
    )


def _named_documents(ledger: Ledger) -> pd.DataFrame:
    """The documents in which something is mentioned, with the number of mentions."""
    rows = _document_rows(ledger)
    return rows[rows["mentions"] > 0]


def _story_rows(ledger: Ledger) -> pd.DataFrame:
    """One row a story in which something is mentioned, most documents first; its earliest document stands for it."""
    rows = _named_documents(ledger)
    told = rows.assign(document=rows["number"], stated=rows["source"].replace("", None)).groupby("story")
    found = told.agg(
        document=("number", "first"), mentions=("mentions", "sum"), documents=("number", "size"),
        sources=("stated", "nunique"),
    )  # fmt: skip
    found = found.assign(as_read=_read_by(ledger, "story", found.index))
    found = found.assign(**passages.of_documents(rows, found["document"], "published"))
    return found.sort_values(["documents", "mentions"], ascending=False, kind="stable")


def _story_words(ledger: Ledger, rows: pd.DataFrame) -> pd.DataFrame:
    facts = passages.of_documents(ledger.snapshot.documents, rows["document"], "title", "source")
    return passages.named(ledger, rows.assign(**facts))


def _source_rows(ledger: Ledger) -> pd.DataFrame:
    """One row a source that documents state, most mentions first."""
    rows = _named_documents(ledger)
    theirs = rows[rows["source"] != ""].groupby("source")
    found = theirs.agg(
        mentions=("mentions", "sum"), documents=("number", "size"), stories=("story", "nunique"),
        first=("published", "min"), last=("published", "max"),
    )  # fmt: skip
    found = found.assign(as_read=_read_by(ledger, "source", found.index)).reset_index()
    return found.sort_values(["mentions", "source"], ascending=[False, True], ignore_index=True)


def _read_by(ledger: Ledger, of: str, values: pd.Index) -> pd.Series[int]:
    """By such values of a document how many mentions were read in those that have them."""
    read = _document_rows(ledger.uncorrected).groupby(of)["mentions"].sum()
    return read.reindex(values, fill_value=0)


def _issue_rows(ledger: Ledger) -> pd.DataFrame:
    """What was not understood, worst first."""
    rank = ledger.issues["level"].map({"error": 0, "warning": 1, "info": 2})
    return ledger.issues.assign(rank=rank).sort_values(["rank", "where"])


def _as_they_are(_: Ledger, rows: pd.DataFrame) -> pd.DataFrame:
    return rows


@dataclass(frozen=True)
class Table:
    """A table of the ledger: what it is called, what makes it, and what each column holds.

    `top`, for a table too large to be put in order for a screen, finds its first rows without the rest; `size` then
    tells how many there are.
    """

    title: str
    rows: Callable[[Ledger], pd.DataFrame]
    words: Callable[[Ledger, pd.DataFrame], pd.DataFrame]
    columns: dict[str, str]
    top: Callable[[Ledger, int], pd.DataFrame] | None = None
    size: Callable[[Ledger], int] | None = None

    def make(self, ledger: Ledger) -> pd.DataFrame:
        """The whole table, with a plain index."""
        return View(self, ledger).whole


@dataclass(frozen=True)
class View:
    """A table of one ledger, made only as far as it is looked at.

    `narrowed` is what is done to the rows of `base`, the view of all of them, which are made and kept there once.
    """

    table: Table
    ledger: Ledger
    narrowed: Callable[[pd.DataFrame], pd.DataFrame] | None = None
    base: View | None = None

    @property
    def title(self) -> str:
        """What it is called."""
        return self.table.title

    @property
    def columns(self) -> Mapping[str, str]:
        """What each column holds."""
        return self.table.columns

    @cached_property
    def rows(self) -> pd.DataFrame:
        """All rows by their codes and numbers, in order."""
        if self.narrowed and self.base:
            return self.narrowed(self.base.rows)
        rows = self.table.rows(self.ledger)
        self.ledger.columns.forget()
        return rows

    def __len__(self) -> int:
        return self.table.size(self.ledger) if self.table.size and not self.narrowed else len(self.rows)

    def first(self, rows: int) -> pd.DataFrame:
        """So many of the first rows, whole. Those that take little room (FIRST_KEPT) are kept: do not change them."""
        if rows not in self._begun:
            top = self.table.top if not self.narrowed and rows < len(self) else None
            made = self._made(top(self.ledger, rows) if top else self.rows.head(rows))
            if made.memory_usage(deep=True).sum() > FIRST_KEPT:
                return made
            self._begun[rows] = made
        return self._begun[rows]

    def part(self, start: int, end: int) -> pd.DataFrame:
        """The rows from one place up to another, whole."""
        return self.first(end) if start == 0 else self._made(self.rows.iloc[start:end])

    @cached_property
    def _begun(self) -> dict[int, pd.DataFrame]:
        return {}

    @property
    def whole(self) -> pd.DataFrame:
        """All of it, with a plain index."""
        return self._made(self.rows)

    def batches(self, columns: Sequence[str] = ()) -> Iterator[pd.DataFrame]:
        """The whole table, or these columns of it, piece by piece; at least one piece."""
        for start in range(0, max(len(self.rows), 1), BATCH):
            made = self._made(self.rows.iloc[start : start + BATCH])
            yield made[list(columns)] if columns else made

    def over(self, narrowed: Callable[[pd.DataFrame], pd.DataFrame]) -> View:
        """The same table with its rows filtered or put in another order. `narrowed` must not change what it gets."""
        return replace(self, narrowed=narrowed, base=self.base or self)

    def _made(self, rows: pd.DataFrame) -> pd.DataFrame:
        made = self.table.words(self.ledger, rows)[list(self.table.columns)].reset_index(drop=True)
        self.ledger.columns.forget()
        return made


def leading(entities: View, label: str, unit: str) -> View:
    """The entities of one kind, "" for all of them, those first that `unit` (a column) counts most."""
    theirs = entities.rows[entities.rows["label"] == label] if label else entities.rows
    ordered = theirs.sort_values(unit, ascending=False, kind="stable")
    return entities.over(lambda _: ordered)


def listed_systems(systems: View, threats: bool | None, every: bool) -> View:
    """Those that are threat missiles, that are none, or with None both; what nothing names only if it is one of the
    four of FIRST, or with `every`.
    """

    def chosen(rows: pd.DataFrame) -> pd.DataFrame:
        kept = every | (rows["mentions"] > 0) | rows["system"].isin(FIRST)
        return rows[kept if threats is None else kept & ((rows["kind"] == THREAT) == threats)]

    return systems.over(chosen)


class Batches(Protocol):
    """Rows that can be counted and taken away piece by piece."""

    def __len__(self) -> int: ...

    def batches(self, columns: Sequence[str] = ()) -> Iterator[pd.DataFrame]: ...


class Described(Batches, Protocol):
    """Such rows of which it is known what they are and what each column holds."""

    @property
    def title(self) -> str: ...

    @property
    def columns(self) -> Mapping[str, str]: ...


@dataclass(frozen=True)
class Finished:
    """A table that is all there, in the form in which views are taken away; described where it has columns."""

    frame: pd.DataFrame
    title: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.frame)

    def batches(self, columns: Sequence[str] = ()) -> Iterator[pd.DataFrame]:
        """All of it, or these columns of it, in one piece."""
        yield self.frame[list(columns)] if columns else self.frame


def pairs(one: str, other: str) -> Table:
    """The table of the entities of two kinds that are named together."""
    title = f"{LABELS[one]} and {LABELS[other].lower()} named together"
    return Table(title, partial(together.pair_rows, one=one, other=other), together.pair_words, {
        "label_1": "kind of the one", "key_1": "its identity", "name_1": "its name",
        "label_2": "kind of the other", "key_2": "its identity", "name_2": "its name",
        "sentences": "sentences that name both", "documents": "documents that name both",
        "as_read": "sentences that name both as they were read, without corrections",
    })  # fmt: skip


_COUNTS = {
    "mentions": "how often it is mentioned", "documents": "in how many documents",
    "stories": "in how many stories: copies of a text count once",
    "sources": "from how many sources, of documents that state one",
}  # fmt: skip
_DOCUMENT = {
    "document": "document id",
    "name": "file name",
    "title": "its title",
    "source": "who published it",
    "published": "its stated date",
}
TABLES: dict[str, Table] = {
    "kinds": Table("Kinds of entity", _kinds, _as_they_are, {
        "label": "kind of entity", "kind": "its name", "entities": "distinct entities", **_COUNTS,
        "as_read": AS_READ,
    }),
    "entities": Table("Entities", _entity_rows, _entity_words, {
        "label": "kind of entity", "kind": "its name", "key": "what identifies it", "entity": "name of the entity",
        **_COUNTS, "as_read": AS_READ,
        "spellings": "the ways it is written, most frequent first",
    }),
    "countries": Table("Countries", _country_rows, _as_they_are, {
        "iso3": "ISO 3166-1 alpha-3 (XKX Kosovo)", "country": "its name", **_COUNTS, "as_read": AS_READ,
        "name": "mentions by name", "demonym": "by demonym (Japanese)",
        "short": "by a short form (the North)", "metonym": "by a capital or seat of government that acts",
        "place": "by a place inside the country",
    }),
    "systems": Table("Systems", system_rows.systems, _as_they_are, {
        "system": "catalogue key", "name": "short name", "full_name": "full name", "kind": "how Picket groups it",
        "what_it_is": "one sentence", "part_of": "what Picket groups it under", "basing": "where it stands",
        "phase": "phase of flight in which it intercepts", "origin": "country of origin",
        "operators": "states that operate it, by the catalogue's sources", **_COUNTS,
        "as_read": AS_READ,
        "with_parts": "mentions of it and of what belongs to it",
        "countries_beside": "countries named in the same sentences, most frequent first",
    }),
    "facts": Table("Facts about systems and their sources", system_rows.facts, _as_they_are, {
        "system": "catalogue key", "name": "short name", "fact": "what kind of fact", "words": "the fact",
        "iso3": "the state it is about (ISO 3166-1 alpha-3)", "status": "its status there", "year": "since when",
        "source": "title of a source that states it", "publisher": "who published that", "source_date": "when",
        "url": "its address", "grade": "A official, B press or research, C weak, copied or partisan",
        "as_of": "day on which the catalogue was read against its sources",
    }),
    "sentences": Table("Key sentences about systems", passages.sentence_rows, passages.sentence_words, {
        "document": "document id", "name": "file name", "sentence_start": "first code point of the sentence",
        "sentence_end": "one past its last", "systems": "systems named", "countries": "countries named",
        "stages": "who is stated to do what", "sentence": "its words, white space folded",
    }),
    "pairs": pairs("COUNTRY", "SYSTEM"),
    "beside": Table("Countries beside systems", system_rows.beside, _as_they_are, {
        "system": "catalogue key", "iso3": "ISO 3166-1 alpha-3", "country": "its name",
        "mentions": "mentions of the system in sentences that name the country", "as_read": AS_READ,
    }),
    "reach": Table(
        "Published ranges and altitudes of the whole catalogue, whatever the filter",
        lambda ledger: reach.table(reach.bands(ledger.catalogue.systems.values())), _as_they_are, reach.COLUMNS,
    ),
    "passages": Table("Sentences", passages.passage_rows, passages.passage_words, {
        **_DOCUMENT, "sentence_start": "first code point of the sentence", "sentence_end": "one past its last",
        "mentions": "how many of the mentions asked for stand in it", "names": "what they name",
        "places": "their code points", "kinds": "their kinds", "sentence": "its exact words",
    }),
    "stories": Table("Stories", _story_rows, _story_words, {
        "document": "id of its earliest document here", "name": "file name", "title": "title", "source": "its source",
        "published": "its stated date", **{name: _COUNTS[name] for name in ("mentions", "documents", "sources")},
        "as_read": AS_READ,
    }),
    "sources": Table("Sources", _source_rows, _as_they_are, {
        "source": "who published", **{name: _COUNTS[name] for name in ("mentions", "documents", "stories")},
        "as_read": AS_READ,
        "first": "stated date of its earliest document here", "last": "and of its latest",
    }),
    "statements": Table("Statements", _statement_rows, _statement_words, {
        **_DOCUMENT, "actor": "ISO 3166-1 alpha-3", "country": "its name",
        "system": "catalogue key", "system_name": "its short name", "stage": "what is reported",
        "negated": "reported as not so", "hedged": "reported with reserve", "speaker": "to whom it is credited",
        "start": "first code point of the quote", "end": "one past its last", "quote": "the exact words",
        "corrected": "who corrected it and why, and how it was read",
    }),
    "status": Table("Reported status", status_rows.rows, status_rows.words, {
        "system": "catalogue key", "system_name": "its short name",
        "actor": "ISO 3166-1 alpha-3", "country": "its name", "stage": "what is reported",
        "negated": "reported as not so", "hedged": "reported with reserve",
        "statements": "how many statements report it", "documents": "in how many documents",
        "as_read": "statements as they were read, without corrections",
        "sources": "from how many sources, of documents that state one",
        "undated": "how many of the statements stand in undated documents",
        "first": "stated date of its earliest document here", "last": "and of its latest",
        "differs": "another report of this system and country says otherwise",
    }),
    "mentions": Table("Mentions", passages.mention_rows, passages.mention_words, {
        **_DOCUMENT, "page": "page, in formats that have pages",
        "start": "first code point", "end": "one past the last",
        "text": "the exact words", "label": "kind of entity", "entity": "what it names", "key": "its identity",
        "sense": "countries: how it is named", "variant": "systems: version named",
        "found_by": "component that found it", "rule": "why",
        "sentence_start": "first code point of its sentence", "sentence_end": "one past its last",
        "before": "its sentence up to it", "after": "its sentence from there on",
        "corrected": "who corrected it and why, and how it was read",
    }, passages.first_mentions, len),
    "documents": Table("Documents", _document_rows, passages.document_words, {
        "id": "first 16 hex digits of the SHA-256 of its bytes", "name": "file name", "title": "title",
        "source": "who published it", "author": "who wrote it", "url": "its address, as stated",
        "published": "stated date", "language": "ISO 639 code",
        "collection": "the collection it belongs to",
        "origins": "where each of these came from", "stated": "the words that say so, and their place",
        "tags": "its tags", "story": "id of the earliest document of its story",
        "copies": "other documents of its story",
        "words": "words", "characters": "code points", "added_at": "when it was added (UTC)",
        "mentions": "mentions counted in it", "as_read": AS_READ,
        "found": "with a search: words around the hits, in brackets",
    }),
    "issues": Table("Issues", _issue_rows, _as_they_are, {
        "level": "error, warning or info", "where": "document and place", "message": "what happened",
        "hint": "what to do next",
    }),
}  # fmt: skip
"""Every table that can be shown, downloaded or exported, by the name the command line knows it by."""
