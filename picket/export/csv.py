"""CSV that a spreadsheet opens right and a program reads back unchanged.

UTF-8 with signature (spreadsheets need it to see the accents), RFC 4180 quoting and line ends, days as 2017-03-31 and
moments as 2017-03-31 09:30:00 (UTC). A text cell that a spreadsheet would run as a formula gets a leading apostrophe;
so does one that already starts with an apostrophe, and `read_csv` takes exactly one off again: whoever reads the file
with another program takes one leading apostrophe off a cell that has it, and has what was written.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

import pandas as pd

from picket.export.sound import is_moment, soundly, texts, times

RUNNABLE = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")
"""First characters that make a spreadsheet run a text cell (OWASP, CSV injection), and our own escape."""

DAY, MOMENT = "%Y-%m-%d", "%Y-%m-%d %H:%M:%S"


def csv_pieces(batches: Iterable[pd.DataFrame]) -> Iterator[bytes]:
    """A table that comes in batches, at least one, as pieces of CSV with its column names and without its index."""
    for number, table in enumerate(batches):
        safe = soundly(table)
        for column in texts(table):
            safe[column] = safe[column].map(_harmless, na_action="ignore")
        for column in times(table):
            safe[column] = safe[column].dt.strftime(MOMENT if is_moment(column) else DAY)
        text = safe.to_csv(index=False, header=not number, lineterminator="\r\n")
        yield text.encode("utf-8" if number else "utf-8-sig")


def read_csv(raw: bytes) -> pd.DataFrame:
    """The table that was written, all cells as text and empty ones as ''."""
    table = pd.read_csv(io.BytesIO(raw), dtype=str, keep_default_na=False, encoding="utf-8-sig", lineterminator=None)
    return table.map(lambda cell: cell[1:] if cell.startswith("'") else cell)


def _harmless(cell: object) -> object:
    return "'" + cell if isinstance(cell, str) and cell.startswith(RUNNABLE) else cell
