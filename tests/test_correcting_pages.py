"""Correcting where something is seen: what the dialog is told, what it makes, and that every page follows."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
import streamlit as st

from components import analyst, cached, deciding, server
from components.correcting_subjects import Mention, Name, Statement, Words
from picket.corrections.decision import Decision, Said
from picket.corrections.standing import withdrawal
from picket.errors import DecisionError
from picket.filter import Filter
from picket.timeline import BEHIND
from tests.pages_at_hand import Visit

SEED, WHO = "9067f178789c47c3", "A. Baker"
FILLED = {"scope": "mention", "why": "the text says so", "sense": ""}
LATER = "1 document, and in documents added later"
THAAD = Said("JPN", "thaad", "considering")


@pytest.fixture(scope="module", autouse=True)
def seeded(tmp_path_factory):
    """A new library, as a first start makes it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PICKET_LIBRARY", str(tmp_path_factory.mktemp("correcting") / "library"))
        st.cache_resource.clear()
        yield
        st.cache_resource.clear()


@pytest.fixture(autouse=True)
def taken_back():
    """Nothing stands when a test begins."""
    yield
    server.decide([withdrawal(one, WHO) for one in server.standing().decisions])


def decide(subject, **filled) -> list[Decision]:
    decisions = subject.decisions({**FILLED, **filled}, WHO)
    server.decide(decisions)
    return decisions


def trump(place: int = 1) -> Mention:
    """The first mention in full, the others by surname."""
    rows = cached.mentions(SEED).whole
    return Mention.of(rows[rows["key"] == "donald trump"].iloc[place].to_dict(), False)


def at(words: str) -> tuple[int, int]:
    start = cached.document(SEED).text.index(words)
    return start, start + len(words)


def counted(table: dict) -> dict[tuple[str, str], int]:
    """The figures of the matrix above 0, by row and column."""
    return {
        (row["key"], column["key"]): count for row, counts in zip(table["rows"], table["counts"])
        for column, count in zip(table["columns"], counts) if count
    }  # fmt: skip


def people(**query: str) -> list[str]:
    (figure,) = (f for f in Visit(**query).component("picket_figures") if f["label"] == "People")
    return [figure["value"], figure["note"], *figure["read"]]


def test_the_dialog_says_what_was_read_and_how_far_each_scope_reaches():
    form = trump().form()
    assert (form["words"], dict(form["facts"])["Read as"]) == ("Trump", "Donald Trump (person)")
    assert form["before"].endswith(" ") and form["after"].startswith(" ")
    reject, _, merge = form["ways"]
    assert [count for *_, count in reject["scopes"]] == ["1 mention", "2 mentions", f"2 mentions in {LATER}"]
    assert [count for *_, count in merge["scopes"]] == ["3 mentions", f"3 mentions in {LATER}"]


def test_a_rejected_mention_is_gone_from_every_figure_until_it_is_taken_back():
    (one,) = decide(trump(), does="reject", scope="everywhere")
    assert (one.does, one.scope, one.wording, one.who, one.why) == (
        "reject", "everywhere", "Trump", WHO, "the text says so",
    )  # fmt: skip
    assert people() == ["8", "8 mentions", "", "10 mentions"]
    assert people(read="raw") == ["8", "10 mentions", "", ""]
    assert Visit("entities").frame("entities").set_index("entity").loc["Donald Trump", "as_read"] == 3
    server.decide([withdrawal(one, WHO)])
    assert people() == ["8", "10 mentions", "", ""]


@pytest.mark.parametrize(
    ("filled", "said"),
    [
        ({"label": "COUNTRY", "target": "Atlantis"}, "There is no country “Atlantis” in the catalogue"),
        ({"label": "SYSTEM", "target": "Star Wars"}, "There is no system “Star Wars” in the catalogue"),
        ({"label": "SYSTEM", "target": " "}, "Say which system it is"),
        ({"label": "PERSON", "target": "Donald Trump"}, "That is what it is read as"),
    ],
)
def test_what_is_lacking_is_said(filled, said):
    with pytest.raises(DecisionError, match=said):
        decide(trump(), does="name", **filled)


