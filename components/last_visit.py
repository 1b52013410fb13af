"""When the reader was last here, as this browser remembers it, and how many documents were added since.

It is kept in the browser alone, for each library. A visit ends when nothing is done in Picket for four hours: what is
new stays new for the whole of the next visit, however often the page is loaded.
"""

from __future__ import annotations

from collections.abc import Callable

from components import cached, look, server, session
from picket.filter import Filter

_LINE = look.component(__file__, '<p class="visit" part="visit"></p>')

MOST = 300
"""Different minutes, newest first, of which the browser is told how many documents were added."""


def lead(scope: Filter) -> None:
    """The same where it leads to the page that tells what changed since."""

    def follow(moment: str) -> None:
        session.remember("since", moment)

    draw(scope, follow)
    if moment := session.recall("since"):
        session.go("changes", by="added", moment=moment)


def draw(scope: Filter, act: Callable[[str], None], always: bool = False) -> None:
    """Say it, and offer to see what changed; only where something is new, unless `always`.

    `act` is called with the end of the last visit (2026-11-24T13:05, UTC) in a callback.
    """
    minutes = cached.added(scope)
    data = {
        "library": server.ledger().snapshot.lineage, "always": always, "more": len(minutes) > MOST,
        "added": [[minute, int(number)] for minute, number in minutes.head(MOST).items()],
    }  # fmt: skip
    _LINE(key="last-visit", data=data, on_since_change=session.triggered("last-visit", "since", act))
