"""The strip of headline figures. Each is a button: a number on screen always opens its sentences."""

from __future__ import annotations

from dataclasses import dataclass

from components import look

_STRIP = look.component(__file__, '<div class="strip" role="group"></div>')


@dataclass(frozen=True)
class Headline:
    """One figure: what is counted, how many, a line below it, and what a click selects ("" for not clickable)."""

    label: str
    value: int
    note: str
    opens: str = ""
    colour: str = ""


def draw(headlines: list[Headline], key: str, selected: str = "") -> str | None:
    """Show the figures; return what the clicked one `opens`, once."""
    data = {
        "figures": [
            {"label": h.label, "value": f"{h.value:,}", "note": h.note, "opens": h.opens, "colour": h.colour}
            for h in headlines
        ],
        "selected": selected,
    }
    return _STRIP(key=key, data=data, on_open_change=lambda: None).open
