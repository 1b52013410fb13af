"""Full-text search over titles and texts, by SQLite's FTS5. The index follows every change of a document.

What nobody sees in a text is not in the index: THAAD is found however many zero-width spaces stand in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, delete, insert, select

from picket import seen
from picket.library.portions import portions
from picket.library.schema import bare, content, document

SETUP = (
    "CREATE VIEW searchable AS SELECT number, coalesce(bare.title, document.title) AS title, "
    "coalesce(bare.text, content.text) AS text FROM document JOIN content ON content.document = number "
    "LEFT JOIN bare ON bare.document = number",
    "CREATE VIRTUAL TABLE full_text USING fts5(title, text, content='searchable', content_rowid='number', "
    "tokenize='unicode61 remove_diacritics 2')",
)
"""Words are folded to small letters without accents; "SM-3" is the words "sm" and "3" in this order."""

ALL = "INSERT INTO full_text(full_text) VALUES ('rebuild')"
"""Index every document anew."""

BEGIN, END = "\ufdd0", "\ufdd1"
"""Around a hit in a snippet: noncharacters, which no text is meant to hold."""

_MORE = " … "

RANKED = 2_000
"""Hits up to which the best come first; of more the newest do, as weighing each takes longer than a reader waits."""


def index(connection: Connection, numbers: Iterable[int]) -> None:
    """Take documents in."""
    for some in portions(numbers):
        _bare(connection, some)
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


def _bare(connection: Connection, numbers: Sequence[int]) -> None:
    """Keep what is to be searched of those documents that have something which nobody sees."""
    connection.execute(delete(bare).where(bare.c.document.in_(numbers)))
    said = select(document.c.number, document.c.title, content.c.text).join(content)
    for number, *whole in connection.execute(said.where(document.c.number.in_(numbers))).all():
        title, text = map(seen.bare, whole)
        if [title, text] != whole:
            connection.execute(insert(bare).values(document=number, title=title, text=text))


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
            "SELECT rowid, snippet(full_text, -1, ?, ?, ?, ?) FROM full_text "
            f"WHERE full_text MATCH ? AND {_in(some, 'rowid')}"
        )
        rows = connection.exec_driver_sql(query, (BEGIN, END, _MORE, words, expression))
        found.update((row[0], row[1]) for row in rows)
        whole = select(document.c.number, document.c.title, content.c.text).join(content).join(bare)
        for number, *texts in connection.execute(whole.where(document.c.number.in_(found))).all():
            found[number] = _as_it_stands(found[number], texts)
    return found


def _as_it_stands(snippet: str, texts: Iterable[str]) -> str:
    """The snippet of a text without what nobody sees, as it stands in the text."""
    before, after = (_MORE if cut(_MORE) else "" for cut in (snippet.startswith, snippet.endswith))
    pieces = re.split(f"[{BEGIN}{END}]", snippet[len(before) : len(snippet) - len(after)])
    for text in texts:
        found = seen.uncovered(text)
        if found and (at := found.text.find("".join(pieces))) >= 0:
            ends = list(accumulate(map(len, pieces), initial=at))
            cuts = [found.end(end) if place and place % 2 == 0 else found.start(end) for place, end in enumerate(ends)]
            cuts[-1] = found.end(ends[-1])
            marks = [*[BEGIN, END] * (len(pieces) // 2), after]
            return before + "".join(text[a:b] + mark for (a, b), mark in zip(pairwise(cuts), marks))
    return snippet


def _in(numbers: Sequence[int], column: str = "number") -> str:
    return f"{column} IN ({','.join(str(int(number)) for number in numbers)})"
