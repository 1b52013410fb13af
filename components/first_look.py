"""A guided first look for a newcomer: five steps that are done rather than described, and a way to be rid of them.

Whether it was put away is kept in the browser, so that each reader of a shared dashboard decides.
"""

from __future__ import annotations

from collections.abc import Callable

from components import cached, look, session
from picket.filter import Entity

_CARD = look.component(__file__, '<section class="card" aria-label="First look" hidden></section>')

STEPS = (
    (
        "Open a figure",
        "Every number opens what it counts. Try the systems: the panel lists each mention in its sentence.",
        "Show the mentions of systems",
    ),
    (
        "Narrow the question",
        "Ask for a name, a source or a date in the filter, and every page follows. The line below it reads the filter "
        "back; a click there turns a part round or takes it away.",
        "Ask for the first system",
    ),
    (
        "Look from another side",
        "Map, Timeline, Together, Concordance and Compare show the same part of the library.",
        "See it over time",
    ),
    (
        "Send it on",
        "The address of the page is the view: copy it, or keep it under a name with Views.",
        "",
    ),
    (
        "Bring your own documents",
        "Paste a text, or upload files, tables and archives. Nothing leaves this machine.",
        "Go to the Library",
    ),
)
"""Title, what it is about, and the words on the button that does it."""


def draw(always: bool = False) -> None:
    """The steps, until they are put away; with `always` also after that."""
    data = {"steps": STEPS, "always": always}
    _CARD(key="first-look", data=data, on_step_change=session.triggered("first-look", "step", _do))
    if page := session.recall("first-look-page"):
        session.go(page)


def _do(step: int) -> None:
    acts: dict[int, Callable[[], None]] = {
        0: lambda: session.select({"label": "SYSTEM", "by": "mentions"}),
        1: _ask_for_the_first_system,
        2: lambda: session.remember("first-look-page", "timeline"),
        4: lambda: session.remember("first-look-page", "library"),
    }
    acts[step]()


def _ask_for_the_first_system() -> None:
    rows = cached.table("systems", session.scope())
    first = rows.sort_values("mentions", ascending=False).iloc[0]
    session.narrow(session.scope().adding("named", Entity("SYSTEM", first["system"])))
