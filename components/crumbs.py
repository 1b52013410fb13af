"""The filter read back in words: each part can be turned round or taken away, and what is left is counted."""

from __future__ import annotations

from typing import Any

from components import cached, look, presenting, server, session
from picket import saying
from picket.filter import TERMS, Filter

_LINE = look.component(__file__, '<div class="crumbs" part="crumbs"></div>')


def draw(wanted: Filter) -> None:
    """The line; it stands there without a filter too, so that nothing jumps when there is one."""
    whole, kept = server.ledger(), cached.where(wanted)
    parts = saying.parts(wanted, whole)
    every = look.counted(len(whole.documents), "document")
    data = {
        "parts": [
            {"title": part.title, "words": _shown(part), "without": part.without, "turns": part.field in TERMS}
            for part in parts
        ],
        "none": not len(kept.documents),
        "still": presenting.on(),
        "counted": session.unit(),
        "left": f"{len(kept.documents):,} of {every}" if parts else every,
    }

    def act(asked: dict[str, Any]) -> None:
        if asked["act"] == "clear":
            session.start_over()
            return
        part = parts[int(asked["part"])]
        session.narrow((saying.turned if asked["act"] == "turn" else saying.dropped)(wanted, part))

    _LINE(key="crumbs", data=data, on_ask_change=session.triggered("crumbs", "ask", act))


def _shown(part: saying.Said) -> str:
    """Its words, without names of documents where a meeting is not to read them."""
    return "chosen by hand" if part.field == "documents" and session.names_hidden() else part.words
