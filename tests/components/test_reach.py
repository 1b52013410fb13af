"""What the drawing of reach says: bounds firm where stated and open where not, and nothing without its sources."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from components import palette, reach, reach_chart, reach_grid, reach_marks, reach_table
from components.reach_axis import Scale
from components.reach_controls import Asked
from components.reach_lines import Line, lines
from picket import reach_choice
from picket.catalogue.load import Catalogue
from picket.reach_choice import Member
from tests.catalogue_by_hand import catalogue, system
from tests.components.test_palette import contrast

SM3 = [
    {"what": "range", "unit": "km", "most": 1000, "sources": ["weak"]},
    {"what": "altitude", "of": "Block IA", "unit": "km", "most": 500, "sources": ["press"]},
    {"what": "altitude", "of": "Block IA", "unit": "km", "about": 300, "note": "<b>a & b</b>", "sources": ["weak"]},
    {"what": "altitude", "of": "Block IA", "unit": "km", "least": 100, "sources": ["press"]},
]
PAC3 = [{"what": "range", "of": "PAC-3 MSE", "unit": "km", "least": 40, "most": 60, "sources": ["press"]}]
NODONG = [{"what": "range", "unit": "km", "value": 1300, "sources": ["press", "weak"]}]


@pytest.fixture(scope="module")
def world() -> Catalogue:
    return catalogue(
        system("aegis", "combat system", phase=("midcourse", "terminal"), targets=("MRBM",), JPN="operational"),
        system("sm-3", "interceptor", ("aegis",), SM3, phase=("midcourse",), targets=("MRBM",),
               where=("outside the atmosphere", "inside the atmosphere"), JPN="planned", POL="host"),
        system("pac-3", "interceptor", (), PAC3, phase=("terminal",), targets=("MRBM",), JPN="operational"),
        system("tpy", "sensor", JPN="host", USA="operational"),
        system("gpi", "interceptor", JPN="planned"),
        system("ashore", JPN="cancelled"),
        system("nodong", "threat missile", (), NODONG, missile_class=("MRBM",), PRK="operational"),
    )  # fmt: skip


def drawn(world: Catalogue, km: str = "both", **more: bool) -> list[Line]:
    return lines(reach_choice.of_system("sm-3", world, **more), km)


def trace(found: list[Line], name: str, scale: Scale = "log"):
    return next(one for one in reach_chart.figure(found, scale, dark=False).data if one.name == name)


def test_lines_stand_under_their_phase_with_threats_last(world) -> None:
    found = drawn(world, same_targets=True, threats=True)
    assert [(line.heading, line.label, line.words, line.strong) for line in found] == [
        ("Midcourse", "SM-3", "range up to 1,000 km", True),
        ("Midcourse", "SM-3 Block IA", "altitude up to 500 km", True),
        ("Midcourse", "SM-3 Block IA", "altitude about 300 km", True),
        ("Midcourse", "SM-3 Block IA", "altitude over 100 km", True),
        ("Terminal", "PAC-3 MSE", "range 40 to 60 km", False),
        ("Threat missiles", "NODONG", "range 1,300 km", False),
    ]
    assert [line.strong for line in drawn(world)] == [False] * 4
    assert [line.words for line in drawn(world, "range")] == ["range up to 1,000 km"]
    assert len(drawn(world, "altitude")) == 3


def test_a_name_bears_its_status_in_the_country(world) -> None:
    found = lines(reach_choice.of_country("JPN", world), "both")
    assert [line.label for line in found] == ["SM-3 (planned)", *["SM-3 Block IA (planned)"] * 3, "PAC-3 MSE"]


@pytest.mark.parametrize("scale", ["log", "linear"])
def test_stated_bounds_have_firm_ends_and_others_run_out_in_an_arrow(world, scale) -> None:
    found = drawn(world, same_targets=True)
    assert list(zip(trace(found, "ends", scale).x, trace(found, "ends", scale).y)) == [
        (1000, 1), (500, 2), (100, 4), (40, 6), (60, 6),
    ]  # fmt: skip
    arrows = trace(found, "arrows", scale)
    assert list(arrows.marker.symbol) == ["triangle-left-open", "triangle-left-open", "triangle-right-open"]
    assert 0 < arrows.x[0] < 1000 and 0 <= arrows.x[1] < 500 and 100 < arrows.x[2] < 1000


def test_only_what_has_both_bounds_is_a_whole_bar_and_the_rest_fades_away_from_its_bound(world) -> None:
    bars = trace(drawn(world, same_targets=True), "bars")
    by_row = {row: [o for y, o in zip(bars.y, bars.marker.opacity) if y == row] for row in set(bars.y)}
    assert by_row.keys() == {1, 2, 4, 6}
    assert by_row[6] == [1]
    assert by_row[1] == sorted(by_row[1]) and by_row[4] == sorted(by_row[4], reverse=True) and by_row[1][0] < 0.1
    (whole,) = [(base, base + x) for y, base, x in zip(bars.y, bars.base, bars.x) if y == 6]
    assert whole == (pytest.approx(40), pytest.approx(60))


def test_points_tell_about_from_exact_and_weak_from_others(world) -> None:
    points = trace(drawn(world, threats=True), "points")
    assert list(zip(points.x, points.marker.symbol)) == [(300, "circle-open"), (1300, "diamond")]
    bars = trace(drawn(world), "bars")
    assert {(y, shape) for y, shape in zip(bars.y, bars.marker.pattern.shape)} == {(1, "/"), (2, ""), (4, "")}
    words = trace(drawn(world), "words").text
    assert words[0].endswith("\N{NO-BREAK SPACE}range up to 1,000 km, weak source")
    assert words[2].endswith("altitude about 300 km, weak source (&lt;b&gt;a &amp; b&lt;/b&gt;)")


def test_every_mark_names_its_sources_and_takes_words_literally(world) -> None:
    found = drawn(world, threats=True)
    for name in ("bars", "ends", "arrows", "points"):
        assert all("Published by:" in words for words in trace(found, name).hovertext), name
    about, nodong = trace(found, "points").hovertext
    assert about == (
        "<b>SM-3 Block IA: altitude about 300 km</b><br>&lt;b&gt;a &amp; b&lt;/b&gt;<br>Published by:<br>"
        "A blog: Claim (C, weak, copied or partisan)"
    )
    assert "A paper, 2020-01-02: Report (B, press or research)" in nodong


def test_a_system_s_claims_are_neighbours_under_one_label(world) -> None:
    axis = reach_chart.figure(drawn(world), "log", dark=True).layout.yaxis
    assert list(zip(axis.tickvals, axis.ticktext)) == [(1, "SM-3"), (2, "SM-3 Block IA")]
    bold = reach_chart.figure(drawn(world, same_targets=True), "log", dark=True).layout.yaxis.ticktext
    assert list(bold) == ["<b>SM-3</b>", "<b>SM-3 Block IA</b>", "PAC-3 MSE"]


def test_the_axis_has_room_and_marks_round_numbers(world) -> None:
    axis = reach_chart.figure(drawn(world), "log", dark=False).layout.xaxis
    assert list(axis.ticktext) == ["100", "200", "500", "1,000"]
    assert axis.range[0] < 2 and axis.range[1] > 3 and axis.type == "log"
    linear = reach_chart.figure(drawn(world), "linear", dark=False).layout.xaxis
    assert linear.range[0] == 0 and linear.range[1] > 1000


@pytest.mark.parametrize("scale", ["log", "linear"])
def test_words_have_room_at_the_right_however_long(scale) -> None:
    near, far = ({"what": "range", "unit": "km", "most": most, "sources": ["press"]} for most in (9, 900))
    figures = [near, far], [near, {**far, "note": "n" * 99}]
    made = [lines([Member(system("one", figures=one), "itself")], "both") for one in figures]
    brief, long = (reach_chart.figure(one, scale, dark=False).layout.xaxis.range for one in made)
    assert brief[0] == long[0] and long[1] > brief[1]
    assert made[1][1].said == f"range up to 900 km ({'n' * 39}…)"


def test_nought_and_a_single_figure_can_be_drawn() -> None:
    zero = [{"what": "range", "unit": "km", "least": 0, "most": 40, "sources": ["press"]}]
    made = catalogue(system("one", figures=zero))
    bars = trace(lines(reach_choice.of_system("one", made), "both"), "bars")
    assert bars.base[0] > 0 and bars.base[0] + bars.x[0] == pytest.approx(40)


@pytest.mark.parametrize("dark", [False, True])
def test_colours_can_be_seen(dark) -> None:
    low, high = reach_marks.colours(dark)
    assert low != high and min(contrast(low, palette.GROUND[dark]), contrast(high, palette.GROUND[dark])) >= 3


def test_layers_hold_defences_where_their_sources_have_them(world) -> None:
    html = reach_grid.layers(reach_choice.of_country("JPN", world))
    cells = re.findall("<td>(.*?)</td>", html)
    assert [re.findall("<b>(.*?)</b>", cell) for cell in cells] == [[], [], ["AEGIS", "SM-3"], ["AEGIS", "PAC-3"]]
    assert "<small>outside and inside the atmosphere</small><small>planned</small>" in cells[2]
    assert 'class="coming" title="SM-3, midcourse. Published by A paper, 2020-01-02 (B);' in cells[2]
    assert "Sensors and command, which stop nothing themselves: TPY." in html
    assert "No phase is stated for: GPI." in html
    threats = reach_grid.layers(reach_choice.of_country("PRK", world, threats=True))
    assert "<table" not in threats and "No defence" in threats


def test_hosts_stand_in_another_form_than_operators(world) -> None:
    html = reach_grid.operators(reach_choice.of_country("JPN", world), world, "JPN")
    assert re.findall('<th scope="row">(.*?)</th>', html) == ["Japan", "Poland", "United States"]
    assert re.findall('<span class="(.*?)" title=".*?">(.*?)</span>', html) == [
        ("operational", "operational 2007"), ("planned", "planned 2007"), ("operational", "operational 2007"),
        ("planned", "planned 2007"), ("host", "hosts, 2007"), ("host", "hosts, 2007"),
        ("operational", "operational 2007"),
    ]  # fmt: skip
    assert reach_grid.operators([], world) == ""


def test_the_table_says_the_same_with_every_source(world) -> None:
    members = reach_choice.of_system("sm-3", world)
    html = reach_table.html(drawn(world), members, world)
    rows = re.findall("<tr>(.*?)</tr>", html)
    assert [re.sub("<.*?>", "|", row) for row in rows if "500 km" in row or "Poland" in row] == [
        "|SM-3 Block IA||altitude||up to 500 km||||[2]|", "|Poland||SM-3||host||operational||2007||||||[2]|",
    ]  # fmt: skip
    assert "with 2 sources" in html and "&lt;b&gt;a &amp; b&lt;/b&gt;" in html
    assert "<li>Claim. A blog (C, weak, copied or partisan). <code>https://c.example</code></li>" in html


def asked(by: str, of: str, km: str = "both") -> Asked:
    return Asked(by, of, km, "log", False, False)


def test_what_is_not_published_and_not_drawn_is_said(world) -> None:
    of_system, of_country = asked("system", "sm-3", "altitude"), asked("country", "JPN")
    assert reach.said(of_system, of_system.members(world), world) == (
        "No altitude is published for AEGIS in the catalogue's sources."
    )
    assert reach.said(of_country, of_country.members(world), world) == (
        "Systems without a status behind their name are stated to be operational there. "
        "“Hosted”: others operate it on the country's soil. Not drawn: ASHORE (cancelled). "
        "No range or altitude is published for AEGIS, GPI and TPY in the catalogue's sources."
    )
    assert reach.as_of(of_system.members(world)).endswith("Catalogue reviewed 23 November 2026.")


def test_it_is_said_when_no_target_is_stated_to_compare_by(world) -> None:
    alone = Asked("system", "gpi", "range", "log", True, True)
    assert reach.said(alone, alone.members(world), world) == (
        "What GPI is meant against is not stated: no others are drawn. "
        "No range is published for GPI in the catalogue's sources."
    )
    family = Asked("system", "sm-3", "both", "log", True, True)
    assert reach.said(family, family.members(world), world).startswith("SM-3 and its family are in bold. No range or")


PAGE = """
from components import reach, session
session.enter("systems")
reach.draw("thaad", "KOR")
"""


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ({}, "Published range and altitude: THAAD and its family"),
        ({"reach": "country"}, "Published range and altitude: South Korea"),
        ({"reach": "country", "reach-of": "PRK", "reach-km": "range"}, "Published range: North Korea"),
        ({"reach-of": "nonsense", "reach-km": "x", "reach-scale": "x"},
         "Published range and altitude: THAAD and its family"),
    ],
)  # fmt: skip
def test_the_link_decides_what_is_drawn(query, title) -> None:
    page = AppTest.from_string(PAGE)
    for name, value in query.items():
        page.query_params[name] = value
    page.run(timeout=30)
    assert not page.exception
    assert f"<h2>{title}</h2>" in "".join(part.proto.body for part in page.get("html"))


def test_the_legend_names_the_marks_that_occur(world) -> None:
    assert re.findall("</i>(.*?)</li>", reach.legend(drawn(world), dark=False)) == [
        "distance", "altitude", "fades where no bound is stated", "given as about",
        "hatched or hollow: only weak, copied or partisan sources",
    ]  # fmt: skip
    assert re.findall("</i>(.*?)</li>", reach.legend(drawn(world, "range"), dark=True)) == [
        "fades where no bound is stated", "hatched or hollow: only weak, copied or partisan sources",
    ]  # fmt: skip
