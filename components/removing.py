"""Removing documents: named, counted and confirmed, because it takes their mentions out of every figure."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from components import cached, look, session

_SAID = "removing-said"


def draw(chosen: pd.DataFrame) -> None:
    """Offer to open or remove the documents ticked in the list."""
    if chosen.empty:
        st.caption("Tick documents to open or remove them.")
        return
    with st.container(horizontal=True):
        if len(chosen) == 1 and st.button("Open", key="open", icon=":material/article:"):
            session.open_text(chosen["id"].iloc[0])
        if st.button(f"Remove {look.counted(len(chosen), 'document')} …", key="remove", icon=":material/delete:"):
            _confirm(chosen)


@st.dialog("Remove from the library?")
def _confirm(chosen: pd.DataFrame) -> None:
    names = ", ".join(chosen["name"].head(5)) + (f" and {len(chosen) - 5:,} more" if len(chosen) > 5 else "")
    st.text(f"{names}: {look.counted(int(chosen['mentions'].sum()), 'mention')} will leave every figure.")
    with st.container(horizontal=True):
        if st.button("Remove", key="remove-confirmed", type="primary"):
            gone = cached.library().remove(list(chosen["id"]))
            session.remember(_SAID, f"{look.counted(gone, 'document')} removed: {names}.")
            st.rerun()
        if st.button("Cancel", key="remove-cancelled"):
            st.rerun()


def said() -> None:
    """What was removed, once."""
    if message := session.recall(_SAID):
        st.toast(message)
