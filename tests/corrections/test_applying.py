"""Decisions change what is counted, and nothing else; what was read stays as it is."""

import pytest

from picket.corrections import making
from picket.corrections.decision import Named, Read, Said
from picket.corrections.standing import withdrawal
from picket.filter import Filter
from picket.tables import TABLES
from tests.corrections.shelf import fill, ledger_of, of, point, reading, rows

ANA = "Ana"
USA, GEORGIA = Named("COUNTRY", "USA"), ("COUNTRY", "GEO")


@pytest.fixture
def library(tmp_path):
    shelf = fill(tmp_path)
    yield shelf
    shelf.close()


def decided(library, *decisions, known=None):
    library.decide(decisions)
    return ledger_of(library, known)


def test_one_mention_is_rejected_and_its_twin_stays(library):
    before = ledger_of(library)
    after = decided(library, making.about(point(before, "one", "Kim", 1), "reject", ANA), known=before)
    assert of(before, "Kim", "one") == [("PERSON", "kim")] * 2
    assert of(after, "Kim", "one") == [("PERSON", "kim")]
    starts = TABLES["mentions"].make(after.where(Filter(label="PERSON", documents=("one",))))["start"]
    assert starts.tolist() == [int(point(before, "one", "Kim", 0).anchor.start)]


def test_what_was_read_stays(library):
    before = ledger_of(library)
    read = rows(before)
    after = decided(library, making.about(point(before, "one", "Kim"), "reject", ANA, scope="everywhere"))
    assert of(after, "Kim") == []
    assert rows(after, as_read=True) == rows(after.as_read) == read
    assert after.where(Filter(as_read=True)).where(Filter()).whole is after.whole
    assert rows(ledger_of(library).where(Filter(as_read=True)).where(Filter())) == rows(after)


def test_what_was_read_is_known_to_be_the_same_until_anything_but_a_decision_comes_in(library):
    before = ledger_of(library)
    after = decided(library, making.about(point(before, "one", "Kim"), "reject", ANA), known=before)
    assert after.snapshot.revision > before.snapshot.revision
    assert after.as_read.snapshot.read_at == before.snapshot.read_at
    for change in (
        lambda: library.edit(["one"], {"title": "Another"}),
        lambda: library.add(reading("three", "Kim came back."), b"three"),
        lambda: library.remove(["two"]),
    ):
        known = ledger_of(library, after).as_read.snapshot.read_at
        change()
        after = ledger_of(library, after)
        assert after.as_read.snapshot.read_at == after.snapshot.revision > known


def test_a_wording_is_something_else_in_one_document_only(library):
    before = ledger_of(library)
    state = Named("COUNTRY", "USA", "place")
    one = making.about(point(before, "one", "Georgia"), "name", ANA, scope="document", named=state)
    after = decided(library, one, known=before)
    assert of(after, "Georgia", "one") == [("COUNTRY", "USA")]
    assert of(after, "Georgia", "two") == [GEORGIA]
    assert [row[4] for row in rows(after) if row[1] == "Georgia"] == ["place", "name"]


def test_three_names_of_one_country_are_merged(library):
    before = ledger_of(library)
    one = making.of_entity(Read("ORG", "uncle sam"), ANA, named=USA)
    after = decided(library, one, known=before)
    assert of(after, "Uncle Sam") == of(after, "US") == of(after, "U.S.") == [("COUNTRY", "USA")]
    countries = TABLES["countries"].make(after.where(Filter())).set_index("iso3")["mentions"]
    assert countries["USA"] == 3
    assert TABLES["countries"].make(after.as_read).set_index("iso3")["mentions"]["USA"] == 2


def test_words_that_were_missed_are_added_everywhere_and_to_documents_that_come_later(library):
    before = ledger_of(library)
    start = before.library.texts([1])[1].index("Golden")
    missed = making.selection(before, "one", start - 1, start + 13)
    one = making.about(missed, "add", ANA, scope="everywhere", named=Named("SYSTEM", "gmd"))
    assert making.preview(before, one) == making.Effect(2, 2)
    after = decided(library, one, known=before)
    found = [row for row in rows(after) if row[3] == "gmd"]
    assert [row[:3] for row in found] == [("one", "Golden Shield", "SYSTEM"), ("two", "Golden\nShield", "SYSTEM")]
    table = TABLES["mentions"].make(after.where(Filter(label="SYSTEM", key="gmd")))
    assert table["found_by"].tolist() == ["analyst"] * 2
    assert table["rule"].tolist() == ["Golden Shield: gmd (Systems) everywhere, says Ana"] * 2
    assert table["before"].tolist() == ["", ""]
    assert table["after"].tolist() == [" costs much.", " is on its way."]


