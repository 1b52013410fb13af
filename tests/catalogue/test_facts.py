"""No card and no export states a fact without its source: all cards are walked."""

import pytest

from components import profile
from picket.catalogue.facts import GRADES, HEADINGS, claim, facts
from picket.catalogue.load import FIRST, load_catalogue
from picket.catalogue.schema import Figure

CATALOGUE = load_catalogue()


@pytest.mark.parametrize("key", CATALOGUE.systems)
def test_every_fact_on_a_card_names_its_source(key):
    system = CATALOGUE.systems[key]
    for fact in facts(system, CATALOGUE):
        assert fact.words.strip()
        assert fact.sources
        for source_key, source in fact.sources.items():
            assert system.sources[source_key] is source
            assert source.title and source.publisher and source.url
            assert source.grade in GRADES
    lines = [line for field in profile._stated(system, CATALOGUE).values() for line in field]
    cited = [piece["cite"] for line in lines for piece in line if isinstance(piece, dict)]
    assert len(cited) == len(facts(system, CATALOGUE))
    assert all(cited)


@pytest.mark.parametrize("key", FIRST)
def test_the_four_are_told_in_full(key):
    told = {fact.field for fact in facts(CATALOGUE.systems[key], CATALOGUE)}
    assert told >= {"summary", "status", "kind", "basing", "phase", "makers", "operators", "variants", "figures"}
    operators = CATALOGUE.systems[key].operators
    assert all(operator.status for operator in operators)
    assert any(operator.year for operator in operators)


def test_a_grouping_without_a_source_is_no_fact():
    for system in CATALOGUE.systems.values():
        stated = {fact.field for fact in facts(system, CATALOGUE)}
        assert ("kind" in stated) == bool(system.kind_sources)
        assert ("part_of" in stated) == bool(system.part_of and system.part_of_sources)


def test_every_system_with_a_source_says_what_it_is():
    silent = {s.key for s in CATALOGUE.systems.values() if s.sources and not (s.kind_sources and s.summary)}
    assert silent == set()


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"value": 24, "unit": "count", "what": "interceptors"}, "24"),
        ({"about": 4800, "unit": "km", "what": "range"}, "about 4,800 km"),
        ({"most": 167.5, "unit": "km", "what": "range"}, "up to 167.5 km"),
        ({"least": 100, "unit": "km", "what": "altitude"}, "over 100 km"),
        ({"least": 40, "most": 150, "unit": "km", "what": "altitude"}, "40 to 150 km"),
    ],
)
def test_a_figure_says_its_bounds(given, says):
    assert claim(Figure(**given, sources=("a",))) == says


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"what": "range", "unit": "km"}, "needs a value"),
        ({"what": "range", "unit": "km", "value": 1, "most": 2}, "needs a value"),
        ({"what": "range", "unit": "km", "least": 3, "most": 2}, "least is more than most"),
        ({"what": "reach", "unit": "km", "most": 2}, '"reach" is no measure in km'),
    ],
)
def test_a_figure_that_claims_two_things_or_nothing_is_refused(given, message):
    with pytest.raises(ValueError, match=message):
        Figure(**given, sources=("a",))


def test_headings_are_fields_of_a_system():
    assert set(HEADINGS) <= set(type(CATALOGUE.systems["thaad"]).model_fields)
