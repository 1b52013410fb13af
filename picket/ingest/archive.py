"""What holds many documents, taken apart: the files of a ZIP archive and the rows of a table, one by one.

One that fails says so and the rest go on.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from io import SEEK_SET, BufferedReader, BytesIO, RawIOBase
from pathlib import Path, PureWindowsPath
from typing import IO, Any, cast

from picket.errors import UnreadableDocument
from picket.ingest.disk import name_of, opened
from picket.ingest.given import Given, Refused, Source
from picket.ingest.kinds import BROKEN_ZIP, LOOKED_AT, CrowdedZip, foreign, is_folder, kind_of, kind_of_zip, zip_in
from picket.ingest.names import last_part, shown
from picket.ingest.readers import ARCHIVE, TABLES, check_size, empty, limit_of, suffix_of
from picket.ingest.rows import rows_of

__all__ = ["SUFFIX", "Refused", "Source", "unpacked"]

SUFFIX = ARCHIVE
MAX_FILES = 5_000
"""Files taken from one archive; what lies beyond is refused by name of the archive."""

MAX_UNPACKED = 2_000_000_000
"""Bytes taken from one archive, which never lie in memory together."""

PIECES = {zipfile.ZIP_BZIP2: 64}
PIECE = 4_096
"""Packed bytes that are unpacked at once, which make 100 MB at most: of bzip2, forty may make 46 MB."""

LOCKED = 1
"""The flag of a file that a password locks."""

Columns = Mapping[str, str] | None


def unpacked(source: Source, columns: Columns = None) -> Iterator[Source]:
    """The source itself; or the files in it when it is an archive, by name; or the rows in it when it is a table.

    The rows of tables in an archive are taken too, but an archive inside is not opened. Hidden files are passed
    over. `columns` (role -> column) are those of tables that were chosen by hand.
    """
    name = name_of(source) if isinstance(source, Path) else source.name
    suffix = suffix_of(name)
    if suffix not in (ARCHIVE, *TABLES) or isinstance(source, Refused):
        yield source
        return
    with ExitStack() as stack:
        try:
            file = stack.enter_context(opened(source)) if isinstance(source, Path) else BytesIO(source.raw)
        except UnreadableDocument as error:
            yield Refused(name, str(error))
            return
        if not file.read(1):
            yield Refused(name, str(empty(name)))
        elif _is_other(file, suffix):
            yield source
        elif suffix == ARCHIVE:
            yield from _files(file, name, columns)
        else:
            yield from rows_of(file, name, columns)


def _is_other(file: IO[bytes], suffix: str) -> bool:
    """Whether a file is plainly something else than its suffix says, which is for its reader to say."""
    file.seek(0)
    head = file.read(LOOKED_AT)
    file.seek(0)
    if suffix == ARCHIVE and head.startswith(b"PK"):
        return kind_of_zip(file) not in ("zip", "crowded zip")
    return kind_of(head) != ""


def _files(file: IO[bytes], name: str, columns: Columns) -> Iterator[Source]:
    try:
        archive = zip_in(file)
    except CrowdedZip:
        yield Refused(name, str(foreign("crowded zip", name)))
        return
    except BROKEN_ZIP:
        yield Refused(name, f"'{name}' is a damaged archive; get a fresh copy, or unpack it and add its files.")
        return
    infos = sorted((info for info in archive.infolist() if _counts(info)), key=lambda info: info.filename)
    room = MAX_UNPACKED
    for done, info in enumerate(infos):
        room -= info.file_size if info.file_size <= limit_of(suffix_of(info.filename)) else 0  # else it stays packed
        if done == MAX_FILES or room < 0:
            many = f"holds {len(infos):,} files, of which {done:,} were taken"
            large = f"unpacks to more than {MAX_UNPACKED:,} bytes, so that {done:,} of its files were taken"
            yield Refused(name, f"'{name}' {many if done == MAX_FILES else large}; split it and add the rest.")
            return
        yield from _member(archive, info, name, columns)
    if not infos:
        yield Refused(name, f"'{name}' holds no files; check that the right archive was chosen.")


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, columns: Columns) -> Iterator[Source]:
    """One file, or the rows of one table. No more of it is unpacked than the archive says it has."""
    inside = shown(last_part(_name(info)))
    suffix = suffix_of(inside)
    if suffix == ARCHIVE:
        yield Refused(inside, f"'{inside}' is an archive inside '{name}'; unpack it and add it by itself.")
    elif info.flag_bits & LOCKED:
        yield Refused(inside, f"'{inside}' in '{name}' is locked by a password; unpack it yourself and add it.")
    else:
        try:
            check_size(info.file_size, inside, limit_of(suffix))
            with BufferedReader(_Unpacking(archive, info)) as file:
                if suffix in TABLES and not _is_other(file, suffix):
                    yield from rows_of(file, inside, columns)
                else:
                    yield Given(inside, file.read())
        except UnreadableDocument as error:
            yield Refused(inside, str(error))
        except (*BROKEN_ZIP, MemoryError):  # a damaged one may ask for any memory
            yield Refused(inside, f"'{inside}' in '{name}' is damaged; unpack it yourself and add it.")


class _Unpacking(RawIOBase):
    """A file in an archive that is unpacked as it is read.

    Of most kinds of packing the standard library unpacks whatever it has read, however much comes of it.
    """

    def __init__(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
        self._file = cast(zipfile.ZipExtFile, archive.open(info))
        self._piece = self._file.MIN_READ_SIZE = PIECES.get(info.compress_type, PIECE)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        done = 0
        while piece := self._file.read(min(len(buffer) - done, self._piece)):
            buffer[done : done + len(piece)] = piece
            done += len(piece)
        return done

    def seek(self, place: int, whence: int = SEEK_SET) -> int:
        return self._file.seek(place, whence)

    def tell(self) -> int:
        return self._file.tell()


def _name(info: zipfile.ZipInfo) -> str:
    """The name of a file; many programs write UTF-8 without saying so, which is then taken for an old code page."""
    try:
        return info.filename if info.flag_bits & 0x800 else info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _counts(info: zipfile.ZipInfo) -> bool:
    parts = PureWindowsPath(info.filename).parts  # which takes both kinds of slashes
    hidden = any(part.startswith((".", "__MACOSX")) and part not in (".", "..") for part in parts)
    return not (is_folder(info) or hidden)
