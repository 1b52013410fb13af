"""What is drawn of reach, layers and operators: each claim as published, and host apart from operator."""

from typing import Any

import pytest

from picket import reach, reach_choice
from picket.catalogue.load import Catalogue, load_catalogue
from picket.catalogue.schema import System
from picket.tables import TABLES
from tests.catalogue_by_hand import catalogue, system

SM3 = [
    {"what": "altitude", "of": "Block IA", "unit": "km", "most": 500, "sources": ["weak"]},
    {"what": "range", "of": "Block IA", "unit": "km", "most": 1000, "sources": ["weak"]},
    {"what": "altitude", "of": "Block IA", "unit": "km", "about": 300, "note": "a blog", "sources": ["press", "weak"]},
    {"what": "altitude", "unit": "km", "least": 100, "sources": ["press"]},
    {"what": "missiles", "unit": "count", "value": 8, "sources": ["press"]},
]


@pytest.fixture(scope="module")
def world() -> Catalogue:
    """Aegis with SM-3 and a radar; Patriot, Arrow and two threats, of which one is of a class that Aegis stops."""
    return catalogue(
        system("aegis", "combat system", targets=("MRBM",), phase=("midcourse", "terminal"), JPN="operational"),
        system("sm-3", "interceptor", ("aegis",), phase=("midcourse",), where=("outside the atmosphere",),
               figures=SM3, JPN="operational", KOR="planned", POL="host"),
        system("spy", "sensor", ("aegis",), JPN="ordered"),
        system("thaad", targets=("MRBM", "SRBM"), phase=("terminal",), USA="operational", KOR="host"),
        system("patriot", targets=("aircraft",), phase=("terminal",), KOR="operational", JPN="cancelled"),
        system("nodong", "threat missile", missile_class=("MRBM",), PRK="operational", KOR="host"),
        system("scud", "threat missile", missile_class=("SRBM",), PRK="tested"),
    )  # fmt: skip


def roles(members: list[reach_choice.Member]) -> dict[str, str]:
    return {member.system.key: member.role for member in members}


def test_claims_that_disagree_stand_beside_each_other_as_published(world) -> None:
    found = reach.bands([world.systems["sm-3"]])
    assert [(b.version, b.measure, b.words, b.least, b.most, b.about, b.value) for b in found] == [
        ("Block IA", "range", "up to 1,000 km", None, 1000, None, None),
        ("Block IA", "altitude", "up to 500 km", None, 500, None, None),
        ("Block IA", "altitude", "about 300 km", None, None, 300, None),
        ("", "altitude", "over 100 km", 100, None, None, None),
    ]
    assert [(b.grades, b.weak, b.note) for b in found] == [
        ("C", True, ""), ("C", True, ""), ("B, C", False, "a blog"), ("B", False, ""),
    ]  # fmt: skip
    assert [source.publisher for source in found[2].sources] == ["A paper", "A blog"]


def test_a_system_is_drawn_with_what_it_is_part_of_and_its_parts(world) -> None:
    assert roles(reach_choice.of_system("aegis", world)) == {"aegis": "itself", "sm-3": "part", "spy": "part"}
    assert roles(reach_choice.of_system("sm-3", world)) == {"aegis": "whole", "sm-3": "itself"}
    assert roles(reach_choice.of_system("patriot", world, same_targets=True)) == {"patriot": "itself"}


def test_others_against_the_same_targets_and_the_threats_of_these_classes_are_asked_for(world) -> None:
    more = reach_choice.of_system("aegis", world, same_targets=True, threats=True)
    assert [(m.system.key, m.role) for m in more] == [
        ("aegis", "itself"), ("sm-3", "part"), ("spy", "part"), ("thaad", "same targets"), ("nodong", "threat"),
    ]  # fmt: skip
    assert [m.system.key for m in reach_choice.of_system("sm-3", world)] == ["sm-3", "aegis"]
    assert roles(reach_choice.of_system("thaad", world, threats=True)) == {
        "thaad": "itself", "nodong": "threat", "scud": "threat",
    }  # fmt: skip


