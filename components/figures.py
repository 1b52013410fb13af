"""The strip of headline figures. Each opens its rows: a number on screen always does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from components import look, session
from components.selection import Selection, same

_STRIP = look.component(__file__, '<div class="strip" role="group" aria-label="Headline figures"></div>')


@dataclass(frozen=True)
class Headline:
    """Two figures of one thing: `value` large, with `note` below, and what each opens (None: the Library page).

    `read` and `note_read` are what was read in words, where corrections made them other figures.
    """

    label: str
    value: int
    opens: Selection | None
    note: str
    note_opens: Selection
    colour: str = ""
    read: str = ""
    note_read: str = ""


def draw(headlines: list[Headline], key: str, elsewhere: Callable[[], None]) -> None:
    """Show the figures; one that opens nothing on this page calls `elsewhere`."""
    session.follows(f"{key}-strip", lambda: _show(headlines, key, elsewhere))


def _show(headlines: list[Headline], key: str, elsewhere: Callable[[], None]) -> None:
    chosen = session.selected()
    data = [
        {
            "label": h.label, "value": f"{h.value:,}", "note": h.note, "colour": h.colour,
            "read": [h.read, h.note_read],
            "pressed": [bool(chosen) and same(opens, chosen) for opens in (h.opens, h.note_opens)],
        }
        for h in headlines
    ]  # fmt: skip

    def opened(place: list[int]) -> None:
        headline = headlines[place[0]]
        opens = headline.note_opens if place[1] else headline.opens
        if opens is None:
            session.remember("elsewhere", True)
        else:
            session.toggle(opens)

    _STRIP(key=key, data=data, on_open_change=session.triggered(key, "open", opened))
    if session.recall("elsewhere"):
        elsewhere()