def test_a_corrected_mention_is_told_apart_where_it_is_listed():
    decide(trump(), does="name", label="ORG", target="Trump Organization")
    (row,) = Visit(show="ORG~trump organization").component("picket_evidence")["rows"]
    assert row["corrected"] == "by A. Baker: the text says so; read as Donald Trump (person)"
    again = Mention.of(cached.mentions(SEED).whole.query("key == 'trump organization'").iloc[0].to_dict(), False)
    assert dict(again.form()["facts"])["Read as"] == "Trump Organization (organisation)"


def test_two_names_become_one_and_a_spelling_is_split_off():
    decide(Name("PERSON", "donald trump"), does="merge", scope="everywhere", label="ORG", target="White House")
    table = Visit("entities").frame("entities").set_index("entity")
    assert table.loc["White House", ["kind", "mentions", "as_read"]].tolist() == ["Organisations", 3, 0]
    split = Name("ORG", "white house").form()["ways"][-1]
    ticks = split["fields"][0]["options"]
    assert [tick[1:] for tick in ticks] == [["Trump", "2"], ["Donald Trump", "1"]]
    filled = {"does": "split", "scope": "everywhere", "label": "PERSON", "target": "Trump"}
    with pytest.raises(DecisionError, match="not there any more"):
        decide(Name("ORG", "white house"), spellings=["PERSON donald trump The Donald"], **filled)
    decide(Name("ORG", "white house"), spellings=[ticks[0][0]], **filled)
    counts = Visit("entities").frame("entities").set_index("entity")["mentions"]
    assert (counts["White House"], counts["Trump"]) == (1, 2)


def test_words_that_were_missed_become_a_mention_and_the_text_says_by_whom():
    words = Words(SEED, *at("security dialogue"))
    (way,) = words.form()["ways"]
    assert way["scopes"][-1][2] == f"where these words stand in {LATER}"
    decide(words, does="add", label="EVENT", target="security dialogue")
    shown = Visit("text").component("picket_text_view")
    (mention,) = shown["corrected"]
    start, end, _, note = shown["spans"][mention]
    assert shown["text"][start:end] == "security dialogue"
    assert dict(shown["notes"][note][2]) == {"Corrected": "by A. Baker: the text says so; was not read as a name"}
    assert Visit("text", read="raw").component("picket_text_view")["corrected"] == []


def test_a_statement_is_restated_and_then_found_wrong_altogether():
    place = next(row for row in cached.table("statements", Filter()).to_dict("records") if row["system"] == "thaad")
    theirs = (SEED, place["start"], place["end"])
    assert dict(Statement(*theirs, THAAD).form()["facts"]) == {"Read as": "Japan considering THAAD"}
    told = {"actor": "JPN", "system": "thaad", "stage": "ordered", "negated": False, "hedged": False}
    decide(Statement(*theirs, THAAD), does="restate", scope="", **told)
    listed = Visit(show="SYSTEM~thaad~by.statements").component("picket_evidence")
    assert [row["name"] for row in listed["rows"]] == ["Japan ordered THAAD"]
    decide(Statement(*theirs, replace(THAAD, stage="ordered")), does="unstate", scope="")
    assert "Nothing here within the filter" in Visit(show="SYSTEM~thaad~by.statements").words
    raw = Visit(show="SYSTEM~thaad~by.statements", read="raw").component("picket_evidence")
    assert [row["name"] for row in raw["rows"]] == ["Japan considering THAAD"]


def test_a_figure_as_it_was_read_opens_what_was_read():
    decide(trump(), does="reject")
    for query, total in (
        ({"show": "PERSON~donald trump"}, 2),
        ({"show": "PERSON~donald trump~by.mentions~read.raw"}, 3),
        ({"show": "PERSON~donald trump", "read": "raw"}, 3),
    ):
        assert Visit(**query).component("picket_evidence")["total"] == total


