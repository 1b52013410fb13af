"""What the status board is given: reports and reference in words, never one for the other, and what a click selects."""

from dataclasses import replace
from datetime import date

import pytest

from components import board_content, status_board
from picket.board import Board, Cell, Report
from picket.catalogue.load import load_catalogue

CATALOGUE = load_catalogue()
THAAD = CATALOGUE.systems["thaad"]


def report(stage: str, day: date | None = None, **more: object) -> Report:
    told = {
        "negated": False,
        "hedged": False,
        "statements": 1,
        "as_read": 1,
        "documents": 1,
        "sources": 1,
        "differs": False,
    }
    dated = {"undated": 0 if day else 1, "first": day, "last": day}
    return Report(stage, **(told | dated | more))


SOME = Board(
    ("thaad", "km-sam", "scud"), ("KOR", "USA", "CHN"),
    {
        ("thaad", "KOR"): Cell(
            (
                report("suspended", date(2018, 3, 9), statements=3, as_read=3, documents=2, undated=1, differs=True),
                report("deploying", None, negated=True, hedged=True), report("approved", None, differs=True),
            ),
            tuple(("host", entry) for entry in THAAD.hosts if entry.country == "KOR"),
        ),
        ("thaad", "USA"): Cell((), tuple(("operator", entry) for entry in THAAD.operators if entry.country == "USA")),
        ("km-sam", "KOR"): Cell((report("operational", date(2020, 1, 5)),)),
        ("scud", "CHN"): Cell((report("tested", date(1999, 12, 31), as_read=2),)),
    },
    {("thaad", "KOR"): 5, ("km-sam", "KOR"): 1, ("scud", "CHN"): 2},
    12,
)  # fmt: skip


def content(most: int | None = None) -> dict:
    return board_content.content(SOME, CATALOGUE, most)


def cell(row: int, column: int) -> dict:
    return content()["groups"][0]["rows"][row]["cells"][column]


def test_threat_missiles_stand_apart_from_defences():
    groups = content()["groups"]
    assert [(g["name"], [row["key"] for row in g["rows"]]) for g in groups] == [
        ("Defences", ["thaad", "km-sam"]), ("Threat missiles", ["scud"]),
    ]  # fmt: skip
    assert [row["count"] for group in groups for row in group["rows"]] == [5, 1, 1]
    assert [(c["name"], c["count"]) for c in content()["countries"]] == [
        ("South Korea", 6), ("United States", 0), ("China", 1),
    ]  # fmt: skip
    assert groups[1]["rows"][0]["cells"][:2] == [None, None]


def test_a_chip_says_stage_negation_reserve_and_last_month():
    suspended, deploying, _ = cell(0, 0)["chips"]
    assert (suspended["stage"], suspended["when"], suspended["count"]) == ("suspended", "Mar 2018", 3)
    assert suspended["report"] == ["suspended", "no", "no"] and deploying["report"] == ["deploying", "yes", "yes"]
    assert (deploying["negated"], deploying["hedged"], deploying["when"]) == (True, True, "undated")
    assert suspended["told"] == (
        "South Korea, THAAD: reported suspended; 3 statements; 2 documents; 1 source; 2018-03-09; 1 undated; "
        "denied or halted by another report"
    )
    assert deploying["told"].startswith("South Korea, THAAD: reported not deploying (with reserve); 1 statement;")


def test_figures_that_corrections_changed_are_marked_with_what_was_read():
    groups = content()["groups"]
    assert [row["corrected"] for group in groups for row in group["rows"]] == [False, False, True]
    assert groups[1]["rows"][0]["told"] == "Scud: 1 statement, corrected; 2 statements as read"
    assert [country["corrected"] for country in content()["countries"]] == [False, False, True]
    (chip,) = groups[1]["rows"][0]["cells"][2]["chips"]
    assert chip["corrected"] and "; 1 statement, corrected; 2 statements as read; 1 document;" in chip["told"]
    assert not any(chip["corrected"] for chip in cell(0, 0)["chips"])
    assert SOME.corrected and not replace(SOME, read={**SOME.read, ("scud", "CHN"): 1}).corrected


