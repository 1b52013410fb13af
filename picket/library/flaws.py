"""What keeps a database from being a library as Picket makes it.

It may come from others. What it holds besides, as a trigger, would be run with the next change; and what it lacks would
be missed in the middle of something.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from picket.ingest.names import shown
from picket.library import search, upgrades
from picket.library.own_note import NOTE, texts_of
from picket.library.schema import SCHEMA, tables

WITH_LINEAGE = 3
"""The version of the tables from which on a library has a lineage."""

_TABLES = {*tables.tables, "mention", *(f"full_text_{part}" for part in ("data", "idx", "docsize", "config"))}
"""Today's, that of the mentions in versions 1 and 2, and those in which FTS5 keeps its index."""

_COLUMNS = "SELECT one.name, its.name FROM sqlite_master one, pragma_table_info(one.name) its WHERE rootpage > 0"
"""Table and column; what has no page of its own, as the full-text search, has no columns to be kept in."""

Run = Callable[[str], Iterable[Any]]
"""Runs an SQL query and gives its rows."""


def flaw(run: Run) -> str | None:
    """What is wrong with a database of the tables `meta` and `document`; None for a sound library.

    None too for one of a newer Picket, which knows what it makes.
    """
    facts = {key: str(value) for key, value in run("SELECT key, value FROM meta WHERE value IS NOT NULL")}
    for key in ("schema", "revision"):
        if not re.fullmatch("[0-9]{1,15}", facts.get(key, "")):
            return f"its '{key}' is no number"
    version = int(facts["schema"])
    if version > SCHEMA:
        return None
    if version < 1:
        return f"there are no tables of the version {version}"
    if version >= WITH_LINEAGE and not facts.get("lineage"):
        return "its 'lineage' is missing"
    try:
        texts_of(facts.get(NOTE))
    except ValueError as error:
        return str(error)
    return _besides(run) or (_lacking(run) if version == SCHEMA else None)


def _besides(run: Run) -> str | None:
    """What Picket, of whatever version, does not make. An index acts on nothing."""
    for kind, name, sql in run("SELECT type, name, coalesce(sql, '') FROM sqlite_master WHERE type <> 'index'"):
        plain = kind == "table" and "VIRTUAL" not in sql.upper()
        if not (plain and (name in _TABLES or name.startswith("sqlite_"))) and _folded(sql) not in _MADE:
            return f"it holds the {kind} '{shown(name)}', which Picket does not make"
    return None


def _lacking(run: Run) -> str | None:
    """What there must be in today's tables and is not there."""
    made = {_folded(sql) for (sql,) in run("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")}
    if not made.issuperset(map(_folded, search.SETUP)):
        return "its full-text search is missing"
    there = {(table, column) for table, column in run(_COLUMNS)}
    for table in tables.sorted_tables:
        for column in table.columns:
            if (table.name, column.name) not in there:
                return f"its table '{table.name}' or the column '{column.name}' of it is missing"
    return None


def _folded(sql: str) -> str:
    return " ".join(sql.split())


_MADE = {_folded(sql) for sql in (*search.SETUP, upgrades.SEARCHABLE)}
