"""Choosing one kind of entity without a mouse: the same choice as a click on its bar."""

from __future__ import annotations

import streamlit as st

from components import session
from picket.ledger import LABELS


def choose(labels: list[str], chosen: str) -> None:
    """A list of the kinds found; choosing one selects it, clearing it clears the selection."""
    key = f"kind-{chosen}"
    st.selectbox(
        "Kind", labels, index=labels.index(chosen) if chosen in labels else None, format_func=LABELS.__getitem__,
        placeholder="All kinds", key=key, on_change=session.chosen_kind(key), label_visibility="collapsed", width=240,
    )  # fmt: skip
