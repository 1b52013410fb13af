"""The map's own boundaries as geometries of GeoJSON (RFC 7946).

Outer rings run counter-clockwise, holes clockwise, and what crosses the antimeridian is cut there.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

from picket.topology import PLACES, Polygon, Ring, world

CORNERS = 4
"""Points of the smallest ring, the first one repeated at its end."""


@cache
def geometries() -> dict[str, dict[str, Any]]:
    """ISO 3166-1 alpha-3 code -> MultiPolygon, or a Point where a territory has no shape of its own.

    Raises PicketError when the files are not there.
    """
    found: dict[str, dict[str, Any]] = {
        iso3: {"type": "Point", "coordinates": list(place)} for iso3, place in world().dots.items()
    }
    for iso3, shapes in world().shapes:
        if iso3 and (polygons := [piece for polygon in shapes for piece in _pieces(polygon)]):
            found[iso3] = {"type": "MultiPolygon", "coordinates": polygons}
    return found


def _pieces(whole: Polygon) -> Iterator[Polygon]:
    """A polygon as one or, where it crosses the antimeridian, two; none where the grid left nothing of it."""
    most = max(x for x, _ in whole[0])
    least = min(x for x, _ in whole[0])
    sides = [(0.0, False)] if least >= -180 and most <= 180 else [(0.0, True), (-360.0, True), (360.0, True)]
    for turn, cut in sides:
        turned = [[(x + turn, y) for x, y in ring] for ring in whole]
        kept = [_directed(ring, hole=bool(n)) for n, r in enumerate(turned) if _closed(ring := _cut(r) if cut else r)]
        if _closed(_cut(turned[0]) if cut else turned[0]):
            yield [[(round(x, PLACES), y) for x, y in ring] for ring in kept]


def _cut(ring: Ring) -> Ring:
    """What of a ring lies from 180 degrees west to 180 east."""
    return _beyond([(-x, y) for x, y in _beyond([(-x, y) for x, y in ring])])


def _beyond(ring: Ring) -> Ring:
    """What of a ring lies from 180 degrees west on, closed along that meridian."""
    made: Ring = []
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (x1 < -180) != (x2 < -180):
            made.append((-180.0, round(y1 + (y2 - y1) * (-180 - x1) / (x2 - x1), PLACES)))
        if x2 >= -180:
            made.append((x2, y2))
    return [*made, made[0]] if made else made


def _closed(ring: Ring) -> bool:
    return len(ring) >= CORNERS and ring[0] == ring[-1] and area(ring) != 0


def _directed(ring: Ring, *, hole: bool) -> Ring:
    return ring if (area(ring) > 0) != hole else ring[::-1]


def area(ring: Ring) -> float:
    """In square degrees, above 0 where the ring runs counter-clockwise."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)) / 2
