"""What may be handed in at once on a page, and what of it can be read by its kind."""

from __future__ import annotations

from collections.abc import Sequence

from picket.errors import UnreadableDocument
from picket.ingest.given import Given
from picket.ingest.readers import ARCHIVE, TABLES, reader_of, suffix_of

MAX_FILES = 500
MAX_TOTAL = 500_000_000
"""Bytes: they lie in the memory of the server until they are in the inbox."""


def too_much(files: int, size: int) -> str:
    """Why so many files, or so many bytes, are not taken at once; "" if they are."""
    pack = "pack them into a .zip archive, or add them in portions"
    if files > MAX_FILES:
        return f"{files:,} files were chosen and {MAX_FILES:,} can be handed in at once; {pack}."
    if size > MAX_TOTAL:
        return f"The files have {size:,} bytes and {MAX_TOTAL:,} can be handed in at once; {pack}."
    return ""


def sorted_out(given: Sequence[Given]) -> tuple[list[Given], list[str]]:
    """Those whose kind can be read, and for each of the others a sentence."""
    taken, refused = [], []
    for one in given:
        try:
            if suffix_of(one.name) not in (*TABLES, ARCHIVE):
                reader_of(one.raw, one.name, one.format)
        except UnreadableDocument as error:
            refused.append(str(error))
        else:
            taken.append(one)
    return taken, refused
