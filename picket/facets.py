"""What a filter could ask for next, and how many documents it would leave: counts follow the filter as it stands.

Of the fields of which any value will do (collections, tags, sources, languages, stages) the counts leave that field's
own choice aside, so that its other values can still be chosen; names come on top of those that are there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from picket.filter import STAGES, Entity, Filter
from picket.ledger import Ledger
from picket.narrowing import COLUMNS
from picket.saying import FIELDS, NONE_STATED
from picket.tables import TABLES, View, leading

MOST = 300
"""Values a facet offers, to be found by typing; the page is told how many more there are."""

KINDS = {"SYSTEM": "Systems", "COUNTRY": "Countries", "PERSON": "People", "ORG": "Organisations"}
"""Kinds of entity that have a facet."""


@dataclass(frozen=True)
class Value:
    """One value of a facet: `chosen` is "in" where it is asked for, "out" where it is left out, else ""."""

    value: object
    words: str
    documents: int
    chosen: str = ""


@dataclass(frozen=True)
class Facet:
    """The values of one field, most documents first; `more` are not listed."""

    field: str
    title: str
    values: list[Value]
    more: int = 0


def facets(whole: Ledger, wanted: Filter) -> list[Facet]:
    """The facets that have anything to choose."""
    kept = whole.where(wanted)
    named = View(TABLES["entities"], kept)
    of_kind = [_entities(named, label, title, wanted) for label, title in KINDS.items()]
    of_documents = [_documents(whole, wanted, field) for field in ("sources", "collections", "tags", "languages")]
    found = [*of_kind[:2], _stages(whole, wanted), *of_documents, *of_kind[2:]]
    return [facet for facet in found if facet.values]


def _entities(named: View, label: str, title: str, wanted: Filter) -> Facet:
    theirs = leading(named, label, "documents")
    rows = theirs.first(MOST)
    values = [
        Value(one, str(name), int(count), _chosen(wanted, "named", one))
        for one, name, count in zip((Entity(label, str(key)) for key in rows["key"]), rows["entity"], rows["documents"])
    ]
    return Facet("named", title, values, max(len(theirs) - MOST, 0))


def _stages(whole: Ledger, wanted: Filter) -> Facet:
    """By the statements that count where any stage is asked for: of what is named, beside a mention that is kept."""
    kept = whole.where(replace(wanted, stages=STAGES))
    snapshot, rows = kept.snapshot, kept.statements
    if wanted.within == "sentence":
        there = np.zeros(snapshot.sentences + 1, bool)  # the last one stands for no sentence
        there[kept.columns.sentence] = True
        rows = rows[there[snapshot.statement_sentence[rows.index]]]
    counts = rows[rows["document"].isin(kept.documents.index)].groupby("stage")["document"].nunique()
    return Facet("stages", FIELDS["stages"], [
        Value(stage, stage, int(counts[stage]), _chosen(wanted, "stages", stage))
        for stage in STAGES if stage in counts.index
    ])  # fmt: skip


def _documents(whole: Ledger, wanted: Filter, field: str) -> Facet:
    others = wanted.dropping(field, *getattr(wanted, field))
    rows = whole.where(others).documents
    values = rows["tags"].str.split("\n").explode() if field == "tags" else rows[COLUMNS[field]]
    counts = values[values != ""].value_counts() if field == "tags" else values.value_counts()
    if not len(counts) or list(counts.index) == [""]:
        return Facet(field, FIELDS[field], [])
    order = np.lexsort((counts.index.to_numpy(object), -counts.to_numpy()))
    listed = pd.Series(counts).iloc[order]
    return Facet(field, FIELDS[field], [
        Value(value, str(value) or NONE_STATED, int(count), _chosen(wanted, field, value))
        for value, count in listed.head(MOST).items()
    ], max(len(listed) - MOST, 0))  # fmt: skip


def _chosen(wanted: Filter, field: str, value: object) -> str:
    if value in getattr(wanted, field):
        return "in"
    return "out" if value in getattr(wanted.without, field) else ""
