"""A guided first look for a newcomer: five steps that are done rather than described, and a way to be rid of them.

Whether it was put away is kept in the browser, so that each reader of a shared dashboard decides.
"""

from __future__ import annotations

from collections.abc import Callable

from components import cached, look, session
from components.selection import Selection, written
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


_NEXT = "first-look-page"
_SYSTEMS: Selection = {"label": "SYSTEM", "by": "mentions"}


def draw(always: bool = False) -> None:
    """The steps, until they are put away; with `always` also after that, and on a page that shows nothing of them, so
    that each leads to one that does.
    """
    data = {"steps": STEPS, "always": always}
    _CARD(key="first-look", data=data, on_step_change=session.triggered("first-look", "step", _lead if always else _do))
    if (going := session.recall(_NEXT)) is not None:
        page, shown = going
        session.go(page, show=shown)


def _do(step: int) -> None:
    acts: dict[int, Callable[[], None]] = {
        0: lambda: session.select(_SYSTEMS),
        1: _ask_for_the_first_system,
        2: lambda: session.remember(_NEXT, ("timeline", "")),
        4: lambda: session.remember(_NEXT, ("library", "")),
    }
    acts[step]()


def _lead(step: int) -> None:
    """The same from elsewhere: what is shown or asked for on the page is to be seen on the Overview."""
    if step == 0:
        session.remember(_NEXT, ("", written(_SYSTEMS)))
        return
    _do(step)
    if step == 1:
        session.remember(_NEXT, ("", ""))


def _ask_for_the_first_system() -> None:
    rows = cached.table("systems", session.scope())
    first = rows.sort_values("mentions", ascending=False).iloc[0]
    session.narrow(session.scope().adding("named", Entity("SYSTEM", first["system"])))
