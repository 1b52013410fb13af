"""What changed between two sides: new systems and pairs, reported stages, and what fell silent."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

from components import cached, heading, look, opening, session
from components.selection import ALL, Selection, beside
from picket.changed import LEAST, Change, of
from picket.sides import Sides
from picket.tables import Finished

ROWS = 500
"""Rows shown at once; the CSV holds all, and the note says so."""

TIMES = ("1", "2", "3", "5", "10", "25")
FEWER = 2
"""So many times fewer documents after than before make silence say little."""

STAGES: dict[Change, str] = {
    "another stage": "another stage", "stated otherwise": "stated otherwise", "first stage": "the first stage",
}  # fmt: skip
SILENT: dict[str, tuple[Change, str]] = {
    "systems": ("silent system", "Systems"), "pairs": ("silent pair", "Countries with systems"),
    "stages": ("silent stage", "Reported stages"),
}  # fmt: skip
_TEXT, _DAY = st.column_config.TextColumn, st.column_config.DateColumn
_DAYS = {"first": _DAY("First", width=88), "last": _DAY("Last", width=88, help="stated date of the latest document")}


def draw(sides: Sides) -> None:
    """The four sections; nothing is said to have happened, only to be mentioned or reported."""
    least = int(session.value("least", TIMES, str(LEAST)))
    table = cached.changed(sides.before, sides.after, least)
    left, right = st.columns([1, 1.3], gap="small")
    with left:
        new = of(table, "new system")
        _section(f"New systems: {len(new):,}", "named after and never before", new, "new-systems",
                 {"system_name": _TEXT("System"), "after": _number("Mentions"), **_DAYS},
                 "No system is named after that was not named before.")  # fmt: skip
    with right:
        new = of(table, "new pair")
        _section(f"New pairs: {len(new):,}", "a country and a system in one sentence, never before", new, "new-pairs",
                 {"country": _TEXT("Country"), "system_name": _TEXT("System"), "after": _number("Sentences"), **_DAYS},
                 "No sentence names a country and a system that none named before.")  # fmt: skip
    new = of(table, *STAGES)
    shown = new.assign(change=new["change"].map(STAGES))
    _section(
        f"Newly reported stages: {len(new):,}", "what a country is reported to do, and was not reported before", new,
        "new-stages",
        {
            "country": _TEXT("Country", width=95), "system_name": _TEXT("System", width=85),
            "stage_after": _TEXT("Reported", width=130), "change": _TEXT("Which is", width=112),
            "stage_before": _TEXT("Reported before", width=190, help="click to read the statements before"),
            "after": _number("Statements"), "last": _DAYS["last"],
        },
        "No stage is reported after that was not reported before.", shown,
    )  # fmt: skip
    _silent(sides, table, least)


def _silent(sides: Sides, table: pd.DataFrame, least: int) -> None:
    which = session.value("silent", SILENT, "systems")
    change, name = SILENT[which]
    rows = of(table, change)
    columns = {
        "systems": {"system_name": _TEXT("System")},
        "pairs": {"country": _TEXT("Country"), "system_name": _TEXT("System")},
        "stages": {
            "country": _TEXT("Country", width=95), "system_name": _TEXT("System", width=85),
            "stage_before": _TEXT("Reported", width=130),
            "stage_after": _TEXT("Reported since", width=190, help="click to read the statements after"),
        },
    }[which]  # fmt: skip
    counted = {"systems": "Mentions", "pairs": "Sentences", "stages": "Statements"}[which]

    def controls() -> None:
        st.segmented_control(
            "Silent", list(SILENT), required=True, format_func=lambda one: SILENT[one][1],
            label_visibility="collapsed", **session.control("silent", which, drops=("show",)),
        )  # fmt: skip
        st.selectbox("Named before at least", TIMES, width=150, format_func=_times,
                     **session.control("least", str(least), drops=("show",)))  # fmt: skip

    _section(
        f"Silent since: {len(rows):,}", _fair(sides), rows, "silence",
        {**columns, "before": _number(counted), "first": _DAYS["first"], "last": _DAYS["last"]},
        f"Of what was there {_times(str(least))} before, nothing is missing after.", controls=controls,
        name=(name,),
    )  # fmt: skip


def _times(number: str) -> str:
    return "once" if number == "1" else "twice" if number == "2" else f"{number} times"


def _fair(sides: Sides) -> str:
    """How many documents there are to be silent in."""
    before, after = (cached.counted(scope).documents for scope in (sides.before, sides.after))
    said = f"named before and in none of {look.figure(after, 'documents')} after; before there are {before:,}"
    few = "; so few documents say little by their silence"
    return said + (few if after * FEWER < before else "")


def _number(label: str) -> object:
    return st.column_config.NumberColumn(label, width="small")


def _section(
    title: str, note: str, table: pd.DataFrame, key: str, columns: dict[str, object], empty: str,
    shown: pd.DataFrame | None = None, controls: Callable[[], None] | None = None, name: Sequence[str] = (),
) -> None:  # fmt: skip
    """A heading and a table whose rows open their sentences; `shown` is the table as it reads."""
    rows = table.head(ROWS)
    few = f"; the first {ROWS}, the CSV has all" if len(table) > ROWS else ""
    heading.draw(title, note + few, Finished(table), "changes", key, *name, key=key)
    if controls:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            controls()
    if rows.empty:
        st.html(f'<p class="picket-hint">{empty}</p>')
        return
    records = rows.to_dict("records")

    def draw() -> None:
        widget = session.fresh(key)
        follow = session.clicked_cell(key, widget, lambda row, column: opened(records[row], column))
        st.dataframe(
            (table if shown is None else shown).head(ROWS)[list(columns)], key=widget, hide_index=True, row_height=32,
            column_config=columns, height=min(38 + 32 * len(rows), 262), on_select=follow, placeholder="",
            selection_mode="single-cell",
        )  # fmt: skip

    session.marks(key, draw)


def opened(row: dict[str, object], column: str) -> Selection:
    """What a click on a cell selects: what the row counts, on the side that has it; or all stages of the other side."""
    system, actor = str(row["system"]), str(row["actor"])
    before = row["after"] == 0
    if row["counts"] == "mentions":
        chosen: Selection = {"label": "SYSTEM", "key": system, "by": "mentions"}
    elif row["counts"] == "sentences":
        chosen = {"label": ALL, "beside": beside(("COUNTRY", actor), ("SYSTEM", system)), "by": "sentences"}
    else:
        chosen = opening.report(row, "statements")
        if column == ("stage_after" if before else "stage_before") and row[column]:
            chosen = {"label": "SYSTEM", "key": system, "actor": actor, "by": "statements"}
            before = not before
    return {**chosen, "side": "other"} if before else chosen
