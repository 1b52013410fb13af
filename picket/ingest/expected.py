"""How many documents a file will give, roughly and quickly: for what is told of progress, and for nothing else."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import IO

from picket.errors import UnreadableDocument
from picket.ingest.disk import opened
from picket.ingest.given import Source
from picket.ingest.kinds import BROKEN_ZIP, is_folder, zip_in
from picket.ingest.readers import ARCHIVE, TABLES, suffix_of

PIECE = 1 << 20


def expected(source: Source) -> int:
    """The files of an archive, the lines of a table; 1 for everything else, also for what cannot be read."""
    suffix = suffix_of(source.name)
    if suffix not in (ARCHIVE, *TABLES):
        return 1
    try:
        with opened(source) if isinstance(source, Path) else BytesIO(source.raw) as file:
            return max(_files(file) if suffix == ARCHIVE else _lines(file), 1)
    except (*BROKEN_ZIP, UnreadableDocument):
        return 1


def _files(file: IO[bytes]) -> int:
    with zip_in(file) as archive:
        return sum(not is_folder(info) for info in archive.infolist())


def _lines(file: IO[bytes]) -> int:
    return sum(piece.count(b"\n") for piece in iter(lambda: file.read(PIECE), b""))
