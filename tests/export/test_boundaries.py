"""The map's boundaries as GeoJSON: valid by RFC 7946, and each country where it is."""

import json
from itertools import pairwise

import geojson
import pytest

from picket import topology
from picket.catalogue.load import load_catalogue
from picket.errors import PicketError
from picket.export.boundaries import area, geometries

SHAPES = {iso3: shape for iso3, shape in geometries().items() if shape["type"] == "MultiPolygon"}


def inside(place, ring) -> bool:
    x, y = place
    crossed = [
        x < (x2 - x1) * (y - y1) / (y2 - y1) + x1 for (x1, y1), (x2, y2) in pairwise(ring) if (y1 > y) != (y2 > y)
    ]
    return sum(crossed) % 2 == 1


def holding(place) -> list[str]:
    """Countries in a polygon of which, and in no hole of it, the place lies."""

    def within(outer, *holes) -> bool:
        return inside(place, outer) and not any(inside(place, hole) for hole in holes)

    return [iso3 for iso3, shape in SHAPES.items() if any(within(*polygon) for polygon in shape["coordinates"])]


def test_every_country_of_the_catalogue_but_antarctica_has_a_place():
    assert set(load_catalogue().countries) - set(geometries()) == {"ATA"}
    assert len(SHAPES) > 200


@pytest.mark.parametrize("iso3", geometries())
def test_a_geometry_is_valid(iso3):
    assert geojson.loads(json.dumps(geometries()[iso3])).is_valid


def test_rings_are_closed_and_run_by_the_right_hand_rule():
    for shape in SHAPES.values():
        for outer, *holes in shape["coordinates"]:
            assert area(outer) > 0 and all(area(hole) < 0 for hole in holes)
            assert all(ring[0] == ring[-1] and len(ring) >= 4 for ring in (outer, *holes))


def test_nothing_crosses_the_antimeridian_and_what_did_is_on_both_sides():
    for shape in SHAPES.values():
        for ring in (ring for polygon in shape["coordinates"] for ring in polygon):
            assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in ring)
            assert all(abs(x2 - x1) < 180 for (x1, _), (x2, _) in pairwise(ring))
    for iso3 in ("RUS", "FJI"):
        sides = {x for polygon in SHAPES[iso3]["coordinates"] for x, _ in polygon[0] if abs(x) == 180}
        assert sides == {-180.0, 180.0}


@pytest.mark.parametrize(
    ("place", "iso3"),
    [
        ((139.4, 35.7), "JPN"), ((26.1, 44.4), "ROU"), ((-175.0, 66.5), "RUS"), ((178.0, 67.0), "RUS"),
        ((28.0, -26.0), "ZAF"), ((28.2, -29.5), "LSO"), ((-100.0, 40.0), "USA"), ((34.0, 45.2), "UKR"),
        ((121.0, 23.8), "TWN"), ((21.0, 42.6), "XKX"),
    ],
)  # fmt: skip
def test_a_place_lies_in_one_country_alone(place, iso3):
    assert holding(place) == [iso3]


def test_what_is_too_small_for_a_shape_is_a_point():
    assert geometries()["GIB"] == {"type": "Point", "coordinates": [-5.4, 36.1]}


def test_without_the_map_it_says_where_to_export_from(tmp_path, monkeypatch):
    monkeypatch.setattr(topology, "WORLD", tmp_path)
    with pytest.raises(PicketError, match="run this from a checkout"):
        topology.world.__wrapped__()
