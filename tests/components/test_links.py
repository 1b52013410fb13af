"""What the drawing of links is given, and which drawings are too dense to be shown."""

from itertools import pairwise

import numpy as np
import pytest

from components import link_places, links, palette
from tests.components.test_matrix import shown


def test_two_kinds_stand_in_two_columns_with_all_links() -> None:
    content = links.content(shown([[0, 4], [9, 0], [1, 0]]), dark=False, selected=("r1", "c0"))
    rows, columns = content["names"]
    assert sorted(name["key"] for name in rows) == ["r0", "r1", "r2"]
    assert sorted(name["name"] for name in columns) == ["Column 0", "Column 1"]
    found = {(link["row"], link["column"]): link["count"] for link in content["links"]}
    assert found == {("r0", "c1"): 4, ("r1", "c0"): 9, ("r2", "c0"): 1}
    assert content["colours"] == [palette.ink("COUNTRY", False), palette.ink("SYSTEM", False)]
    assert (content["kinds"], content["selected"]) == (["Countries", "Systems"], ["r1", "c0"])


def test_one_kind_stands_in_one_column_and_a_pair_has_one_arc() -> None:
    content = links.content(shown([[0, 4, 1], [4, 0, 0], [1, 0, 0]], "SYSTEM", "SYSTEM"), dark=True, selected=None)
    assert [[name["key"] for name in side] for side in content["names"]] == [["r0", "r1", "r2"]]
    assert [(link["row"], link["column"], link["count"]) for link in content["links"]] == [
        ("r0", "r1", 4),
        ("r0", "r2", 1),
    ]


@pytest.mark.parametrize(("one", "other"), [("COUNTRY", "SYSTEM"), ("SYSTEM", "SYSTEM")])
def test_ends_lie_on_their_names_in_order_and_do_not_overlap(one: str, other: str) -> None:
    chance = np.random.default_rng(3)
    counts = chance.integers(0, 9, (8, 8)) * (chance.random((8, 8)) < 0.6)
    counts = counts * counts.T * (1 - np.eye(8, dtype=int)) if one == other else counts
    content = links.content(shown(counts.tolist(), one, other), dark=False, selected=None)
    assert content["links"]
    met: dict[tuple[int, str], list[tuple[float, float]]] = {}
    last = len(content["names"]) - 1
    for link in content["links"]:
        met.setdefault((0, link["row"]), []).append((link["start"], link["thickness"]))
        met.setdefault((last, link["column"]), []).append((link["end"], link["thickness"]))
    for (side, key), ends in met.items():
        name = next(name for name in content["names"][side] if name["key"] == key)
        ends.sort()
        assert name["top"] <= ends[0][0] and ends[-1][0] <= name["top"] + name["height"]
        for (above, thick), (below, other_thick) in pairwise(ends):
            assert below - above >= (thick + other_thick) / 2
    for side in content["names"]:
        assert all(below["top"] >= above["top"] + above["height"] for above, below in pairwise(side))
        assert side[-1]["top"] + side[-1]["height"] <= content["height"] + 1


def test_links_that_meet_at_a_name_leave_it_in_the_order_of_their_partners() -> None:
    drawing = link_places.beside(np.array([[3, 2, 1]]))
    places = np.argsort(drawing.columns[1].order)[drawing.column]
    assert drawing.start[np.argsort(places)].tolist() == sorted(drawing.start)
    arcs = link_places.arcs(np.array([[0, 1, 1, 1], [1, 0, 0, 0], [1, 0, 0, 0], [1, 0, 0, 0]]))
    assert arcs.start.tolist() == sorted(arcs.start, reverse=True)  # the farthest partner's arc goes round the others


def test_more_is_thicker_and_few_are_never_shown_as_many() -> None:
    thick = link_places.beside(np.array([[1, 4, 16]])).thickness
    assert thick.tolist() == sorted(thick)
    assert thick[-1] == link_places.THICK
    assert link_places.beside(np.array([[1, 1]])).thickness.max() < link_places.THICK / 2


@pytest.mark.parametrize(
    ("counts", "well"),
    [
        ([], False),
        ([[1]], True),
        (np.ones((6, 10), int).tolist(), True),
        (np.ones((7, 9), int).tolist(), False),
        (np.ones((21, 1), int).tolist(), False),
        (np.ones((1, 21), int).tolist(), False),
    ],
)
def test_only_a_small_drawing_reads_well(counts: list[list[int]], well: bool) -> None:
    assert links.reads_well(shown(counts)) is well


def test_an_arc_counts_once() -> None:
    ring = 1 - np.eye(11, dtype=int)
    assert links.reads_well(shown(ring.tolist(), "SYSTEM", "SYSTEM"))  # 55 pairs
    assert not links.reads_well(shown((1 - np.eye(12, dtype=int)).tolist(), "SYSTEM", "SYSTEM"))


@pytest.mark.parametrize("other", ["SYSTEM", "COUNTRY"])
def test_nothing_together_can_be_drawn(other: str) -> None:
    content = links.content(shown([], "COUNTRY", other), dark=False, selected=None)
    assert (content["links"], content["height"]) == ([], 0)
