"""Briefings on screen: the list of them, and the form in which one is put together from views."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from components import apart, cached, faults, look, server, session
from picket import address, saying
from picket.brief.titles import title_of
from picket.errors import FilterError, LibraryError
from picket.filter import Filter
from picket.library import Briefing, SavedView, Step

_FAILED, _EDITED = "briefing-failed", "briefing-edited"
VIEWS = "views"
"""The popover in which briefings are listed has this key; with each turn it is closed."""

LONGEST = {"title": 200, "notes": 2_000}
"""Characters of what is said with a step, which stands below what is shown."""


def listed(page: str) -> None:
    """The briefings of the library: each can be shown and edited; a new one begins with the view that is open."""
    st.markdown("**Briefings**")
    kept, edits = server.library().briefings(), not server.read_only()
    if not kept:
        st.caption("A briefing is a list of views with titles and notes, shown one after the other to a meeting.")
    for one in kept:
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.markdown(f"{look.verbatim(one.name)} ({len(one.steps)})")
            if st.button("Show", key=f"show-{one.key}", icon=":material/slideshow:", type="tertiary",
                         disabled=not one.steps, help=look.verbatim(f"Present “{one.name}”")):  # fmt: skip
                session.present(one.key)
            if edits and st.button("Edit", key=f"edit-{one.key}", icon=":material/edit:", type="tertiary",
                         help=look.verbatim(f"Add to “{one.name}”, order and rename")):  # fmt: skip
                _begin(one.key)
    if not edits:
        return
    with st.form("new-briefing", border=False, clear_on_submit=True):
        name = st.text_input("New briefing that begins with this view", placeholder="Monday meeting")
        if st.form_submit_button("Make") and name.strip():
            _begin(server.library().save_briefing(name, [_here(page)]))


def _begin(key: str) -> None:
    """Close the popover, which would lie over the form, and open the form in the next run."""
    session.remember(_EDITED, key)
    session.next_turn(VIEWS)
    st.rerun()


def resume(page: str) -> None:
    """Open the form if it was asked for."""
    if key := session.recall(_EDITED):
        edit(key, page)


@apart.dialog("Briefing", width="large")
def edit(key: str, page: str) -> None:
    """The form; every change is kept at once. `page` is the page that is open, whose view can be added."""
    found = server.library().briefing(key)
    if found is None:
        st.write("This briefing is no longer in the library.")
        return
    if said := session.recall(_FAILED):
        st.error(look.verbatim(said))
    st.text_input(
        "Name", key=session.show("briefing-name", found.name), on_change=faults.heard(_renamed), args=(found,)
    )
    for number in range(len(found.steps)):
        _step(found, number)
    if not found.steps:
        st.caption("No steps yet.")
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button("Add the view that is open", icon=":material/add:", type="primary", key="add-step"):
            _keep(found, [*found.steps, _here(page)])
            st.rerun(scope="fragment")
        if st.button("Show", icon=":material/slideshow:", key="show-briefing", disabled=not found.steps):
            session.present(found.key)
        if st.button("Forget this briefing", icon=":material/delete:", key="forget-briefing"):
            server.library().drop_briefing(found.key)
            st.rerun()
    st.caption(f"The end of its link: `?{session.BRIEFING}={found.key}&{session.STEP}=1`. Its views stay as they are.")


def _step(found: Briefing, number: int) -> None:
    """One step: its title and notes to be typed, and where it stands."""
    step, last = found.steps[number], len(found.steps) - 1
    with st.container(horizontal=True, vertical_alignment="bottom", border=True, gap="small"):
        for field, label, room in (("title", f"{number + 1}. Title", 250), ("notes", "Notes", "stretch")):
            words = str(getattr(step, field))
            name = session.show(f"step-{number}-{field}", words)
            st.text_input(
                label, key=name, width=room, max_chars=max(LONGEST[field], len(words)),
                on_change=faults.heard(_typed), args=(found, number, field),
                help=_about(cached.saved_view(step.view)) if field == "title" else None,
            )  # fmt: skip
        for words, icon, to in (("Up", "arrow_upward", number - 1), ("Down", "arrow_downward", number + 1)):
            st.button(words, key=f"step-{number}-{words}", icon=f":material/{icon}:", type="tertiary",
                      disabled=not 0 <= to <= last, on_click=faults.heard(_moved), args=(found, number, to),
                      help=f"Step {number + 1}: {words.lower()}")  # fmt: skip
        st.button("Remove", key=f"step-{number}-remove", icon=":material/close:", type="tertiary",
                  on_click=faults.heard(_removed), args=(found, number),
                  help=f"Step {number + 1}: remove; its view stays")  # fmt: skip


def _renamed(found: Briefing) -> None:
    try:
        server.library().save_briefing(session.typed("briefing-name"), found.steps, found.key)
    except LibraryError as error:
        session.remember(_FAILED, str(error))


def _typed(found: Briefing, number: int, field: str) -> None:
    steps = list(found.steps)
    steps[number] = replace(steps[number], **{field: session.typed(f"step-{number}-{field}")})
    _keep(found, steps)


def _moved(found: Briefing, number: int, to: int) -> None:
    steps = list(found.steps)
    steps.insert(to, steps.pop(number))
    _keep(found, steps)


def _removed(found: Briefing, number: int) -> None:
    _keep(found, [step for at, step in enumerate(found.steps) if at != number])


def _keep(found: Briefing, steps: list[Step]) -> None:
    server.library().save_briefing(found.name, steps, found.key)


def _here(page: str) -> Step:
    """The view that is open as a step, titled by its name, else by the page and what it asks for."""
    key = session.view_here(page)
    cached.forget_views()
    view = cached.saved_view(key)
    shown, scope = (page or "overview").capitalize(), session.scope()
    asked = f": {title_of(scope, server.ledger())}" if scope != Filter() else ""
    return Step(key, (view.name if view else "") or f"{shown}{asked}")


def _about(view: SavedView | None) -> str:
    """What a step shows: the page, and the filter in words."""
    if view is None:
        return "The view of this step is no longer kept in this library."
    try:
        words = _words(address.asked(view.query))
    except FilterError as error:
        words = str(error)
    return look.verbatim(f"Page: {view.page or 'overview'}. {words or 'The whole library'}.")


def _words(wanted: Filter) -> str:
    return saying.scope(wanted, server.ledger())
