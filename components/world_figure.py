"""The world map as a figure: countries shaded by how often they are mentioned, the smallest as dots."""

from __future__ import annotations

import json
from collections.abc import Hashable, Mapping
from html import escape
from pathlib import Path
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components import look, palette
from picket import choropleth
from picket.labels import SENSE_NAMES
from picket.model import SENSES

DOTS: dict[str, list[float]] = json.loads(
    (Path(__file__).parents[1] / "static" / "world" / "dots.json").read_text(encoding="utf-8")
)
"""ISO3 -> [longitude, latitude] of the territories too small to see as a shape."""

RAMP = {
    False: choropleth.LIGHT,
    True: ("#28567f", "#2f6b9f", "#3f82bf", "#5d9ed8", "#8fc1ee", "#cbe5ff"),
}
"""Shades from few to many; False is the light theme."""

_LAND = {False: choropleth.LAND, True: "#2a303b"}
_BORDER, _TEXT = palette.GROUND, palette.TEXT
_CARD, _RULE = {False: "#ffffff", True: "#191e28"}, {False: "#d8dce4", True: "#333b49"}


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


def small(rows: pd.DataFrame) -> pd.DataFrame:
    """Those that are drawn as dots too."""
    return rows[rows["iso3"].isin(DOTS)]


def _shapes(rows: pd.DataFrame, unit: str, floors: list[int], dark: bool) -> go.Choropleth:
    return go.Choropleth(
        locations=rows["iso3"], z=choropleth.bins(rows[unit], floors), coloraxis="coloraxis",
        marker={"line": {"color": _BORDER[dark], "width": 0.6}}, **_hover(rows, unit),
    )  # fmt: skip


def _dots(rows: pd.DataFrame, unit: str, floors: list[int], dark: bool) -> go.Scattergeo:
    few = small(rows)
    places = [DOTS[iso3] for iso3 in few["iso3"]]
    return go.Scattergeo(
        lon=[lon for lon, _ in places], lat=[lat for _, lat in places], mode="markers", **_hover(few, unit),
        marker={
            "size": 10, "color": choropleth.bins(few[unit], floors), "coloraxis": "coloraxis", "opacity": 1,
            "line": {"color": RAMP[dark][4], "width": 1},
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
    shades = choropleth.shades(len(floors), RAMP[dark])
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
