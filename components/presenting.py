"""Present mode: what the shared screen of a meeting shows. See docs/design.md for its measures.

The link says that it is on (`session.presenting`). The strip above the page and the caption of a briefing below it are
one component, which also hears the keys and holds the view; everything else is style and size.
"""

from __future__ import annotations

import re
from copy import deepcopy
from pathlib import Path
from typing import Any

import plotly.graph_objects as go

from components import briefing, look, session
from picket.library import Briefing

_PAGE = Path(__file__).with_name("presenting_page.css").read_text(encoding="utf-8")
_STRIP = look.component(__file__, '<div class="strip" part="strip"></div>')
_KEY, _DRAWN = "presenting", "presenting-drawn"

USUAL, LARGE = 1.4, 2.1
"""How much larger everything is than at a desk: on a screen of 1280 x 720, and on one of 1920 x 1080 and more."""

_WIDE = "(min-width: 1800px) and (min-height: 900px)"
"""The screens that are large."""

ROOM = 360
"""Pixels at a desk that a picture or table has on the shared screen below the title and above the caption."""

_BASE = 15
"""Pixels of the root's font at a desk: theme.baseFontSize in .streamlit/config.toml."""

_POINTS = 12
"""plotly's font where a chart names none."""

_IN_WORDS = re.compile(r"font-size:([0-9.]+)px")
_LENGTHS = {"height", "size", "thickness", "len", "xshift", "yshift", "l", "r", "t", "b", "arrowsize", "ticklen"}


def on() -> bool:
    """Whether the page is shown to a meeting."""
    return session.presenting()


def scale() -> float:
    """How much larger everything is drawn than at a desk."""
    return _root() / _BASE if _root() in (_BASE * USUAL, _BASE * LARGE) else 1.0


def style() -> str:
    """What the page's style says more in present mode."""
    if not on():
        return ""
    usual, large = (f"html {{ font-size: {_BASE * scale:g}px !important; }}" for scale in (USUAL, LARGE))
    below = "3.2rem" if session.value(session.BRIEFING) else "0.5rem"
    return f":root {{ --picket-tools: none; --picket-below: {below}; }} {usual} @media {_WIDE} {{ {large} }} {_PAGE}"


def settled() -> bool:
    """Whether the browser shows the size in which the page is to be drawn, so that it may be.

    Tables take their type from the root's when they are put on the page and keep it: after a change of size they are
    taken away in one run, and come back in the next one, which the strip asks for.
    """
    fits = (scale() > 1) == on()
    ready = fits and session.kept(_DRAWN, 0.0) in (0.0, _root())
    session.remember(_DRAWN, _root() if ready else 0.0)
    return ready


def pixels(usual: int) -> int:
    """So many pixels at a desk, as many as they need here."""
    return round(usual * scale())


def first(columns: dict[str, Any], most: int) -> dict[str, Any]:
    """The columns of a table for this screen: in present mode the first ones, which are read without scrolling."""
    return dict(list(columns.items())[:most]) if on() else columns


def enlarged(chart: go.Figure, height: int = 0) -> go.Figure:
    """The chart for this screen: in present mode `height` pixels (at a desk) high, and all that is in it larger."""
    if not on():
        return chart
    spec = deepcopy(chart.to_dict())
    _grow(spec, scale())
    layout = spec["layout"]
    if height:
        layout["height"] = pixels(height)
    layout["font"] = {"size": _POINTS * scale(), **layout.get("font", {})}
    return go.Figure(spec)


def _grow(part: Any, by: float) -> None:
    """Make fonts, margins, marks and shifts larger, in place."""
    if isinstance(part, list):
        for one in part:
            _grow(one, by)
    if not isinstance(part, dict):
        return
    for name, value in part.items():
        if name.endswith("font") and isinstance(value, dict):
            value["size"] = value.get("size", _POINTS) * by
        elif name in _LENGTHS and isinstance(value, int | float):
            part[name] = value * by
        elif name == "text" and isinstance(value, str):
            part[name] = _IN_WORDS.sub(lambda found: f"font-size:{float(found[1]) * by:g}px", value)
        else:
            _grow(value, by)


def draw(page: str, waits: bool) -> None:
    """The strip and the caption, and out of present mode only the keys.

    `page` is how the address names the page; `waits`: it is drawn in the next run.
    """
    shown = briefing.shown()

    def ask(asked: str) -> None:
        if asked == "leave":
            session.leave_meeting()
        else:
            session.choose(**{session.HIDDEN: "" if session.names_hidden() else "hidden"})

    data = {
        "on": on(), "hidden": session.names_hidden(), "root": _root(), "waits": waits, "page": page,
        "going": session.only_names_step(), **_caption(shown),
    }  # fmt: skip
    _STRIP(
        key=_KEY, data=data, on_ask_change=session.triggered(_KEY, "ask", ask), on_root_change=lambda: None,
        on_again_change=lambda: None,
    )  # fmt: skip


def _root() -> float:
    """Pixels of the root's font in the browser, as it last told; at first those of a desk."""
    return float(session.reported(_KEY, "root", str(_BASE)))


def _caption(shown: Briefing | None) -> dict[str, Any]:
    """The step that is open, and the links to all steps."""
    if not shown or not shown.steps:
        return {"steps": []}
    number = briefing.number(shown)
    step = shown.steps[number - 1]
    return {
        "name": shown.name, "number": number, "title": step.title,
        "notes": "" if session.names_hidden() else step.notes, "steps": briefing.links(shown),
    }  # fmt: skip
