"""What was foreseen to fail is one sentence where it would have been drawn, never a traceback."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from components import look, moment
from picket.errors import PicketError


def say(error: PicketError) -> None:
    """The sentence."""
    st.error(look.verbatim(str(error)), icon=":material/error:")


def told(draw: Callable[[], None]) -> Callable[[], None]:
    """What draws a part of a page by itself, where nobody else would say what failed."""

    @moment.one()
    def drawn() -> None:
        try:
            draw()
        except PicketError as error:
            say(error)

    return drawn
