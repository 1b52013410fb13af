"""A ranking as horizontal bars with names and figures; each bar is a button that selects what it counts."""

from __future__ import annotations

from dataclasses import dataclass

from components import look, session
from components.selection import Selection, same

_BARS = look.component(__file__, '<div class="bars" part="bars" role="group"></div>')


@dataclass(frozen=True)
class Bar:
    """One bar: its name, what it counts, its colour, what a click on it selects, and what was `read` where that is
    another figure ("37 mentions")."""

    name: str
    count: int
    colour: str
    opens: Selection
    read: str = ""


def draw(bars: list[Bar], key: str, label: str, unit: str) -> None:
    """Show the bars in their order, the longest as wide as there is room; `label` says what they are."""
    session.follows(f"{key}-bars", lambda: show(bars, key, label, unit))


def show(bars: list[Bar], key: str, label: str, unit: str) -> None:
    """The same inside a part that is drawn anew with the selection anyway."""
    most, chosen = max((bar.count for bar in bars), default=1), session.selected()
    data = {
        "label": label, "any": any(same(bar.opens, chosen) for bar in bars),
        "bars": [
            [bar.name, f"{bar.count:,}", look.figure(bar.count, unit), bar.count / most, bar.colour,
             same(bar.opens, chosen), bar.read]
            for bar in bars
        ],
    }  # fmt: skip
    _BARS(
        key=key, data=data,
        on_open_change=session.triggered(key, "open", lambda number: session.toggle(bars[int(number)].opens)),
    )  # fmt: skip
