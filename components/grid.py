"""Every table on screen: rows of one height, figures with thousands separators, sizes that follow the screen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from zlib import crc32

import pandas as pd
import streamlit as st

from components import presenting

ROW = 32
"""Pixels of a row at a desk."""

WHOLE = "%,d"
_WIDTHS = {"small": 75, "medium": 200, "large": 400}
"""Streamlit's own."""


def draw(
    table: pd.DataFrame, columns: Mapping[str, Any], key: str, most: int | None = None,
    room: int = presenting.ROOM, **options: Any,
) -> Any:  # fmt: skip
    """Show a table; at a desk it is at most `most` pixels high and then scrolls, as high as it needs without.

    On a shared screen it is at most `room` (pixels at a desk) high.

    `columns` are st.column_config by column; `options` and the answer are those of st.dataframe.
    """
    height = min(6 + ROW * (max(len(table), 1) + 1), most or 100_000)
    if presenting.on():
        height = min(height, 6 + ROW * ((room - 6) // ROW))  # whole rows
    return st.dataframe(
        table, key=key, hide_index=True, placeholder="", row_height=presenting.pixels(ROW),
        height=presenting.pixels(height), column_config=_columns(table, columns), **options,
    )  # fmt: skip


def mark(rows: Iterable[str]) -> int:
    """A number that tells the rows of a table, by their ids and order, from others: for the key of one with ticks.

    A tick is reported by its place, which must not come to mean the row that stands there in another list.
    """
    return crc32("\n".join(rows).encode())


def _columns(table: pd.DataFrame, columns: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _column(table, name, columns.get(name)) for name in table.columns}


def _column(table: pd.DataFrame, name: str, config: Any) -> Any:
    """One column's settings: whole numbers as 1,234, its width by the size of the screen."""
    kept = {"label": config} if isinstance(config, str) else dict(config or {})
    if name in table and pd.api.types.is_integer_dtype(table[name]):
        kind = kept.get("type_config") or {"type": "number"}
        kept["type_config"] = {**kind, "format": kind.get("format") or WHOLE}
    if width := kept.get("width"):
        kept["width"] = presenting.pixels(_WIDTHS.get(width, width))
    return kept
