"""Two sides of a library: each figure is what counting that side by itself gives."""

from collections import Counter
from math import log

import numpy as np
import pytest

from picket import compare
from picket.catalogue.load import load_catalogue
from picket.filter import Entity, Filter
from picket.ledger import UNITS, Ledger
from picket.tables import TABLES
from tests.ledger_at_hand import made_library

SIDES = {
    "sources": (Filter(sources=("Kyodo",)), Filter(sources=("TASS",))),
    "overlapping": (Filter(sources=("Kyodo", "TASS")), Filter(tags=("case 7",))),
    "a part and the whole": (Filter(collections=("wires",)), Filter()),
    "one of them empty": (Filter(named=(Entity("PERSON", "nobody"),)), Filter()),
}


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    library, pieces = made_library(tmp_path_factory.mktemp("compare"))
    yield Ledger.of(library, load_catalogue()), pieces
    library.close()


@pytest.fixture(params=SIDES)
def sides(shelf, request):
    return [shelf[0].where(wanted) for wanted in SIDES[request.param]]


@pytest.mark.parametrize("label", ["", "COUNTRY", "PERSON"])
def test_every_figure_is_that_of_its_side_alone(sides, label):
    table = compare.compared(*sides, label)
    assert list(table.columns) == list(compare.COLUMNS)
    for side, ledger in zip(("here", "there"), sides):
        alone = TABLES["entities"].make(ledger)
        alone = alone[alone["label"] == label] if label else alone
        expected = {(row["label"], row["key"]): tuple(row[unit] for unit in UNITS) for row in alone.to_dict("records")}
        found = {
            (row["label"], row["key"]): tuple(row[f"{unit}_{side}"] for unit in UNITS)
            for row in table.to_dict("records") if row[f"mentions_{side}"]
        }  # fmt: skip
        assert found == expected
    assert (table["mentions_here"] + table["mentions_there"] > 0).all()


def test_mentions_are_those_counted_by_hand(shelf):
    ledger, pieces = shelf
    table = compare.compared(*(ledger.where(Filter(sources=(one,))) for one in ("Kyodo", "TASS")))
    for side, source in (("here", "Kyodo"), ("there", "TASS")):
        theirs = (m for piece in pieces if piece.source == source for m in piece.mentions if m[4] != "place")
        by_hand = Counter((label, key) for _, _, label, key, _, _ in theirs)
        counted = {(r["label"], r["key"]): r[f"mentions_{side}"] for r in table.to_dict("records")}
        assert {name: count for name, count in counted.items() if count} == by_hand


def test_the_sides_changed_about_is_the_same_table_with_the_leaning_turned(sides):
    one, other = compare.compared(*sides), compare.compared(*reversed(sides))
    turned = other.set_index(["label", "key"]).loc[list(zip(one["label"], one["key"]))].reset_index()
    for unit in UNITS:
        assert list(one[f"{unit}_here"]) == list(turned[f"{unit}_there"])
    strong = one["leaning"].abs() > 1e-9
    assert np.allclose(one["leaning"][strong], -turned["leaning"][strong])


def test_the_most_telling_names_come_first(sides):
    table = compare.compared(*sides)
    total = table["mentions_here"] + table["mentions_there"]
    order = list(zip(-table["leaning"].abs(), -total, table["entity"]))
    assert order == sorted(order) and len(order) > 3


@pytest.mark.parametrize(
    ("here", "there", "sign"),
    [
        ((10, 90), (1, 99), 1),
        ((1, 99), (10, 90), -1),
        ((5, 5), (50, 50), 0),
        ((3, 7), (0, 10), 1),
        ((0, 9), (4, 5), -1),
    ],
)  # fmt: skip
def test_leaning_is_dunnings_log_likelihood_with_the_side_as_its_sign(here, there, sign):
    def by_hand(a: int, b: int, c: int, d: int) -> float:
        due = (c * (a + b) / (c + d), d * (a + b) / (c + d))
        return 2 * sum(n * log(n / expected) for n, expected in zip((a, b), due) if n)

    found = compare.leaning(np.array(here), np.array(there))
    for place, (one, other) in enumerate(zip(here, there)):
        assert abs(found[place]) == pytest.approx(by_hand(one, other, sum(here), sum(there)), abs=1e-9)
    assert np.sign(np.round(found, 9)).tolist() == [sign, -sign]


def test_a_published_example_of_the_log_likelihood():
    """10 of 1,000 words against 30 of 1,000: 2 (10 ln(10/20) + 30 ln(30/20)) = 10.465."""
    assert compare.leaning(np.array([10, 990]), np.array([30, 970]))[0] == pytest.approx(-10.465, abs=0.001)


def test_an_empty_side_leans_nowhere():
    assert compare.leaning(np.array([0, 0]), np.array([3, 4])).tolist() == [0, 0]
    assert compare.leaning(np.array([], int), np.array([], int)).tolist() == []


def test_parts_are_the_names_of_one_side_of_the_other_and_of_both(shelf):
    ledger, _ = shelf
    table = compare.compared(*(ledger.where(Filter(documents=ids)) for ids in (("d0", "d1"), ("d3", "d4"))))
    here, there, both = (compare.part(table, which) for which in ("here", "there", "both"))
    assert compare.part(table, "") is table
    assert sorted([*here.index, *there.index, *both.index]) == list(table.index)
    assert min(len(here), len(there), len(both)) > 0
    assert (here["mentions_there"] == 0).all() and (there["mentions_here"] == 0).all()
    assert (both["mentions_here"] > 0).all() and (both["mentions_there"] > 0).all()
    assert here["mentions_here"].is_monotonic_decreasing and there["mentions_there"].is_monotonic_decreasing
