"""A filter cut in two: no document is on both sides, and what is on neither is undated or outside the filter."""

from datetime import date, datetime, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from picket import sides
from picket.catalogue.load import load_catalogue
from picket.errors import FilterError
from picket.filter import Filter, Terms
from picket.ledger import Ledger
from tests.ledger_at_hand import ADDED, COLLECTIONS, FIRST, SCOPES, made_library


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    library, pieces = made_library(tmp_path_factory.mktemp("sides"))
    yield Ledger.of(library, load_catalogue()), {piece.id: piece for piece in pieces}
    library.close()


def ids(ledger: Ledger, wanted: Filter) -> set[str]:
    return set(ledger.where(wanted).documents["id"])


@settings(max_examples=60)
@given(SCOPES, st.sampled_from([FIRST + timedelta(days) for days in range(5)]))
def test_dates_cut_what_is_dated_of_a_filter_in_two(shelf, scope, day):
    ledger, pieces = shelf
    cut = sides.by_dates(scope, day)
    before, after = ids(ledger, cut.before), ids(ledger, cut.after)
    whole = {one for one in ids(ledger, scope) if pieces[one].published}
    if scope.undated != "only":
        assert before | after == whole
    assert all(pieces[one].published < day for one in before) and all(pieces[one].published >= day for one in after)


def test_dates_can_be_bounded_on_both_sides_and_the_filter_still_applies(shelf):
    days = [FIRST + timedelta(days) for days in range(4)]
    cut = sides.by_dates(Filter(), days[2], days[2], days[1])
    assert (cut.before.since, cut.before.until) == (days[1], days[1])
    assert (cut.after.since, cut.after.until) == (days[2], days[2])
    narrow = sides.by_dates(Filter(since=days[2], until=days[2], undated="also"), days[1])
    assert (narrow.after.since, narrow.after.until, narrow.after.undated) == (days[2], days[2], "")
    assert (narrow.before.since, narrow.before.until) == (days[2], days[0])
    assert not ids(shelf[0], narrow.before)


@pytest.mark.parametrize(
    ("first", "last", "since"),
    [("2017-03-02", "2017-03-01", None), ("2017-03-02", None, "2017-03-02"), ("0001-01-01", None, None)],
)
def test_days_in_another_order_are_refused(first, last, since):
    days = [date.fromisoformat(day) if day else None for day in (first, last, since)]
    with pytest.raises(FilterError, match="must follow each other; change one"):
        sides.by_dates(Filter(), *days)


@settings(max_examples=60)
@given(SCOPES, st.sampled_from(COLLECTIONS), st.sampled_from(COLLECTIONS))
def test_a_side_is_what_the_filter_keeps_of_its_collection(shelf, scope, one, other):
    ledger, pieces = shelf
    cut = sides.by_collections(scope, one, other)
    for name, side in ((one, cut.before), (other, cut.after)):
        assert ids(ledger, side) == {key for key in ids(ledger, scope) if pieces[key].collection == name}


@settings(max_examples=60)
@given(SCOPES, st.integers(-1, 30))
def test_a_moment_cuts_a_filter_in_two(shelf, scope, minutes):
    ledger, pieces = shelf
    moment = ADDED + timedelta(minutes=minutes)
    cut = sides.by_added(scope, moment)
    before, after = ids(ledger, cut.before), ids(ledger, cut.after)
    assert before | after == ids(ledger, scope)
    assert all(pieces[key].added < moment for key in before) and all(pieces[key].added >= moment for key in after)


def published(*days: str) -> pd.Series:
    return pd.Series(pd.to_datetime(list(days)), dtype="datetime64[s]")


YEARS = pd.Series(pd.date_range("2014-01-01", "2017-12-31", freq="D").astype("datetime64[s]"))


@pytest.mark.parametrize(
    ("days", "first"),
    [
        (YEARS, "2017-12-02"),
        (YEARS[::10], "2017-01-01"),  # a document in ten days: 30 and 90 days hold too few
        (published("2016-01-01", "2017-01-01", "2017-03-01", "2017-03-05"), "2017-02-04"),
        (published("2017-03-01", "2017-03-05"), "2017-03-03"),
        (published("2017-03-01", "2017-03-02"), "2017-03-02"),
        (published("2017-03-01", "2017-03-01"), None),
        (published("2017-03-01", None), None),
        (published(None, None), None),
        (published(), None),
    ],
)
def test_the_day_that_cuts_is_chosen_so_that_there_is_something_on_both_sides(days, first):
    found = sides.usual_day(days)
    assert found == (date.fromisoformat(first) if first else None)
    if found:
        assert (days < pd.Timestamp(found)).any() and (days >= pd.Timestamp(found)).any()


def test_what_was_added_on_the_last_day_is_new_unless_asked_otherwise():
    added = published("2026-11-22T10:00", "2026-11-24T09:30", "2026-11-24T17:00")
    assert sides.usual_moment(added) == datetime(2026, 11, 24)
    assert sides.usual_moment(published()) is None


def test_a_collection_that_the_filter_leaves_out_is_an_empty_side(shelf):
    cut = sides.by_collections(Filter(without=Terms(collections=("wires",))), "wires", "")
    assert not ids(shelf[0], cut.before) and ids(shelf[0], cut.after)
