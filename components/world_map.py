"""Countries by how often they are mentioned, on a world map that needs no network.

plotly.js draws `locations` from a topology file, which it loads from the address in `topojsonURL`. Ours lies
in static/world and is served by the dashboard itself; the address is relative to hold under a base path too.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components import cached, look, map_labels, picture, presenting, session, tally
from components.selection import Selection
from components.world_figure import RAMP, mentioned, small
from picket import choropleth
from picket.filter import Filter
from picket.ledger import Unit

BOUNDARIES = "Boundaries: Natural Earth; not an official position."
NAMED = 10
"""Countries whose figures a picture of the map says in words."""

_ACCENT = {False: "#c04a00", True: "#ff8f57"}


def draw(scope: Filter, key: str, *, unit: Unit = "mentions", height: int = 420, compact: bool = False) -> None:
    """Show the map of a scope, the country that is selected outlined; a click on one selects it."""
    dark = look.dark()
    rows = mentioned(cached.table("countries", scope), unit)
    chart = cached.world(scope, unit, height, compact, dark)
    if presenting.on():
        chart = go.Figure(chart)
        height = presenting.ROOM - 115 * compact
        beside = session.selected() and not compact  # the evidence beside it then takes some of its width
        chart.add_traces(map_labels.traces(rows, unit, dark, height * 3 // 4 if beside else height))
    st.plotly_chart(
        presenting.enlarged(chart, height), key=key, theme=None,
        on_select=session.clicked_point(key, selects(unit), by_itself=False), selection_mode="points",
        config=_config(compact),
        alt=f"World map of {len(rows)} countries shaded by {unit}; the table lists the same figures.",
    )  # fmt: skip

    def outlined() -> None:
        st.html(f"<style>{emphasis(rows, key, session.selected_key('COUNTRY'), dark)}</style>")

    session.follows(f"{key}-outline", outlined)


def picture_of(table: pd.DataFrame, told: list[tally.Piece], key: str, *, unit: str, compact: bool = False) -> None:
    """The buttons for a picture of the map drawn under `key`; `told` are its figures in words.

    The countries named most stand above it with their figures, and of a `compact` map the shades below it: on paper
    nothing is pointed at.
    """
    rows = mentioned(table, unit).sort_values(unit, ascending=False, kind="stable")
    most = ", ".join(f"{country} {count:,}" for country, count in rows[["country", unit]].head(NAMED).values)
    floors = choropleth.floors(int(rows[unit].max()) if len(rows) else 1)
    shades = choropleth.shades(len(floors), RAMP[look.dark()])
    words = [look.figure(1, unit) if one == "1" else f"{one} {unit}" for one in choropleth.class_words(floors)]
    picture.draw(
        key, f"Countries by {unit}", f"{tally.words(told)}{': ' * bool(most)}{most}", "map", key=key,
        notes=(picture.REPORTED, BOUNDARIES), legend=list(zip(shades, words)) * compact,
    )  # fmt: skip


def selects(unit: str) -> Callable[[str], Selection]:
    """What a click on a country, by its ISO3 code, selects."""
    return lambda iso3: {"label": "COUNTRY", "key": iso3, "by": unit}


def emphasis(rows: pd.DataFrame, key: str, selected: str, dark: bool) -> str:
    """Style that outlines the selected country's shape and dot and dims the others slightly.

    Style and not figure, because a figure that changes is drawn anew and loses the reader's zoom. plotly
    draws shapes and dots in the order of the rows.
    """
    everything = f".st-key-{key} :is(.choroplethlocation, .scattergeo .point)"
    if not selected or selected not in (shapes := rows["iso3"].tolist()):
        return f"{everything} {{ opacity: 1 !important }}"
    dots = small(rows)["iso3"].tolist()
    chosen = [
        f".st-key-{key} {drawn}:nth-child({codes.index(selected) + 1})"
        for drawn, codes in ((".choroplethlocation", shapes), (".scattergeo .point", dots))
        if selected in codes
    ]
    line = {"opacity": 1, "stroke": _ACCENT[dark], "stroke-opacity": 1, "stroke-width": "1.1px"}
    outlined = "; ".join(f"{name}: {value} !important" for name, value in line.items())
    return f"{everything} {{ opacity: 0.78 !important }} {', '.join(chosen)} {{ {outlined} }}"


def _config(compact: bool) -> dict[str, Any]:
    return {
        "topojsonURL": "app/static/world/", "displaylogo": False,
        "displayModeBar": False if compact else "hover", "scrollZoom": False,
        "modeBarButtons": [["zoomInGeo", "zoomOutGeo", "resetGeo"]],
    }  # fmt: skip
