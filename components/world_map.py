"""Countries by how often they are mentioned, on a world map that needs no network.

plotly.js draws `locations` from a topology file, which it loads from the address in `topojsonURL`. Ours lies
in static/world and is served by the dashboard itself; the address is relative to hold under a base path too.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Mapping
from html import escape
from pathlib import Path
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components import look, map_labels, palette, picture, presenting, session, tally
from components.selection import Selection
from picket import choropleth
from picket.labels import SENSE_NAMES
from picket.model import SENSES

BOUNDARIES = "Boundaries: Natural Earth; not an official position."
DOTS: dict[str, list[float]] = json.loads(
    (Path(__file__).parents[1] / "static" / "world" / "dots.json").read_text(encoding="utf-8")
)
"""ISO3 -> [longitude, latitude] of the territories too small to see as a shape."""

NAMED = 10
"""Countries whose figures a picture of the map says in words."""

_RAMP = {
    False: choropleth.LIGHT,
    True: ("#28567f", "#2f6b9f", "#3f82bf", "#5d9ed8", "#8fc1ee", "#cbe5ff"),
}
_LAND = {False: choropleth.LAND, True: "#2a303b"}
_BORDER, _TEXT = palette.GROUND, palette.TEXT
_CARD, _RULE = {False: "#ffffff", True: "#191e28"}, {False: "#d8dce4", True: "#333b49"}
_ACCENT = {False: "#c04a00", True: "#ff8f57"}


def draw(
    table: pd.DataFrame, key: str, *, unit: str = "mentions", height: int = 420, compact: bool = False
) -> None:  # fmt: skip
    """Show the map, the country that is selected outlined; a click on one selects it. `table`: see `figure`."""
    dark = look.dark()
    rows = mentioned(table, unit)
    chart = figure(rows, unit=unit, height=height, compact=compact, dark=dark)
    if presenting.on():
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
    shades = choropleth.shades(len(floors), _RAMP[look.dark()])
    words = [look.figure(1, unit) if one == "1" else f"{one} {unit}" for one in choropleth.class_words(floors)]
    picture.draw(
        key, f"Countries by {unit}", f"{tally.words(told)}{': ' * bool(most)}{most}", "map", key=key,
        notes=(picture.REPORTED, BOUNDARIES), legend=list(zip(shades, words)) * compact,
    )  # fmt: skip


def selects(unit: str) -> Callable[[str], Selection]:
    """What a click on a country, by its ISO3 code, selects."""
    return lambda iso3: {"label": "COUNTRY", "key": iso3, "by": unit}


def mentioned(table: pd.DataFrame, unit: str) -> pd.DataFrame:
    """The rows above zero: the others are neutral land."""
    return table[table[unit] > 0].reset_index(drop=True)


def figure(
    rows: pd.DataFrame, *, dark: bool, unit: str = "mentions", height: int = 420, compact: bool = False
) -> go.Figure:
    """One row a country: iso3, country, the column `unit` (above 0), any of SENSES for the hover.

    `unit` is what is counted, "mentions" or "documents". `compact` leaves out the colour bar and the zooming.
    """
    floors = choropleth.floors(int(rows[unit].max()) if len(rows) else 1)
    layout = {
        "height": height, "margin": {"l": 0, "r": 0, "t": 0, "b": 0}, "clickmode": "event+select",
        "dragmode": False if compact else "pan", "showlegend": False, "hoverdistance": 8,
        "font": {"family": look.FONT}, "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)",
        "modebar": {"bgcolor": "rgba(0,0,0,0)", "color": "#868d99", "activecolor": _TEXT[dark]},
        "coloraxis": _colours(floors, unit, compact, dark), "geo": _geo(dark),
        "hoverlabel": {
            "bgcolor": _CARD[dark], "bordercolor": _RULE[dark], "align": "left",
            "font": {"color": _TEXT[dark], "size": 13},
        },
    }  # fmt: skip
    return go.Figure([_shapes(rows, unit, floors, dark), _dots(rows, unit, floors, dark)], layout)


def emphasis(rows: pd.DataFrame, key: str, selected: str, dark: bool) -> str:
    """Style that outlines the selected country's shape and dot and dims the others slightly.

    Style and not figure, because a figure that changes is drawn anew and loses the reader's zoom. plotly
    draws shapes and dots in the order of the rows.
    """
    everything = f".st-key-{key} :is(.choroplethlocation, .scattergeo .point)"
    chosen = [
        f".st-key-{key} {drawn}:nth-child({list(codes).index(selected) + 1})"
        for drawn, codes in (
            (".choroplethlocation", rows["iso3"]),
            (".scattergeo .point", _small(rows)["iso3"]),
        )
        if selected in set(codes)
    ]
    if not chosen:
        return f"{everything} {{ opacity: 1 !important }}"
    line = {"opacity": 1, "stroke": _ACCENT[dark], "stroke-opacity": 1, "stroke-width": "1.1px"}
    outlined = "; ".join(f"{name}: {value} !important" for name, value in line.items())
    return f"{everything} {{ opacity: 0.78 !important }} {', '.join(chosen)} {{ {outlined} }}"


def _small(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["iso3"].isin(DOTS)]


def _shapes(rows: pd.DataFrame, unit: str, floors: list[int], dark: bool) -> go.Choropleth:
    return go.Choropleth(
        locations=rows["iso3"], z=choropleth.bins(rows[unit], floors), coloraxis="coloraxis",
        marker={"line": {"color": _BORDER[dark], "width": 0.6}}, **_hover(rows, unit),
    )  # fmt: skip


def _dots(rows: pd.DataFrame, unit: str, floors: list[int], dark: bool) -> go.Scattergeo:
    small = _small(rows)
    places = [DOTS[iso3] for iso3 in small["iso3"]]
    return go.Scattergeo(
        lon=[lon for lon, _ in places], lat=[lat for _, lat in places], mode="markers", **_hover(small, unit),
        marker={
            "size": 10, "color": choropleth.bins(small[unit], floors), "coloraxis": "coloraxis", "opacity": 1,
            "line": {"color": _RAMP[dark][4], "width": 1},
        },
    )  # fmt: skip


def _hover(rows: pd.DataFrame, unit: str) -> dict[str, Any]:
    """The country, its figure and what it is made of; plotly reads markup in names, so they are escaped."""
    words = [
        f"<b>{escape(row['country'])}</b><br>{look.figure(row[unit], unit)}{_senses(row)}"
        for row in rows.to_dict("records")
    ]
    return {
        "customdata": [[iso3] for iso3 in rows["iso3"]],
        "hovertext": words,
        "hovertemplate": "%{hovertext}<extra></extra>",
    }


def _senses(row: Mapping[Hashable, Any]) -> str:
    parts = [f"{SENSE_NAMES[sense]} {row[sense]:,}" for sense in SENSES if row.get(sense)]
    return f"<br><span style='font-size:11px'>{' · '.join(parts)}</span>" if parts else ""


def _colours(floors: list[int], unit: str, compact: bool, dark: bool) -> dict[str, Any]:
    """A stepped colour axis with one label a shade."""
    shades = choropleth.shades(len(floors), _RAMP[dark])
    steps = [[(i + side) / len(shades), shade] for i, shade in enumerate(shades) for side in (0, 1)]
    text = {"color": _TEXT[dark], "size": 12}
    bar = {
        "title": {"text": unit.capitalize(), "side": "top", "font": text}, "tickfont": text, "ticklen": 0,
        "outlinewidth": 0, "tickvals": list(range(len(floors))), "ticktext": choropleth.class_words(floors),
        "thickness": 12, "lenmode": "pixels", "len": 28 * len(floors) + 30,
        "x": 0.01, "xanchor": "left", "y": 0.04, "yanchor": "bottom",
    }  # fmt: skip
    span = {"cmin": -0.5, "cmax": len(floors) - 0.5}
    return span | {"colorscale": steps, "showscale": not compact, "colorbar": bar}


def _geo(dark: bool) -> dict[str, Any]:
    """The whole inhabited world, at rest: plotly 7 would otherwise turn it to fit what is in the data."""
    return {
        "scope": "world", "resolution": 50, "projection": {"type": "natural earth", "rotation": {"lon": 10}},
        "fitbounds": False, "lataxis": {"range": [-57, 84]}, "bgcolor": "rgba(0,0,0,0)", "showframe": False,
        "showland": True, "landcolor": _LAND[dark], "showcountries": True, "countrycolor": _BORDER[dark],
        "countrywidth": 0.6, "showcoastlines": False, "showlakes": False, "showocean": False,
    }  # fmt: skip


def _config(compact: bool) -> dict[str, Any]:
    return {
        "topojsonURL": "app/static/world/", "displaylogo": False,
        "displayModeBar": False if compact else "hover", "scrollZoom": False,
        "modeBarButtons": [["zoomInGeo", "zoomOutGeo", "resetGeo"]],
    }  # fmt: skip
