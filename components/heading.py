"""The heading of a part of a page: what it is, a note, and the CSV of exactly what stands under it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from components import cached, download, look, session
from picket.filter import Filter
from picket.tables import Described, View


def draw(
    words: str, note: str, view: Described, *name: str, key: str, columns: Sequence[str] = (),
    beside: Callable[[], None] | None = None, wanted: Filter | None = None,
) -> None:  # fmt: skip
    """Show it; `name` makes the file's name, `columns` are those of the file, `beside` draws what else stands there.

    `wanted` is the filter behind it, by default the scope of the page. A view of another filter that is not told has
    its CSV alone: of the other formats nobody could say what they hold.
    """
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        plain(words, note)
        with st.container(horizontal=True, width="content", vertical_alignment="center", key=f"{key}-heading-tools"):
            download.csv(view, *name, key=f"{key}-csv", columns=columns)
            if wanted is None:
                wanted = _scope_of(view)
            if wanted is not None:
                download.formats(view, wanted, *name, key=key)
            if beside:
                beside()


def plain(words: str, note: str) -> None:
    """A heading with a note and nothing to take away."""
    st.html(f'<div class="picket-pane"><h2>{look.escape(words)}</h2><p>{look.escape(note)}</p></div>')


def _scope_of(view: Described) -> Filter | None:
    scope = session.scope()
    return scope if not isinstance(view, View) or view.ledger is cached.where(scope) else None
