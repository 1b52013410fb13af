"""Correcting on the pages: what the dialog is told, what it makes, and that every figure follows."""

import pytest
import streamlit as st

from picket.corrections.decision import Decision
from picket.library import Library
from tests.pages_at_hand import Visit

NAMED = {"who": "A. Baker", "why": "the text says so"}


@pytest.fixture(autouse=True)
def seeded(tmp_path_factory):
    """A new library, as a first start makes it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PICKET_LIBRARY", str(tmp_path_factory.mktemp("correcting") / "library"))
        st.cache_resource.clear()
        yield
        st.cache_resource.clear()


def log() -> list[Decision]:
    library = Library.open()
    try:
        return library.decisions()
    finally:
        library.close()


def asked(visit: Visit, key: str, what: object) -> dict:
    """The form of the dialog that a click on what can be corrected opens."""
    visit.trigger(key, {"correct": what})
    return visit.component("picket_correcting")


def apply(visit: Visit, **filled: object) -> Visit:
    """What the form reports when it is applied."""
    turn = visit.at.session_state["correcting:turn"]
    return visit.trigger(f"correcting-{turn}", {"apply": {"scope": "mention", **NAMED, **filled}})


def people(visit: Visit) -> list[str]:
    (figure,) = (f for f in visit.component("picket_figures") if f["label"] == "People")
    return [figure["value"], figure["note"], *figure["read"]]


def test_a_rejected_mention_is_gone_from_every_figure_and_comes_back_when_it_is_undone():
    visit = Visit(show="PERSON~donald trump")
    form = asked(visit, "evidence", 1)
    assert (form["words"], dict(form["facts"])["Read as"]) == ("Trump", "Donald Trump (person)")
    assert [scope[2] for scope in form["ways"][0]["scopes"]] == [
        "1 mention", "2 mentions", "2 mentions in 1 document, and in documents added later",
    ]  # fmt: skip
    apply(visit, does="reject", scope="everywhere")
    assert people(Visit()) == ["8", "8 mentions", "", "10 mentions"]
    (one,) = log()
    assert (one.does, one.scope, one.wording, one.who, one.why) == (
        "reject", "everywhere", "Trump", "A. Baker", "the text says so",
    )  # fmt: skip
    assert visit.component("picket_deciding")["words"] == "“Trump” is no name everywhere"
    visit.trigger("decided", {"back": 1})
    assert people(Visit()) == ["8", "10 mentions", "", ""]
    assert visit.component("picket_deciding") | {"turn": 0} == {
        "turn": 0, "words": "Taken back: “Trump” is no name everywhere", "back": "Redo",
    }  # fmt: skip


def test_what_is_lacking_is_said_and_nothing_is_decided():
    visit = Visit(show="PERSON~donald trump")
    asked(visit, "evidence", 0)
    for filled, said in (
        ({"who": " "}, "Say who decides"),
        ({"label": "COUNTRY", "target": "Atlantis"}, "There is no country “Atlantis” in the catalogue"),
        ({"label": "SYSTEM", "target": ""}, "Say which system it is"),
        ({"label": "PERSON", "target": "Donald Trump"}, "That is what it is read as"),
    ):
        apply(visit, **{"does": "name", "label": "PERSON", "target": "X", "sense": "", **filled})
        assert visit.component("picket_correcting")["message"].startswith(said)
    assert log() == []


def test_a_name_is_merged_into_another_and_its_spellings_split_off():
    visit = Visit(show="PERSON~~by.names")
    (place,) = (n for n, row in enumerate(visit.component("picket_evidence")["rows"]) if row["said"] == "Donald Trump")
    form = asked(visit, "evidence", place)
    split = form["ways"][-1]
    assert [tick[1:] for tick in split["fields"][0]["options"]] == [["Trump", "2"], ["Donald Trump", "1"]]
    apply(visit, does="split", scope="everywhere", spellings=["0"], label="ORG", target="Trump Organization")
    table = Visit("entities").frame("entities").set_index("entity")
    assert table.loc["Trump Organization", ["kind", "mentions", "as_read"]].tolist() == ["Organisations", 2, 0]
    assert table.loc["Donald Trump", ["mentions", "as_read"]].tolist() == [1, 3]


def test_words_that_were_missed_become_a_mention_and_the_text_says_by_whom():
    visit = Visit("text")
    key = next(e.proto.id for e in visit.at.get("bidi_component") if "text_view" in e.proto.component_name)
    text = visit.component("picket_text_view")["text"]
    start = text.index("security dialogue")
    doc = key.rpartition("-text-")[2] if "-text-" in key else ""
    form = asked(visit, f"text-{doc}", {"start": start, "end": start + len("security dialogue")})
    assert (form["words"], [way["does"] for way in form["ways"]]) == ("security dialogue", ["add"])
    apply(visit, does="add", label="EVENT", target="security dialogue", sense="")
    shown = Visit("text").component("picket_text_view")
    (mention,) = shown["corrected"]
    assert shown["spans"][mention][:2] == [start, start + len("security dialogue")]
    facts = dict(shown["notes"][shown["spans"][mention][3]][2])
    assert facts == {"Corrected": "by A. Baker: the text says so; was not read as a name"}
    assert Visit("text", read="raw").component("picket_text_view")["corrected"] == []


def test_a_statement_is_restated():
    visit = Visit(show="SYSTEM~thaad~by.statements")
    form = asked(visit, "evidence", 0)
    assert dict(form["facts"])["Read as"] == "Japan considering THAAD"
    told = {"actor": "JPN", "system": "thaad", "stage": "ordered", "negated": False, "hedged": True}
    apply(visit, does="restate", scope=None, **told)
    (row,) = Visit(show="SYSTEM~thaad~by.statements").component("picket_evidence")["rows"]
    assert row["name"] == "Japan ordered THAAD"
    (row,) = Visit(show="SYSTEM~thaad~by.statements", read="raw").component("picket_evidence")["rows"]
    assert row["name"] == "Japan considering THAAD"


def test_a_figure_as_it_was_read_opens_what_was_read():
    visit = Visit(show="PERSON~donald trump")
    asked(visit, "evidence", 1)
    apply(visit, does="reject")
    assert Visit(show="PERSON~donald trump").component("picket_evidence")["total"] == 2
    assert Visit(show="PERSON~donald trump~by.mentions~read.raw").component("picket_evidence")["total"] == 3
    assert Visit(show="PERSON~donald trump", read="raw").component("picket_evidence")["total"] == 3


def test_a_meeting_corrects_nothing_and_reads_whether_it_is_shown_as_read():
    visit = Visit(show="PERSON~donald trump", present="yes", read="raw")
    assert not visit.component("picket_evidence")["corrects"]
    assert [part["title"] for part in visit.component("picket_crumbs")["parts"]] == ["As read"]
    assert not [button for button in visit.at.button if button.label == "Correct"]
    assert not Visit("text", present="yes").component("picket_text_view")["corrects"]
