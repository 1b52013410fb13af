"""The reading pane: what was clicked, in words, and the sentences behind it. The same on every page."""

from __future__ import annotations

import streamlit as st

from components import cached, download, evidence, look, session
from picket.ledger import Filter


def draw(hint: str, *, default: Filter | None = None) -> None:
    """Show the selection's sentences; with nothing selected, those of `default`, else the hint."""
    chosen = session.selection()
    wanted = chosen or default
    if wanted is None:
        st.html(f'<p class="picket-hint">{hint}</p>')
        return
    table = cached.table("mentions", wanted)
    _heading(wanted, len(table), int(table["document"].nunique()), clearable=chosen is not None)
    if table.empty:
        st.html(
            '<p class="picket-hint">No sentence names it within the documents and senses chosen above.</p>'
        )
        return
    evidence.draw(table, "evidence", session.open_text, look.dark())


def _heading(wanted: Filter, mentions: int, documents: int, *, clearable: bool) -> None:
    words = cached.ledger().words(wanted)
    with st.container(horizontal=True, vertical_alignment="center", key="pane-heading"):
        st.html(
            f'<div class="picket-pane"><h2>{look.escape(words)}</h2>'
            f"<p>{look.counted(mentions, 'mention')} in {look.counted(documents, 'document')}</p></div>"
        )
        download.csv(cached.table("mentions", wanted), "mentions", words, key="evidence-csv")
        if clearable:
            st.button("Clear", key="clear", icon=":material/close:", on_click=session.select, type="tertiary")