def test_what_is_pointed_at_tells_how_it_was_read_and_who_corrected_it(library):
    before = ledger_of(library)
    first = point(before, "one", "Georgia")
    assert (first.read, first.shown, first.by) == (Read(*GEORGIA), Named("COUNTRY", "GEO", "name"), None)
    one = making.about(first, "name", ANA, named=Named("COUNTRY", "USA", "place"), why="the state")
    after = decided(library, one, known=before)
    now = point(after, "one", "Georgia")
    assert (now.read, now.shown, now.by) == (first.read, one.named, one)
    again = making.about(now, "name", "Bo", named=Named("COUNTRY", "GUM"))
    assert of(decided(library, again, known=after), "Georgia", "one") == [("COUNTRY", "GUM")]


def test_what_was_added_can_be_named_and_rejected(library):
    before = ledger_of(library)
    at = before.library.texts([1])[1].index("Golden")
    missed = making.selection(before, "one", at, at + 13)
    rule = making.about(missed, "add", ANA, scope="everywhere", named=Named("SYSTEM", "gmd"))
    added = decided(library, rule, known=before)
    there = point(added, "one", "Golden Shield")
    assert there.by == rule
    gone = decided(library, making.about(there, "reject", ANA), known=added)
    assert of(gone, "Golden Shield") == []
    assert of(gone, "Golden\nShield") == [("SYSTEM", "gmd")]
    other = making.about(there, "name", ANA, named=Named("ORG", "Golden Shield"))
    assert of(decided(library, other, known=gone), "Golden Shield") == [("ORG", "golden shield")]


def test_more_specific_decisions_hold_against_rules(library):
    before = ledger_of(library)
    kept = making.about(point(before, "one", "Kim"), "confirm", ANA)
    rule = making.about(point(before, "two", "Kim"), "reject", "Bo", scope="everywhere")
    entity = making.of_entity(Read("PERSON", "kim"), "Bo")
    assert making.preview(before, rule) == making.preview(before, entity) == making.Effect(3, 2)
    for one in (rule, entity):
        after = decided(library, kept, one)
        assert of(after, "Kim") == [("PERSON", "kim")]
        decided(library, withdrawal(one, "Bo"))


def test_chains_and_circles_of_merges_have_an_end(library):
    before = ledger_of(library)
    kim, sam = Read("PERSON", "kim"), Read("ORG", "uncle sam")
    steps = [
        making.of_entity(kim, ANA, named=Named("ORG", "Uncle Sam")),
        making.of_entity(sam, ANA, named=Named("EVENT", "Uncle Sam Day")),
    ]
    after = decided(library, *steps, known=before)
    assert set(of(after, "Kim") + of(after, "Uncle Sam")) == {("EVENT", "uncle sam day")}
    back = making.of_entity(Read("EVENT", "uncle sam day"), ANA, named=Named("PERSON", "Kim"))
    round_ = decided(library, back, known=after)
    assert set(of(round_, "Kim") + of(round_, "Uncle Sam")) == {("PERSON", "kim")}


def test_undone_and_done_again(library):
    before = ledger_of(library)
    one = making.about(point(before, "one", "Kim"), "reject", ANA, scope="everywhere")
    away = decided(library, one, known=before)
    undo = away.whole.standing.to_undo(ANA)
    assert undo == one
    back = decided(library, withdrawal(undo, ANA), known=away)
    assert rows(back) == rows(before)
    assert back.whole.standing.to_undo(ANA) is None
    redo = back.whole.standing.to_redo(ANA)
    again = decided(library, withdrawal(redo, ANA), known=back)
    assert rows(again) == rows(away)
    assert again.whole.standing.to_redo(ANA) is None


def test_a_statement_follows_the_names_of_its_sentence(library):
    before = ledger_of(library)
    said = before.where(Filter()).statements
    assert said["actor"].tolist() == ["USA"]
    moved = making.about(point(before, "one", "U.S."), "name", ANA, named=Named("COUNTRY", "GUM"))
    after = decided(library, moved, known=before)
    assert after.statements["actor"].tolist() == ["GUM"]
    assert after.as_read.statements["actor"].tolist() == ["USA"]
    (row,) = TABLES["statements"].make(after.where(Filter())).to_dict("records")
    assert (row["country"], row["corrected"]) == ("Guam", "by Ana; read as United States deploying THAAD")
    assert TABLES["statements"].make(after.where(Filter(as_read=True)))["corrected"].tolist() == [""]
    gone = making.about(point(before, "one", "THAAD"), "reject", ANA)
    assert len(decided(library, gone, known=after).statements) == 0


def test_a_statement_is_wrong_or_says_something_else(library):
    before = ledger_of(library)
    where = before.statements.iloc[0]
    said, meant = Said("USA", "thaad", "deploying"), Said("USA", "thaad", "ordered", hedged=True)
    place = ("one", int(where["start"]), int(where["end"]))
    after = decided(library, making.of_statement(before, *place, said, ANA, meant=meant), known=before)
    row = after.statements.iloc[0]
    assert (row["stage"], bool(row["hedged"]), bool(row["negated"])) == ("ordered", True, False)
    assert len(decided(library, making.of_statement(before, *place, said, ANA), known=after).statements) == 0
