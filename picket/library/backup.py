"""A library as one file: written while it is in use, and put back without anybody having to stop."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from picket import readonly
from picket.errors import LibraryError, NewerLibraryError
from picket.library import dialect, schema
from picket.library.flaws import flaw
from picket.library.store import Library, place
from picket.parts import part_of


def backup(folder: str | os.PathLike[str] | None, path: Path) -> int:
    """Copy the library in `folder` to the file `path`; how many documents it holds.

    The copy is whole and checked before it gets its name. Raises LibraryError: there is no library, there is a file
    already, the copy cannot be written.
    """
    source = place(folder) / dialect.FILE
    if not os.path.exists(source):
        raise LibraryError(f"There is no library in '{source.parent}'; name its folder with --library.")
    if os.path.exists(path):
        raise LibraryError(f"'{path}' is there already; name a new file, so that no older copy is lost.")
    Library.open(folder).close()  # refuses what is no library of ours, and brings an older one up to date
    _copy(source, path)
    return _documents(path)


def restore(path: Path, folder: str | os.PathLike[str] | None, *, replace: bool = False) -> tuple[int, Path | None]:
    """Make the library in `folder` what it was when `path` was written; how many documents it holds now.

    A library that holds documents is replaced only with `replace`, and is copied first: the second of the pair is
    that file. One that a newer Picket has made is replaced like any other. Open dashboards show the restored one from
    their next click on. Raises LibraryError.
    """
    readonly.check(place(folder))
    documents = _documents(path)
    with suppress(NewerLibraryError):  # whoever goes back to an older Picket replaces just such a one
        Library.open(folder).close()
    target = place(folder) / dialect.FILE
    there, revision = _held(target)
    if there and not replace:
        raise LibraryError(
            f"The library '{target.parent}' holds documents; add --replace to put '{path}' in their place "
            "(they are copied to a file first), or name an empty folder with --library."
        )
    before = target.with_name(f"before-restore-{datetime.now():%Y-%m-%d-%H%M%S}.picket") if there else None
    if before:
        _copy(target, before)
    with (
        _ready(path, target.parent, revision) as ready,
        _told(target),
        _opened(ready, read_only=True) as copy,
        _opened(target) as live,
    ):
        copy.backup(live)
    return documents, before


def _held(path: Path) -> tuple[bool, int]:
    """Whether a library holds documents, and its revision."""
    with _told(path), _opened(path, read_only=True) as library:
        (there,) = library.execute("SELECT EXISTS (SELECT 1 FROM document)").fetchone()
        (revision,) = library.execute("SELECT value FROM meta WHERE key = 'revision'").fetchone()
        return bool(there), int(revision)


@contextmanager
def _ready(path: Path, folder: Path, before: int) -> Iterator[Path]:
    """The database of a copy as it is to stand in `folder`, made beside it: what fails here has changed nothing."""
    try:
        with TemporaryDirectory(prefix=".restore-", dir=folder) as held:
            ready = Path(held) / dialect.FILE
            with _told(path), _opened(path, read_only=True) as copy, closing(sqlite3.connect(ready)) as made:
                copy.backup(made)
            _bring_up_to_date(ready, path)
            with _told(ready), _opened(ready) as made:
                _make_its_own(made, before)
            yield ready
    except OSError as error:
        raise LibraryError(f"'{folder}' cannot be written ({error.strerror}); make room or ask for leave.") from error


def _bring_up_to_date(ready: Path, path: Path) -> None:
    """Raises LibraryError: what the tables of an older version hold is not what it wrote, or there is no room."""
    try:
        Library.open(ready.parent).close()
    except (LibraryError, ValueError, TypeError, LookupError, ArithmeticError) as error:
        raise LibraryError(
            f"'{path}' cannot be brought up to date; see that there is room on the disk, or restore another copy."
        ) from error


def _make_its_own(ready: sqlite3.Connection, before: int) -> None:
    """A lineage of its own and a revision never seen: whoever knew the old library looks anew."""
    (kept,) = ready.execute("SELECT value FROM meta WHERE key = 'revision'").fetchone()
    facts = [(str(max(before, int(kept)) + 1), "revision"), (uuid4().hex, "lineage")]
    ready.executemany("UPDATE meta SET value = ? WHERE key = ?", facts)
    ready.commit()


def _copy(source: Path, path: Path) -> None:
    """A whole copy or none: written beside its place, checked, then given its name."""
    part = part_of(path)
    try:
        with _told(path), _opened(source, read_only=True) as live, closing(sqlite3.connect(part)) as copy:
            live.backup(copy)
            if not _sound(copy):
                raise LibraryError(
                    f"The library '{source.parent}' is damaged and was not copied; move its {dialect.FILE} "
                    "out of the folder and restore an older copy."
                )
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        os.rename(part, path)
    except OSError as error:
        raise LibraryError(f"'{path}' cannot be written ({error.strerror}); choose another place.") from error
    finally:
        with suppress(OSError):
            part.unlink()


def _documents(path: Path) -> int:
    """How many documents a copy holds. Raises LibraryError: it is no copy of a library, damaged, or too new."""
    if not os.path.isfile(path):
        raise LibraryError(f"'{path}' is not there or no file; name a file that 'picket backup' wrote.")
    with _told(path), _opened(path, read_only=True) as copy:
        tables = {row[0] for row in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not {"meta", "document"} <= tables:
            raise LibraryError(f"'{path}' is no copy of a library; name a file that 'picket backup' wrote.")
        if not _sound(copy):
            raise LibraryError(f"'{path}' is damaged; restore another copy.")
        if said := flaw(copy.execute):
            raise LibraryError(f"'{path}' is damaged: {said}; restore another copy.")
        (version,) = copy.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
        if int(version) > schema.SCHEMA:
            raise LibraryError(f"'{path}' was written by a newer Picket; update Picket to restore it.")
        return int(copy.execute("SELECT count(*) FROM document").fetchone()[0])


def _sound(copy: sqlite3.Connection) -> bool:
    """Whether all of it can be read."""
    try:
        return bool(copy.execute("PRAGMA quick_check").fetchone() == ("ok",))
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_CORRUPT:
            raise
        return False


@contextmanager
def _opened(path: Path, *, read_only: bool = False) -> Iterator[sqlite3.Connection]:
    uri = f"{path.absolute().as_uri()}{'?mode=ro' if read_only else ''}"
    with closing(sqlite3.connect(uri, uri=True, timeout=dialect.PATIENCE)) as connection:
        yield connection


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise LibraryError(f"'{path}' {dialect.reason(str(error))}") from error
