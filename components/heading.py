"""The heading of a part of a page: what it is, a note, and the CSV of exactly what stands under it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from components import download, look
from picket.tables import Batches


def draw(
    words: str, note: str, view: Batches, *name: str, key: str, columns: Sequence[str] = (),
    beside: Callable[[], None] | None = None,
) -> None:  # fmt: skip
    """Show it; `name` makes the file's name, `columns` are those of the file, `beside` draws what else stands there."""
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        plain(words, note)
        download.csv(view, *name, key=f"{key}-csv", columns=columns)
        if beside:
            beside()


def plain(words: str, note: str) -> None:
    """A heading with a note and nothing to take away."""
    st.html(f'<div class="picket-pane"><h2>{look.escape(words)}</h2><p>{look.escape(note)}</p></div>')
