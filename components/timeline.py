"""Counts by period: lines that bear their names, or bars for a single series; a click on a point selects it."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components import look, palette
from components import timeline_axes as axes
from picket import steps
from picket.ledger import Unit
from picket.steps import Step

SERIES = {
    False: ("#332288", "#cc4c6a", "#4d7c0f", "#3a95d0", "#661100", "#a34a86"),
    True: ("#f0c351", "#1f9e78", "#a8b5c6", "#c96a1a", "#8c6bd8", "#e9ecf2"),
}
"""Colours for series of one kind, which have one colour everywhere else. Chosen from sets for colour-blind readers
(Okabe and Ito; Tol) so that also without one of the three cones any two of them stay as far apart as can be."""

SIGNS = {"circle": "●", "square": "■", "diamond": "◆", "triangle-up": "▲", "triangle-down": "▼", "star": "★"}
"""The markers of the series, and how they are written before a name."""

_DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")
_LABELLED = 24
"""Bars up to which each bears its figure."""

_DENSE = 100
"""Periods from which markers are small."""


@dataclass(frozen=True)
class _Series:
    """The dated rows of one entity, with the number of their period, and how they are drawn."""

    rows: pd.DataFrame
    step: Step
    unit: Unit
    colour: str
    chosen: np.ndarray
    """Row by row whether it is the point to bring out."""

    @property
    def name(self) -> str:
        return str(self.rows["name"].iloc[0])


def figure(
    table: pd.DataFrame,
    step: Step,
    unit: Unit,
    dark: bool,
    colours: Sequence[str],
    selected: tuple[str, str] = ("", ""),
) -> go.Figure:
    """`table[unit]` over time. `table` is that of `picket.timeline.periods`; its undated rows are left out.

    Draws the first six series in the first of `colours`. The customdata of a point is [key, first day, day after the
    last], days in ISO form; `selected` is the key and the first day of the point to bring out.
    """
    rows = table[table["period_start"].notna()]
    rows = rows.assign(number=steps.numbered(rows["period_start"].to_numpy("datetime64[D]"), step))
    parts = [
        _Series(part, step, unit, colour, _chosen(part, selected))
        for (_, part), colour in zip(rows.groupby("key", sort=False), colours[: len(SIGNS)])
    ]
    most = max((int(part.rows[unit].max()) for part in parts), default=1)
    ends = (int(rows["number"].min()), int(rows["number"].max())) if len(rows) else None
    ink = {"color": palette.TEXT[dark]}  # what the theme would take is too faint to read in small
    right, said_beside = 8, []
    if len(parts) > 1 and ends:
        said = [(part.name, sign, part.colour) for part, sign in zip(parts, SIGNS.values())]
        last = [int(part.rows.loc[part.rows["number"] == ends[1], unit].sum()) for part in parts]
        said_beside = [{**name, "font": {**ink, "size": 13}} for name in axes.names(said, last, most)]
        right = max(axes.width(part.name) for part in parts)
    layout = {
        "height": axes.HEIGHT, "margin": {"l": 8, "r": right, "t": 8, "b": 4}, "showlegend": False,
        "dragmode": False, "clickmode": "event+select", "hovermode": "closest", "hoverdistance": 12,
        "xaxis": {**axes.time(ends, step), "tickfont": ink}, "yaxis": {**axes.counts(most), "tickfont": ink},
        "annotations": said_beside,
    }  # fmt: skip
    drawn = [_bars(parts[0], dark)] if len(parts) == 1 else _lines(parts, ends, dark) if ends else []
    return go.Figure(drawn, layout)


def _chosen(rows: pd.DataFrame, selected: tuple[str, str]) -> np.ndarray:
    key, first = selected
    return np.array([k == key and _iso(start) == first for k, start in zip(rows["key"], rows["period_start"])], bool)


def _bars(part: _Series, dark: bool) -> go.Bar:
    shown = np.where(part.chosen | ~part.chosen.any(), 1.0, 0.35)
    days = (part.rows["period_end"] - part.rows["period_start"]).dt.days
    return go.Bar(
        x=_middle(part.rows["number"].to_numpy(), part.step), y=part.rows[part.unit], **_told(part),
        text=_figures(part.rows, part.unit) if len(part.rows) <= _LABELLED else None,
        textposition="outside", cliponaxis=False, textfont={"color": palette.TEXT[dark]},
        width=days * axes.DAY * 0.85,  # plotly would make a single bar a millisecond wide
        marker={"color": part.colour, "opacity": shown, "line": {"width": 0}},
        unselected={"marker": {"opacity": 0.45}},
    )  # fmt: skip


def _figures(rows: pd.DataFrame, unit: Unit) -> list[str]:
    """The figures of bars, with an asterisk where corrections changed them."""
    marks = np.where(rows["mentions"] != rows["as_read"], "*", "")
    return [f"{count:,}{mark}" for count, mark in zip(rows[unit], marks)]


def _lines(parts: Sequence[_Series], ends: tuple[int, int], dark: bool) -> list[go.Scatter]:
    """Lines first, so that every marker can be seen and clicked."""
    lines = [_line(part, dash, ends) for part, dash in zip(parts, _DASHES)]
    size = 9 if ends[1] - ends[0] < _DENSE else 5
    return lines + [_points(part, shape, size, dark) for part, shape in zip(parts, SIGNS)]


def _line(part: _Series, dash: str, ends: tuple[int, int]) -> go.Scatter:
    """The line of a series, at zero where nothing is; of these zeros only those at which it turns are drawn."""
    numbers = part.rows["number"].to_numpy()
    turns = np.unique(np.concatenate([numbers - 1, numbers, numbers + 1, ends]))
    turns = turns[(turns >= ends[0]) & (turns <= ends[1])]
    heights = np.zeros(len(turns), np.int64)
    heights[np.searchsorted(turns, numbers)] = part.rows[part.unit]
    line = {"color": part.colour, "width": 2, "dash": dash}
    return go.Scatter(x=_middle(turns, part.step), y=heights, mode="lines", hoverinfo="skip", line=line)


def _points(part: _Series, shape: str, size: int, dark: bool) -> go.Scatter:
    """The markers of a series: none where it is zero."""
    return go.Scatter(
        x=_middle(part.rows["number"].to_numpy(), part.step), y=part.rows[part.unit], mode="markers", **_told(part),
        marker={
            "symbol": shape, "color": part.colour, "opacity": 1, "size": np.where(part.chosen, 15, size),
            "line": {"color": palette.TEXT[dark], "width": np.where(part.chosen, 2, 0)},
        },
        unselected={"marker": {"opacity": 0.45}}, cliponaxis=False,
    )  # fmt: skip


def _told(part: _Series) -> dict[str, Any]:
    """What a point says to the pointer, and what it hands on when it is clicked."""
    rows, noun = part.rows, "story" if part.unit == "stories" else part.unit.removesuffix("s")
    name = html.escape(part.name, quote=False)
    starts, ends = rows["period_start"], rows["period_end"]
    return {
        "customdata": [[key, _iso(start), _iso(end)] for key, start, end in zip(rows["key"], starts, ends)],
        "hovertext": [
            f"{name}, {steps.words(start, part.step)}: {look.counted(count, noun, part.unit)}"
            f"{look.corrected(now, read, 'mentions')}"
            for start, count, now, read in zip(starts, rows[part.unit], rows["mentions"], rows["as_read"])
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _iso(day: pd.Timestamp) -> str:
    return day.date().isoformat()


def _middle(numbers: np.ndarray, step: Step) -> np.ndarray:
    """The middle of numbered periods."""
    starts, ends = (steps.started(n, step).astype("datetime64[s]") for n in (numbers, numbers + 1))
    return starts + (ends - starts) // 2
