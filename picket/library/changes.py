"""What changed in the library since a revision: enough to bring a copy in memory up to date, and no more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sqlalchemy import Connection, CursorResult

from picket.corrections.decision import Decision
from picket.library import deciding
from picket.library.frames import DOCUMENTS, frame
from picket.library.packed import CELL, FIELDS, unpack

AT_ONCE = 2_000
"""Rows fetched at a time: all at once, their Python objects would take more memory than what is made of them."""

_CHANGED = "WHERE changed > ? ORDER BY number"
_KEPT = [name for name in DOCUMENTS if name not in ("fingerprint", "tags")]


@dataclass(frozen=True)
class Changes:
    """One consistent look at the library.

    `whole`: what was known before is void (a first look, or a restored copy). `present`: numbers of all documents
    there are. The rest tells of documents changed since, in full: `documents`, `statements` and `issues` as in
    frames.py (issues of no document are all there), `mentions` with an array for each of packed.FIELDS and, mention
    by mention, the number of the document in `places`. `words`: number and text of the words added since;
    `decisions`: those that came in since, with their
    numbers.
    """

    revision: int
    lineage: str
    whole: bool
    present: NDArray[np.int64]
    documents: pd.DataFrame
    mentions: NDArray[np.int32]
    places: NDArray[np.int32]
    statements: pd.DataFrame
    issues: pd.DataFrame
    words: list[tuple[int, str]]
    decisions: list[tuple[int, Decision]]


def look(connection: Connection, since: int, lineage: str, last_word: int, last_decision: int) -> Changes:
    """What changed after revision `since` of this lineage, for somebody who knows words and decisions up to these."""
    facts: dict[str, str] = {row[0]: row[1] for row in connection.exec_driver_sql("SELECT key, value FROM meta")}
    whole = facts["lineage"] != lineage or since > int(facts["revision"])
    since, last_word, last_decision = (-1, 0, 0) if whole else (since, last_word, last_decision)
    listed = connection.exec_driver_sql("SELECT group_concat(number) FROM document").scalar()
    present = np.fromstring(listed, np.int64, sep=",") if listed else np.empty(0, np.int64)
    mentions, places = _mentions(connection, since)
    return Changes(
        int(facts["revision"]), facts["lineage"], whole, np.sort(present), _documents(connection, since),
        mentions, places, _statements(connection, since), _issues(connection, since),
        [(row[0], row[1]) for row in connection.exec_driver_sql(
            "SELECT number, text FROM word WHERE number > ? ORDER BY number", (last_word,)
        )],
        deciding.since(connection, last_decision),
    )  # fmt: skip


def _documents(connection: Connection, since: int) -> pd.DataFrame:
    tags: dict[int, list[str]] = defaultdict(list)
    theirs = "SELECT document, tag.name FROM tag JOIN document ON number = document WHERE changed > ? ORDER BY tag.name"
    for number, name in connection.exec_driver_sql(theirs, (since,)):
        tags[number].append(name)
    columns = ", ".join(_KEPT).replace("added_at", "substr(added_at, 1, 19)")  # without fractions of a second
    query = f"SELECT {columns}, fingerprint FROM document JOIN reading ON document = number {_CHANGED}"
    return _framed(connection.exec_driver_sql(query, (since,)), "documents", lambda row: ("\n".join(tags[row[0]]),))


def _framed(
    found: CursorResult[Any], kind: str, more: Callable[[Any], tuple[Any, ...]] = lambda row: ()
) -> pd.DataFrame:
    """What a query finds, with more cells a row, as a frame."""
    parts = [_empty(kind)]
    while rows := found.fetchmany(AT_ONCE):
        parts.append(frame([(*row, *more(row)) for row in rows], kind))
    return pd.concat(parts, ignore_index=True) if parts[1:] else parts[0]


@cache
def _empty(kind: str) -> pd.DataFrame:
    return frame([], kind)


def _mentions(connection: Connection, since: int) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    sizes = connection.exec_driver_sql(
        f"SELECT number, length(mentions) FROM reading JOIN document ON number = document {_CHANGED}", (since,)
    ).all()
    each = np.array([size // (CELL.itemsize * len(FIELDS)) for _, size in sizes], np.int64)
    found = np.empty((len(FIELDS), each.sum()), np.int32)
    query = f"SELECT mentions FROM reading JOIN document ON number = document {_CHANGED}"
    packed, at = connection.exec_driver_sql(query, (since,)), 0
    while rows := packed.fetchmany(AT_ONCE):
        some = unpack(b"".join(row[0] for row in rows))
        found[:, at : at + len(some)] = some.T
        at += len(some)
    return found, np.repeat(np.array([number for number, _ in sizes], np.int32), each)


def _statements(connection: Connection, since: int) -> pd.DataFrame:
    query = (
        'SELECT document, actor, system, stage, negated, hedged, speaker, start, "end" FROM statement '
        "JOIN document ON document.number = document WHERE changed > ? ORDER BY document, statement.number"
    )
    return _framed(connection.exec_driver_sql(query, (since,)), "statements")


def _issues(connection: Connection, since: int) -> pd.DataFrame:
    columns = 'issue.number, coalesce(document, 0), level, "where", message, hint FROM issue'
    theirs = f"SELECT {columns} JOIN document ON document.number = document WHERE changed > ? ORDER BY issue.number"
    nobodys = f"SELECT {columns} WHERE document IS NULL ORDER BY issue.number"
    found = (connection.exec_driver_sql(nobodys), connection.exec_driver_sql(theirs, (since,)))
    parts = [_framed(some, "issues") for some in found]
    return pd.concat(parts, ignore_index=True) if any(map(len, parts)) else parts[0]
