"""The briefing that a link names: which of its steps is open, and the way to the others."""

from __future__ import annotations

import streamlit as st

from components import cached, look, server, session, visit
from picket.ingest import names
from picket.library import Briefing


def shown() -> Briefing | None:
    """The briefing of the link, None where it names none or one that is not there."""
    key = session.value(session.BRIEFING)
    return server.library().briefing(key) if key else None


def number(of: Briefing) -> int:
    """Which step is open, from 1; the last one where the link asks for one beyond."""
    return max(1, session.page_of(session.STEP, len(of.steps)))


def links(of: Briefing) -> list[str]:
    """A link to each step, without its host."""
    return [session.step_link(at, cached.saved_view(step.view)) for at, step in enumerate(of.steps, 1)]


def stands() -> bool:
    """Whether the page can be drawn: False, and why in one sentence, where the briefing or its view is not there.

    A link that only names a step goes on to the step's view, in place of itself in the browser's history.
    """
    key, found = session.value(session.BRIEFING), shown()
    if not key:
        return True
    if found is None:
        return _gone(f"There is no briefing “{names.shown(key)}” in this library.")
    if not found.steps:
        return _gone(f"The briefing “{found.name}” has no steps yet; add views to it under “Views”.")
    at = number(found)
    if cached.saved_view(found.steps[at - 1].view) is None and session.only_names_step():
        return _gone("The view of this step is no longer kept in this library; the other steps are as they were.")
    if session.only_names_step():
        session.next_turn("visit")
        visit.draw(links(found)[at - 1], session.turn("visit"), instead=True)
        return False
    return True


def _gone(words: str) -> bool:
    st.warning(look.verbatim(words), icon=":material/bookmark_remove:")
    return False
