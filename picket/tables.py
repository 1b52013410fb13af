"""The group-bys of the ledger: one function a table. Screens, downloads and the command line all call these.

Every table is a DataFrame with a plain index; its columns are documented in `TABLES` and stay stable.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from picket.catalogue.load import FIRST
from picket.ledger import LABELS, Ledger
from picket.model import SENSES

_SPACE = re.compile(r"\s+")
SENTENCE = ["document", "sentence_start", "sentence_end"]


def entities(ledger: Ledger) -> pd.DataFrame:
    """One row an entity, most mentioned first: its kind, name, spellings met, mentions and documents."""
    rows = ledger.mentions
    if rows.empty:
        return pd.DataFrame(columns=list(TABLES["entities"].columns))
    grouped = rows.groupby(["label", "key", "entity"], sort=False)
    table = grouped.agg(
        mentions=("start", "size"), documents=("document", "nunique"), spellings=("text", _spellings)
    ).reset_index()
    order = table["label"].map({label: place for place, label in enumerate(LABELS)})
    table = table.assign(order=order).sort_values(
        ["mentions", "documents", "order", "entity"], ascending=[False, False, True, True]
    )
    return table[list(TABLES["entities"].columns)].reset_index(drop=True)


def kinds(ledger: Ledger) -> pd.DataFrame:
    """One row a kind of entity, in legend order: mentions, distinct entities and documents."""
    rows = ledger.mentions
    grouped = rows.groupby("label").agg(
        mentions=("start", "size"), entities=("key", "nunique"), documents=("document", "nunique")
    )
    table = grouped.reindex([label for label in LABELS if label in grouped.index]).reset_index()
    return table.assign(kind=table["label"].map(LABELS))[list(TABLES["kinds"].columns)]


def countries(ledger: Ledger) -> pd.DataFrame:
    """One row a country named, most mentioned first; the columns of the senses sum to `mentions`."""
    rows = ledger.mentions[(ledger.mentions["label"] == "COUNTRY") & ledger.mentions["target"].notna()]
    by_sense = rows.pivot_table(
        index=["key", "entity"], columns="sense", values="start", aggfunc="size", fill_value=0, observed=True
    ).reindex(columns=list(SENSES), fill_value=0)
    documents = rows.groupby(["key", "entity"])["document"].nunique()
    table = by_sense.assign(mentions=by_sense.sum(axis=1), documents=documents).reset_index()
    table = table.rename(columns={"key": "iso3", "entity": "country"})
    table = table.sort_values(["mentions", "documents", "country"], ascending=[False, False, True])
    return table[list(TABLES["countries"].columns)].reset_index(drop=True)


def systems(ledger: Ledger) -> pd.DataFrame:
    """One row a catalogue system, the four of FIRST leading: what it is and how often it is mentioned.

    All systems are here, at zero too; `with_parts` counts also what belongs to the system (`part_of`).
    """
    catalogue = ledger.catalogue
    rows = ledger.mentions[ledger.mentions["label"] == "SYSTEM"]
    own = rows.groupby("key").agg(mentions=("start", "size"), documents=("document", "nunique"))
    named_beside = beside(ledger).groupby("system")["country"].agg("; ".join)
    table = pd.DataFrame(
        {
            "system": key,
            "name": system.short,
            "full_name": system.name,
            "kind": system.kind,
            "what_it_is": system.summary,
            "part_of": "; ".join(catalogue.systems[parent].short for parent in system.part_of),
            "basing": "; ".join(system.basing),
            "phase": "; ".join(system.phase),
            "origin": "; ".join(catalogue.countries[iso3].name for iso3 in system.origin),
            "operators": "; ".join(dict.fromkeys(
                catalogue.countries[o.country].name for o in system.operators if o.status == "operational"
            )),
            "with_parts": int(rows["key"].isin(catalogue.family(key)).sum()),
        }
        for key, system in catalogue.systems.items()
    )  # fmt: skip
    table = table.join(own, on="system").join(named_beside.rename("countries_beside"), on="system")
    table = table.fillna({"mentions": 0, "documents": 0, "countries_beside": ""})
    table = table.astype({"mentions": int, "documents": int})
    first = table["system"].map({key: place for place, key in enumerate(FIRST)}).fillna(len(FIRST))
    table = table.assign(first=first).sort_values(
        ["first", "mentions", "with_parts", "name"], ascending=[True, False, False, True]
    )
    return table[list(TABLES["systems"].columns)].reset_index(drop=True)


def beside(ledger: Ledger) -> pd.DataFrame:
    """One row a system and a country named in the same sentences: how many mentions of the system stand there."""
    rows = ledger.mentions
    named = rows[(rows["label"] == "COUNTRY") & rows["target"].notna()]
    places = named[[*SENTENCE, "key", "entity"]].drop_duplicates()
    pairs = rows[rows["label"] == "SYSTEM"][[*SENTENCE, "key"]].rename(columns={"key": "system"})
    pairs = pairs.merge(places, on=SENTENCE).rename(columns={"key": "iso3", "entity": "country"})
    counted = pairs.groupby(["system", "iso3", "country"]).size().reset_index(name="mentions")
    order = ["system", "mentions", "country"]
    return counted.sort_values(order, ascending=[True, False, True], ignore_index=True)


def key_sentences(ledger: Ledger) -> pd.DataFrame:
    """Sentences that name a system: those that state a stage first, then by systems and countries named."""
    rows = ledger.mentions[ledger.mentions["label"].isin(["SYSTEM", "COUNTRY"])]
    named = rows.groupby([*SENTENCE, "label"])["entity"].agg(lambda names: "; ".join(dict.fromkeys(names)))
    table = named.unstack("label").reindex(columns=["SYSTEM", "COUNTRY"])
    table = table[table["SYSTEM"].notna()].fillna("").astype(str).reset_index()
    table = table.rename(columns={"SYSTEM": "systems", "COUNTRY": "countries"})
    table["stages"] = _stages(table, ledger)
    weight = table["systems"].str.count("; ") + table["countries"].ne("") + table["countries"].str.count("; ")
    table = table.assign(stated=table["stages"].ne(""), weight=weight).sort_values(
        ["stated", "weight", "document", "sentence_start"], ascending=[False, False, True, True]
    )
    return _with_words(table.reset_index(drop=True), ledger)[list(TABLES["sentences"].columns)]


def statements(ledger: Ledger) -> pd.DataFrame:
    """One row a statement: who is reported to do what about which system, in the exact words."""
    table = ledger.statements.copy()
    names = {iso3: country.name for iso3, country in ledger.catalogue.countries.items()}
    table["country"] = table["actor"].map(names).fillna(table["actor"])
    table["name"] = table["document"].map(ledger.documents["name"])
    table["system_name"] = table["system"].map({k: s.short for k, s in ledger.catalogue.systems.items()})
    return table[list(TABLES["statements"].columns)].reset_index(drop=True)


def mentions(ledger: Ledger) -> pd.DataFrame:
    """The ledger itself, a row a mention, in the order of the documents, with the sentence around each."""
    table = ledger.mentions.sort_values(["document", "start", "end"], ascending=[True, True, False])
    texts = ledger.texts(table["document"].unique())
    places = zip(*(table[c] for c in ("document", "sentence_start", "start", "end", "sentence_end")))
    around = [(_folded(texts[d][first:start]), _folded(texts[d][end:last])) for d, first, start, end, last in places]
    table["before"], table["after"] = zip(*around) if around else ([], [])
    table["name"] = table["document"].map(ledger.documents["name"])
    return table[list(TABLES["mentions"].columns)].reset_index(drop=True)


def documents(ledger: Ledger) -> pd.DataFrame:
    """One row a document with what was found in it."""
    table = ledger.documents.reset_index(drop=True)
    found = ledger.mentions.groupby("document").size()
    table["mentions"] = table["id"].map(found).fillna(0).astype(int)
    table["stated"] = [_as_words(json.loads(stated)) for stated in table["stated"]]
    return table[list(TABLES["documents"].columns)]


def issues(ledger: Ledger) -> pd.DataFrame:
    """What was not understood, worst first."""
    rank = ledger.issues["level"].map({"error": 0, "warning": 1, "info": 2})
    table = ledger.issues.assign(rank=rank).sort_values(["rank", "where"]).reset_index(drop=True)
    return table[list(TABLES["issues"].columns)]


@dataclass(frozen=True)
class Table:
    """A table of the ledger: what it is called, what makes it, and what each column holds."""

    title: str
    make: Callable[[Ledger], pd.DataFrame]
    columns: dict[str, str]


_COUNTS = {"mentions": "how often it is mentioned", "documents": "in how many documents"}
TABLES: dict[str, Table] = {
    "kinds": Table("Kinds of entity", kinds, {
        "label": "kind of entity", "kind": "its name", "entities": "distinct entities", **_COUNTS,
    }),
    "entities": Table("Entities", entities, {
        "label": "kind of entity", "key": "what identifies it", "entity": "its name", **_COUNTS,
        "spellings": "the ways it is written, most frequent first",
    }),
    "countries": Table("Countries", countries, {
        "iso3": "ISO 3166-1 alpha-3 (XKX Kosovo)", "country": "its name", **_COUNTS,
        "name": "mentions by name", "demonym": "by demonym (Japanese)",
        "short": "by a short form (the North)", "metonym": "by a capital or seat of government that acts",
        "place": "by a place inside the country",
    }),
    "systems": Table("Systems", systems, {
        "system": "catalogue key", "name": "short name", "full_name": "full name", "kind": "kind of system",
        "what_it_is": "one sentence", "part_of": "what it belongs to", "basing": "where it stands",
        "phase": "phase of flight in which it intercepts", "origin": "country of origin",
        "operators": "states that operate it, by the catalogue's sources", **_COUNTS,
        "with_parts": "mentions of it and of what belongs to it",
        "countries_beside": "countries named in the same sentences, most frequent first",
    }),
    "sentences": Table("Key sentences about systems", key_sentences, {
        "document": "document id", "name": "file name", "sentence_start": "first code point of the sentence",
        "sentence_end": "one past its last", "systems": "systems named", "countries": "countries named",
        "stages": "who is stated to do what", "sentence": "its words, white space folded",
    }),
    "beside": Table("Countries beside systems", beside, {
        "system": "catalogue key", "iso3": "ISO 3166-1 alpha-3", "country": "its name",
        "mentions": "mentions of the system in sentences that name the country",
    }),
    "statements": Table("Statements", statements, {
        "document": "document id", "name": "file name", "actor": "ISO 3166-1 alpha-3", "country": "its name",
        "system": "catalogue key", "system_name": "its short name", "stage": "what is reported",
        "negated": "reported as not so", "hedged": "reported with reserve", "speaker": "to whom it is credited",
        "start": "first code point of the quote", "end": "one past its last", "quote": "the exact words",
    }),
    "mentions": Table("Mentions", mentions, {
        "document": "document id", "name": "file name", "start": "first code point", "end": "one past the last",
        "text": "the exact words", "label": "kind of entity", "entity": "what it names", "key": "its identity",
        "sense": "countries: how it is named", "variant": "systems: version named",
        "found_by": "component that found it", "rule": "why",
        "before": "its sentence up to it", "after": "its sentence from there on",
    }),
    "documents": Table("Documents", documents, {
        "id": "first 16 hex digits of the SHA-256 of its bytes", "name": "file name", "title": "title",
        "source": "who published it", "author": "who wrote it", "published": "stated date",
        "language": "ISO 639 code", "stated": "the words that say so, and their place",
        "words": "words", "characters": "code points", "added_at": "when it was added (UTC)",
        "mentions": "mentions counted in it",
    }),
    "issues": Table("Issues", issues, {
        "level": "error, warning or info", "where": "document and place", "message": "what happened",
        "hint": "what to do next",
    }),
}  # fmt: skip
"""Every table that can be shown, downloaded or exported, by the name the command line knows it by."""


def _as_words(stated: list[tuple[str, int, int, str]]) -> str:
    """What a document states of itself: "source: Kyodo [2-7]; published: 3 May 2025 [20-30]"."""
    return "; ".join(f"{field}: {_folded(text)} [{start}-{end}]" for field, start, end, text in stated)


def _spellings(texts: pd.Series[str]) -> str:
    return "; ".join(texts.str.split().str.join(" ").value_counts().index)


def _stages(sentences: pd.DataFrame, ledger: Ledger) -> list[str]:
    """For each sentence what statements overlapping it state: "Japan considering", "Romania not ordered"."""
    stated: dict[str, list[tuple[int, int, str]]] = {}
    columns = (ledger.statements[c] for c in ("document", "start", "end", "actor", "stage", "negated"))
    for document, start, end, actor, stage, negated in zip(*columns):
        said = f"{ledger.catalogue.countries[actor].name} {'not ' if negated else ''}{stage}"
        stated.setdefault(document, []).append((start, end, said))
    return [
        "; ".join(dict.fromkeys(said for start, end, said in stated.get(document, []) if start < last and end > first))
        for document, first, last in zip(*(sentences[c] for c in SENTENCE))
    ]


def _with_words(table: pd.DataFrame, ledger: Ledger) -> pd.DataFrame:
    """Add the file name and the words of the sentence, white space folded, to rows that carry its offsets."""
    texts = ledger.texts(table["document"].unique())
    places = zip(table["document"], table["sentence_start"], table["sentence_end"])
    words = [_folded(texts[document][start:end]) for document, start, end in places]
    return table.assign(sentence=words, name=table["document"].map(ledger.documents["name"]))


def _folded(words: str) -> str:
    """Runs of white space as one space, so that a wrapped line reads as a line."""
    return _SPACE.sub(" ", words)
