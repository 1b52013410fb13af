"""Who decides: a name that the reader gives once and this browser keeps. Several analysts share one server."""

from __future__ import annotations

import streamlit as st

from components import look, presenting, server, session
from picket.ingest.names import one_line

_NAMED = "analyst-name"
_FIELD = look.component(
    __file__,
    '<label class="analyst" part="analyst"><span>You decide as</span>'
    '<input autocomplete="off" spellcheck="false" placeholder="your name, kept in this browser"></label>',
)


def decides() -> bool:
    """Whether anything may be decided here: not before a meeting, and not where the library is for reading only."""
    return not presenting.on() and not server.read_only()


def name() -> str:
    """The name, "" while it is not known in this session: `draw` asks the browser, and then the reader, for it.
    Who only reads has none."""
    return "" if server.read_only() else str(session.kept(_NAMED) or "")


def wanted() -> str:
    """What stands in the way of deciding while there is no name."""
    if server.read_only():
        return "This library is open for reading only here."
    return "Give your name above: it stands beside every decision."


def called(words: str) -> None:
    """The reader goes by this name from now on."""
    session.remember(_NAMED, one_line(words))


def draw(key: str) -> None:
    """A field that shows the name, and lets it be set or changed."""
    if server.read_only():
        st.caption(wanted())
        return
    _FIELD(key=key, data={"name": name()}, on_name_change=session.triggered(key, "name", called))
