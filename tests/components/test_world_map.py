"""The map's figure, its steps of shade, and the boundaries it is drawn from."""

import json
import re
from pathlib import Path

import pandas as pd
import pytest

from components import world_figure, world_map
from picket import choropleth
from picket.catalogue.load import load_catalogue

WORLD = Path(world_map.__file__).parents[1] / "static" / "world"


@pytest.fixture(scope="module")
def topology() -> dict[str, dict[str, dict[str, list[dict[str, object]]]]]:
    return json.loads((WORLD / "world_50m.json").read_text(encoding="utf-8"))


@pytest.fixture
def rows() -> pd.DataFrame:
    table = pd.DataFrame(
        [
            ("JPN", "Japan", 12, 9, 3), ("USA", "United States", 5, 5, 0),
            ("SGP", "Singapore", 1, 0, 1), ("FRA", "France", 0, 0, 0),
        ],
        columns=["iso3", "country", "mentions", "name", "demonym"],
    )  # fmt: skip
    return world_figure.mentioned(table, "mentions")


def test_the_topology_holds_all_that_plotly_may_ask_for(topology) -> None:
    assert set(topology["objects"]) == {
        "countries", "land", "coastlines", "ocean", "lakes", "rivers", "subunits",
    }  # fmt: skip
    assert (WORLD / "world_50m.json").stat().st_size < 800_000


def test_every_country_of_the_catalogue_has_a_shape_or_a_dot(topology) -> None:
    shapes = {shape["id"] for shape in topology["objects"]["countries"]["geometries"]}
    assert set(load_catalogue().countries) - shapes - set(world_figure.DOTS) <= {"ATA"}
    assert {"XKX", "TWN", "PSE", "ESH", "UKR"} <= shapes
    assert {"SGP", "BHR", "MLT", "GIB", "GUM", "HKG", "PSE"} <= set(world_figure.DOTS)


def test_no_country_without_an_iso_code_is_drawn(topology) -> None:
    shapes = {str(shape["id"]) for shape in topology["objects"]["countries"]["geometries"]}
    assert all(re.fullmatch("[A-Z]{3}", iso3) for iso3 in shapes)
    assert not shapes & {"SOL", "CYN", "KAS", "IOA", "ATC", "ATA"}


def test_dots_lie_on_the_globe() -> None:
    assert all(-180 <= lon <= 180 and -60 <= lat <= 85 for lon, lat in world_figure.DOTS.values())
    assert world_figure.DOTS["SGP"] == pytest.approx([103.8, 1.4], abs=0.3)


def test_shapes_dots_and_hover(rows: pd.DataFrame) -> None:
    shapes, dots = world_figure.figure(rows, dark=False).data
    assert list(shapes.locations) == ["JPN", "USA", "SGP"]
    assert list(shapes.z) == [5, 3, 0]
    assert [list(data) for data in dots.customdata] == [["SGP"]]
    assert list(dots.marker.color) == [0]
    assert shapes.hovertext[0].startswith("<b>Japan</b><br>12 mentions<br>")
    assert "name 9 · demonym 3" in shapes.hovertext[0]
    assert shapes.hovertext[2].startswith("<b>Singapore</b><br>1 mention<br>")


def test_hover_takes_names_literally() -> None:
    odd = pd.DataFrame([("XXX", "<b>A & B</b>", 1)], columns=["iso3", "country", "mentions"])
    assert (
        world_figure.figure(odd, dark=False).data[0].hovertext[0] == "<b>&lt;b&gt;A &amp; B&lt;/b&gt;</b><br>1 mention"
    )


def test_the_map_stays_where_it_is_and_loads_nothing_from_elsewhere(rows: pd.DataFrame) -> None:
    geo = world_figure.figure(rows, dark=True).layout.geo
    assert (geo.fitbounds, geo.resolution, geo.scope, geo.projection.rotation.lon) == (False, 50, "world", 10)
    assert world_map._config(False)["topojsonURL"] == "app/static/world/"


def test_the_figure_is_the_same_whatever_is_selected(rows: pd.DataFrame) -> None:
    style = world_map.emphasis(rows, "m", "SGP", False)
    assert ".st-key-m .choroplethlocation:nth-child(3)" in style
    assert ".st-key-m .scattergeo .point:nth-child(1)" in style
    assert world_map.emphasis(rows, "m", "JPN", False).count("nth-child") == 1
    for selected in ("", "FRA", "ZZZ"):
        assert "nth-child" not in world_map.emphasis(rows, "m", selected, False)


@pytest.mark.parametrize(
    ("largest", "floors"),
    [
        (1, [1]),
        (4, [1, 2, 3, 4]),
        (9, [1, 2, 3, 5, 7]),
        (12, [1, 2, 3, 5, 7, 10]),
        (25, [1, 2, 5, 10, 20]),
        (99, [1, 2, 5, 10, 20, 50]),
        (100, [1, 3, 10, 30, 100]),
        (5000, [1, 10, 100, 1000]),
    ],
)
def test_shades_grow_with_the_counts(largest: int, floors: list[int]) -> None:
    assert choropleth.floors(largest) == floors


def test_each_count_has_the_shade_whose_range_holds_it() -> None:
    assert choropleth.bins([1, 2, 4, 5, 9, 10, 12], [1, 2, 5, 10]) == [0, 1, 1, 2, 2, 3, 3]


def test_the_colour_bar_names_the_ranges_and_what_is_counted(rows: pd.DataFrame) -> None:
    axis = world_figure.figure(rows, dark=False).layout.coloraxis
    assert list(axis.colorbar.ticktext) == ["1", "2", "3–4", "5–6", "7–9", "10+"]
    assert axis.colorbar.title.text == "Mentions"
    assert world_figure.figure(rows, dark=False, compact=True).layout.coloraxis.showscale is False
    few = world_figure.figure(rows[rows["mentions"] < 2], dark=False).layout.coloraxis
    assert list(few.colorbar.ticktext) == ["1"]


def test_an_empty_table_is_a_map_of_neutral_land(rows: pd.DataFrame) -> None:
    chart = world_figure.figure(rows[rows["mentions"] > 99], dark=False)
    assert len(chart.data[0].locations) == 0
    assert chart.layout.geo.showland is True


def test_a_click_selects_the_country_by_what_is_counted():
    assert world_map.selects("stories")("SGP") == {"label": "COUNTRY", "key": "SGP", "by": "stories"}
