"""The outlines of the map: Picket's own boundaries (docs/decisions/0005), projected by a few lines of our own."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache

from picket.topology import Point, Polygon, Ring, world

WIDTH, HEIGHT = 1000, 440
"""Of the picture, in its own units."""

_WEST = -170.0
"""The meridian at which the map is cut, as on the screen: it runs through the sea but for the tip of Chukotka."""

_SOUTH, _NORTH = -57.0, 84.0
_GRAIN = 0.6
"""Points nearer to each other than this, in units of the picture, are drawn as one."""


@cache
def outlines() -> tuple[dict[str, list[Polygon]], dict[str, Point]]:
    """Shapes and dots by ISO 3166-1 alpha-3, in units of the picture. Raises PicketError without the data."""
    shapes: dict[str, list[Polygon]] = {}
    for number, (iso3, polygons) in enumerate(world().shapes):
        drawn = [part for polygon in polygons for part in _parts(polygon)]
        shapes.setdefault(iso3 or f"-{number}", []).extend(drawn)
    return shapes, {iso3: _placed(_turned(lon), lat) for iso3, (lon, lat) in world().dots.items()}


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
