"""The map's own boundaries (static/world, decision 5) in degrees.

The map keeps a TopoJSON file: borders as arcs of small whole steps, which two neighbours share. Here arcs become rings.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

from picket.errors import PicketError

WORLD = Path(__file__).parents[1] / "static" / "world"
PLACES = 3
"""Decimals of a degree, about 100 m: finer than the grid of the file."""

Point = tuple[float, float]
Ring = list[Point]
Polygon = list[Ring]
"""An outline and the holes in it."""


@dataclass(frozen=True)
class World:
    """`shapes`: ISO 3166-1 alpha-3, "" for a territory without a code, and its polygons, whose longitudes go on beyond
    180 degrees where a ring crosses that meridian. `dots`: places of territories too small for a shape.
    """

    shapes: list[tuple[str, list[Polygon]]]
    dots: dict[str, Point]


@cache
def world() -> World:
    """Raises PicketError when the files are not there: they belong to a checkout of the project."""
    try:
        topology = json.loads((WORLD / "world_50m.json").read_text(encoding="utf-8"))
        dots = json.loads((WORLD / "dots.json").read_text(encoding="utf-8"))
    except OSError as error:
        raise PicketError("The map's boundaries are not there; run this from a checkout of the project.") from error
    arcs = _arcs(topology)
    shapes = [
        (shape.get("id", ""), [[_unrolled(_ring(ring, arcs)) for ring in polygon] for polygon in _polygons(shape)])
        for shape in topology["objects"]["countries"]["geometries"]
    ]
    return World(shapes, {iso3: (x, y) for iso3, (x, y) in dots.items()})


def _arcs(topology: dict[str, Any]) -> list[Ring]:
    """Each arc in degrees: it starts at a place on the grid and goes on in steps (TopoJSON, 2.1.3)."""
    (wide, high), (west, south) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        columns, rows = accumulate(dx for dx, _ in arc), accumulate(dy for _, dy in arc)
        found.append([(round(x * wide + west, PLACES), round(y * high + south, PLACES)) for x, y in zip(columns, rows)])
    return found


def _polygons(shape: dict[str, Any]) -> list[Any]:
    return [shape["arcs"]] if shape["type"] == "Polygon" else list(shape.get("arcs", []))


def _ring(numbers: Iterable[int], arcs: list[Ring]) -> Ring:
    """Arcs put together; a negative number is the arc ~number the other way round."""
    made: Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        made += arc[1:] if made else arc
    return made


def _unrolled(ring: Ring) -> Ring:
    """With longitudes that go on beyond 180 degrees instead of jumping to the other side."""
    made, turn = ring[:1], 0.0
    for (before, _), (x, y) in pairwise(ring):
        turn += 360.0 * ((before - x > 180) - (x - before > 180))
        made.append((x + turn, y))
    return made
