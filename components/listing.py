"""A table on screen: what is shown is what its CSV holds, and a click on a row selects what the row is about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from components import grid, heading, session
from components.selection import Selection
from picket.tables import View

ROWS = 5_000
"""Rows a table shows at once and keeps selectable; the CSV holds all, and the caption says so."""


def draw(
    view: View,
    shown: dict[str, Any],
    *,
    key: str,
    name: tuple[str, ...],
    selects: Callable[[dict[str, Any], str], Selection] | None = None,
    title: str = "",
    height: int = 460,
    nothing: str = "",
    alone: bool = True,
) -> None:
    """Show the columns `shown` (column -> st.column_config) of a view with its CSV button above.

    `selects` tells what a click on a row's cell in a column selects. `nothing` is said instead of a table without rows.
    Not `alone`: within a part of the page that is drawn anew with the selection anyway.
    """
    if not len(view) and nothing:
        heading.plain(title, nothing)
        return
    rows = view.first(ROWS)
    heading.draw(title, _caption(len(view)), view, *name, key=key, columns=list(shown))

    def table() -> None:
        drawn = session.fresh(key) if selects else key
        options: dict[str, Any] = {}
        if selects:
            follow = session.clicked_cell(key, drawn, lambda row, column: selects(rows.iloc[row].to_dict(), column))
            options = {"on_select": follow, "selection_mode": "single-cell"}
        grid.draw(shown_rows, shown, drawn, height, **options)

    shown_rows = rows[list(shown)]
    if selects and alone:
        session.marks(key, table)
    else:
        table()


def _caption(rows: int) -> str:
    if rows > ROWS:
        return f"first {ROWS:,} of {rows:,} rows; the CSV holds all"
    return f"{rows:,} row{'' if rows == 1 else 's'}"
