"""What stands beside the listing of systems: what is said of the one selected, or what it is."""

from __future__ import annotations

import streamlit as st

from components import beside, cached, pane, profile, server, session
from picket.catalogue.load import FIRST
from picket.filter import Filter

TABS = {"said": "What is said", "card": "What it is"}


def draw(scope: Filter) -> None:
    """The evidence or the card of the system selected, else of the one asked for, else of the first."""
    session.follows("system", lambda: _show(scope))


def meant(scope: Filter) -> str:
    """The key of the system selected, else of one asked for, else of the first of all."""
    asked = [entity.key for entity in scope.named if entity.label == "SYSTEM"]
    systems = server.catalogue().systems
    return next(key for key in (session.selected_key("SYSTEM"), *asked, *FIRST) if key in systems)


def _show(scope: Filter) -> None:
    key = meant(scope)
    tab = session.value("tab", TABS, "said" if session.selected() else "card")
    shown = [server.catalogue().systems[key]]
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.segmented_control(
            "Show", list(TABS), required=True, format_func=TABS.__getitem__, label_visibility="collapsed",
            **session.control("tab", tab),
        )  # fmt: skip
        if tab == "card":
            profile.picture_of(shown, "profile")
    if tab == "card":
        profile.show(shown, scope, session.selected().get("parts") == "yes", "profile")
    else:
        pane.show({"label": "SYSTEM", "key": key})
        beside.draw(key, cached.view("beside", scope))
