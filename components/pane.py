"""The reading pane: what was clicked, in words, and the sentences behind it. The same on every page."""

from __future__ import annotations

import streamlit as st

from components import cached, evidence, heading, look, session
from picket.ledger import Filter


def draw(hint: str, *, default: Filter | None = None) -> None:
    """Show the selection's sentences; with nothing selected, those of `default`, else the hint."""
    chosen = session.selection()
    wanted = chosen or default
    if wanted is None:
        st.html(f'<p class="picket-hint">{hint}</p>')
        return
    view = cached.view("mentions", wanted)
    words = view.ledger.words(wanted)
    note = f"{look.counted(len(view), 'mention')} in {look.counted(view.ledger.named_in, 'document')}"
    if not chosen:
        note += ", the most named; click for another"
    heading.draw(words, note, view, "mentions", words, key="evidence", beside=_clear if chosen else None)
    if not len(view):
        st.html('<p class="picket-hint">No sentence names it within the documents and senses chosen above.</p>')
        return
    evidence.draw(view, "evidence", session.open_text, look.dark())


def _clear() -> None:
    st.button("Clear", key="clear", icon=":material/close:", on_click=session.select, type="tertiary")
