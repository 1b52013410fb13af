"""Behind every figure stand just as many rows as it says, in any order that is asked for."""

from dataclasses import asdict

import pandas as pd
import pytest
from hypothesis import given, settings

from picket import evidence
from picket.catalogue.load import load_catalogue
from picket.filter import Entity, Filter
from picket.ledger import Ledger
from picket.tables import TABLES, View
from tests.ledger_at_hand import FILTERS, made_library


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    library, pieces = made_library(tmp_path_factory.mktemp("evidence"))
    yield Ledger.of(library, load_catalogue()), pieces
    library.close()


@settings(max_examples=80)
@given(FILTERS)
def test_what_is_counted_is_as_long_as_its_list(shelf, wanted):
    ledger = shelf[0].where(wanted)
    for what, count in asdict(evidence.counted(ledger)).items():
        assert (what, len(evidence.listed(ledger, what))) == (what, count)
    assert len(evidence.listed(ledger, "documents", mentioned=False)) == len(ledger.documents)
    assert len(evidence.listed(ledger, "statements")) == len(ledger.statements)


def test_everything_of_the_library_is_counted_by_hand(shelf):
    ledger, pieces = shelf
    named = [piece for piece in pieces if piece.mentions]
    assert evidence.counted(ledger) == evidence.Counts(
        sum(len(piece.mentions) for piece in pieces),
        len({(piece.id, mention[5]) for piece in pieces for mention in piece.mentions}),
        len(named),
        len({piece.story for piece in named}),
        len({piece.source for piece in named} - {""}),
    )


def test_nothing_is_counted_as_nothing(library):
    assert evidence.counted(Ledger.of(library, load_catalogue())) == evidence.Counts(0, 0, 0, 0, 0)


@pytest.mark.parametrize("what", evidence.LISTED)
def test_a_list_is_read_page_by_page_as_it_is_read_whole(shelf, what):
    view = evidence.listed(shelf[0], what)
    whole, size = view.whole, len(view)
    assert size == len(whole) > 1
    pages = [view.part(start, start + 1 + size // 3) for start in range(0, size, 1 + size // 3)]
    assert pd.concat(pages, ignore_index=True).astype(str).equals(whole.astype(str))


def test_copies_are_the_other_documents_of_the_story_wherever_the_filter_stands(shelf):
    ledger, pieces = shelf
    for piece in pieces:
        others = [other.id for other in pieces if other.story == piece.story and other is not piece]
        for part in (ledger, ledger.where(Filter(documents=(piece.id,)))):
            assert list(evidence.copies(part, piece.id).whole["id"]) == others
    assert evidence.copies(ledger, "gone").whole.empty


# Orders


@pytest.mark.parametrize("what", ["mentions", "sentences", "documents", "stories", "statements"])
@pytest.mark.parametrize(("order", "first"), [("newest first", False), ("oldest first", True)])
def test_by_date_undated_rows_come_last_and_equals_stay_as_they_were(shelf, what, order, first):
    view = evidence.listed(shelf[0], what)
    ids = {key: place for place, key in enumerate(shelf[0].documents["id"])}
    rows = evidence.ordered(view, order).whole
    assert sorted(map(repr, rows.to_dict("records"))) == sorted(map(repr, view.whole.to_dict("records")))
    days = rows["published"].dropna()
    assert rows["published"].isna().any() and rows["published"].iloc[len(days) :].isna().all()
    assert days.is_monotonic_increasing if first else days.is_monotonic_decreasing
    if what != "stories":
        key = rows["id" if what == "documents" else "document"].map(ids)
        assert all(theirs.is_monotonic_increasing for _, theirs in key.groupby(rows["published"]))


def test_by_source_those_without_one_come_last(shelf):
    for what in ("mentions", "sentences", "statements"):
        sources = list(evidence.ordered(evidence.listed(shelf[0], what), "by source").whole["source"])
        assert sources == sorted(sources, key=lambda source: (not source, source.casefold()))
        assert len(set(sources)) == 3


@pytest.mark.parametrize(
    ("order", "key"),
    [
        ("by wording", lambda row: row["text"].casefold()),
        ("by words before", lambda row: row["before"].casefold().replace(".", "").split()[::-1]),
        ("by words after", lambda row: row["after"].casefold().replace(".", "").split()),
    ],
)
def test_mentions_by_the_words_in_and_around_them(shelf, order, key):
    rows = evidence.ordered(evidence.listed(shelf[0], "mentions"), order).whole.to_dict("records")
    assert [key(row) for row in rows] == sorted(key(row) for row in rows)


def test_orders_are_those_that_a_list_can_be_put_in(shelf, monkeypatch):
    ledger = shelf[0]
    assert evidence.orders(evidence.listed(ledger, "mentions")) == list(evidence.ORDERS)
    assert (
        evidence.orders(evidence.listed(ledger, "names")) == evidence.orders(evidence.listed(ledger, "sources")) == []
    )
    monkeypatch.setattr(evidence, "IN_CONTEXT", len(ledger) - 1)
    left = evidence.orders(evidence.listed(ledger, "mentions"))
    assert left == ["newest first", "oldest first", "by source", "by wording"]


def test_an_order_a_list_does_not_know_leaves_it_as_it_is(shelf):
    view = evidence.listed(shelf[0], "names")
    assert evidence.ordered(view, "newest first") is view
    assert evidence.ordered(view, "") is view


@pytest.mark.parametrize("what", evidence.LISTED)
def test_nothing_can_be_put_in_any_order(shelf, what):
    view = evidence.listed(shelf[0].where(Filter(named=(Entity("PERSON", "nobody"),))), what)
    for order in evidence.orders(view):
        assert evidence.ordered(view, order).whole.empty


def test_a_list_that_was_narrowed_stays_so_when_it_is_put_in_order(shelf):
    rest = View(TABLES["mentions"], shelf[0]).over(lambda rows: rows.head(9))
    ordered = evidence.ordered(rest, "by wording")
    assert sorted(ordered.whole["start"]) == sorted(rest.whole["start"])
