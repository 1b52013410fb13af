"""JSON Lines: one object a row, UTF-8, nulls kept. Texts stand in it as they are: a program reads it, not a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pandas as pd

from picket.export.sound import soundly


def jsonl_pieces(batches: Iterable[pd.DataFrame]) -> Iterator[bytes]:
    """A table that comes in batches, as one JSON object a line; dates in ISO form."""
    for table in map(soundly, batches):
        if not table.empty:
            yield str(table.to_json(orient="records", lines=True, force_ascii=False, date_format="iso")).encode("utf-8")
