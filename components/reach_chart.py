"""Published ranges and altitudes as bars and points along one axis of kilometres, grouped under headings."""

from __future__ import annotations

from html import escape
from itertools import groupby

import plotly.graph_objects as go

from components import look, palette
from components import reach_marks as marks
from components.reach_axis import Axis, Scale
from components.reach_lines import Line, short

_HEADING = {False: "#5a6272", True: "#a8b0be"}
_GRID = {False: "#e3e6ec", True: "#272d38"}


def figure(lines: list[Line], scale: Scale, dark: bool) -> go.Figure:
    """The chart of at least one line. Traces, by name: bars, ends, arrows, points, words."""
    axis = Axis.of(lines, scale)
    rows, headings = _rows(lines)
    ink, height = palette.TEXT[dark], marks.ROW * (len(lines) + len(headings)) + 48
    marked = {y: line for line, y in zip(lines, rows)}
    layout = {
        "height": height, "margin": {"l": 8, "r": 8, "t": 42, "b": 4}, "showlegend": False, "dragmode": False,
        "bargap": 0, "barmode": "overlay", "hovermode": "closest", "font": {"family": look.FONT},
        "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)",
        "xaxis": axis.layout(lines, ink, _GRID[dark]),
        "yaxis": {
            "range": [len(lines) + len(headings) - 0.4, -0.6], "tickvals": list(_labelled(lines, rows)),
            "ticktext": [_name(line) for line in _labelled(lines, rows).values()],
            "tickfont": {"color": ink, "size": 13}, "showgrid": False, "zeroline": False, "fixedrange": True,
            "automargin": True, "ticklen": 6, "tickcolor": "rgba(0,0,0,0)",
        },
        "annotations": [
            {"x": 0, "xref": "paper", "xanchor": "left", "xshift": 4, "y": y, "yanchor": "middle", "showarrow": False,
             "text": f"<b>{escape(words, quote=False)}</b>", "font": {"color": _HEADING[dark], "size": 12.5}}
            for y, words in headings.items()
        ],
        "shapes": [
            {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": y - 0.5, "y1": y - 0.5, "layer": "below",
             "line": {"color": _GRID[dark], "width": 1}}
            for y in headings
        ],
        "hoverlabel": {"align": "left", "bgcolor": palette.GROUND[dark], "bordercolor": _HEADING[dark],
                       "font": {"color": ink, "size": 13, "family": look.FONT}},
    }  # fmt: skip
    return go.Figure(marks.traces(marked, axis, dark), layout)


def _rows(lines: list[Line]) -> tuple[list[int], dict[int, str]]:
    """The row of each line, and of each heading its words."""
    rows: list[int] = []
    headings: dict[int, str] = {}
    for words, part in groupby(lines, key=lambda line: line.heading):
        headings[len(rows) + len(headings)] = words
        rows += [len(rows) + len(headings) + place for place, _ in enumerate(part)]
    return rows, headings


def _labelled(lines: list[Line], rows: list[int]) -> dict[int, Line]:
    """The lines that bear their label: the first of each system and version."""
    new = [not place or lines[place - 1].label != line.label for place, line in enumerate(lines)]
    return {row: line for row, line, first in zip(rows, lines, new) if first}


def _name(line: Line) -> str:
    name = escape(short(line.label), quote=False)
    return f"<b>{name}</b>" if line.strong else name