def test_reports_that_differ_are_listed_by_date():
    assert cell(0, 0)["differs"] == (
        "South Korea, THAAD: denied or halted too: suspended Mar 2018; approved undated. Opens all reports of the two."
    )
    assert cell(1, 0)["differs"] == ""


def test_the_reference_says_host_or_operator_and_its_sources():
    (host,), (operator,) = cell(0, 0)["reference"], cell(0, 1)["reference"]
    assert (host["words"], host["host"]) == ("hosts, Seongju 2017", True)
    assert (operator["words"], operator["host"]) == ("operates, 2008", False)
    assert cell(0, 1)["chips"] == [] and cell(0, 1)["differs"] == ""
    assert "South Korea hosts THAAD of another state on its soil, operational, Seongju 2017" in host["told"]
    assert "operates" not in host["told"] and "United States operates THAAD" in operator["told"]
    for entry, said in ((THAAD.hosts[0], host), (THAAD.operators[0], operator)):
        assert said["told"].startswith("Reference, as published sources state it: ")
        for key in entry.sources:
            number = list(THAAD.sources).index(key) + 1
            assert f"[{number}] {THAAD.sources[key].title}" in said["told"]


@pytest.mark.parametrize("key", CATALOGUE.systems)
def test_every_entry_of_the_catalogue_can_be_said(key):
    system = CATALOGUE.systems[key]
    entries = (*(("operator", one) for one in system.operators), *(("host", one) for one in system.hosts))
    made = board_content.content(Board((key,), ("JPN",), {(key, "JPN"): Cell((), entries)}, {}, 0), CATALOGUE, None)
    said = made["groups"][0]["rows"][0]["cells"][0]["reference"]
    assert [one["host"] for one in said] == [role == "host" for role, _ in entries]
    for one in said:
        assert one["words"].startswith("host") is one["host"]
        assert "Sources: [" in one["told"]


def test_further_countries_are_counted_in_each_row():
    one = content(most=1)
    assert (len(one["countries"]), one["others"], one["every"]) == (1, 2, False)
    assert [row["beyond"] for group in one["groups"] for row in group["rows"]] == [1, 0, 1]
    assert all(len(row["cells"]) == 1 for group in one["groups"] for row in group["rows"])
    every = content()
    assert (every["others"], every["every"]) == (0, True)
    assert [row["beyond"] for group in every["groups"] for row in group["rows"]] == [0, 0, 0]


def test_a_click_selects_the_report_the_cell_the_system_or_the_country():
    system = {"label": "SYSTEM", "key": "thaad"}
    marks = {"stage": "deploying", "negated": "yes", "hedged": "no"}
    chip = status_board.opened("thaad", "KOR", *marks.values())
    assert chip == system | {"actor": "KOR", "by": "statements"} | marks
    for asked, chosen in (
        (("thaad", "KOR", "", "", ""), system | {"actor": "KOR"}), (("thaad", "", "", "", ""), system),
        (("", "KOR", "", "", ""), {"actor": "KOR"}),
    ):  # fmt: skip
        assert {n: v for n, v in status_board.opened(*asked).items() if v} == chosen | {"by": "statements"}


def test_what_is_selected_is_marked_only_when_the_board_could_have_selected_it():
    asked = ["thaad", "KOR", "deploying", "yes", "no"]
    assert status_board._selected(status_board.opened(*asked)) == asked
    assert status_board._selected(status_board.opened("thaad", "")) == ["thaad", "", "", "", ""]
    assert status_board._selected({"label": "SYSTEM", "key": "thaad"}) is None
    assert status_board._selected({**status_board.opened(*asked), "document": "d1"}) is None
    assert status_board._selected({}) is None
