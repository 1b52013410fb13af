"""The key sentences about systems, as the overview reads them out."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from components import heading, look, session

SHOWN = 12
_LIST = look.component(__file__, '<div class="sentences"></div>')


def draw(table: pd.DataFrame) -> None:
    """Show the first SHOWN rows of the sentences table; opening one goes to its place in the text."""
    note = f"{look.counted(min(SHOWN, len(table)), 'sentence')} of {len(table):,}, stated stages first"
    heading.draw("Key sentences about systems", note, table, "sentences", key="sentences")
    if table.empty:
        st.html('<p class="picket-hint">No missile-defense system is named in these documents.</p>')
        return
    rows = table.head(SHOWN)[
        ["document", "name", "sentence_start", "sentence_end", "systems", "countries", "stages", "sentence"]
    ]
    opened = _LIST(key="sentences", data=rows.to_dict("records"), on_open_change=lambda: None).open
    if opened:
        session.open_text(opened["document"], int(opened["start"]), int(opened["end"]))