def test_what_is_decided_after_the_clock_was_set_back_holds(monkeypatch):
    decide(trump(), does="reject")
    monkeypatch.setattr("picket.corrections.making.now", lambda: datetime(2001, 2, 3, tzinfo=UTC))
    (late,) = decide(trump(), does="name", label="ORG", target="Trump Organization")
    assert late.when.year == 2001
    assert cached.view("entities", Filter(label="ORG", key="trump organization")).whole["mentions"].tolist() == [1]
    rows = cached.decided().set_index("id")
    assert rows.loc[late.id, "when"].year == datetime.now(UTC).year


def test_timeline_matrix_board_and_comparison_mark_what_corrections_changed():
    plain = Visit("timeline", split="PERSON").frame("timeline-table")
    assert not [name for name in plain if name.endswith(BEHIND)]
    assert Visit("together").component("picket_matrix")["read"] == {}
    assert "as_read_here" not in Visit("compare", kind="PERSON").frame("compare")
    place = next(row for row in cached.table("statements", Filter()).to_dict("records") if row["system"] == "thaad")
    ordered = {"actor": "JPN", "system": "thaad", "stage": "ordered", "negated": False, "hedged": False}
    decide(Statement(SEED, place["start"], place["end"], THAAD), does="restate", scope="", **ordered)
    decide(trump(), does="reject")
    decide(Name("SYSTEM", "thaad", "", False), does="merge", scope="everywhere", label="SYSTEM", target="patriot")

    people = Visit("timeline", split="PERSON").frame("timeline-table").iloc[0]
    assert people[["Donald Trump", f"Donald Trump{BEHIND}"]].tolist() == [2, 3]
    names = Visit("compare", kind="PERSON").frame("compare").set_index("entity")
    assert names.loc["Donald Trump", ["mentions_here", "as_read_here"]].tolist() == [2, 3]
    table, raw = (Visit("together", **query).component("picket_matrix") for query in ({}, {"read": "raw"}))
    now, was = counted(table), counted(raw)
    patriot = {pair: count for pair, count in now.items() if pair[1] == "patriot"}
    assert patriot and not any(pair[1] == "patriot" for pair in was)
    places = {(row["key"], column["key"]): f"{r} {c}" for r, row in enumerate(table["rows"])
              for c, column in enumerate(table["columns"])}  # fmt: skip
    assert table["read"] == {places[pair]: "0 sentences" for pair in patriot}
    board = Visit("systems", desk="board").component("picket_status_board")
    cells = [c for group in board["groups"] for row in group["rows"] for c in row["cells"] if c]
    changed = {chip["told"].split("; 1 document")[0] for c in cells for chip in c["chips"] if chip["corrected"]}
    assert changed == {"Japan, THAAD: reported ordered; 1 statement, corrected; 0 statements as read"}


def test_a_name_is_one_line_that_every_page_can_show():
    analyst.called(" A\ud800\x1b[2J\nBaker ")
    assert analyst.name() == "A [2J Baker"


def test_what_was_decided_is_told_in_words():
    (one,) = decide(trump(), does="name", scope="document", label="COUNTRY", target="USA", sense="metonym")
    assert deciding.told(one) == "“Trump” is United States (country, capital acting) in this document"
    back = withdrawal(one, WHO)
    server.decide([back])
    assert deciding.told(back) == f"Taken back: {deciding.told(one)[0]}{deciding.told(one)[1:]}"
    again = withdrawal(back, WHO)
    server.decide([again])
    assert deciding.told(again) == f"Done again: {deciding.told(one)}"


def test_a_meeting_corrects_nothing_and_reads_whether_it_is_shown_as_read():
    visit = Visit(show="PERSON~donald trump", present="yes", read="raw")
    assert not visit.component("picket_evidence")["corrects"]
    assert [part["title"] for part in visit.component("picket_crumbs")["parts"]] == ["As read"]
    assert not [button for button in visit.at.button if button.label == "Correct"]
    assert not Visit("text", present="yes").component("picket_text_view")["corrects"]


def test_what_was_read_is_counted_once_for_all_corrections():
    raw = Filter(as_read=True)
    before, corrected = cached.table("kinds", raw), cached.table("kinds", Filter())
    decide(trump(), does="reject")
    assert cached.table("kinds", raw) is before
    assert cached.table("kinds", Filter())["mentions"].sum() < corrected["mentions"].sum() == before["mentions"].sum()
