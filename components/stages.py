"""What is reported to be happening with systems: actor, stage, system and the words that say so."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from components import heading, session
from components.listing import ROWS
from picket.tables import View


def draw(view: View) -> None:
    """Show a view of statements; clicking a row opens the words in the text."""
    note = "as the documents state them; a row opens its words in the text"
    heading.draw("Reported stages", note, view, "statements", key="statements")
    table = view.first(ROWS)
    if table.empty:
        st.html('<p class="picket-hint">No stage is stated of a system here.</p>')
        return
    shown = pd.DataFrame(
        {
            "country": table["country"],
            "reported": table["negated"].map({True: "not ", False: ""}) + table["stage"],
            "system": table["system_name"],
            "hedged": table["hedged"].map({True: "hedged", False: ""}),
            "speaker": table["speaker"].fillna(""),
            "words": table["quote"].str.split().str.join(" "),
        }
    )
    text = st.column_config.TextColumn
    event = st.dataframe(
        shown, key="statements", hide_index=True, row_height=32, on_select="rerun", selection_mode="single-cell",
        height=min(38 + 32 * len(shown), 330),
        column_config={
            "country": text("Country", width="small"), "reported": text("Reported", width="small"),
            "system": text("System", width="small"),
            "hedged": text("Hedged", width="small", help="said with reserve: may, reportedly, sources say"),
            "speaker": text("According to", width="small"),
            "words": text("In these words", width="large"),
        },
    )  # fmt: skip
    if chosen := event["selection"]["cells"]:
        row = table.iloc[chosen[0][0]]
        session.open_text(row["document"], int(row["start"]), int(row["end"]))
