"""The heading of a part of a page: what it is, a note, and the CSV of exactly what stands under it."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from components import download, look


def draw(
    words: str, note: str, table: pd.DataFrame, *name: str, key: str, beside: Callable[[], None] | None = None
) -> None:
    """Show it; `name` makes the file's name, `beside` draws what else stands in the line."""
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        plain(words, note)
        download.csv(table, *name, key=f"{key}-csv")
        if beside:
            beside()


def plain(words: str, note: str) -> None:
    """A heading with a note and nothing to take away."""
    st.html(f'<div class="picket-pane"><h2>{look.escape(words)}</h2><p>{look.escape(note)}</p></div>')
