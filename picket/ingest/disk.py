"""Files and folders on the disk, and why one of them cannot be had."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from errno import EISDIR
from pathlib import Path, PurePath
from typing import IO

from picket.errors import UnreadableDocument
from picket.ingest.given import Given, Refused
from picket.ingest.names import plain, shown
from picket.ingest.readers import MAX_PACKED, MAX_TABLE, Read, check_size, limit_of, suffix_of

FAILURES: dict[type[OSError], tuple[str, str]] = {
    FileNotFoundError: ("is not there", "check the path, or whether it was moved in the meantime"),
    PermissionError: ("may not be read by you", "ask for permission or copy it elsewhere"),
    IsADirectoryError: ("is a folder", "name the files in it"),
}
"""What went wrong with a file and what to do next."""


def load(path: Path) -> Given:
    """The bytes of one file. Raises UnreadableDocument: it is gone, no regular file, too large, not permitted."""
    limit = min(limit_of(suffix_of(path.name)), MAX_PACKED)  # a collection is not loaded but `opened`
    with _explained(path):
        return Given(PurePath(_utf8(path)).name, content(path, limit))


def content(path: Path, limit: int, what: str = "") -> bytes:
    """The bytes of a file that may have no more than `limit`, as `what` it is.

    Raises UnreadableDocument: it is no regular file, or too large; OSError: it is gone, a folder, not permitted.
    """
    _check(path, limit, what)
    with path.open("rb") as file:
        raw = file.read(limit + 1)  # some files are longer than the system says
    check_size(len(raw), _utf8(path), limit, what)
    return raw


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """A collection, open to be read piece by piece. Raises UnreadableDocument as `load` does."""
    with _explained(path):
        _check(path, MAX_TABLE, "a collection")
        file = path.open("rb")
    with file:
        yield file


def read_file(path: Path) -> Read:
    """The document in one file. Raises UnreadableDocument."""
    return load(path).read()


def files(paths: Iterable[Path]) -> Iterator[Path | Refused]:
    """Every file named, and every one in the folders named, at any depth and in order of their names.

    Hidden files are passed over. A folder that cannot be opened is yielded itself, so that `load` says why. What is
    named may be a link, but a link found in a folder is followed only within it, for a folder may come from others.
    A path that is too long is no folder either: `os.path` says so, where Path raises OSError.
    """
    for path in paths:
        yield from _inside(path) if os.path.isdir(path) else [path]


def name_of(path: Path) -> str:
    """The name of a file as it is shown."""
    return shown(PurePath(_utf8(path)).name)


def _inside(root: Path) -> Iterator[Path | Refused]:
    closed: list[OSError] = []
    real = os.path.realpath(root)
    for folder, inner, names in os.walk(root, onerror=closed.append):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        yield from (_found(Path(folder, name), real) for name in sorted(names) if not name.startswith("."))
    yield from (Path(error.filename) for error in closed)


def _found(path: Path, root: str) -> Path | Refused:
    """A file in a folder, or why it is not taken although it is there."""
    if path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(root):
        said = f"'{_utf8(path)}' is a link that leads out of its folder and was not followed"
        return Refused(name_of(path), f"{said}; if you want that file, name it by itself.")
    return path


def _check(path: Path, limit: int, what: str) -> None:
    """Refuse what is no regular file, as a pipe or a device, which may never end, and what has too many bytes.

    Raises OSError too.
    """
    found = path.stat()
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(EISDIR, os.strerror(EISDIR))
    if not stat.S_ISREG(found.st_mode):
        raise UnreadableDocument(f"'{_utf8(path)}' is a pipe or a device, not a file; save what it gives in a file.")
    check_size(found.st_size, _utf8(path), limit, what)


def _utf8(path: Path) -> str:
    """A path whose bytes need not be UTF-8 as text that is, for what is kept and shown must be."""
    return plain(os.fsencode(path).decode("utf-8", "replace"))


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turns an error of the system into one sentence."""
    try:
        yield
    except OSError as error:
        other = f"cannot be read ({error.strerror})", "copy it elsewhere and try again"
        said, hint = FAILURES.get(type(error), other)
        raise UnreadableDocument(f"'{_utf8(path)}' {said}; {hint}.") from error
