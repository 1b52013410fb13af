"""Decisions hold: after a restart, a new reading, another model, in another library, and after a kill."""

import signal
import subprocess
import sys
from dataclasses import replace

import pytest

from picket.corrections import files, making
from picket.corrections.decision import Named, Read
from picket.errors import DecisionError
from picket.filter import Filter
from picket.library import Library
from picket.library.backup import backup, restore
from picket.tables import TABLES
from tests.corrections.shelf import CATALOGUE, MARKS, ONE, TWO, fill, ledger_of, of, point, reading, rows, sent

ANA, BO = "Ana", "Bo"
USA = Named("COUNTRY", "USA")


def three(library) -> list:
    """A merge of "U.S.", "US" and another name, a person that is none, and a place in another country."""
    ledger = ledger_of(library)
    return [
        making.of_entity(Read("ORG", "uncle sam"), ANA, named=USA),
        making.about(point(ledger, "two", "Kim"), "reject", ANA, scope="document"),
        making.about(point(ledger, "one", "Kim", 1), "reject", ANA),
        making.about(point(ledger, "one", "Georgia"), "name", ANA, named=Named("COUNTRY", "USA", "place")),
    ]


def holds(library) -> None:
    """All of this is so in the library."""
    ledger = ledger_of(library)
    assert of(ledger, "Uncle Sam") == of(ledger, "US") == of(ledger, "U.S.") == [("COUNTRY", "USA")]
    assert of(ledger, "Kim") == [("PERSON", "kim")]
    assert of(ledger, "Georgia") == [("COUNTRY", "USA"), ("COUNTRY", "GEO")]
    counted = TABLES["countries"].make(ledger.where(Filter())).set_index("iso3")
    assert counted.loc["USA", ["mentions", "as_read"]].tolist() == [3, 2]
    assert ledger.issues.empty


@pytest.fixture
def library(tmp_path):
    shelf = fill(tmp_path / "shelf")
    yield shelf
    shelf.close()


def test_after_a_restart(library):
    library.decide(three(library))
    holds(library)
    library.close()
    again = Library.open(library.location)
    holds(again)
    again.close()


def test_after_a_new_reading_by_another_model(library):
    library.decide(three(library))
    library.renew([reading("one", ONE, statements=[sent()]), reading("two", TWO)])
    holds(library)
    other = MARKS | {"Kim": ("PERSON", "Kim Jong Un", None), "Georgia": ("PLACE", None, None)}
    library.renew([reading("one", ONE, other), reading("two", TWO, other)])
    ledger = ledger_of(library)
    assert of(ledger, "Georgia", "one") == [("COUNTRY", "USA")], "the analyst said so of just this place"
    assert of(ledger, "Kim", "one") == [("PERSON", "kim jong un")], "and that this one is nobody"
    assert of(ledger, "Kim", "two") == [("PERSON", "kim jong un")], "but not of what is read otherwise"


def test_after_a_model_that_finds_nothing_there_any_more(library):
    library.decide(three(library))
    less = {words: marks for words, marks in MARKS.items() if words not in ("Kim", "Georgia")}
    library.renew([reading("one", ONE, less), reading("two", TWO, less)])
    ledger = ledger_of(library)
    assert of(ledger, "Georgia") == [("COUNTRY", "USA")]
    assert of(ledger, "Kim") == []
    row = TABLES["mentions"].make(ledger.where(Filter(senses=("place",), label="COUNTRY"))).iloc[0]
    assert (row["before"], row["after"], row["found_by"]) == ("", " votes on Patriot.", "analyst")


def test_in_an_empty_library_filled_later(library, tmp_path):
    library.decide(three(library))
    written = files.written(library.decisions())
    with pytest.raises(DecisionError, match=r"'a.jsonl', line 5: not JSON \(.*\); nothing was imported"):
        files.read(written + b"{", "a.jsonl")
    other = Library.open(tmp_path / "other")
    assert other.decide(files.read(written, "a.jsonl")) == 4
    assert other.decide(files.read(written, "a.jsonl")) == 0
    assert ledger_of(other).issues.empty, "decisions wait for their documents"
    other.add(reading("one", ONE, statements=[sent()]), ONE.encode())
    other.add(reading("two", TWO), TWO.encode())
    holds(other)
    assert files.written(other.decisions()) == written
    other.close()


