"""What is reported to be happening with systems: actor, stage, system and the words that say so."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from components import cached, grid, heading, look, opening, selection, server, session
from components.selection import Selection
from picket.filter import Filter

ROWS = 500
"""Statements shown at once; the CSV holds all, and the note says so."""


def draw(scope: Filter) -> None:
    """Show the statements about the system or country that is selected, else all; a click on a row opens its words."""
    session.follows("stages", lambda: _show(scope))


def _show(scope: Filter) -> None:
    chosen = session.selected()
    about: Selection = {} if chosen.get("by") == "statements" else chosen
    wanted = selection.within(about, scope, server.catalogue())
    view = cached.view("statements", wanted)
    shown_of = f"the first {ROWS} of " if len(view) > ROWS else ""
    note = f"{shown_of}{look.figure(len(view), 'statements')}, newest document first; click one to read it"
    heading.draw("Reported stages", note, view, "statements", key="statements", wanted=wanted)
    table = cached.listed(wanted, "statements", False, "newest first").first(ROWS)
    if table.empty:
        st.html('<p class="picket-hint">No stage is stated of a system here.</p>')
        return
    shown = pd.DataFrame(
        {
            "country": table["country"],
            "reported": table["negated"].map({True: "not ", False: ""}) + table["stage"],
            "system": table["system_name"],
            "published": table["published"],
            "speaker": table["speaker"].fillna(""),
            "source": table["source"],
            "hedged": table["hedged"].map({True: "hedged", False: ""}),
            "words": table["quote"].str.split().str.join(" "),
            **({"corrected": table["corrected"]} if table["corrected"].any() else {}),
        }
    )
    text = st.column_config.TextColumn
    key = session.fresh("statements")

    def opened(row: int, column: str) -> Selection:
        return opening.statement(table.iloc[row].to_dict(), column)

    follow = session.clicked_cell("statements", key, opened)
    grid.draw(
        shown, key=key, most=330, on_select=follow, selection_mode="single-cell",
        columns={
            "country": text("Country", width=100), "reported": text("Reported", width=100),
            "system": text("System", width=80),
            "published": st.column_config.DateColumn("Published", width=90, help="the stated date of the document"),
            "speaker": text("According to", width=130), "source": text("Source", width=100),
            "hedged": text("Hedged", width=65, help="said with reserve: may, reportedly, sources say"),
            "words": text("In these words", width="large"),
            "corrected": text("Corrected", help="who corrected it and why, and how it was read"),
        },
    )  # fmt: skip
