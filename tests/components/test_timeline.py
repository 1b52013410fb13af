"""The timeline's figure: what a point says and hands on, where lines turn, and that names keep clear of each other."""

from itertools import combinations, pairwise

import pandas as pd
import pytest

from components import palette, timeline
from components import timeline_axes as axes
from tests.components.test_palette import contrast

HAND = [
    ("2017-01-01", "2017-02-01", "JPN", "Japan", 3, 2, 1), ("2017-03-01", "2017-04-01", "JPN", "Japan", 12, 4, 4),
    (None, None, "JPN", "Japan", 90, 9, 9), ("2016-11-01", "2016-12-01", "XXX", "<b>A & B</b>", 1, 1, 1),
]  # fmt: skip


@pytest.fixture
def table() -> pd.DataFrame:
    columns = ["period_start", "period_end", "key", "name", "mentions", "documents", "stories"]
    made = pd.DataFrame(HAND, columns=columns).assign(as_read=lambda rows: rows["mentions"])
    return made.astype({"period_start": "datetime64[s]", "period_end": "datetime64[s]"})


def drawn(table: pd.DataFrame, unit: str = "mentions", selected: tuple[str, str] = ("", "")):
    return timeline.figure(table, "month", unit, False, timeline.SERIES[False], selected)


def test_a_point_says_what_it_is_and_hands_on_its_entity_and_period(table) -> None:
    *_, japan, other = drawn(table).data
    assert list(japan.hovertext) == ["Japan, January 2017: 3 mentions", "Japan, March 2017: 12 mentions"]
    assert [list(data) for data in japan.customdata] == [
        ["JPN", "2017-01-01", "2017-02-01"], ["JPN", "2017-03-01", "2017-04-01"],
    ]  # fmt: skip
    assert list(other.hovertext) == ["&lt;b&gt;A &amp; B&lt;/b&gt;, November 2016: 1 mention"]


def test_a_point_that_corrections_changed_says_what_was_read(table) -> None:
    changed = table.assign(as_read=[3, 11, 90, 1])
    *_, japan, _ = drawn(changed, "documents").data
    assert list(japan.hovertext) == [
        "Japan, January 2017: 2 documents", "Japan, March 2017: 4 documents, corrected; 11 mentions as read",
    ]  # fmt: skip
    (bars,) = drawn(changed[:2]).data
    assert list(bars.text) == ["3", "12*"]


@pytest.mark.parametrize(
    ("unit", "said"), [("documents", "2 documents"), ("stories", "1 story"), ("mentions", "3 mentions")]
)
def test_the_unit_is_said(table, unit, said) -> None:
    assert drawn(table, unit).data[2].hovertext[0] == f"Japan, January 2017: {said}"


def test_lines_fall_to_zero_where_nothing_is_and_only_counts_can_be_clicked(table) -> None:
    japan, other, *points = drawn(table).data
    months = [str(x)[:7] for x in japan.x]
    assert dict(zip(months, japan.y)) == {"2016-11": 0, "2016-12": 0, "2017-01": 3, "2017-02": 0, "2017-03": 12}
    assert [(str(x)[:7], y) for x, y in zip(other.x, other.y)] == [("2016-11", 1), ("2016-12", 0), ("2017-03", 0)]
    assert {line.mode for line in (japan, other)} == {"lines"} and {line.hoverinfo for line in (japan, other)} == {
        "skip"
    }
    assert [list(trace.y) for trace in points] == [[3, 12], [1]]


def test_series_are_told_apart_without_colour(table) -> None:
    many = pd.concat([table[:2].assign(key=str(n), name=f"Name {n}") for n in range(8)])
    traces = drawn(many).data
    lines, points = traces[:6], traces[6:]
    assert len(points) == 6
    assert len({line.line.dash for line in lines}) == len({trace.marker.symbol for trace in points}) == 6
    assert [line.line.color for line in lines] == [trace.marker.color for trace in points]


def test_each_line_bears_its_name_and_its_sign(table) -> None:
    japan, other = drawn(table).layout.annotations
    assert japan.text.endswith("●</span> Japan") and timeline.SERIES[False][0] in japan.text
    assert other.text.endswith("■</span> &lt;b&gt;A &amp; B&lt;/b&gt;")
    assert japan.y == 12 and other.y == 0
    assert drawn(table).layout.showlegend is False


def test_a_single_series_is_bars_without_a_name_beside_them(table) -> None:
    (bars,) = drawn(table[table["key"] == "JPN"]).data
    assert bars.type == "bar" and list(bars.y) == [3, 12]
    assert list(bars.customdata[1]) == ["JPN", "2017-03-01", "2017-04-01"]
    assert list(drawn(table[table["key"] == "JPN"]).layout.annotations) == []


def test_the_selected_point_stands_out(table) -> None:
    selected = ("JPN", "2017-03-01")
    japan, other = drawn(table, selected=selected).data[2:]
    assert japan.marker.size[1] > japan.marker.size[0] == other.marker.size[0]
    assert list(japan.marker.line.width) == [0, 2]
    (bars,) = drawn(table[table["key"] == "JPN"], selected=selected).data
    assert list(bars.marker.opacity) == [0.35, 1]
    (bars,) = drawn(table[table["key"] == "JPN"], selected=("JPN", "2017-02-01")).data
    assert list(bars.marker.opacity) == [1, 1]


@pytest.mark.parametrize("rows", [slice(0, 0), slice(2, 3)])
def test_nothing_dated_is_an_empty_chart(table, rows) -> None:
    chart = drawn(table[rows])
    assert len(chart.data) == 0 and chart.layout.xaxis.visible is False


def test_counts_start_at_zero_and_are_whole(table) -> None:
    assert drawn(table).layout.yaxis.range == (0, pytest.approx(12 * axes.ROOM))
    assert axes.counts(3)["dtick"] == 1 and axes.counts(3)["tickformat"] == ",d"


@pytest.mark.parametrize(
    ("ends", "step", "tick"),
    [((2010, 2016), "year", "M12"), ((1900, 2016), "year", "M120"), ((0, 11), "month", "M1"), ((0, 30), "month", "M3"),
     ((0, 4), "week", 604_800_000), ((0, 2), "day", 86_400_000),
     ((0, 39), "day", 604_800_000), ((0, 119), "week", 6_048_000_000)],
)  # fmt: skip
def test_no_part_of_a_period_is_named_on_the_axis(ends, step, tick) -> None:
    assert axes.time(ends, step)["dtick"] == tick


@pytest.mark.parametrize(
    "heights", [(0, 0, 0, 0, 0, 0), (100, 100, 100), (0, 50, 51, 52, 100, 99), (3,), (99, 100, 0, 1, 2, 98)]
)
def test_names_keep_clear_of_each_other_in_the_order_of_their_lines(heights) -> None:
    pixels = axes.apart(heights, 100)
    assert all(upper - lower >= 16 for lower, upper in pairwise(sorted(pixels)))
    assert min(pixels) >= 0 and max(pixels) <= axes.HEIGHT
    for a, b in combinations(range(len(heights)), 2):
        assert (heights[a] < heights[b]) <= (pixels[a] < pixels[b])


@pytest.mark.parametrize("dark", [False, True])
def test_every_colour_can_be_seen(dark) -> None:
    assert all(contrast(colour, palette.GROUND[dark]) >= 3 for colour in timeline.SERIES[dark])
    assert len(set(timeline.SERIES[dark])) == len(timeline.SIGNS)