def test_in_a_copy_of_the_library(library, tmp_path):
    library.decide(three(library))
    backup(library.location, tmp_path / "copy.picket")
    restore(tmp_path / "copy.picket", tmp_path / "restored")
    again = Library.open(tmp_path / "restored")
    holds(again)
    again.close()


def test_decisions_of_a_document_that_is_gone_wait_for_it(library):
    library.decide(three(library))
    known = ledger_of(library)
    there = sorted(rows(known))
    library.remove(["one"])
    without = ledger_of(library, known)
    assert {row[0] for row in rows(without)} == {"two"}
    assert without.issues.empty
    library.add(reading("one", ONE, statements=[sent()]), ONE.encode())
    assert sorted(rows(ledger_of(library, without))) == sorted(rows(ledger_of(library))) == there


def test_two_files_in_either_order_give_the_same_library(library, tmp_path):
    ledger = ledger_of(library)
    kim = point(ledger, "one", "Kim")
    ana = [*three(library), making.about(kim, "reject", ANA, scope="everywhere")]
    bo = [
        making.about(kim, "name", BO, scope="everywhere", named=Named("ORG", "KIM Inc")),
        making.of_entity(Read("SYSTEM", "patriot"), BO, named=Named("SYSTEM", "thaad")),
    ]
    made = []
    for name, order in (("ana first", (ana, bo)), ("bo first", (bo, ana))):
        other = fill(tmp_path / name)
        for decisions in order:
            other.decide(decisions)
        made.append(ledger_of(other))
        other.close()
    assert rows(made[0]) == rows(made[1])
    assert made[0].statements.equals(made[1].statements)
    for one in made:
        assert [(c.overruled, c.holds) for c in one.whole.standing.conflicts] == [(ana[-1], bo[0])]


def test_a_decision_that_finds_no_place_is_an_issue(library):
    decisions = three(library)
    other = ONE.replace("Kim is a name", "nobody has one")
    library.decide(decisions)
    library.remove(["one"])
    library.add(reading("one", other), other.encode())
    issues = ledger_of(library).issues
    assert issues["where"].tolist() == ["one.txt"]
    assert issues["message"].iloc[0].startswith("Ana decided about “Kim” on 20")
    assert (
        issues["message"]
        .iloc[0]
        .endswith("these words are not found in the document any more, or in several places alike.")
    )
    assert issues["hint"].iloc[0].startswith("Take the decision back")


def test_a_decision_about_a_system_that_is_not_in_the_catalogue_is_an_issue(library):
    one = making.of_entity(Read("SYSTEM", "patriot"), ANA, named=Named("SYSTEM", "our-own"))
    library.decide([one])
    ledger = ledger_of(library)
    assert of(ledger, "Patriot") == [("SYSTEM", "patriot")]
    assert "there is no “our-own” in the catalogue" in ledger.issues["message"].iloc[0]
    assert "our-own" not in CATALOGUE.systems


DECIDER = """
import sys, time
from picket.corrections import making
from picket.corrections.decision import Read
from picket.library import Library
library = Library.open(sys.argv[1])
for n in range(int(sys.argv[2])):
    one = making.of_entity(Read("PERSON", f"kim {n}"), "Ana")
    library.decide([one])
    print(one.id, flush=True)
time.sleep(600)
"""


def test_what_was_acknowledged_is_there_after_a_kill(tmp_path):
    Library.open(tmp_path).close()
    command = [sys.executable, "-c", DECIDER, str(tmp_path), "5"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    said = [process.stdout.readline().strip() for _ in range(5)]
    process.send_signal(signal.SIGKILL)
    process.wait()
    library = Library.open(tmp_path)
    assert [one.id for one in library.decisions()] == said
    library.close()


def test_the_log_cannot_be_rewritten(library):
    one = three(library)[0]
    library.decide([one])
    with pytest.raises(DecisionError, match="is in the log already and says something else; nothing was kept"):
        library.decide([replace(one, why="changed later"), *three(library)])
    assert library.decisions() == [one]
