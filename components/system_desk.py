"""The ways to look at systems: as a listing, as one card or two side by side, and the choice between all of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from components import (
    cached,
    controls,
    corrected_marks,
    family_tree,
    listing,
    opening,
    own_systems,
    pane,
    picture,
    presenting,
    profile,
    reach,
    server,
    session,
    stages,
    status_board,
    system_side,
)
from picket.errors import FilterError
from picket.filter import Filter

GROUPS = {"defences": "Defences", "threats": "Threat missiles", "all": "All"}
FORMS = {"table": "Table", "families": "Families"}


def draw(ways: dict[str, tuple[str, Callable[[Filter], None]]], scope: Filter) -> None:
    """Show one of several ways (by its name in the link: its title and what draws it); the first one unless chosen."""
    way = session.value("desk", ways, next(iter(ways)))
    st.segmented_control(
        "Show", list(ways), required=True, format_func=lambda name: ways[name][0], label_visibility="collapsed",
        **session.control("desk", way, drops=("system", "against", "reach-of", "reach-km", "reach-scale")),
    )  # fmt: skip
    ways[way][1](scope)


def listed(scope: Filter) -> None:
    """The listing, as a table or as families, the stages reported below; beside it the system selected."""
    left, right = st.columns([1.7, 1], gap="medium")
    with left:
        with st.container(horizontal=True, vertical_alignment="center", key="listing-controls"):
            form = session.value("form", FORMS, "table")
            st.segmented_control("Form", list(FORMS), required=True, format_func=FORMS.__getitem__,
                                 label_visibility="collapsed", **session.control("form", form))  # fmt: skip
            whole = _families_controls() if form == "families" else False
            group = _group() if form == "table" else ""
            every = st.toggle("Whole catalogue", help="Also what no document names",
                              **session.control("catalogue", session.value("catalogue") == "true"))  # fmt: skip
            if form == "families":
                belongs = " with all that belongs to it, each once" * whole
                picture.draw("families", "Systems in their families",
                             f"Figures count {session.unit()} of each system{belongs}", "families",
                             key="families")  # fmt: skip
        if form == "families":
            family_tree.draw(cached.families(scope), session.unit(), whole=whole, every=every, key="families")
        else:
            _table(scope, group, every)
        if not presenting.on():
            stages.draw(scope)
    with right, st.container(key="pane"):
        system_side.draw(scope)


def board(scope: Filter) -> None:
    """The status board; beside it the statements behind what is clicked in it."""
    left, right = st.columns([2.2, 1], gap="medium")
    with left:
        status_board.draw(scope)
    with right, st.container(key="pane"):
        pane.draw("Click a report, and the sentences behind it stand here.")


def layers(scope: Filter) -> None:
    """Published reach and layers, whatever the filter."""
    reach.draw(system_side.meant(scope))


def own(scope: Filter) -> None:
    """The systems of this library's own, whatever the filter."""
    own_systems.draw()


def card(scope: Filter) -> None:
    """One system in full, or two side by side; beside it the evidence of what is clicked in it."""
    systems = server.catalogue().systems
    key, against = _asked("system") or system_side.meant(scope), _asked("against")
    parts = session.value("parts") == "true"
    left, right = st.columns([1.7, 1], gap="medium")
    with left:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            _choice("System", "system", key, None)
            _choice("Beside", "against", against or None, "one alone")
            st.toggle("Count parts too", help="Figures take in what belongs to it: SM-3 within Aegis",
                      **session.control("parts", parts))  # fmt: skip
            shown = [systems[one] for one in dict.fromkeys((key, against)) if one]
            profile.picture_of(shown, "profile-card")
        session.follows("profile", partial(profile.show, shown, scope, parts, "profile-card"))
    with right, st.container(key="pane"):
        pane.draw("", default={"label": "SYSTEM", "key": key}, first="all of it; click a figure for less")


def _asked(name: str) -> str:
    """The system that the link names, "" for none. Raises FilterError when there is no such system."""
    key = session.value(name)
    if key and key not in server.catalogue().systems:
        raise FilterError(f"There is no system '{key}' in the catalogue or among your systems; choose another.")
    return key


def _families_controls() -> bool:
    return st.toggle("Count parts too", help="A bar then counts the system with all that belongs to it, each once",
                     **session.control("parts", session.value("parts", usual="true") == "true"))  # fmt: skip


def _choice(label: str, name: str, key: str | None, none: str | None) -> None:
    systems = server.catalogue().systems
    st.selectbox(
        label, list(systems), index=0 if none is None else None, placeholder=none or "", width=220,
        format_func=lambda one: systems[one].short, **session.control(name, key),
    )  # fmt: skip


def _group() -> str:
    group = session.value("group", GROUPS, "defences")
    st.segmented_control("Systems", list(GROUPS), required=True, format_func=GROUPS.__getitem__,
                         label_visibility="collapsed", **session.control("group", group))  # fmt: skip
    return group


def _table(scope: Filter, group: str, every: bool) -> None:
    view = cached.systems(scope, {"threats": True, "defences": False}.get(group), every)
    text, number = st.column_config.TextColumn, st.column_config.NumberColumn
    listing.draw(
        view,
        presenting.first({
            "name": text("System", width=105), **controls.counts(session.unit()),
            **corrected_marks.column(view),
            "with_parts": number("With parts", width="small", help="mentions of it and of what belongs to it"),
            "countries_beside": text("Countries in the same sentences"),
            "kind": text("Kind", help="how Picket groups it"), "basing": text("Basing"), "phase": text("Intercepts in"),
            "origin": text("Origin"), "operators": text("Operated by", width="medium"), "part_of": text("Part of"),
            "what_it_is": text("What it is", width="large"),
        }, 7),
        key="systems", title=GROUPS[group] if group != "all" else "All systems", height=300,
        name=("systems", *([] if group == "all" else [group])), selects=opening.system,
    )  # fmt: skip
    if presenting.on():
        return
    st.caption(
        "“Operated by”, further right, is what published sources state, not what these documents report. "
        "“With parts” counts what belongs to a system too: SM-3 within Aegis, PAC-3 within Patriot."
    )
