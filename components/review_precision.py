"""What samples told: precision with its interval, over time as a chart and as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components import grid, heading, look, palette, presenting, server, session
from picket.corrections import sampling
from picket.corrections.sampling import Precision
from picket.tables import Finished

HEIGHT = 200
"""Pixels of the chart at a desk."""

_text, _number = st.column_config.TextColumn, st.column_config.NumberColumn
_COLUMNS = {
    "drawn": st.column_config.DatetimeColumn("Drawn (UTC)", format="YYYY-MM-DD HH:mm", width=118),
    "kind": _text("Kind", width=88), "precision": _number("Right", format="percent", width=52),
    "interval": _text("95% interval", width=84), "checked": _number("Judged", width=55),
}  # fmt: skip


def draw(label: str, kinds: Mapping[str, str]) -> None:
    """The samples of a kind as a chart, and those of all kinds as a table, latest first; a click lists the verdicts."""
    told = sampling.precisions(server.standing().decisions)
    chosen = [one for one in told if one.label == label]
    if chosen:
        heading.plain(f"{kinds[label]}: {chosen[-1].share:.0%} right", in_words(chosen[-1]))
        _chart(chosen, label, kinds[label])
    else:
        heading.plain(kinds[label], "None is judged yet, so there is no figure.")
    if told:
        _table(rows(told[::-1], kinds))


def in_words(one: Precision) -> str:
    """What a sample tells of all mentions of its kind."""
    return f"{one.right:,} of {one.checked:,} judged; of all mentions {interval(one)} are, with 95% confidence"


def interval(one: Precision) -> str:
    """The bounds as percentages."""
    return f"{one.low:.0%} to {one.high:.0%}"


def rows(told: Sequence[Precision], kinds: Mapping[str, str]) -> pd.DataFrame:
    """A row a sample."""
    made = [
        {
            "drawn": pd.Timestamp(one.drawn_at).tz_localize(None), "kind": kinds.get(one.label, one.label),
            "precision": one.share, "interval": interval(one), "checked": one.checked, "right": one.right,
            "low": one.low, "high": one.high, "sample": one.sample,
        }
        for one in told
    ]  # fmt: skip
    return pd.DataFrame(made)


def figure(told: Sequence[Precision], colour: str, ink: str) -> go.Figure:
    """The samples of one kind, oldest first, each with its interval; the customdata of a point is its sample."""
    shares = [one.share for one in told]
    days = [pd.Timestamp(one.drawn_at).strftime("%Y-%m-%d<br>%H:%M") for one in told]
    points = go.Scatter(
        x=list(range(len(told))), y=shares, mode="lines+markers+text", customdata=[[one.sample] for one in told],
        text=[f"{share:.0%}" for share in shares], textposition="middle right", textfont={"color": ink},
        hovertext=[in_words(one) for one in told], hovertemplate="%{hovertext}<extra></extra>",
        marker={"color": colour, "size": 10, "opacity": 1}, line={"color": colour, "width": 1.5},
        error_y={
            "type": "data", "symmetric": False, "array": [one.high - one.share for one in told],
            "arrayminus": [one.share - one.low for one in told], "color": colour, "thickness": 1.5, "width": 5,
        },
        unselected={"marker": {"opacity": 0.45}},
    )  # fmt: skip
    axis: dict[str, Any] = {"tickfont": {"color": ink}, "fixedrange": True, "showgrid": False}
    return go.Figure([points], {
        "height": HEIGHT, "margin": {"l": 8, "r": 8, "t": 8, "b": 4}, "showlegend": False, "dragmode": False,
        "clickmode": "event+select", "hovermode": "closest",
        "xaxis": {**axis, "tickvals": list(range(len(told))), "ticktext": days,
                  "range": [-0.4, max(len(told), 4) - 0.4]},
        "yaxis": {**axis, "range": [0, 1.06], "tickformat": ".0%", "tickvals": [0, 0.5, 1], "showgrid": True},
    })  # fmt: skip


def _chart(told: Sequence[Precision], label: str, kind: str) -> None:
    dark = look.dark()
    drawn = figure(told[-12:], palette.ink(label, dark), palette.TEXT[dark])
    st.plotly_chart(
        presenting.enlarged(drawn, HEIGHT), key="samples-chart", selection_mode="points",
        config={"displayModeBar": False}, alt=f"{kind} judged right, by sample; the table below has the same figures",
        on_select=session.triggered("samples-chart", "selection", _of_points),
    )  # fmt: skip


def _table(table: pd.DataFrame) -> None:
    heading.draw("Samples", look.counted(len(table), "sample"), Finished(table), "samples", key="samples")

    def listed(selection: Mapping[str, Any]) -> None:
        if selection["cells"]:
            _list(str(table["sample"].iloc[selection["cells"][0][0]]))

    grid.draw(
        table[list(_COLUMNS)], _COLUMNS, "samples-table", 260, selection_mode="single-cell",
        on_select=session.triggered("samples-table", "selection", listed),
    )  # fmt: skip


def _of_points(selection: Mapping[str, Any]) -> None:
    if selection["points"]:
        _list(selection["points"][0]["customdata"][0])


def _list(sample: str) -> None:
    """Go to the verdicts of a sample among the decisions."""
    session.choose(review="log", verdicts=sample)
