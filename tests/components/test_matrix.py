"""What the table and the drawing of links are given, and that every number can be read on its shade."""

import numpy as np
import pytest

from components import links, matrix, palette, shades, together_view
from picket.together import Side, Together
from tests.components.test_palette import contrast, luminance


def shown(
    counts: list[list[int]], one: str = "COUNTRY", other: str = "SYSTEM", within: str = "sentences",
    read: list[list[int]] | None = None,
) -> Together:  # fmt: skip
    """A table of made-up entities: r0, r1 … by c0, c1 …; of one kind the columns are those of the rows."""
    size = len(counts), len(counts[0]) if counts else 0
    mark, name = ("r", "Row") if one == other else ("c", "Column")
    rows = Side(one, tuple(f"r{n}" for n in range(size[0])), tuple(f"Row {n}" for n in range(size[0])), 112)
    columns = Side(other, tuple(f"{mark}{n}" for n in range(size[1])), tuple(f"{name} {n}" for n in range(size[1])), 9)
    now, raw = (np.array(those, np.int64).reshape(size) for those in (counts, read or counts))
    return Together(rows, columns, now, raw, within)


def test_the_table_is_given_names_counts_and_shades() -> None:
    content = matrix.content(shown([[16, 0], [1, 4]]), dark=False, selected=("r0", "c1"))
    assert content["rows"] == [{"key": "r0", "name": "Row 0"}, {"key": "r1", "name": "Row 1"}]
    assert content["columns"][1] == {"key": "c1", "name": "Column 1"}
    assert (content["counts"], content["steps"]) == ([[16, 0], [1, 4]], [[6, 0], [1, 3]])
    assert (content["kinds"], content["units"]) == (["Countries", "Systems"], ["sentence", "sentences"])
    assert content["selected"] == ["r0", "c1"]
    assert content["title"] == "Countries and systems named together"
    assert content["shades"][0] == ("#f1f3fa", palette.TEXT[False])


def test_figures_that_corrections_changed_are_marked_with_what_was_read() -> None:
    changed = shown([[16, 0], [1, 4]], read=[[16, 3], [0, 1]])
    assert matrix.content(changed, dark=False, selected=None)["read"] == {
        "0 1": "3 sentences", "1 0": "0 sentences", "1 1": "1 sentence",
    }  # fmt: skip
    assert {(link["row"], link["column"]): link["read"] for link in links.content(changed, False, None)["links"]} == {
        ("r0", "c0"): "", ("r1", "c0"): "0 sentences", ("r1", "c1"): "1 sentence",
    }  # fmt: skip
    assert matrix.content(shown([[16]]), dark=False, selected=None)["read"] == {}


def test_a_kind_with_itself_is_named_once() -> None:
    content = matrix.content(shown([[0, 2], [2, 0]], "PERSON", "PERSON", "documents"), dark=True, selected=None)
    assert content["title"] == "People named together"
    assert (content["one_kind"], content["selected"]) == (True, None)
    assert content["units"] == ["document", "documents"]


def test_nothing_together_can_be_drawn() -> None:
    content = matrix.content(shown([]), dark=False, selected=None)
    assert (content["rows"], content["columns"], content["counts"], content["steps"]) == ([], [], [], [])


@pytest.mark.parametrize("dark", [False, True])
def test_every_number_can_be_read_on_its_shade_and_shades_go_one_way(dark: bool) -> None:
    scale = shades.shades(dark)
    assert len(scale) == shades.STEPS
    assert all(contrast(ink, shade) >= 4.5 for shade, ink in scale)
    light = [luminance(shade) for shade, _ in scale]
    assert light == sorted(light, reverse=not dark)
    assert len(set(light)) == shades.STEPS


@pytest.mark.parametrize(
    ("counts", "steps"),
    [([1, 2, 3], [1, 2, 3]), ([1, 25, 100], [0, 3, 6]), ([0, 1, 10_000], [0, 0, 6]), ([2473, 51, 500], [6, 1, 3])],
)
def test_more_is_a_stronger_shade_and_few_are_never_shown_as_many(counts: list[int], steps: list[int]) -> None:
    assert shades.steps(np.array(counts)).tolist() == steps


def test_a_note_says_what_the_asterisk_means_only_where_one_is() -> None:
    assert together_view.note(shown([[16, 1]])) == "shown: 1 of 112 names down, 2 of 9 names across"
    assert together_view.note(shown([[16, 1]], read=[[16, 2]])).endswith("across; * is corrected")
    assert together_view.note(shown([[16, 0]], read=[[16, 2]])).endswith("across")  # nothing is drawn there
