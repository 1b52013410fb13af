"""JSON Lines: one object a row, UTF-8, nulls kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pandas as pd


def jsonl_pieces(batches: Iterable[pd.DataFrame]) -> Iterator[bytes]:
    """A table that comes in batches, as one JSON object a line; dates in ISO form."""
    for table in batches:
        if not table.empty:
            yield str(table.to_json(orient="records", lines=True, force_ascii=False, date_format="iso")).encode("utf-8")
