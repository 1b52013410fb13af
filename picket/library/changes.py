"""What changed in the library since a revision: enough to bring a copy in memory up to date, and no more."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sqlalchemy import Connection

from picket.library.frames import DOCUMENTS, frame
from picket.library.packed import unpack

_CHANGED = "WHERE changed > ? ORDER BY number"
_KEPT = [name for name in DOCUMENTS if name not in ("fingerprint", "tags")]


@dataclass(frozen=True)
class Changes:
    """One consistent look at the library.

    `whole`: what was known before is void (a first look, or a restored copy). `present`: numbers of all documents
    there are. The rest tells of documents changed since, in full: `documents`, `statements` and `issues` as in
    frames.py (issues of no document are all there), `mentions` with the columns of packed.FIELDS and, row by row,
    the number of the document in `places`. `words`: number and text of the words added since.
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


def look(connection: Connection, since: int, lineage: str, last_word: int) -> Changes:
    """What changed after revision `since` of this lineage, for somebody who knows the words up to `last_word`."""
    facts: dict[str, str] = {row[0]: row[1] for row in connection.exec_driver_sql("SELECT key, value FROM meta")}
    whole = facts["lineage"] != lineage or since > int(facts["revision"])
    since, last_word = (-1, 0) if whole else (since, last_word)
    present = np.fromiter((row[0] for row in connection.exec_driver_sql("SELECT number FROM document")), np.int64)
    mentions, places = _mentions(connection, since)
    return Changes(
        int(facts["revision"]), facts["lineage"], whole, np.sort(present), _documents(connection, since),
        mentions, places, _statements(connection, since), _issues(connection, since),
        [(row[0], row[1]) for row in connection.exec_driver_sql(
            "SELECT number, text FROM word WHERE number > ? ORDER BY number", (last_word,)
        )],
    )  # fmt: skip


def _documents(connection: Connection, since: int) -> pd.DataFrame:
    tags: dict[int, list[str]] = defaultdict(list)
    of_changed = (
        "SELECT document, tag.name FROM tag JOIN document ON number = document WHERE changed > ? ORDER BY tag.name"
    )
    for number, name in connection.exec_driver_sql(of_changed, (since,)):
        tags[number].append(name)
    columns = ", ".join(_KEPT).replace("added_at", "substr(added_at, 1, 19)")  # without fractions of a second
    query = f"SELECT {columns}, fingerprint FROM document JOIN reading ON document = number {_CHANGED}"
    rows = [(*row, "\n".join(tags[row[0]])) for row in connection.exec_driver_sql(query, (since,))]
    return frame(rows, "documents")


def _mentions(connection: Connection, since: int) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    query = f"SELECT document, mentions FROM reading JOIN document ON number = document {_CHANGED}"
    rows = connection.exec_driver_sql(query, (since,)).all()
    found = unpack(b"".join(row[1] for row in rows))
    sizes = [len(row[1]) // (found.itemsize * found.shape[1]) for row in rows]
    return found, np.repeat(np.array([row[0] for row in rows], np.int32), sizes)


def _statements(connection: Connection, since: int) -> pd.DataFrame:
    query = (
        'SELECT document, actor, system, stage, negated, hedged, speaker, start, "end", quote FROM statement '
        "JOIN document ON document.number = document WHERE changed > ? ORDER BY document, statement.number"
    )
    return frame(connection.exec_driver_sql(query, (since,)).all(), "statements")


def _issues(connection: Connection, since: int) -> pd.DataFrame:
    columns = 'issue.number, coalesce(document, 0), level, "where", message, hint FROM issue'
    theirs = f"SELECT {columns} JOIN document ON document.number = document WHERE changed > ? ORDER BY issue.number"
    nobodys = f"SELECT {columns} WHERE document IS NULL ORDER BY issue.number"
    rows = chain(connection.exec_driver_sql(nobodys), connection.exec_driver_sql(theirs, (since,)))
    return frame(list(rows), "issues")
