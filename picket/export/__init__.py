"""Taking tables away: one format a file, a table in and bytes out. Screen and command line write the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import pandas as pd

from picket.export.csv import csv_pieces
from picket.export.jsonl import jsonl_pieces


@dataclass(frozen=True)
class Exporter:
    """A format: the suffix of its files, the media type for a browser, and what writes a table's batches."""

    suffix: str
    media_type: str
    pieces: Callable[[Iterable[pd.DataFrame]], Iterator[bytes]]

    def write(self, *batches: pd.DataFrame) -> bytes:
        """A table that is all there."""
        return b"".join(self.pieces(batches))


EXPORTERS: dict[str, Exporter] = {
    "csv": Exporter(".csv", "text/csv", csv_pieces),
    "jsonl": Exporter(".jsonl", "application/x-ndjson", jsonl_pieces),
}
"""Every format, by the name the command line knows it by."""
