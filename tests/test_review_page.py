"""The Review page through app.py: doubts decided by a key, samples judged, decisions listed, merged and taken back."""

from dataclasses import replace

import pytest
import streamlit as st

from components import cached, session
from picket.corrections import making
from picket.corrections.decision import Named, Read
from picket.corrections.files import written
from picket.corrections.standing import Standing
from picket.library import Library
from tests.corrections.shelf import THREE, doubtful, ledger_of, point, reading
from tests.pages_at_hand import Visit, seen


@pytest.fixture
def shelf(tmp_path):
    """A library with an unresolved country and a name near another, as the server has it open."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PICKET_LIBRARY", str(tmp_path / "library"))
        st.cache_resource.clear()
        library = doubtful(tmp_path / "library")
        yield library
        library.close()
        st.cache_resource.clear()


REPORTED: dict[str, object] = {}
"""What components under these keys report in the next run."""


@pytest.fixture(autouse=True)
def reporting(monkeypatch):
    """AppTest calls no callbacks of components: they are called here while the page is drawn."""
    triggered = session.triggered

    def reports(key, name, act):
        if key in REPORTED:
            act(REPORTED.pop(key))
        return triggered(key, name, act)

    monkeypatch.setattr(session, "triggered", reports)


def visit(way: str = "", name: str = "A. Baker", **query: str) -> Visit:
    """The page as somebody of this name opens it."""
    found = Visit("review", **({"review": way} if way else {}), **query)
    return found.trigger("analyst-name", name) if name else found


def report(page: Visit, key: str, what: object) -> Visit:
    """The page after a component reported this."""
    REPORTED[key] = what
    page.run()
    assert not REPORTED
    return page.run()


def board(page: Visit) -> dict:
    return page.component("picket_judging")


def press(page: Visit, act: str, key: str = "doubts") -> Visit:
    """Decide about what is shown."""
    shown = board(page)["items"]
    return report(page, key, {"act": act, "of": shown[0]["id"] if shown else ""})


def log(library: Library) -> Standing:
    return Standing.of(library.decisions())


def test_doubts_are_offered_by_what_they_are_worth_and_tell_what_a_key_would_do(shelf):
    page = visit()
    first, second = board(page)["items"][:2]
    assert (first["title"], first["pieces"]) == ("Korea", [["", False], ["Korea", True], [" fell.", False]])
    assert first["why"] == (
        "The text does not say which country is meant. 1 mention of “Korea” is read as a country, but not which."
    )
    assert second["why"].startswith("Nearly Kimmo Sarr, which is named 5 times.")
    told = {choice["key"]: choice["tells"] for choice in second["choices"]}
    assert told["a"] == (
        "it is Kimmo Sarr (person), however it is written: 1 mention in 1 document, and in documents added later"
    )
    assert told["r"] == "it is Kimno Sarr (person): nothing changes"
    assert "picket_evidence" and page.component("picket_evidence")["total"] == 1


def test_who_has_no_name_is_asked_for_it_before_anything_is_decided(shelf):
    page = visit(name="")
    assert board(page)["said"] == "Give your name above: it stands beside every decision."
    assert all(choice["off"] for choice in board(page)["items"][0]["choices"])


def test_accepting_and_rejecting_are_kept_and_do_not_come_back_and_undo_brings_them_back(shelf):
    page = press(visit(doubt="near"), "accept")
    (one,) = log(shelf).decisions
    assert (one.does, one.scope, one.who, one.named.target) == ("merge", "everywhere", "A. Baker", "Kimmo Sarr")
    assert board(page)["items"] == [] and board(page)["left"] == 0
    assert board(page)["turn"] == 1
    page = press(page, "undo")
    assert log(shelf).decisions == () and board(page)["items"][0]["title"] == "Kimno Sarr"
    press(page, "reject")
    assert [one.does for one in log(shelf).decisions] == ["confirm"]


def test_what_is_skipped_stands_last_for_this_visit_and_is_not_decided(shelf):
    page = visit()
    titles = [item["title"] for item in board(page)["items"]]
    page = press(page, "skip")
    assert [item["title"] for item in board(page)["items"]] == [*titles[1:], titles[0]]
    assert board(page)["left"] == len(titles) and log(shelf).log == ()


def test_what_is_no_longer_in_doubt_is_not_decided_twice(shelf):
    page = visit(doubt="near")
    stale = {"act": "accept", "of": board(page)["items"][0]["id"]}
    page = report(report(page, "doubts", stale), "doubts", stale)
    assert len(log(shelf).log) == 1 and not page.at.info  # a key was pressed twice


def test_who_decides_what_a_colleague_decided_meanwhile_is_told_that_it_was_not_kept(shelf):
    theirs, mine = visit(doubt="near"), visit(doubt="near")
    doubt = board(mine)["items"][0]["id"]
    report(theirs, "doubts", {"act": "accept", "of": doubt})
    mine = report(mine, "doubts", {"act": "reject", "of": doubt})
    (said,) = mine.at.info
    assert seen(said.value).startswith("That doubt was decided meanwhile, so what you chose was not kept")
    assert len(log(shelf).log) == 1


def test_a_doubt_for_which_something_else_is_offered_by_now_is_not_decided_by_a_key_pressed_before(shelf, monkeypatch):
    page = visit(doubt="unresolved")
    seen = {"act": "choice-1", "of": board(page)["items"][0]["id"]}
    doubts = cached.doubts

    def turned(scope):
        return [replace(one, choices=one.choices[::-1]) for one in doubts(scope)]

    monkeypatch.setattr(cached, "doubts", turned)
    report(page, "doubts", seen)
    assert log(shelf).log == ()


def test_one_of_several_countries_is_chosen_by_a_digit(shelf):
    page = visit(doubt="unresolved")
    offered = {choice["key"]: choice["label"] for choice in board(page)["items"][0]["choices"]}
    assert set(offered) == {"a", "r", "2"}
    press(page, "choice-1")
    (one,) = log(shelf).decisions
    assert one.named.label == "COUNTRY" and offered["2"].startswith("North" if one.named.target == "PRK" else "South")


def decided(library: Library) -> list:
    """Decisions of two people who contradict each other, a rule and one that was taken back."""
    ledger = ledger_of(library)
    kim = point(ledger, "one", "Kim")
    return [
        making.about(kim, "reject", "A. Baker", why="a word"),
        making.about(kim, "name", "C. Dorn", named=Named("ORG", "Kim Co.")),
        making.of_entity(Read("ORG", "uncle sam"), "A. Baker", named=Named("COUNTRY", "USA")),
    ]


def ticked(page: Visit, rows: list[int], shown: str = "all", turn: int = 0) -> Visit:
    return page.trigger(f"log-{shown}-{turn}", {"selection": {"rows": rows, "columns": [], "cells": []}})


def test_decisions_are_listed_taken_back_and_put_back(shelf):
    shelf.decide(decided(shelf))
    page = visit("log")
    table = page.frame("log-all-0")
    assert table["who"].tolist() == ["A. Baker", "C. Dorn", "A. Baker"]
    assert table["state"].tolist() == ["stands", "in conflict", "in conflict"]
    page = ticked(page, [0, 2])
    page.at.button(key="take-back").click()
    page.run()
    assert [one.who for one in log(shelf).decisions] == ["C. Dorn"]
    page.at.query_params["shown"] = "back"
    page = ticked(page.run(), [0], "back", 1)
    assert not page.at.button(key="put-back").disabled and page.at.button(key="take-back").disabled
    page.at.button(key="put-back").click()
    page.run()
    assert [one.does for one in log(shelf).decisions] == ["name", "merge"]


def test_decisions_are_narrowed_to_a_person_and_a_kind(shelf):
    shelf.decide(decided(shelf))
    assert visit("log", who="C. Dorn").frame("log-all-0")["decided"].tolist() == [
        "“Kim” is Kim Co. (organisation) here"
    ]
    assert visit("log", does="merge").frame("log-all-0")["who"].tolist() == ["A. Baker"]


def test_rules_are_listed_switched_off_and_on(shelf):
    shelf.decide(decided(shelf))
    page = visit("log", shown="rules")
    assert page.frame("log-rules-0")["changes"].tolist() == [1]
    page = ticked(page, [0], "rules")
    assert page.at.button(key="take-back").label == "Switch off"
    page.at.button(key="take-back").click()
    page.run()
    assert page.frame("log-rules-1")["state"].tolist() == ["taken back"]
    page = ticked(page, [0], "rules", 1)
    page.at.button(key="put-back").click()
    page.run()
    assert page.frame("log-rules-2")["state"].tolist() == ["stands"]


def test_a_conflict_shows_both_sides_and_ends_when_one_is_kept(shelf):
    shelf.decide(decided(shelf))
    page = visit("log", shown="conflicts")
    assert "“Kim” is Kim Co. (organisation) here" in page.words and "“Kim” is no name here" in page.words
    assert page.words.index("It holds, because it is later.") < page.words.index("It does not hold.")
    next(button for button in page.at.button if seen(button.label) == "Keep what A. Baker decided").click()
    page.run()
    standing = log(shelf)
    assert standing.conflicts == () and [one.does for one in standing.decisions] == ["reject", "merge"]
    assert "Nobody contradicts anybody." in page.words


def test_a_file_is_shown_before_it_is_merged_and_taken_back_whole(shelf):
    mine, theirs, rule = decided(shelf)
    shelf.decide([mine])
    page = visit("log")
    page.at.file_uploader[0].upload("dorn.jsonl", written([mine, theirs, rule]), "application/jsonl")
    page.run()
    assert "<dd>2</dd><dt>new</dt>" in page.words and "<dd>1</dd><dt>known already</dt>" in page.words
    assert "<dd>1</dd><dt>in conflict</dt>" in page.words and len(log(shelf).log) == 1
    page.at.button(key="merge-file").click()
    page.run()
    assert [one.id for one in log(shelf).log] == [mine.id, theirs.id, rule.id]
    page.at.file_uploader[0].upload("dorn.jsonl", written([theirs, rule]), "application/jsonl")
    page.run()
    page.at.button(key="unmerge-file").click()
    page.run()
    assert [one.id for one in log(shelf).decisions] == [mine.id]
    assert {one.why for one in log(shelf).log if one.does == "withdraw"} == {"file dorn.jsonl taken back"}


def test_a_file_with_a_wrong_line_names_it_and_is_not_merged(shelf):
    page = visit("log")
    raw = written(decided(shelf)) + b"no json\n"
    page.at.file_uploader[0].upload("bad.jsonl", raw, "application/jsonl")
    page.run()
    assert "- Line 4: not JSON" in seen(page.at.error[0].value)
    assert page.at.button(key="merge-file").disabled and log(shelf).log == ()


def test_a_sample_is_drawn_judged_and_tells_its_precision(shelf):
    page = visit("accuracy", sample="PERSON")
    page.at.button(key="draw-sample").click()
    page.run()
    drawn = board(page)["left"]
    assert drawn == 9 and "None is judged yet" in page.words
    page = press(press(press(page, "right", "accuracy"), "wrong", "accuracy"), "right", "accuracy")
    assert board(page)["left"] == drawn - 3
    assert [one.does for one in log(shelf).decisions] == ["confirm", "reject", "confirm"]
    assert len({one.sample for one in log(shelf).decisions}) == 1
    assert "People: 67% right" in page.words and "2 of 3 judged" in page.words
    assert page.frame("samples-table")["checked"].tolist() == [3]
    page = press(page, "undo", "accuracy")
    assert board(page)["left"] == drawn - 2
    report(page, "samples-table", {"rows": [], "columns": [], "cells": [(0, "kind")]})
    assert page.frame(r"log-all-\d")["state"].tolist() == ["taken back", "stands", "stands"]


def test_what_of_a_sample_is_not_read_any_more_is_told(shelf):
    page = visit("accuracy", sample="PERSON")
    page.at.button(key="draw-sample").click()
    page.run()
    shelf.renew([reading("three", THREE, {})])
    page.run()
    assert board(page)["left"] == 3
    assert any("6 mentions of the sample fell away" in caption.value for caption in page.at.caption)
