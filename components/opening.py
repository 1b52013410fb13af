"""What a click on a cell of a table opens: the rule is the same everywhere. A figure opens just what it counts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from components import session
from components.selection import ALL, COPIES, Selection, beside
from picket.address import RAW
from picket.ledger import UNITS
from picket.model import SENSES

Row = dict[str, Any]


def counting(column: str) -> str:
    """What a column counts; one that holds no figure opens what is counted everywhere."""
    return column if column in (*UNITS, "sentences") else session.unit()


def _as_read(chosen: Selection, column: str, by: str = "mentions") -> Selection:
    """What was clicked, without corrections where the figure clicked is one of those read."""
    return {**chosen, "by": by, "read": RAW} if column == "as_read" else chosen


def kind(row: Row, column: str) -> Selection:
    """A kind of entity; its column `entities` opens the names."""
    return _as_read({"label": row["label"], "by": "names" if column == "entities" else counting(column)}, column)


def entity(row: Row, column: str) -> Selection:
    """A name."""
    return _as_read({"label": row["label"], "key": row["key"], "by": counting(column)}, column)


def country(row: Row, column: str) -> Selection:
    """A country, or one of its senses."""
    chosen: Selection = {"label": "COUNTRY", "key": row["iso3"], "by": counting(column)}
    return {**chosen, "sense": column, "by": "mentions"} if column in SENSES else _as_read(chosen, column)


def system(row: Row, column: str) -> Selection:
    """A system, or the system with what belongs to it."""
    chosen: Selection = {"label": "SYSTEM", "key": row["system"], "by": counting(column)}
    return {**chosen, "parts": "yes", "by": "mentions"} if column == "with_parts" else _as_read(chosen, column)


def country_beside(row: Row, column: str) -> Selection:
    """A system in the sentences that name a country."""
    chosen: Selection = {"label": "SYSTEM", "key": row["system"], "beside": f"COUNTRY:{row['iso3']}", "by": "mentions"}
    return _as_read(chosen, column)


def document(row: Row, column: str) -> Selection:
    """What is mentioned in a document, or its copies."""
    return _as_read({"document": row["id"], "label": ALL, "by": COPIES if column == "copies" else "mentions"}, column)


def report(row: Row, column: str) -> Selection:
    """What is reported of a country and a system: one stage, negated and hedged as in this row."""
    flags: Selection = {"negated": _flag(row["negated"]), "hedged": _flag(row["hedged"])}
    said: Selection = {"label": "SYSTEM", "key": row["system"], "actor": row["actor"], "stage": row["stage"]}
    chosen: Selection = {**said, **flags, "by": column if column in ("documents", "sources") else "statements"}
    return _as_read(chosen, column, "statements")


def statement(row: Row, column: str) -> Selection:
    """What a document states of this country and system at this stage."""
    return {**report(row, "statements"), "document": row["document"]}


def _flag(marked: object) -> str:
    return "yes" if marked else "no"


def pair(row: Row, column: str) -> Selection:
    """Two names: the sentences that name both, or the documents."""
    both = beside((row["label_1"], row["key_1"]), (row["label_2"], row["key_2"]))
    if column == "documents":
        return {"label": ALL, "beside": both, "where": "document", "by": "documents"}
    return _as_read({"label": ALL, "beside": both, "by": "sentences"}, column, "sentences")


CLICKS: dict[str, Callable[[Row, str], Selection]] = {
    "kinds": kind, "entities": entity, "countries": country, "systems": system, "beside": country_beside,
    "documents": document, "pairs": pair, "status": report,
}  # fmt: skip
"""By table of the ledger, what a click on a cell in this row and column selects."""
