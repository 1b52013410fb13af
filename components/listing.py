"""A table on screen: what is shown is what its CSV holds, and a click on a row selects what the row is about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from components import heading, session

ROWS = 5_000
"""Rows a table shows at once and keeps selectable; the CSV holds all, and the caption says so."""


def draw(
    table: pd.DataFrame,
    shown: dict[str, Any],
    *,
    key: str,
    name: tuple[str, ...],
    selects: Callable[[pd.Series[Any], str], session.Selection] | None = None,
    title: str = "",
    height: int = 460,
    several: bool = False,
    nothing: str = "",
) -> list[int]:
    """Show the columns `shown` (column -> st.column_config) of `table` with its CSV button above.

    `selects` tells what a click on a row's cell in a column selects. With `several`, rows can be ticked instead; the
    positions of the ticked ones come back. `nothing` is what is said instead of a table without rows.
    """
    if table.empty and nothing:
        heading.plain(title, nothing)
        return []
    visible = table[list(shown)].head(ROWS)
    heading.draw(title, _caption(len(table)), table[list(shown)], *name, key=key)
    options: dict[str, Any] = {}
    drawn = session.fresh(key) if selects else key
    if selects:
        rows = table.head(ROWS)
        follow = session.clicked_cell(key, drawn, lambda row, column: selects(rows.iloc[row], column))
        options = {"on_select": follow, "selection_mode": "single-cell"}
    elif several:
        options = {"on_select": "rerun", "selection_mode": "multi-row"}
    event = st.dataframe(
        visible, key=drawn, hide_index=True, column_config=shown, row_height=32,
        height=min(38 + 32 * max(len(visible), 1), height), placeholder="", **options,
    )  # fmt: skip
    return [row for row in event["selection"]["rows"] if row < len(visible)] if several else []


def _caption(rows: int) -> str:
    if rows > ROWS:
        return f"first {ROWS:,} of {rows:,} rows; the CSV holds all"
    return f"{rows:,} row{'' if rows == 1 else 's'}"
