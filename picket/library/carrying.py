"""Readings that hold for another fingerprint too, because what changed does not concern their documents."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator

from sqlalchemy import Connection, delete, insert, select

from picket.library import writing
from picket.library.schema import meta


def carry(connection: Connection, old: str, new: str, last: int, but: Collection[int]) -> int:
    """Give readings of one fingerprint another: those of documents up to number `last`, `but` not of these; how many.

    What is known of the documents stays as it was, so that nobody has to read them again either.
    """
    done = connection.exec_driver_sql(
        "UPDATE reading SET fingerprint = ? WHERE fingerprint = ? AND document <= ? "
        "AND document NOT IN (SELECT value FROM json_each(?))",
        (new, old, last, json.dumps(sorted(but))),
    )
    return done.rowcount


def note(connection: Connection, key: str, before: str | None, value: str) -> bool:
    """Keep a note about the library if it is still the one seen before; whether it was."""
    if connection.scalar(select(meta.c.value).where(meta.c.key == key)) != before:
        return False
    connection.execute(delete(meta).where(meta.c.key == key))
    connection.execute(insert(meta).values(key=key, value=value))
    writing.revise(connection)
    return True


def texts_of(connection: Connection, fingerprint: str) -> Iterator[tuple[int, str]]:
    """Number and text of each document with a reading of this fingerprint, in order."""
    query = (
        "SELECT content.document, text FROM content JOIN reading ON reading.document = content.document "
        "WHERE fingerprint = ? ORDER BY content.document"
    )
    found = connection.exec_driver_sql(query, (fingerprint,))
    while rows := found.fetchmany(100):
        yield from ((row[0], row[1]) for row in rows)


def begun_with(connection: Connection, begin: str, but: str) -> list[str]:
    """Ids of the documents whose reading has a fingerprint that begins so, `but` not this one."""
    query = (
        "SELECT id FROM document JOIN reading ON document = number "
        "WHERE substr(fingerprint, 1, length(?1)) = ?1 AND fingerprint <> ?2 ORDER BY number"
    )
    return [row[0] for row in connection.exec_driver_sql(query, (begin, but))]
