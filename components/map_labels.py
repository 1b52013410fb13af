"""The names and figures of the countries named most, written on the map: a shared screen has no pointer to ask with."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go

from components import palette

MOST = 10
"""Labels at most; one that would cover another is left out, and so the largest come first."""

_WORLD = Path(__file__).parents[1] / "static" / "world"
_LETTER, _LINE = 1_450, 4_300
"""Degrees that a letter and a line of text take, about, on a map one pixel high."""

_SIDES = (
    (0.0, 0.0), (0.0, 0.8), (0.0, -0.8), (0.55, 0.0), (-0.55, 0.0), (0.5, 0.8), (-0.5, 0.8), (0.5, -0.8), (-0.5, -0.8),
    (0.55, -1.8), (0.55, 1.8), (-0.55, -1.8), (-0.55, 1.8), (0.6, -2.8), (0.6, 2.8), (-0.6, -2.8), (-0.6, 2.8),
)  # fmt: skip
"""Where the middle of a label may stand beside the middle of its country, in widths and lines of the label."""

_SOUTH, _NORTH, _WEST, _EAST = -50.0, 78.0, -165.0, 188.0
_Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Label:
    """Words whose middle stands at `x`, `y` (degrees), the country they name, and whether a line joins the two:
    a label that stands beside its country must not be read as that of the one below it."""

    words: str
    x: float
    y: float
    country: tuple[float, float]
    joined: bool


def traces(rows: pd.DataFrame, unit: str, dark: bool, height: int) -> list[go.Scattergeo]:
    """Labels for the MOST rows (iso3, country and the column `unit`) with the largest figures.

    `height` are the pixels of the map, at a desk.
    """
    largest = rows.sort_values(unit, ascending=False, kind="stable").head(MOST)
    words = [f"{name} {count:,}" for name, count in zip(largest["country"], largest[unit])]
    placed = places(list(largest["iso3"]), words, height)
    ends = [(one.country, (one.x, one.y), (None, None)) for one in placed if one.joined]
    lines = [
        go.Scattergeo(
            lon=[lon for points in ends for lon, _ in points], lat=[lat for points in ends for _, lat in points],
            mode="lines", hoverinfo="skip", line={"color": colour, "width": width},
        )
        for colour, width in ((palette.GROUND[dark], 3), (palette.TEXT[dark], 1))
    ]  # fmt: skip
    dots = [("•", one.country) for one in placed if one.joined]
    said = [*dots, *((f"<b>{escape(one.words, quote=False)}</b>", (one.x, one.y)) for one in placed)]
    labels = go.Scattergeo(
        lon=[lon for _, (lon, _) in said], lat=[lat for _, (_, lat) in said], text=[words for words, _ in said],
        mode="text", hoverinfo="skip",
        textfont={"size": 12, "color": palette.TEXT[dark], "shadow": _halo(palette.GROUND[dark])},
    )  # fmt: skip
    return [*lines, labels]


def _halo(ground: str) -> str:
    """An outline that keeps words readable on every shade of the map."""
    around = [f"{x}px {y}px 0 {ground}" for x in (-1.5, 0, 1.5) for y in (-1.5, 0, 1.5) if x or y]
    return ", ".join([*around, f"0 0 4px {ground}"])


def places(codes: list[str], words: list[str], height: int) -> list[Label]:
    """The labels that find room on a map so many pixels high, in order."""
    taken: list[_Box] = []
    found = []
    for code, label in zip(codes, words):
        if code not in points():
            continue
        lon, lat = points()[code]
        for across, up in _SIDES:
            width, line = _LETTER / height * len(label), _LINE / height
            x, y = lon + across * width, lat + up * line
            box = (x - width / 2, y - line / 2, x + width / 2, y + line / 2)
            if _on_map(box) and not any(_meet(box, other) for other in taken):
                taken.append(box)
                found.append(Label(label, x, y, (lon, lat), (across, up) != (0, 0)))
                break
    return found


@cache
def points() -> dict[str, tuple[float, float]]:
    """ISO3 -> [longitude, latitude] at which a country is labelled."""
    world = json.loads((_WORLD / "world_50m.json").read_text(encoding="utf-8"))
    dots: dict[str, list[float]] = json.loads((_WORLD / "dots.json").read_text(encoding="utf-8"))
    shapes = {one["id"]: one["properties"]["ct"] for one in world["objects"]["countries"]["geometries"]}
    return {code: (float(place[0]), float(place[1])) for code, place in {**shapes, **dots}.items()}


def _on_map(box: _Box) -> bool:
    return box[0] > _WEST and box[1] > _SOUTH and box[2] < _EAST and box[3] < _NORTH


def _meet(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
