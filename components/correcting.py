"""The dialog in which something that was read is corrected: the same wherever it is seen."""

from __future__ import annotations

import streamlit as st

from components import analyst, cached, deciding, look, session
from components.correcting_subjects import Asked, Subject
from picket.errors import DecisionError, PicketError

_FORM = look.component(__file__, "<form></form>")
_SAID, _DONE, _TURN = "correcting-said", "correcting-done", "correcting"


def draw(subject: Subject) -> None:
    """Ask what it should be. What is decided holds at once, on every page."""
    session.next_turn(_TURN)
    session.recall(_SAID)
    _dialog(subject)


@st.dialog("Correct", width="medium")
def _dialog(subject: Subject) -> None:
    if session.recall(_DONE):
        st.rerun()
    try:
        form = subject.form()
    except DecisionError as error:
        st.error(str(error))
        return
    key = f"correcting-{session.turn(_TURN)}"
    data = form | {"known": cached.known_names(), "who": analyst.name(), "message": session.recall(_SAID) or ""}
    _FORM(key=key, data=data, on_apply_change=session.triggered(key, "apply", lambda asked: _apply(subject, asked)))


def _apply(subject: Subject, asked: Asked) -> None:
    """Keep what was decided, or say what is lacking."""
    try:
        if not str(asked["who"]).strip():
            raise DecisionError("Say who decides: your name stands beside the decision.")
        analyst.called(str(asked["who"]))
        deciding.decide(subject.decisions(asked, analyst.name()))
    except PicketError as error:
        session.remember(_SAID, str(error))
        return
    session.remember(_DONE, True)
