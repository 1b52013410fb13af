"""ZIP archives: every file in one as if it had been given by itself; one that fails says so and the rest go on."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath

from picket.errors import UnreadableDocument
from picket.ingest import MAX_PACKED, Given, Read, load

SUFFIX = ".zip"
MAX_FILES = 5_000
"""Files taken from one archive; what lies beyond is refused by name of the archive."""

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)
"""What the standard library raises for damaged, locked (RuntimeError) and unknown kinds of archives."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A source that cannot be read, with the reason; reading it raises it."""

    name: str
    reason: str
    raw: bytes = b""

    def read(self) -> Read:
        """Raises UnreadableDocument, always."""
        raise UnreadableDocument(self.reason)


Source = Path | Given | Refused


def unpacked(source: Source, columns: object = None) -> Iterator[Source]:
    """The source itself, or the files in it when it is an archive, in order of their names.

    Hidden files are passed over; an archive inside is not opened. No more than MAX_PACKED bytes of a file are
    unpacked, whatever the archive says of its size, and its path is used for nothing but its name.
    """
    name = source.name
    if PurePosixPath(name).suffix.lower() != SUFFIX or isinstance(source, Refused):
        yield source
        return
    try:
        given = load(source) if isinstance(source, Path) else source
        yield from _members(zipfile.ZipFile(BytesIO(given.raw)), name)
    except UnreadableDocument as error:
        yield Refused(name, str(error))
    except _BROKEN:
        yield Refused(name, f"'{name}' is a damaged archive; get a fresh copy, or unpack it and add its files.")


def _members(archive: zipfile.ZipFile, name: str) -> Iterator[Source]:
    infos = sorted((info for info in archive.infolist() if _counts(info)), key=lambda info: info.filename)
    for info in infos[:MAX_FILES]:
        inside = PurePosixPath(info.filename).name
        try:
            with archive.open(info) as member:
                yield Given(inside, member.read(MAX_PACKED + 1))
        except _BROKEN:
            yield Refused(inside, f"'{inside}' in '{name}' is locked or damaged; unpack it yourself and add it.")
    if len(infos) > MAX_FILES:
        said = f"'{name}' holds {len(infos):,} files, of which {MAX_FILES:,} were taken; split it and add the rest."
        yield Refused(name, said)


def _counts(info: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(info.filename).parts
    hidden = any(part.startswith((".", "__MACOSX")) and part != ".." for part in parts)
    return not (info.is_dir() or hidden)
