"""What was foreseen to fail is one sentence where it would have been drawn, never a traceback."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import streamlit as st

from components import look, moment
from picket.errors import PicketError

P = ParamSpec("P")


def say(error: PicketError) -> None:
    """The sentence."""
    st.error(look.verbatim(str(error)), icon=":material/error:")


def told(draw: Callable[P, None]) -> Callable[P, None]:
    """What draws a part of a page by itself, where nobody else would say what failed."""

    @wraps(draw)
    @moment.one()
    def drawn(*args: P.args, **named: P.kwargs) -> None:
        try:
            draw(*args, **named)
        except PicketError as error:
            say(error)

    return drawn


def heard(act: Callable[P, None]) -> Callable[P, None]:
    """What a click calls before anything is drawn: a failure is said in passing, and the page drawn as it stands."""

    @wraps(act)
    def done(*args: P.args, **named: P.kwargs) -> None:
        try:
            act(*args, **named)
        except PicketError as error:
            st.toast(look.verbatim(str(error)), icon=":material/error:", duration="long")

    return done
