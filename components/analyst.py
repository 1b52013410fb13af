"""Who decides: a name that the reader gives once and this browser keeps. Several analysts share one server."""

from __future__ import annotations

from components import look, session

_NAMED = "analyst-name"
_FIELD = look.component(
    __file__,
    '<label class="analyst" part="analyst"><span>You decide as</span>'
    '<input autocomplete="off" spellcheck="false" placeholder="your name, kept in this browser"></label>',
)


def name() -> str:
    """The name, "" while it is not known in this session: `draw` asks the browser, and then the reader, for it."""
    return str(session.kept(_NAMED) or "")


def called(words: str) -> None:
    """The reader goes by this name from now on."""
    session.remember(_NAMED, words.strip())


def draw(key: str) -> None:
    """A field that shows the name, and lets it be set or changed."""
    _FIELD(key=key, data={"name": name()}, on_name_change=session.triggered(key, "name", called))
