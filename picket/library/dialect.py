"""All that is particular to the database beneath the library: here SQLite in one file.

A team that wants a shared server replaces this module; the tables and the store are plain SQLAlchemy.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from picket import readonly
from picket.errors import FilterError, LibraryError

FILE = "picket.db"

PATIENCE = 30
"""Seconds a process waits for its turn."""

ON_CONNECT = (
    f"PRAGMA busy_timeout = {PATIENCE * 1000}",  # first, as the next may wait
    "PRAGMA journal_mode = WAL",    # readers do not wait for a writer
    "PRAGMA synchronous = FULL",    # what was acknowledged is on the disk, even if power fails next
    "PRAGMA foreign_keys = ON",     # off by default in SQLite
)  # fmt: skip

READ_ONLY = ("PRAGMA query_only = ON",)


def connect(folder: Path) -> Engine:
    """The database in `folder`, which is made if need be. Raises LibraryError when it cannot be written.

    A process for reading only makes no folder, and SQLite itself refuses its changes.
    """
    if readonly.is_set() and not (folder / FILE).exists():
        raise LibraryError(f"There is no library in '{folder}' to read; name its folder with --library.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryError(
            f"The library folder '{folder}' cannot be made ({error.strerror}); "
            "choose another with --library or PICKET_LIBRARY."
        ) from error
    file = folder / FILE
    if not os.access(folder, os.W_OK | os.X_OK) or (file.exists() and not os.access(file, os.R_OK | os.W_OK)):
        raise LibraryError(
            f"The library '{folder}' is read-only for you; "
            "ask for write permission or choose another with --library or PICKET_LIBRARY."
        )
    engine = create_engine(URL.create("sqlite", database=str(file)), hide_parameters=True)  # a log quotes no text
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def identity(folder: Path) -> tuple[int, int] | None:
    """What tells the file of the database from another of its name; None when it is not there."""
    try:
        found = (folder / FILE).stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def check_same(folder: Path, known: tuple[int, int] | None) -> None:
    """Raises LibraryError when the file that was opened is no longer the one in its place.

    SQLite would go on with the one that was opened, and what is written there is lost.
    """
    now = identity(folder)
    if known and now is None:
        raise LibraryError(
            f"The library '{folder}' was deleted or moved while it was open; put it back where it was, and try again."
        )
    if known and now != known:
        raise LibraryError(
            f"The library '{folder}' was replaced by another while it was open; start Picket again to see that one."
        )


def for_writing(engine: Engine) -> Engine:
    """The same database, but transactions take the write lock at once: two writers queue, neither fails."""
    return engine.execution_options(writes=True)


@contextmanager
def told(location: object) -> Iterator[None]:
    """Turn what the database reports into one LibraryError that names the library.

    What FTS5 reports is about what is searched for, and a FilterError.
    """
    try:
        yield
    except DBAPIError as error:
        if str(error.orig).startswith("fts5"):
            raise FilterError(f"The search cannot be made ({error.orig}); make it shorter or simpler.") from error
        raise LibraryError(f"The library '{location}' {reason(str(error.orig))}") from error


def damaged(location: object, flaw: str) -> LibraryError:
    """What a reader is told of a library that holds what Picket never wrote."""
    return LibraryError(
        f"The library '{location}' is damaged: {flaw}; move its {FILE} out of the folder and restore a copy."
    )


def reason(said: str) -> str:
    """What a reader is told when SQLite says this."""
    for sign, words in REASONS.items():
        if sign in said:
            return words
    return f"cannot be used ({said}); restore it from a copy or choose another with --library or PICKET_LIBRARY."


REASONS = {
    "not a database": f"is not a Picket library: its {FILE} is another kind of file; choose another folder.",
    "malformed": f"is damaged: its {FILE} cannot be read whole; restore the folder from a copy.",
    "readonly": "is read-only for you; ask for write permission or choose another with --library.",
    "is full": "has no room left: the disk is full; free some space and try again.",
    "locked": "is busy: another program held it for half a minute; close that program and try again.",
}
"""What SQLite says (a part of it) and what a reader is told."""


def _on_connect(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # the driver must not open transactions on its own: _on_begin does
    for pragma in (*ON_CONNECT, *(READ_ONLY if readonly.is_set() else ())):
        connection.execute(pragma).close()


def _on_begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
