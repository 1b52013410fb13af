"""The dialog in which something that was read is corrected: the same wherever it is seen."""

from __future__ import annotations

import streamlit as st

from components import analyst, apart, cached, deciding, look, session
from components.correcting_subjects import Asked, Subject
from picket.errors import DecisionError, PicketError

_FORM = look.component(__file__, "<form></form>")
_SAID = "correcting-said"


def draw(subject: Subject) -> None:
    """Ask what it should be. What is decided holds at once, on every page."""
    session.recall(_SAID)
    _dialog(subject)


@apart.dialog("Correct", width="medium")
def _dialog(subject: Subject) -> None:
    data = subject.form() | {
        "known": cached.known_names(),
        "who": analyst.name(),
        "message": session.recall(_SAID) or "",
    }
    if asked := _FORM(key="correcting", data=data, on_apply_change=lambda: None).apply:
        st.rerun(scope="app" if _applied(subject, asked) else "fragment")


def _applied(subject: Subject, asked: Asked) -> bool:
    """Keep what was decided; whether that could be done, else what is lacking is said in the dialog."""
    try:
        if not str(asked["who"]).strip():
            raise DecisionError("Say who decides: your name stands beside the decision.")
        analyst.called(str(asked["who"]))
        deciding.decide(subject.decisions(asked, analyst.name()))
    except PicketError as error:
        session.remember(_SAID, str(error))
        return False
    return True
