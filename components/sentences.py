"""The key sentences about systems, as the overview reads them out."""

from __future__ import annotations

import streamlit as st

from components import heading, look, session, tally
from components.selection import Selection
from picket.tables import View

SHOWN = 12
_LIST = look.component(__file__, '<div class="sentences"></div>')


def draw(view: View) -> None:
    """Show the first SHOWN rows of the key sentences; opening one goes to its place in the text."""
    note = f"the first {min(SHOWN, len(view))}, stated stages first"
    heading.draw("Key sentences about systems", note, view, "sentences", key="sentences")
    if not len(view):
        st.html('<p class="picket-hint">No missile-defense system is named in these documents.</p>')
        return
    rows = view.first(SHOWN)[
        ["document", "name", "sentence_start", "sentence_end", "systems", "countries", "stages", "sentence"]
    ]
    if session.names_hidden():
        rows = rows.assign(name="")
    opened = _LIST(key="sentences", data=rows.to_dict("records"), on_open_change=lambda: None).open
    if len(view) > SHOWN:
        every: Selection = {"label": "SYSTEM", "by": "sentences"}
        tally.show(["All ", (look.figure(len(view), "sentences"), every), " that name a system"], "every-sentence")
    if opened:
        session.open_text(opened["document"], int(opened["start"]), int(opened["end"]))
