"""A filter in words: every part is said, and each can be taken away or turned round by itself."""

from collections import Counter
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given

from picket import saying
from picket.catalogue.load import load_catalogue
from picket.filter import TERMS, Entity, Filter, Terms
from picket.ledger import Ledger
from tests.ledger_at_hand import SCOPES, made_library

JPN = Entity("COUNTRY", "JPN")


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    library, _ = made_library(tmp_path_factory.mktemp("saying"), 6)
    yield Ledger.of(library, load_catalogue())
    library.close()


def bag(parts: list[saying.Said]) -> Counter:
    return Counter(parts)


def as_sets(wanted: Filter) -> Filter:
    """The filter with its values in one order, as their order means nothing."""

    def sorted_terms(terms: Terms) -> dict:
        return {field: tuple(sorted(getattr(terms, field))) for field in TERMS}

    return replace(wanted, **sorted_terms(wanted), without=Terms(**sorted_terms(wanted.without)))


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (Filter(), "Everything"),
        (Filter(named=(JPN, Entity("SYSTEM", "thaad"))), "Names Japan; Names THAAD"),
        (Filter(without=Terms(sources=("TASS",))), "not Source TASS"),
        (Filter(collections=("", "wires"), tags=("case 7",)), "Collection none stated; Collection wires; Tag case 7"),
        (Filter(documents=("d1", "gone")), "Document d1.txt; Document gone"),
        (Filter(languages=("en",), stages=("ordered",)), "Stage ordered; Language en"),
        (Filter(since=date(2017, 3, 1)), "Published from 2017-03-01"),
        (Filter(until=date(2017, 3, 1)), "Published until 2017-03-01"),
        (Filter(since=date(2017, 3, 1), until=date(2017, 3, 1)), "Published 2017-03-01"),
        (Filter(since=date(2017, 3, 1), until=date(2017, 3, 2)), "Published 2017-03-01 to 2017-03-02"),
        (Filter(added_since=datetime(2026, 11, 24, 13, 5)), "Added from 2026-11-24 13:05 UTC"),
        (Filter(added_until=datetime(2026, 11, 24)), "Added before 2026-11-24 00:00 UTC"),
        (
            Filter(added_since=datetime(2026, 11, 24), added_until=datetime(2026, 11, 25)),
            "Added from 2026-11-24 00:00 and before 2026-11-25 00:00 UTC",
        ),
        (Filter(undated="also"), "Undated also counted"),
        (Filter(undated="only"), "Undated alone"),
        (Filter(undated="never"), "Undated left out"),
        (Filter(search="navy OR thaad"), "Words navy OR thaad"),
        (Filter(within="document"), "Everything"),
        (Filter(named=(JPN,), within="document"), "Names Japan; Together in one document"),
        (
            Filter(without=Terms(stages=("ordered",)), within="document"),
            "not Stage ordered; Together in one document",
        ),
        (Filter(senses=("place", "name")), "Countries by name, place in it"),
        (Filter(senses=()), "Countries by no sense"),
        (Filter(as_read=True), "As read without corrections"),
        (Filter(label="COUNTRY", key="JPN"), "Everything"),
    ],
)
def test_a_scope_in_words(ledger, wanted, said):
    assert saying.scope(wanted, ledger) == said


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (Entity("COUNTRY", "JPN", "demonym"), "Japan, by demonym"),
        (Entity("SYSTEM", "aegis", parts=True), "Aegis and its parts"),
        (Entity("SYSTEM", "thaad"), "THAAD"),
        (Entity("COUNTRY", "FRA"), "France"),
        (Entity("PERSON", "abe"), "Abe"),
        (Entity("PERSON", "nobody"), "nobody"),
        (Entity("PERSON", ""), "People"),
        (Entity("", ""), "anything"),
        (Entity("", "abe"), "abe"),
    ],
)
def test_a_name_in_words(ledger, one, said):
    assert saying.entity(one, ledger) == said


def test_names_together_without_a_kind_are_said_as_one(ledger):
    beside = (JPN, Entity("SYSTEM", "thaad"))
    assert saying.focus(Filter(beside=beside), ledger) == "Japan and THAAD in one sentence"
    assert saying.focus(Filter(beside=beside, beside_in="document"), ledger) == "Japan and THAAD in one document"


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (Filter(label="SYSTEM", key="thaad", actor="JPN", stage="ordered", negated="yes", hedged="no"),
         "Japan not ordered THAAD, not hedged"),
        (Filter(label="SYSTEM", key="thaad", actor="FRA", stage="ordered", negated="no", hedged="yes"),
         "France ordered THAAD, hedged"),
        (Filter(label="SYSTEM", key="thaad", stage="ordered"), "Any country ordered or not THAAD"),
        (Filter(label="SYSTEM", key="thaad", actor="JPN"), "Japan and THAAD, as reported"),
        (Filter(actor="JPN", negated="yes"), "Japan, as reported, negated"),
        (Filter(hedged="no"), "Statements, as reported, not hedged"),
    ],
)  # fmt: skip
def test_statements_in_focus_in_words(ledger, wanted, said):
    assert saying.focus(wanted, ledger) == said


@given(SCOPES)
def test_a_part_dropped_leaves_just_the_others(ledger, wanted):
    parts = saying.parts(wanted, ledger)
    for part in parts:
        left = saying.parts(saying.dropped(wanted, part), ledger)
        gone = {part} if any(p.field in ("named", "stages") for p in left) else {part, *(
            p for p in parts if p.field == "within"
        )}  # fmt: skip
        assert bag(left) == bag([other for other in parts if other not in gone])


@given(SCOPES)
def test_with_every_part_dropped_nothing_is_asked_for(ledger, wanted):
    left = wanted
    for part in saying.parts(wanted, ledger):
        left = saying.dropped(left, part)
    assert replace(left, within="sentence") == Filter()


@given(SCOPES)
def test_a_part_turned_is_on_the_other_side_and_turned_again_it_is_back(ledger, wanted):
    for part in saying.parts(wanted, ledger):
        if part.field not in TERMS:
            continue
        turned = saying.turned(wanted, part)
        asked, left_out = (getattr(terms, part.field) for terms in (turned, turned.without))
        assert part.value in (asked if part.without else left_out)
        assert part.value not in (left_out if part.without else asked)
        other = replace(part, without=not part.without)
        both = part.value in getattr(wanted, part.field) and part.value in getattr(wanted.without, part.field)
        assert both or as_sets(saying.turned(turned, other)) == as_sets(wanted)
