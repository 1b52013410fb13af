"""What stands around the plot of a timeline: the periods below it, the counts to its left, the names to its right."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import Any

import numpy as np

from picket import steps
from picket.steps import Step

HEIGHT = 320
"""Pixels of the chart, axes included."""

ROOM = 1.08
"""The height of the plot by that of the largest count."""

_PLOT = HEIGHT - 40
"""Pixels of the plot alone, about: names at its side must keep clear of each other."""

_LINE = 16
"""Pixels a name takes."""

DAY = 86_400_000
"""In milliseconds, as plotly counts."""


_MONDAY = "2017-01-02"
_DAYS = {"day": 1, "week": 7}


def time(ends: tuple[int, int] | None, step: Step) -> dict[str, Any]:
    """The time axis from the first to the last numbered period: the name of each stands under its middle."""
    axis = {"type": "date", "showgrid": False, "fixedrange": True, "ticklabelmode": "period", "automargin": True}
    if ends is None:
        return axis | {"visible": False}
    periods = ends[1] - ends[0] + 1
    pad = max(periods // 50, 3 - periods // 2)  # a bar alone would fill the page
    span = steps.started(np.array([ends[0] - pad, ends[1] + 1 + pad]), step)
    return axis | {"range": [str(day) for day in span], "nticks": 12} | _ticks(periods, step)


def counts(most: int) -> dict[str, Any]:
    """The axis of counts: from zero, in whole numbers."""
    axis = {"range": [0, most * ROOM], "tickformat": ",d", "nticks": 6, "fixedrange": True, "automargin": True}
    return axis | {"dtick": 1} if most <= 5 else axis


def names(said: Sequence[tuple[str, str, str]], heights: Sequence[int], most: int) -> list[dict[str, Any]]:
    """(name, sign, its colour) of each line at the right end, where the line ends at this count."""
    return [
        {
            "x": 1, "xref": "paper", "xanchor": "left", "xshift": 8, "y": pixels / _PLOT * most * ROOM,
            "yanchor": "middle", "showarrow": False,
            "text": f'<span style="color:{colour};font-size:15px">{sign}</span> {short(name)}',
        }
        for (name, sign, colour), pixels in zip(said, apart(heights, most))
    ]  # fmt: skip


def width(name: str) -> int:
    """Pixels to the right of the plot that a name needs, about."""
    return 32 + 7 * min(len(name), 24)


def apart(heights: Sequence[int], most: int) -> list[float]:
    """Pixels above zero for names beside these counts: a line of text apart, and none above the plot."""
    order = sorted(range(len(heights)), key=lambda place: (heights[place], -place))
    pixels, floor, ceiling = [0.0] * len(heights), 0.0, float(_PLOT)
    for place in order:
        pixels[place] = max(heights[place] / (most * ROOM) * _PLOT, floor)
        floor = pixels[place] + _LINE
    for place in reversed(order):
        pixels[place] = min(pixels[place], ceiling)
        ceiling = pixels[place] - _LINE
    return pixels


def short(name: str, most: int = 24) -> str:
    """A name cut to what fits beside the plot; plotly's markup characters are taken literally."""
    return html.escape(name if len(name) <= most else name[: most - 1].rstrip() + "…", quote=False)


def _ticks(periods: int, step: Step) -> dict[str, Any]:
    """How far apart the names are, where plotly left alone would name parts of a period."""
    if step == "year":
        apart = next(years for years in (1, 2, 5, 10, 20, 50, 100, 1000) if periods <= 12 * years)
        return {"dtick": f"M{12 * apart}", "tickformat": "%Y"}
    if step == "month" and periods <= 36:
        return {"dtick": "M1" if periods <= 12 else "M3", "tickformat": "%b\n%Y"}
    if step in ("day", "week") and periods <= 120:
        days = next(n for n in (1, 7, 14, 28, 70) if n % _DAYS[step] == 0 and periods * _DAYS[step] <= 12 * n)
        return {"dtick": days * DAY, "tick0": _MONDAY, "tickformat": "%-d %b\n%Y"}
    return {}
