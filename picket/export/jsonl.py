"""JSON Lines: one object a row, UTF-8, nulls kept."""

from __future__ import annotations

import pandas as pd


def write_jsonl(table: pd.DataFrame) -> bytes:
    """The table as one JSON object a line; dates in ISO form."""
    if table.empty:
        return b""
    text: str = table.to_json(orient="records", lines=True, force_ascii=False, date_format="iso")
    return text.encode("utf-8")
