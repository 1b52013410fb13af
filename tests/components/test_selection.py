"""What was clicked, as it stands in a link and as a filter."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from components import selection
from components.selection import Selection
from picket.catalogue.load import load_catalogue
from picket.errors import FilterError
from picket.evidence import LISTED
from picket.filter import Entity, Filter, Terms

CATALOGUE = load_catalogue()
WORDS = st.text(max_size=10) | st.sampled_from(("~", "a~b", "%7E", "%257E", "by.x", ".", "100 %", "Łódź", "a=b&c"))
SELECTIONS = st.dictionaries(st.sampled_from(list(Selection.__annotations__)), WORDS)


@example({"label": "PERSON", "key": "a~by.documents%7E", "source": "x~y.z"})
@example({"source": "Kyodo"})
@given(SELECTIONS)
def test_any_selection_comes_back_from_its_link(chosen):
    found = selection.read(selection.written(chosen))
    assert found == {name: words for name, words in chosen.items() if words}
    assert selection.same(found, chosen)


def test_a_selection_is_short_and_can_be_read():
    chosen: Selection = {"label": "SYSTEM", "key": "thaad", "parts": "", "by": "documents"}
    assert selection.written(chosen) == "SYSTEM~thaad~by.documents"
    assert selection.written({"document": "d1", "label": "ALL"}) == "ALL~~document.d1"
    assert selection.written({}) == ""
    assert selection.read("") == {}


def test_what_a_link_says_beyond_is_passed_over():
    assert selection.read("COUNTRY~JPN~colour.red~~by~sense.") == {"label": "COUNTRY", "key": "JPN"}


def test_the_same_is_the_same_whatever_is_empty():
    assert selection.same({"label": "ORG", "key": ""}, {"label": "ORG"})
    assert selection.same(None, {}) and selection.same({"by": ""}, None)
    assert not selection.same({"label": "ORG"}, {"label": "ORG", "by": "names"})


@pytest.mark.parametrize(
    ("chosen", "wanted"),
    [
        ({}, {}),
        ({"label": "ALL", "document": "d1"}, {"documents": ("d1",)}),
        ({"label": "SYSTEM", "key": "aegis", "parts": "yes"}, {"label": "SYSTEM", "key": "aegis", "parts": True}),
        ({"label": "COUNTRY", "key": "JPN", "sense": "place"}, {"label": "COUNTRY", "key": "JPN", "sense": "place"}),
        (
            {"label": "ALL", "beside": "COUNTRY:JPN|PERSON:a:b"},
            {"beside": (Entity("COUNTRY", "JPN"), Entity("PERSON", "a:b"))},
        ),
        (
            {"beside": "SYSTEM:thaad", "where": "document"},
            {"beside": (Entity("SYSTEM", "thaad"),), "beside_in": "document"},
        ),
        ({"source": "TASS", "stage": "ordered"}, {"sources": ("TASS",), "stage": "ordered"}),
        (
            {"label": "SYSTEM", "key": "thaad", "actor": "KOR", "negated": "yes", "hedged": "no", "by": "statements"},
            {"label": "SYSTEM", "key": "thaad", "actor": "KOR", "negated": "yes", "hedged": "no"},
        ),
        ({"story": "d1", "by": "copies", "side": "other"}, {"story": "d1"}),
        (
            {"since": "2017-03-01", "until": "2017-03-31"},
            {"since": date(2017, 3, 1), "until": date(2017, 3, 31), "undated": ""},
        ),
        ({"undated": "only"}, {"undated": "only", "since": None, "until": None}),
    ],
)
def test_a_selection_narrows_the_scope_to_what_was_clicked(chosen, wanted):
    scope = Filter(
        tags=("case 7",), without=Terms(sources=("AP",)), senses=("name",), since=date(2017, 1, 1), undated="also",
        within="document", sources=("TASS", "Kyodo"), label="ORG", key="nato", beside=(Entity("", "abe"),), story="d9",
        actor="USA", stage="tested", negated="no", hedged="yes",
    )  # fmt: skip
    assert selection.within(chosen, scope, CATALOGUE) == replace(scope.scope, **wanted)


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({"since": "March"}, "The link selects the day 'March', which is no date; click the figure again."),
        ({"sense": "guess"}, "The link selects 'guess', which there is not; click the figure again."),
        ({"where": "page"}, "The link selects 'page', which there is not; click the figure again."),
        ({"undated": "maybe"}, "The link selects 'maybe', which there is not; click the figure again."),
        ({"negated": "perhaps"}, "The link selects 'perhaps', which there is not; click the figure again."),
        ({"actor": "Japan"}, "There is no country 'Japan'"),
        ({"label": "CITY"}, "There is no kind 'CITY'"),
        ({"label": "SYSTEM", "key": "sm-9"}, "There is no system 'sm-9'"),
        ({"beside": "COUNTRY:Japan"}, "There is no country 'Japan'"),
        ({"stage": "bought"}, "There is no stage 'bought'"),
    ],
)
def test_a_selection_of_what_there_is_not_is_refused_by_one_sentence(chosen, said):
    with pytest.raises(FilterError) as refused:
        selection.within(chosen, Filter(), CATALOGUE)
    assert str(refused.value).startswith(said) and "\n" not in str(refused.value)


def test_what_is_listed():
    for what in (*LISTED, selection.COPIES):
        assert selection.listed({"by": what}) == what
    assert selection.listed({}) == selection.listed({"by": "colours"}) == "mentions"


def test_the_first_of_a_table_is_as_if_clicked():
    rows = pd.DataFrame({"label": ["ORG", "ORG"], "key": ["nato", "un"], "iso3": ["JPN", "USA"]})
    assert selection.first_of(rows) == {"label": "ORG", "key": "nato"}
    assert selection.first_of(rows, "COUNTRY", "iso3") == {"label": "COUNTRY", "key": "JPN"}
    assert selection.first_of(rows.head(0)) == {}
