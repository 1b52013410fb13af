"""How many documents a file will give, roughly and quickly: for what is told of progress, and for nothing else."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import IO

from picket.ingest.given import Given
from picket.ingest.readers import ARCHIVE, TABLES, suffix_of

PIECE = 1 << 20


def expected(source: Path | Given) -> int:
    """The files of an archive, the lines of a table; 1 for everything else, also for what cannot be read."""
    suffix = suffix_of(source.name)
    if suffix not in (ARCHIVE, *TABLES):
        return 1
    try:
        with source.open("rb") if isinstance(source, Path) else BytesIO(source.raw) as file:
            return max(_files(file) if suffix == ARCHIVE else _lines(file), 1)
    except (OSError, zipfile.BadZipFile, NotImplementedError):
        return 1


def _files(file: IO[bytes]) -> int:
    with zipfile.ZipFile(file) as archive:
        return sum(not info.is_dir() for info in archive.infolist())


def _lines(file: IO[bytes]) -> int:
    return sum(piece.count(b"\n") for piece in iter(lambda: file.read(PIECE), b""))
