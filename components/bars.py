"""A ranking as horizontal bars with the names and figures written on them; a click on a bar selects it."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

BAR = 24
"""Pixels a bar takes, gap included."""


def figure(
    table: pd.DataFrame,
    name: str,
    count: str,
    colours: list[str],
    selected: str = "",
    key: str = "key",
    bar: int = BAR,
) -> go.Figure:
    """Bars of `table[count]` labelled `table[name]`, in the table's order from the top; customdata is `table[key]`."""
    faded = [0.35 if selected and k != selected else 1.0 for k in table[key]]
    bars = go.Bar(
        x=table[count], y=list(range(len(table))), orientation="h", customdata=table[[key]].to_numpy(),
        hovertext=table[name], hovertemplate="%{hovertext}: %{x:,} " + count + "<extra></extra>",
        marker={"color": colours, "opacity": faded, "line": {"width": 0}}, unselected={"marker": {"opacity": 0.45}},
    )  # fmt: skip
    most = int(table[count].max()) if len(table) else 1
    layout = {
        "height": bar * max(len(table), 1) + 12, "margin": {"l": 8, "r": 8, "t": 4, "b": 4}, "bargap": 0.28,
        "showlegend": False,
        "xaxis": {"visible": False, "range": [0, most * (1.03 + 0.03 * len(f"{most:,}"))], "fixedrange": True},
        "yaxis": {
            "tickvals": list(range(len(table))), "ticktext": [_short(n) for n in table[name]], "autorange": "reversed",
            "showgrid": False, "zeroline": False, "fixedrange": True, "automargin": True,
        },
        "dragmode": False, "clickmode": "event+select",
        # Figures as annotations: plotly.js 4.2 stops at a click on a bar that carries text itself.
        "annotations": [_figure(place, number) for place, number in enumerate(table[count])],
    }  # fmt: skip
    return go.Figure(bars, layout)  # in one step: updating a layout takes four times as long


def draw(chart: go.Figure, key: str, alt: str, on_click: Callable[[], None]) -> None:
    """Show the bars; `on_click` is called after a click on one."""
    st.plotly_chart(
        chart, key=key, on_select=on_click, selection_mode="points", alt=alt, config={"displayModeBar": False}
    )


def _figure(place: int, number: int) -> dict[str, object]:
    """The figure written at the end of a bar."""
    return {
        "x": number, "y": place, "text": f"{number:,}", "xanchor": "left", "xshift": 3, "showarrow": False,
        "font": {"size": 12},
    }  # fmt: skip


def _short(name: str, most: int = 26) -> str:
    """A name cut to what fits beside a bar; plotly's markup characters are taken literally."""
    cut = name if len(name) <= most else name[: most - 1].rstrip() + "…"
    return cut.replace("&", "&amp;").replace("<", "&lt;")
