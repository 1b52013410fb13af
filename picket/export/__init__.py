"""Taking tables away: one format a file, a table in and bytes out. Screen and command line write the same bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from picket.export.csv import write_csv
from picket.export.jsonl import write_jsonl


@dataclass(frozen=True)
class Exporter:
    """A format: the suffix of its files, the media type for a browser, and what writes a table's bytes."""

    suffix: str
    media_type: str
    write: Callable[[pd.DataFrame], bytes]


EXPORTERS: dict[str, Exporter] = {
    "csv": Exporter(".csv", "text/csv", write_csv),
    "jsonl": Exporter(".jsonl", "application/x-ndjson", write_jsonl),
}
"""Every format, by the name the command line knows it by."""
