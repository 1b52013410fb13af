"""The map's own boundaries (static/world, decision 5) as geometries of GeoJSON (RFC 7946).

The map keeps a TopoJSON file: borders as arcs of small whole steps, which two neighbours share. Here arcs become rings
in degrees: outer ones run counter-clockwise, holes clockwise, and what crosses the antimeridian is cut there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

from picket.errors import PicketError

WORLD = Path(__file__).parents[2] / "static" / "world"
PLACES = 3
"""Decimals of a degree, about 100 m: finer than the grid of the file."""

CORNERS = 4
"""Points of the smallest ring, the first one repeated at its end."""

Point = tuple[float, float]
Ring = list[Point]


@cache
def geometries() -> dict[str, dict[str, Any]]:
    """ISO 3166-1 alpha-3 code -> MultiPolygon, or a Point where a territory has no shape of its own.

    Raises PicketError when the files are not there: they belong to a checkout of the project.
    """
    try:
        world = json.loads((WORLD / "world_50m.json").read_text(encoding="utf-8"))
        dots = json.loads((WORLD / "dots.json").read_text(encoding="utf-8"))
    except OSError as error:
        raise PicketError("The boundaries of the map are not there; export from a checkout of the project.") from error
    arcs = _arcs(world)
    found = {iso3: {"type": "Point", "coordinates": place} for iso3, place in dots.items()}
    for shape in world["objects"]["countries"]["geometries"]:
        polygons = [piece for polygon in shape["arcs"] for piece in _pieces([_ring(ring, arcs) for ring in polygon])]
        if polygons:
            found[shape["id"]] = {"type": "MultiPolygon", "coordinates": polygons}
    return found


def _arcs(world: dict[str, Any]) -> list[Ring]:
    """Each arc in degrees: it starts at a place on the grid and goes on in steps."""
    (wide, high), (west, south) = world["transform"]["scale"], world["transform"]["translate"]
    found = []
    for arc in world["arcs"]:
        columns, rows = accumulate(dx for dx, _ in arc), accumulate(dy for _, dy in arc)
        found.append([(round(x * wide + west, PLACES), round(y * high + south, PLACES)) for x, y in zip(columns, rows)])
    return found


def _ring(numbers: Iterable[int], arcs: list[Ring]) -> Ring:
    """Arcs put together; a negative number is the arc ~number the other way round."""
    made: Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        made += arc[1:] if made else arc
    return made


def _pieces(rings: list[Ring]) -> Iterator[list[Ring]]:
    """A polygon as one or, where it crosses the antimeridian, two; none where the grid left nothing of it."""
    whole = [_unrolled(ring) for ring in rings]
    most = max(x for x, _ in whole[0])
    least = min(x for x, _ in whole[0])
    sides = [(0.0, False)] if least >= -180 and most <= 180 else [(0.0, True), (-360.0, True), (360.0, True)]
    for turn, cut in sides:
        turned = [[(x + turn, y) for x, y in ring] for ring in whole]
        kept = [_directed(ring, hole=bool(n)) for n, r in enumerate(turned) if _closed(ring := _cut(r) if cut else r)]
        if _closed(_cut(turned[0]) if cut else turned[0]):
            yield [[(round(x, PLACES), y) for x, y in ring] for ring in kept]


def _unrolled(ring: Ring) -> Ring:
    """With longitudes that go on beyond 180 degrees instead of jumping to the other side."""
    made, turn = ring[:1], 0.0
    for (before, _), (x, y) in pairwise(ring):
        turn += 360.0 * ((before - x > 180) - (x - before > 180))
        made.append((x + turn, y))
    return made


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
