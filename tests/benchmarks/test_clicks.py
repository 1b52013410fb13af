"""The figures of timed clicks, and which clicks are timed."""

from benchmarks.click_kinds import KINDS
from benchmarks.clicks import CLICKS, row


def test_a_row_holds_the_median_the_95th_percentile_and_the_ratio():
    pairs = [(float(n), 60.0) for n in range(100, 201, 5)]
    assert row("a bar", pairs) == ["a bar", "150 ms", "195 ms", "60 ms", "2.5"]


def test_every_page_with_figures_is_clicked_on_fifteen_times_or_more():
    assert CLICKS >= 15
    assert {kind.path.partition("?")[0] for kind in KINDS} == {
        "", "entities", "map", "systems", "timeline", "together",
    }  # fmt: skip
    assert len({kind.name for kind in KINDS}) == len(KINDS)
