"""The choice between doubts, accuracy and decisions on the Review page, and who decides."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from components import analyst, presenting, review_acts, session
from picket.filter import Filter

_OF_ONE = ("show", "p", "doubt", "sample", "shown", "who", "does", "verdicts")
"""Parameters of one way alone."""


def draw(ways: dict[str, tuple[str, Callable[[Filter], None]]], scope: Filter) -> None:
    """Show one of several ways (by its name in the link: its title and what draws it); the first one unless chosen."""
    review_acts.wrong()
    way = session.value("review", ways, next(iter(ways)))
    if not presenting.on():
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.segmented_control(
                "Show", list(ways), required=True, label_visibility="collapsed",
                format_func=lambda name: ways[name][0],
                **session.control("review", way, drops=_OF_ONE),
            )  # fmt: skip
            with st.container(width=330):
                analyst.draw("review-analyst")
    ways[way][1](scope)
