"""The timeline: a chart of the entities of a kind, the same figures as a table, and what is undated apart."""

from __future__ import annotations

from datetime import timedelta

import pandas as pd
import streamlit as st

from components import cached, grid, heading, look, picture, presenting, session, timeline
from components.selection import ALL, Selection
from picket.address import RAW
from picket.filter import Filter
from picket.ledger import Unit
from picket.steps import STEPS, Step
from picket.tables import Finished
from picket.timeline import BEHIND, COLUMNS

SPLITS = {ALL: "Everything", "SYSTEM": "Systems", "COUNTRY": "Countries", "PERSON": "People", "ORG": "Organisations"}


def draw(scope: Filter, unit: Unit) -> None:
    """Controls, chart and table; a click on a point or a figure selects its period."""
    asked = session.value("split", SPLITS, "SYSTEM")
    split = "" if asked == ALL else asked
    best = cached.best_step(scope)
    step = session.value("step", STEPS, best)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.segmented_control(
            "Lines for", list(SPLITS), required=True, format_func=SPLITS.__getitem__,
            **session.control("split", asked, drops=("show",)),
        )  # fmt: skip
        st.segmented_control(
            "By", list(STEPS), required=True, format_func=str.capitalize,
            **session.control("step", step, drops=("show",)),
        )  # fmt: skip
        table = cached.periods(scope, step, split, unit)
        if table["period_start"].notna().any():
            _picture(table, f"{SPLITS[asked]}: {unit} by {step}", unit)
    if table.empty:
        st.html('<p class="picket-hint">Nothing of this kind is named within the filter.</p>')
        return
    if presenting.on():
        heading.plain(f"{SPLITS[asked]}: {unit} by {step}", "")
    with st.container(key="timeline-drawn"):
        session.marks("timeline", lambda: _chart(scope, step, split, unit))
    if presenting.on() and table["period_start"].notna().any():
        return
    held = Finished(table, f"{SPLITS[asked]} by {step}", COLUMNS)
    heading.draw("The figures", f"{unit} by period, latest first", held, "timeline", key="timeline-table")
    session.marks("timeline-table", lambda: _figures(scope, step, split, unit))


def _picture(table: pd.DataFrame, title: str, unit: Unit) -> None:
    undated = int(table.loc[table["period_start"].isna(), unit].sum())
    counted = f"Figures count {unit}, by the stated dates of the documents"
    more = table.loc[table["period_start"].notna(), "key"].nunique() - len(timeline.SIGNS)
    if (table["mentions"] != table["as_read"]).any():
        counted += look.CORRECTED
    if undated:
        counted += f"; {undated:,} undated are not drawn"
    if more > 0:
        counted += f"; {look.counted(more, 'more name')} not drawn"
    picture.draw("timeline-drawn", title, counted, "timeline", key="timeline")


def _chart(scope: Filter, step: Step, split: str, unit: Unit) -> None:
    if cached.periods(scope, step, split, unit)["period_start"].isna().all():
        st.html('<p class="picket-hint">No document that is counted here states its date: the table below counts '
                "them as undated. Dates can be given by hand on the Library page.</p>")  # fmt: skip
        return
    chosen = session.selected()
    selected = ("" if chosen.get("label") == ALL else chosen.get("key", ""), chosen.get("since", ""))
    key = session.fresh("timeline")

    def selects(entity: str, first: str, after: str) -> Selection:
        return _period(split, entity, pd.Timestamp(first), pd.Timestamp(after), unit)

    chart = cached.timeline_chart(scope, step, split, unit, look.dark(), selected)
    st.plotly_chart(
        presenting.enlarged(chart, presenting.ROOM), key=key,
        on_select=session.clicked_point("timeline", selects, key), selection_mode="points",
        alt=f"{unit.capitalize()} by {step}; the table below has the same figures", config={"displayModeBar": False},
    )  # fmt: skip


def _figures(scope: Filter, step: Step, split: str, unit: Unit) -> None:
    """The same as figures, latest first, undated on top; a click on one selects it."""
    shown = cached.period_figures(scope, step, split, unit)
    key = session.fresh("timeline-table")

    def selects(row: int, column: str) -> Selection | None:
        title, start = column.removesuffix(BEHIND), shown.index[row]
        place = shown.columns.get_loc(title) - 1
        if place < 0 or not shown.iloc[row, shown.columns.get_loc(column)]:
            return None
        table = cached.periods(scope, step, split, unit)
        series, same = table["key"].unique(), table["period_start"] == start
        end = table.loc[same, "period_end"].iloc[0] if same.any() else pd.NaT  # one without documents ends nowhere
        chosen = _period(split, series[place], start, end, unit)
        return chosen if title == column else {**chosen, "by": "mentions", "read": RAW}

    grid.draw(
        shown, {"period": st.column_config.TextColumn("Period", width="small")}, key, 300,
        on_select=session.clicked_cell("timeline-table", key, selects), selection_mode="single-cell",
    )  # fmt: skip


def _period(split: str, key: str, start: pd.Timestamp, after: pd.Timestamp, unit: Unit) -> Selection:
    chosen: Selection = {"label": split or ALL, "key": key, "by": unit}
    if pd.isna(start):
        return {**chosen, "undated": "only"}
    last = after - timedelta(days=1)
    return {**chosen, "since": start.date().isoformat(), "until": last.date().isoformat()}
