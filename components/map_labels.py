"""The names and figures of the countries named most, written on the map: a shared screen has no pointer to ask with."""

from __future__ import annotations

import json
from functools import cache
from html import escape
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go

from components import palette

MOST = 10
"""Labels at most; one that would cover another is left out, and so the largest come first."""

_WORLD = Path(__file__).parents[1] / "static" / "world"
_LETTER, _LINE = 1_750, 4_600
"""Degrees that a letter and a line of text take, about, on a map one pixel high."""

_SIDES = {
    "middle center": (0.0, 0.0), "top center": (0.0, 0.8), "bottom center": (0.0, -0.8), "middle right": (0.55, 0.0),
    "middle left": (-0.55, 0.0), "top right": (0.5, 0.8), "top left": (-0.5, 0.8), "bottom right": (0.5, -0.8),
    "bottom left": (-0.5, -0.8),
}  # fmt: skip
"""plotly's names for where a label stands, and where its middle then is, in widths and lines of the label."""

_Box = tuple[float, float, float, float]


def trace(rows: pd.DataFrame, unit: str, dark: bool, height: int) -> go.Scattergeo:
    """Labels for the MOST rows (iso3, country and the column `unit`) with the largest figures.

    `height` are the pixels of the map, at a desk.
    """
    largest = rows.sort_values(unit, ascending=False, kind="stable").head(MOST)
    words = [f"{name} {count:,}" for name, count in zip(largest["country"], largest[unit])]
    placed = places(list(largest["iso3"]), words, height)
    ground = palette.GROUND[dark]
    return go.Scattergeo(
        lon=[lon for _, (lon, _), _ in placed], lat=[lat for _, (_, lat), _ in placed], mode="text",
        text=[f"<b>{escape(label, quote=False)}</b>" for label, _, _ in placed],
        textposition=[side for _, _, side in placed], hoverinfo="skip",
        textfont={"size": 12, "color": palette.TEXT[dark], "shadow": _halo(ground)},
    )  # fmt: skip


def _halo(ground: str) -> str:
    """An outline that keeps words readable on every shade of the map."""
    around = [f"{x}px {y}px 0 {ground}" for x in (-1.5, 0, 1.5) for y in (-1.5, 0, 1.5) if x or y]
    return ", ".join([*around, f"0 0 4px {ground}"])


def places(codes: list[str], words: list[str], height: int) -> list[tuple[str, tuple[float, float], str]]:
    """The labels that find room, in order: words, longitude and latitude of the country, and their side of it."""
    taken: list[_Box] = []
    found = []
    for code, label in zip(codes, words):
        if code not in points():
            continue
        lon, lat = points()[code]
        for side in _SIDES:
            box = _box(lon, lat, label, side, height)
            if not any(_meet(box, other) for other in taken):
                taken.append(box)
                found.append((label, (lon, lat), side))
                break
    return found


@cache
def points() -> dict[str, tuple[float, float]]:
    """ISO3 -> [longitude, latitude] at which a country is labelled."""
    world = json.loads((_WORLD / "world_50m.json").read_text(encoding="utf-8"))
    dots: dict[str, list[float]] = json.loads((_WORLD / "dots.json").read_text(encoding="utf-8"))
    shapes = {one["id"]: one["properties"]["ct"] for one in world["objects"]["countries"]["geometries"]}
    return {code: (float(place[0]), float(place[1])) for code, place in {**shapes, **dots}.items()}


def _box(lon: float, lat: float, label: str, side: str, height: int) -> _Box:
    across, up = _SIDES[side]
    width, line = _LETTER / height * len(label), _LINE / height
    x, y = lon + across * width, lat + up * line
    return (x - width / 2, y - line / 2, x + width / 2, y + line / 2)


def _meet(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
