"""The map of a brief: the classes of the screen, every country on it, as SVG and as a picture."""

import xml.etree.ElementTree as ET
from io import BytesIO

import pandas as pd
import pytest
from PIL import Image

from components import world_figure
from picket import choropleth
from picket.brief import world
from picket.brief.outlines import HEIGHT, WIDTH, outlines
from picket.catalogue.load import load_catalogue

COUNTS = {"USA": 1200, "JPN": 40, "RUS": 7, "FJI": 1, "GUM": 3}


@pytest.mark.parametrize("largest", [1, 2, 6, 7, 12, 99, 1000, 2_000_000])
def test_classes_and_colours_are_those_of_the_screen(largest):
    counts = {"JPN": largest, "USA": largest // 2 + 1, "GUM": 1}
    rows = pd.DataFrame({"iso3": counts.keys(), "country": counts.keys(), "mentions": counts.values()})
    shapes, _ = world_figure.figure(rows, dark=False).data
    axis = world_figure.figure(rows, dark=False).layout.coloraxis
    shown = world.picture(counts)
    assert list(shapes.z) == list(shown.classes.values())
    assert [words for _, words, _ in shown.legend] == list(axis.colorbar.ticktext)
    assert [shade for shade, _, _ in shown.legend] == [colour for _, colour in axis.colorscale][::2]


def test_every_country_of_the_catalogue_lies_on_the_map():
    shapes, dots = outlines()
    assert set(load_catalogue().countries) <= {*shapes, *dots, "ATA"}
    points = [p for polygons in shapes.values() for rings in polygons for ring in rings for p in ring]
    for x, y in [*points, *dots.values()]:
        assert -0.5 <= x <= WIDTH + 0.5 and -0.5 <= y <= HEIGHT + 0.5


def test_areas_are_those_of_the_earth():
    shapes, _ = outlines()

    def area(iso3):
        return sum(world._area(rings[0]) - sum(map(world._area, rings[1:])) for rings in shapes[iso3])

    assert area("DZA") / area("GRL") == pytest.approx(2.382 / 2.166, rel=0.05)  # millions of square kilometres
    assert area("BRA") / area("COD") == pytest.approx(8.51 / 2.345, rel=0.05)
    assert area("RUS") / area("USA") == pytest.approx(17.1 / 9.4, rel=0.07)


def test_no_shape_runs_across_the_whole_map():
    shapes, _ = outlines()
    for polygons in shapes.values():
        for rings in polygons:
            xs = [x for x, _ in rings[0]]
            assert max(xs) - min(xs) < WIDTH / 2


def test_the_svg_has_each_country_with_its_name_and_count():
    shown = world.picture(COUNTS)
    drawn = ET.fromstring(world.svg(shown, {"USA": "A <b> & c"}, COUNTS, 'A "map"'))
    assert drawn.get("aria-label") == 'A "map"'
    titles = [title.text for title in drawn.iter("title")]
    assert titles[0] == "A <b> & c: 1,200"
    fills = {shape.find("title").text: shape.get("fill") for shape in drawn if shape.find("title") is not None}
    assert fills["JPN: 40"] == shown.shades[shown.classes["JPN"]]
    assert [shape.tag for shape in drawn if shape.find("title") is not None and "GUM" in shape.find("title").text]


def test_the_legend_counts_every_country_once():
    legend = world.picture(COUNTS).legend
    assert sum(countries for _, _, countries in legend) == len(COUNTS)
    assert [words for _, words, _ in legend] == ["1–9", "10–99", "100–999", "1,000+"]


def test_the_picture_shows_a_country_in_its_colour_and_what_lies_within_another():
    picture = Image.open(BytesIO(world.png(world.picture({"ZAF": 5, "USA": 1}), 3 * WIDTH)))
    assert picture.size == (3 * WIDTH, 3 * HEIGHT)
    colours = {f"#{r:02x}{g:02x}{b:02x}" for r, g, b in (picture.getpixel(at) for at in _middles())}
    assert colours == {choropleth.LIGHT[-1], choropleth.LAND, choropleth.LIGHT[0]}


def _middles():
    """A place in South Africa, one in Lesotho, one in Kansas."""
    from picket.brief.outlines import _placed, _turned

    return [
        tuple(round(3 * v) for v in _placed(_turned(lon), lat)) for lon, lat in ((23, -30), (28.4, -29.6), (-98, 38.5))
    ]
