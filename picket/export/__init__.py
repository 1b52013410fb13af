"""Taking tables away: one format a file, a table in and bytes out. Screen and command line write the same bytes.

`EXPORTERS` write one table. `BOOKS` write any number of them with their manifest (picket.export.taken) in one file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import pandas as pd

from picket.errors import PicketError
from picket.export.bundle import bundle_pieces, bundle_rows
from picket.export.csv import csv_pieces
from picket.export.geojson import NEEDS, geojson_pieces
from picket.export.jsonl import jsonl_pieces
from picket.export.parquet import parquet_pieces
from picket.export.taken import Taken, Told, untold
from picket.export.workbook import workbook_pieces

__all__ = ["BOOKS", "EXPORTERS", "Book", "Exporter", "Taken", "pieces"]


@dataclass(frozen=True)
class Exporter:
    """A format: the suffix of its files, the media type for a browser, and what writes a table's batches.

    `title` is its name on screen. `needs` are columns without which a table cannot be written so.
    """

    title: str
    suffix: str
    media_type: str
    pieces: Callable[[Iterable[pd.DataFrame]], Iterator[bytes]]
    needs: tuple[str, ...] = ()

    def takes(self, columns: Iterable[str]) -> bool:
        """Whether a table with these columns can be written so."""
        return set(self.needs) <= set(columns)

    def write(self, *batches: pd.DataFrame) -> bytes:
        """A table that is all there."""
        return b"".join(self.pieces(batches))


@dataclass(frozen=True)
class Book:
    """A format for tables with their manifest; `pieces` come when all is written, and meanwhile tell of rows.

    `rows` are those of which they will tell.
    """

    title: str
    suffix: str
    media_type: str
    pieces: Callable[[Taken, Told], Iterator[bytes]]
    rows: Callable[[Taken], int]


EXPORTERS: dict[str, Exporter] = {
    "csv": Exporter("CSV", ".csv", "text/csv", csv_pieces),
    "jsonl": Exporter("JSON Lines", ".jsonl", "application/x-ndjson", jsonl_pieces),
    "parquet": Exporter("Parquet", ".parquet", "application/vnd.apache.parquet", parquet_pieces),
    "geojson": Exporter("GeoJSON", ".geojson", "application/geo+json", geojson_pieces, NEEDS),
}
"""Every format for one table, by the name the command line knows it by."""

BOOKS: dict[str, Book] = {
    "xlsx": Book(
        "Excel", ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", workbook_pieces,
        lambda taken: taken.rows,
    ),
    "zip": Book("Everything", ".zip", "application/zip", bundle_pieces, bundle_rows),
}  # fmt: skip
"""Every format for several tables."""


def pieces(taken: Taken, written_as: str, told: Told = untold) -> Iterator[bytes]:
    """What is taken, in one of EXPORTERS or BOOKS. Raises PicketError, before anything is made, for what has no such
    form: several tables in a format for one, or a table without the columns it needs.
    """
    if written_as in BOOKS:
        return BOOKS[written_as].pieces(taken, told)
    exporter = EXPORTERS[written_as]
    if len(taken.views) != 1:
        raise PicketError(f"A {exporter.suffix} file holds one table; write several as {' or '.join(BOOKS)}.")
    ((name, view),) = taken.views.items()
    if not exporter.takes(view.columns):
        raise PicketError(f"'{name}' cannot be written as {written_as}; choose another table or another format.")
    return exporter.pieces(taken.batches(name, told))
