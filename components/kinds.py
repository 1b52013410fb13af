"""Choosing one kind of entity without a mouse: the same choice as a click on its bar."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from components import download, session
from picket.ledger import LABELS


def choose(counted: pd.DataFrame, chosen: str) -> None:
    """A list of the kinds found; choosing one selects it, clearing it clears the selection. Beside it their counts."""
    labels, key = list(counted["label"]), f"kind-{chosen}"
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.selectbox(
            "Kind", labels, index=labels.index(chosen) if chosen in labels else None, placeholder="All kinds",
            format_func=LABELS.__getitem__, key=key, on_change=session.chosen_kind(key),
            label_visibility="collapsed", width=240,
        )  # fmt: skip
        download.csv(counted, "kinds", key="kinds-csv", label="Kinds as CSV")
