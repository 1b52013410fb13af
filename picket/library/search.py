"""Full-text search over titles and texts, by SQLite's FTS5. The index follows every change of a document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from picket.library.portions import portions

SETUP = (
    "CREATE VIEW searchable AS SELECT number, title, text FROM document JOIN content ON content.document = number",
    "CREATE VIRTUAL TABLE full_text USING fts5(title, text, content='searchable', content_rowid='number', "
    "tokenize='unicode61 remove_diacritics 2')",
)
"""Words are folded to small letters without accents; "SM-3" is the words "sm" and "3" in this order."""

ALL = "INSERT INTO full_text(full_text) VALUES ('rebuild')"
"""Index every document anew."""

BEGIN, END = "\ufdd0", "\ufdd1"
"""Around a hit in a snippet: noncharacters, which no text is meant to hold."""

RANKED = 2_000
"""Hits up to which the best come first; of more the newest do, as weighing each takes longer than a reader waits."""


def index(connection: Connection, numbers: Iterable[int]) -> None:
    """Take documents in."""
    for some in portions(numbers):
        connection.exec_driver_sql(
            f"INSERT INTO full_text(rowid, title, text) SELECT number, title, text FROM searchable WHERE {_in(some)}"
        )


def forget(connection: Connection, numbers: Iterable[int]) -> None:
    """Take documents out, before they are changed or removed: FTS5 needs the words it once took in."""
    for some in portions(numbers):
        connection.exec_driver_sql(
            "INSERT INTO full_text(full_text, rowid, title, text) "
            f"SELECT 'delete', number, title, text FROM searchable WHERE {_in(some)}"
        )


def matching(connection: Connection, expression: str) -> NDArray[np.int64]:
    """Numbers of the documents an FTS5 expression (query.py) matches, best first if there are few, else newest."""
    numbers = _numbers(connection, _MATCHING, expression)[::-1]
    if len(numbers) > RANKED:
        return numbers
    return _numbers(connection, f"{_MATCHING} ORDER BY rank, rowid DESC", expression)


_MATCHING = "SELECT rowid AS number FROM full_text WHERE full_text MATCH ?"


def _numbers(connection: Connection, query: str, expression: str) -> NDArray[np.int64]:
    """A column of numbers, fetched as one value: a row each would take ten times as long."""
    listed = connection.exec_driver_sql(f"SELECT group_concat(number) FROM ({query})", (expression,)).scalar()
    return np.fromstring(listed, np.int64, sep=",") if listed else np.empty(0, np.int64)


def snippets(connection: Connection, expression: str, numbers: Sequence[int], words: int) -> dict[int, str]:
    """For each of these documents that matches, about so many words around its hits, each between BEGIN and END."""
    found: dict[int, str] = {}
    for some in portions(numbers):
        query = (
            "SELECT rowid, snippet(full_text, -1, ?, ?, ' … ', ?) FROM full_text "
            f"WHERE full_text MATCH ? AND {_in(some, 'rowid')}"
        )
        rows = connection.exec_driver_sql(query, (BEGIN, END, words, expression))
        found.update((row[0], row[1]) for row in rows)
    return found


def _in(numbers: Sequence[int], column: str = "number") -> str:
    return f"{column} IN ({','.join(str(int(number)) for number in numbers)})"
