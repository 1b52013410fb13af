"""The marks of published figures: bars and their ends, points, and the words beside them.

A bound that a source states is a firm end; where it states none the bar fades into an arrow of the same length
everywhere, so that neither nought nor any reach beyond is claimed. Words at the right end say the same.
"""

from __future__ import annotations

from html import escape
from typing import Any

import plotly.graph_objects as go

from components import palette
from components.reach_axis import Axis, stated
from components.reach_lines import Line, short
from components.timeline import SERIES
from picket.catalogue.facts import GRADES

ROW, BAR = 22, 0.52
"""Pixels of a line, and how much of it a bar fills."""

_FADES = 12
"""Steps in which an open end fades."""

_GAP = "\N{NO-BREAK SPACE}"
_ABOUT, _VALUE, _WEAK = "circle", "diamond", "-open"


def colours(dark: bool) -> tuple[str, str]:
    """Of distances and of altitudes."""
    return SERIES[dark][0], SERIES[dark][1]


def traces(marked: dict[int, Line], axis: Axis, dark: bool) -> list[Any]:
    """The marks of each line in its row, by name: bars, ends, arrows, points, words."""
    return [
        _bars(marked, axis, dark), _ends(marked, dark), _arrows(marked, axis, dark), _points(marked, dark),
        _words(marked, axis, palette.TEXT[dark]),
    ]  # fmt: skip


def _bars(marked: dict[int, Line], axis: Axis, dark: bool) -> go.Bar:
    """Firm where both bounds are stated; from a single one it fades in steps towards the open side."""
    pieces = [(y, line, *piece) for y, line in marked.items() for piece in _pieces(line, axis)]
    inks = [_ink(line, dark) for _, line, *_ in pieces]
    return go.Bar(
        name="bars", orientation="h", y=[y for y, *_ in pieces], base=[low for *_, low, _, _ in pieces],
        x=[high - low for *_, low, high, _ in pieces], width=BAR,
        marker={
            "color": inks, "opacity": [share for *_, share in pieces], "line": {"width": 0},
            "pattern": {"shape": ["/" if line.band.weak else "" for _, line, *_ in pieces], "size": 5,
                        "solidity": 0.35, "fgcolor": inks, "bgcolor": "rgba(0,0,0,0)"},
        },
        **_hover([line for _, line, *_ in pieces]),
    )  # fmt: skip


def _pieces(line: Line, axis: Axis) -> list[tuple[float, float, float]]:
    """(from km, to km, opacity) of what is drawn of a line as a bar."""
    band, (low, high) = line.band, axis.span(line)
    if band.least is None and band.most is None:
        return []
    if band.least is not None and band.most is not None:
        return [(low, high, 1)]
    start, end = axis.step(low) if low else 0, axis.step(high)
    cuts = [axis.km(start + (end - start) * place / _FADES) for place in range(_FADES + 1)]
    shares = [(place + 1) / _FADES for place in range(_FADES)]
    return list(zip(cuts, cuts[1:], shares if band.least is None else shares[::-1]))


def _ends(marked: dict[int, Line], dark: bool) -> go.Scatter:
    """A firm end for each bound that is stated."""
    bounds = [(y, line, km) for y, line in marked.items() for km in (line.band.least, line.band.most) if km is not None]
    return go.Scatter(
        name="ends", mode="markers", x=[km for *_, km in bounds], y=[y for y, *_ in bounds],
        marker={"symbol": "line-ns", "size": ROW * BAR, "opacity": 1,
                "line": {"width": 3, "color": [_ink(line, dark) for _, line, _ in bounds]}},
        **_hover([line for _, line, _ in bounds]),
    )  # fmt: skip


def _arrows(marked: dict[int, Line], axis: Axis, dark: bool) -> go.Scatter:
    """An arrow head where a bar runs out open."""
    opened = [
        (y, line, axis.span(line)[line.band.most is None], "right" if line.band.most is None else "left")
        for y, line in marked.items()
        if (line.band.least is None) != (line.band.most is None)
    ]
    return go.Scatter(
        name="arrows", mode="markers", x=[km for *_, km, _ in opened], y=[y for y, *_ in opened],
        marker={"symbol": [f"triangle-{side}-open" for *_, side in opened], "size": 7, "opacity": 1,
                "color": [_ink(line, dark) for _, line, *_ in opened]},
        cliponaxis=False, **_hover([line for _, line, *_ in opened]),
    )  # fmt: skip


def _points(marked: dict[int, Line], dark: bool) -> go.Scatter:
    """A circle for a figure that is given as about, a diamond for one given as it is; hollow from weak sources."""
    points = [(y, line, stated(line)[0], line.band.about is not None) for y, line in marked.items() if dot(line)]
    return go.Scatter(
        name="points", mode="markers", x=[km for *_, km, _ in points], y=[y for y, *_ in points],
        marker={
            "symbol": [(_ABOUT if about else _VALUE) + _WEAK * line.band.weak for _, line, _, about in points],
            "size": 11, "opacity": 1, "color": [_ink(line, dark) for _, line, *_ in points],
            "line": {"width": [2 * line.band.weak for _, line, *_ in points]},
        },
        **_hover([line for _, line, *_ in points]),
    )  # fmt: skip


def dot(line: Line) -> bool:
    return line.band.least is None and line.band.most is None


def _words(marked: dict[int, Line], axis: Axis, ink: str) -> go.Scatter:
    return go.Scatter(
        name="words", mode="text", x=[axis.span(line)[1] for line in marked.values()], y=list(marked),
        text=[_GAP * (4 if dot(line) else 3) + escape(line.said, quote=False) for line in marked.values()],
        textposition="middle right", textfont={"color": ink, "size": 12.5}, cliponaxis=False, hoverinfo="skip",
    )  # fmt: skip


def _ink(line: Line, dark: bool) -> str:
    return colours(dark)[line.high]


def _hover(lines: list[Line]) -> dict[str, Any]:
    return {"hovertext": [told(line) for line in lines], "hovertemplate": "%{hovertext}<extra></extra>"}


def told(line: Line) -> str:
    """What a mark says to the pointer: the claim, what it holds for, and who published it when."""
    cited = [
        f"{source.publisher}{f', {source.date}' if source.date else ''}: {short(source.title, 60)} "
        f"({source.grade}, {GRADES[source.grade]})"
        for source in line.band.sources
    ]
    words = [f"{line.label}: {line.words}", line.band.note, "Published by:", *cited]
    first, *rest = [escape(one, quote=False) for one in words if one]
    return "<br>".join((f"<b>{first}</b>", *rest))