def test_a_country_hosts_apart_from_what_it_operates_and_plans(world) -> None:
    korea = reach_choice.of_country("KOR", world)
    assert [(m.system.key, m.role, m.status) for m in korea] == [
        ("patriot", "operator", "operational"), ("sm-3", "operator", "planned"), ("thaad", "host", "hosted"),
    ]  # fmt: skip
    japan = reach_choice.of_country("JPN", world)
    assert [(m.system.key, m.status) for m in japan] == [
        ("aegis", "operational"), ("sm-3", "operational"), ("spy", "ordered"),
    ]  # fmt: skip
    assert [(m.system.key, m.status) for m in reach_choice.gone("JPN", world)] == [("patriot", "cancelled")]
    assert reach_choice.gone("KOR", world) == []
    assert [(m.system.key, m.role, m.status) for m in reach_choice.of_country("KOR", world, threats=True)] == [
        ("nodong", "threat", "hosted"), *[(m.system.key, m.role, m.status) for m in korea],
    ]  # fmt: skip


def test_threat_missiles_of_a_country_stand_apart_and_only_when_asked_for(world) -> None:
    assert reach_choice.of_country("PRK", world) == []
    threats = reach_choice.of_country("PRK", world, threats=True)
    assert [(m.system.key, m.role, m.status) for m in threats] == [
        ("nodong", "threat", "operational"), ("scud", "threat", "tested"),
    ]  # fmt: skip


def test_countries_are_those_that_have_get_or_host(world) -> None:
    assert reach_choice.countries(world) == ["JPN", "PRK", "POL", "KOR", "USA"]


def test_layers_go_from_boost_to_terminal_and_hold_defences_alone(world) -> None:
    found = reach.layers(world.systems.values())
    assert [(layer.phase, layer.system) for layer in found] == [
        ("midcourse", "aegis"), ("midcourse", "sm-3"),
        ("terminal", "aegis"), ("terminal", "patriot"), ("terminal", "thaad"),
    ]  # fmt: skip
    assert [place for place, _ in found[1].where] == ["outside the atmosphere"]
    assert found[1].sources == (world.systems["sm-3"].sources["press"],)


def test_who_operates_and_who_hosts(world) -> None:
    found = reach.holdings([world.systems["sm-3"]], world)
    assert [(h.country, h.status, h.year, h.hosted) for h in found] == [
        ("Japan", "operational", 2007, False), ("South Korea", "planned", 2007, False),
        ("Poland", "operational", 2007, True),
    ]  # fmt: skip
    assert all(h.sources for h in found)


def test_the_table_holds_every_figure_in_km_with_its_sources(world) -> None:
    table = reach.table(reach.bands(world.systems.values()))
    assert list(table.columns) == list(TABLES["reach"].columns) == list(reach.COLUMNS)
    assert table["words"].tolist() == ["up to 1,000 km", "up to 500 km", "about 300 km", "over 100 km"]
    assert (
        table["cited_sources"][2] == "Report, A paper, 2020-01-02, https://a.example; Claim, A blog, https://c.example"
    )
    assert (table["grades"][2], table["as_of"][0], table["version"][3]) == ("B, C", "2026-11-23", "")
    assert table["most_km"].tolist()[:2] == [1000, 500] and table["least_km"].notna().sum() == 1


def test_a_catalogue_without_figures_is_an_empty_table() -> None:
    assert list(reach.table(reach.bands([system("aegis")])).columns) == list(reach.COLUMNS)


def figures(systems: dict[str, System], key: str) -> set[tuple[Any, ...]]:
    return {(b.version, b.measure, b.words) for b in reach.bands([systems[key]])}


def test_the_catalogue_s_own_claims_for_thaad_and_sm_3_stand_unmerged() -> None:
    systems = load_catalogue().systems
    assert figures(systems, "thaad") >= {("", "range", "up to 200 km"), ("", "altitude", "up to 150 km")}
    assert figures(systems, "sm-3") >= {
        ("Block IA", "altitude", "up to 500 km"), ("Block IA", "altitude", "about 300 km"),
        ("Block IIA", "range", "up to 2,000 km"),
    }  # fmt: skip
    assert len(reach.table(reach.bands(systems.values()))) == sum(
        figure.unit == "km" for one in systems.values() for figure in one.figures
    )


def test_the_catalogue_s_south_korea_hosts_thaad_and_operates_patriot() -> None:
    korea = {m.system.key: (m.role, m.status) for m in reach_choice.of_country("KOR", load_catalogue())}
    assert korea["thaad"] == ("host", "hosted")
    assert korea["patriot"] == ("operator", "operational")
    assert korea["sm-3"] == ("operator", "planned")
