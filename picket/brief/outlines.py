"""The outlines of the map: Picket's own boundaries (docs/decisions/0005), projected by a few lines of our own."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from picket.errors import PicketError

WORLD = Path(__file__).parents[2] / "static" / "world"
WIDTH, HEIGHT = 1000, 440
"""Of the picture, in its own units."""

_WEST = -170.0
"""The meridian at which the map is cut, as on the screen: it runs through the sea but for the tip of Chukotka."""

_SOUTH, _NORTH = -57.0, 84.0
_GRAIN = 0.6
"""Points nearer to each other than this, in units of the picture, are drawn as one."""

Point = tuple[float, float]
Ring = list[Point]
Polygon = list[Ring]
"""An outline and the holes in it."""


@cache
def outlines() -> tuple[dict[str, list[Polygon]], dict[str, Point]]:
    """Shapes and dots by ISO 3166-1 alpha-3, in units of the picture. Raises PicketError without the data."""
    try:
        topology = json.loads((WORLD / "world_50m.json").read_text(encoding="utf-8"))
        dots = json.loads((WORLD / "dots.json").read_text(encoding="utf-8"))
    except OSError as error:
        raise PicketError(
            f"The boundaries of the map are not in '{WORLD}'; make the brief from a checkout of the project."
        ) from error
    arcs = _arcs(topology)
    shapes: dict[str, list[Polygon]] = {}
    for number, country in enumerate(topology["objects"]["countries"]["geometries"]):
        polygons = [[_unbroken(_ring(ring, arcs)) for ring in polygon] for polygon in _polygons(country)]
        drawn = [part for polygon in polygons for part in _parts(polygon)]
        shapes.setdefault(country.get("id") or f"-{number}", []).extend(drawn)
    return shapes, {iso3: _placed(_turned(lon), lat) for iso3, (lon, lat) in dots.items()}


def _arcs(topology: dict[str, Any]) -> list[Ring]:
    """The arcs in degrees: each point is stored as its distance from the one before (TopoJSON, 2.1.3)."""
    (across, up), (west, south) = topology["transform"]["scale"], topology["transform"]["translate"]
    made = []
    for arc in topology["arcs"]:
        x = y = 0
        ring: Ring = []
        for east, north in arc:
            x, y = x + east, y + north
            ring.append((x * across + west, y * up + south))
        made.append(ring)
    return made


def _polygons(country: dict[str, Any]) -> list[Any]:
    return [country["arcs"]] if country["type"] == "Polygon" else list(country.get("arcs", []))


def _ring(numbers: list[int], arcs: list[Ring]) -> Ring:
    """Arcs put together; a negative number is an arc backwards, and neighbours share a point."""
    ring: Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring.extend(arc[1:] if ring else arc)
    return ring


def _unbroken(ring: Ring) -> Ring:
    """With longitudes that go on beyond 180 where the ring crosses that meridian, instead of jumping to -180."""
    made, turns = ring[:1], 0
    for (before, _), (lon, lat) in pairwise(ring):
        turns += (before - lon > 180) - (lon - before > 180)
        made.append((lon + 360 * turns, lat))
    return made


def _parts(polygon: Polygon) -> Iterator[Polygon]:
    """What of a polygon lies on the map, once for each time round the earth that it touches."""
    for turns in (-1, 0, 1):
        moved = [[(lon + 360 * turns, lat) for lon, lat in ring] for ring in polygon]
        inside = [_clipped(_clipped(ring, _WEST, 1), _WEST + 360, -1) for ring in moved]
        rings = [_thinned([_placed(lon - _WEST - 180, lat) for lon, lat in ring]) for ring in inside]
        if rings[0]:
            yield [ring for ring in rings if ring]


def _clipped(ring: Ring, meridian: float, side: int) -> Ring:
    """What of a ring lies east (1) or west (-1) of a meridian (Sutherland and Hodgman, 1974)."""
    kept: Ring = []
    for (a, low), (b, high) in zip(ring, [*ring[1:], *ring[:1]]):
        inside, next_inside = (a - meridian) * side >= 0, (b - meridian) * side >= 0
        if inside:
            kept.append((a, low))
        if inside != next_inside:
            kept.append((meridian, low + (high - low) * (meridian - a) / (b - a)))
    return kept


def _turned(lon: float) -> float:
    """A longitude counted from the middle of the map, -180 to 180."""
    return (lon - _WEST) % 360 - 180


def _placed(lon: float, lat: float) -> Point:
    """A place in units of the picture; `lon` counts from the middle of the map."""
    x, y = _equal_earth(lon, min(max(lat, _SOUTH), _NORTH))
    top, bottom, right = _equal_earth(0, _NORTH)[1], _equal_earth(0, _SOUTH)[1], _equal_earth(180, 0)[0]
    scale = min(WIDTH / (2 * right), HEIGHT / (top - bottom))
    return WIDTH / 2 + x * scale, (top - y) * scale


def _equal_earth(lon: float, lat: float) -> Point:
    """The Equal Earth projection (Savric, Patterson and Jenny, 2019): no country looks larger than it is."""
    t = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(lat)))
    a, b, c, d = 1.340264, -0.081106, 0.000893, 0.003796
    y = t * (a + b * t**2 + c * t**6 + d * t**8)
    slope = a + 3 * b * t**2 + 7 * c * t**6 + 9 * d * t**8
    return 2 * math.radians(lon) * math.cos(t) / (math.sqrt(3) * slope), y


def _thinned(ring: Ring) -> Ring:
    """Without points too near to the one before; [] for what is smaller than a grain."""
    kept = ring[:1]
    for point in ring[1:]:
        if math.dist(point, kept[-1]) >= _GRAIN:
            kept.append(point)
    return kept if len(kept) > 2 else []
