"""Decisions as rows of the log, what samples tell as a table and a chart, and what the board of doubts is given."""

from datetime import UTC, datetime, timedelta

import pandas as pd
import pytest

from components import judging, review_precision, review_rows
from components.judging import Choice, Item
from picket.corrections import making
from picket.corrections.decision import Named
from picket.corrections.sampling import Precision
from picket.corrections.standing import withdrawal
from tests.corrections.shelf import fill, ledger_of, point, sent

KINDS = {"COUNTRY": "Countries", "PERSON": "People"}


@pytest.fixture(scope="module")
def listed(tmp_path_factory):
    """The rows of a log in which everything that can become of a decision has become of one."""
    library = fill(tmp_path_factory.mktemp("review") / "library")
    ledger = ledger_of(library)
    georgia, kim = point(ledger, "one", "Georgia"), point(ledger, "one", "Kim")
    said = making.Said("USA", "thaad", "deploying")
    made = [
        making.about(georgia, "name", "Baker", scope="everywhere", named=Named("COUNTRY", "USA", "place"), why="votes"),
        making.about(kim, "reject", "Baker"),
        making.about(kim, "name", "Dorn", named=Named("ORG", "Kim Co.")),
        making.about(point(ledger, "two", "Kim"), "reject", "Baker", scope="document"),
        making.about(point(ledger, "two", "Kim"), "reject", "Baker", scope="document", why="again"),
        making.about(point(ledger, "two", "US"), "confirm", "Dorn", sample="COUNTRY/2026-11-27T09:30:00Z/7f"),
        making.of_statement(ledger, "one", sent().start, sent().end, said, "Dorn"),
        making.about(point(ledger, "two", "THAAD"), "reject", "Baker"),
    ]
    made.append(withdrawal(made[-1], "Dorn"))
    library.decide(made)
    yield review_rows.rows(ledger_of(library, ledger), {"one": "one.txt", "two": "two.txt"})
    library.close()


def test_every_decision_is_a_row_and_withdrawals_stand_beside_what_they_took_back(listed):
    stated = "The U.S. and Uncle Sam sent THAAD to Guam"
    assert listed["about"].tolist() == ["THAAD", stated, "US", *["Kim"] * 4, "Georgia"]
    assert listed["state"].tolist() == [
        "taken back", "stands", "stands", "stands", "a later one holds", "in conflict", "in conflict", "stands"
    ]  # fmt: skip
    day = f"{datetime.now(UTC):%Y-%m-%d}"
    assert listed["taken_back"].tolist() == [f"Dorn, {day}", *[""] * 7]
    assert listed["changes"].tolist() == [0, 1, 0, 1, 0, 1, 0, 2]
    assert listed["when"].is_monotonic_decreasing


def test_a_row_says_what_was_decided_where_and_whether_it_is_a_rule(listed):
    last = listed.iloc[-1]
    assert last["decided"] == "“Georgia” is United States (country, place in it) everywhere"
    assert (last["who"], last["why"], last["scope"], last["where"]) == ("Baker", "votes", "everywhere", "one.txt")
    assert listed["rule"].tolist() == [*[False] * 7, True]
    assert listed["sample"].tolist()[2] == "COUNTRY/2026-11-27T09:30:00Z/7f"


def told(minute: int, right: int, label: str = "COUNTRY") -> Precision:
    drawn = datetime(2026, 11, 27, 9, tzinfo=UTC) + timedelta(minutes=minute)
    return Precision(f"{label}/{drawn:%Y-%m-%dT%H:%M:%SZ}/7f", label, 20, right, right / 20 - 0.2, 0.98)


def test_a_sample_is_a_row_with_its_interval():
    row = review_precision.rows([told(5, 18)], KINDS).iloc[0]
    assert (row["kind"], row["precision"], row["interval"], row["checked"]) == ("Countries", 0.9, "70% to 98%", 20)
    assert row["drawn"] == pd.Timestamp("2026-11-27 09:05")
    assert review_precision.in_words(told(5, 18)) == (
        "18 of 20 judged; of all mentions 70% to 98% are, with 95% confidence"
    )


def test_the_chart_has_a_point_a_sample_with_its_interval_on_a_scale_from_nothing_to_all():
    (points,) = review_precision.figure([told(5, 18), told(50, 10)], "#0068a8", "#1f2430").data
    assert list(points.y) == [0.9, 0.5]
    assert [round(x, 9) for x in points.error_y.array] == [0.08, 0.48]
    assert [round(x, 9) for x in points.error_y.arrayminus] == [0.2, 0.2]
    assert [one[0] for one in points.customdata] == [told(5, 18).sample, told(50, 10).sample]
    axis = review_precision.figure([told(5, 18)], "#0068a8", "#1f2430").layout.yaxis
    assert axis.range[0] == 0 and axis.range[1] >= 1


def test_the_board_is_given_a_few_items_ahead_and_the_colours_of_their_kinds():
    items = [Item(str(n), "PERSON", "Kim", "why", [("a ", False), ("Kim", True)], "Kyodo",
                  [Choice("a", "accept", "Accept")]) for n in range(50)]  # fmt: skip
    data = judging.content(items, [Choice("z", "undo", "Undo", of=False, off=True)], True, left=50)
    assert [item["id"] for item in data["items"]] == [str(n) for n in range(judging.AHEAD)]
    assert data["items"][0]["pieces"] == [["a ", False], ["Kim", True]]
    assert data["tools"][0] | {"tells": ""} == {"key": "z", "act": "undo", "label": "Undo", "tells": "", "of": False,
                                                "answers": False, "off": True}  # fmt: skip
    assert data["colours"]["PERSON"][0] == "#45cda2" and data["left"] == 50
