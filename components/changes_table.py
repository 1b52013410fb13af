"""One table of changes under its heading; a click on a row opens the sentences behind it, on the side that has them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd
import streamlit as st

from components import grid, heading, look, opening, session
from components.selection import ALL, Selection, beside
from picket.address import RAW
from picket.changed import COLUMNS
from picket.tables import Finished

ROWS = 500
"""Rows shown at once; the CSV holds all, and the note says so."""

_READ = st.column_config.TextColumn(
    "As read", width=130, help="The same on either side without what analysts corrected"
)


def draw(
    title: str, note: str, table: pd.DataFrame, key: str, columns: dict[str, object], empty: str,
    shown: pd.DataFrame | None = None, controls: Callable[[], None] | None = None, name: Sequence[str] = (),
) -> None:  # fmt: skip
    """A heading and a table whose rows open their sentences; `shown` is the table as it reads."""
    rows, shown = (one if len(one) <= ROWS else one.head(ROWS) for one in (table, table if shown is None else shown))
    if (read := _as_read(rows)) is not None:
        shown, columns = shown.assign(as_read=read), columns | {"as_read": _READ}
    few = f"; the first {ROWS}, the CSV has all" if len(table) > ROWS else ""
    heading.draw(
        title,
        note + few,
        Finished(table, f"{title.partition(':')[0]}, {note}", COLUMNS),
        "changes",
        key,
        *name,
        key=key,
    )
    if controls:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            controls()
    if rows.empty:
        st.html(f'<p class="picket-hint">{look.escape(empty)}</p>')
        return

    def contents() -> None:
        widget = session.fresh(key)
        follow = session.clicked_cell(key, widget, lambda row, column: opened(rows.iloc[row].to_dict(), column))
        grid.draw(
            shown[list(columns)], columns, widget, 262,
            on_select=follow, selection_mode="single-cell",
        )  # fmt: skip

    session.marks(key, contents)


def opened(row: dict[str, object], column: str) -> Selection:
    """What a click on a cell selects: what the row counts, on the side that has it; or all stages of the other side."""
    system, actor = str(row["system"]), str(row["actor"])
    before = row["after_as_read" if column == "as_read" else "after"] == 0
    if row["counts"] == "mentions":
        chosen: Selection = {"label": "SYSTEM", "key": system, "by": "mentions"}
    elif row["counts"] == "sentences":
        chosen = {"label": ALL, "beside": beside(("COUNTRY", actor), ("SYSTEM", system)), "by": "sentences"}
    else:
        chosen = opening.report(row, "statements")
        if column == ("stage_after" if before else "stage_before") and row[column]:
            chosen = {"label": "SYSTEM", "key": system, "actor": actor, "by": "statements"}
            before = not before
    if column == "as_read":
        chosen = {**chosen, "read": RAW}
    return {**chosen, "side": "other"} if before else chosen


def _as_read(rows: pd.DataFrame) -> pd.Series[str] | None:
    """Of each row whose figures corrections changed what was read on either side: "3 before, 2 after"; None if none."""
    changed = np.any([rows[side].to_numpy() != rows[f"{side}_as_read"].to_numpy() for side in ("before", "after")], 0)
    if not changed.any():
        return None
    before, after = (rows[f"{side}_as_read"].map("{:,}".format).astype("str") for side in ("before", "after"))
    return (before + " before, " + after + " after").where(changed, "")
