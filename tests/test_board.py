"""The status board is the statements, grouped; each of its reports opens just the statements it counts."""

from collections import defaultdict
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from components import opening, selection
from picket import evidence, status_rows
from picket.board import Board, Cell, board
from picket.catalogue.load import FIRST, load_catalogue
from picket.evaluate import documents, load_gold
from picket.filter import Entity, Filter
from picket.ledger import Ledger
from picket.library import Library
from picket.model import Document, Reading, Statement
from picket.tables import TABLES

GOLD = Path(__file__).parent / "gold"
CATALOGUE = load_catalogue()
SOURCES = ("", "Kyodo", "TASS")
SCOPES = {
    "everything": Filter(),
    "beside Japan": Filter(named=(Entity("COUNTRY", "JPN"),)),
    "documents of the United States": Filter(named=(Entity("COUNTRY", "USA"),), within="document"),
    "two stages": Filter(stages=("ordered", "operational")),
    "one source, dated": Filter(sources=("Kyodo",), undated="never"),
}


@pytest.fixture(scope="module")
def shelf(tmp_path_factory, engine):
    """The gold documents as the engine reads them, with made-up days and sources, and the readings."""
    library, readings = Library.open(tmp_path_factory.mktemp("board")), []
    read = [r for name in ("picket", "second") for r in engine.read_many(documents(load_gold(GOLD / f"{name}.jsonl")))]
    for number, reading in enumerate(read):
        day = None if number % 3 == 0 else date(2017, 1, 1) + timedelta(number)
        document = replace(reading.document, published=day, source=SOURCES[number % 4 % 3])
        readings.append(replace(reading, document=document))
        library.add(readings[-1], document.text.encode())
    yield Ledger.of(library, CATALOGUE), readings
    library.close()


def test_the_board_is_the_statements_grouped(shelf):
    ledger, readings = shelf
    groups = defaultdict(list)
    for reading in readings:
        for s in reading.statements:
            groups[s.system, s.actor, s.stage, s.negated, s.hedged].append(reading.document)
    found = {
        (system, country, r.stage, r.negated, r.hedged):
            (r.statements, r.documents, r.sources, r.undated, r.first, r.last)
        for (system, country), cell in board(ledger).cells.items() for r in cell.reports
    }  # fmt: skip
    assert len(groups) > 300 and {key[3:] for key in groups} == {(n, h) for n in (0, 1) for h in (0, 1)}
    assert found.keys() == groups.keys()
    for key, told_in in groups.items():
        days = [document.published for document in told_in if document.published]
        sources = {document.source for document in told_in} - {""}
        counts = (len(told_in), len({d.id for d in told_in}), len(sources), len(told_in) - len(days))
        assert (key, found[key]) == (key, (*counts, min(days, default=None), max(days, default=None)))


@pytest.mark.parametrize("scope", SCOPES)
def test_each_report_opens_just_its_statements_and_all_sum_to_the_statements(shelf, scope):
    ledger = shelf[0].where(SCOPES[scope])
    rows = TABLES["status"].make(ledger)
    assert rows["statements"].sum() == len(ledger.statements) == board(ledger).statements() > 0
    opened = 0
    for row in rows.to_dict("records")[:: 1 if len(rows) < 100 else 9]:
        for column in ("statements", "documents", "sources"):
            chosen = selection.read(selection.written(opening.report(row, column)))
            kept = shelf[0].where(selection.within(chosen, SCOPES[scope], CATALOGUE))
            assert (row, len(evidence.listed(kept, selection.listed(chosen)))) == (row, row[column])
        found = evidence.listed(kept, "statements").whole
        for name in ("system", "actor", "stage", "negated", "hedged"):
            assert set(found[name]) == {row[name]}
        opened += len(found)
    assert opened > 10


def test_rows_columns_and_the_whole_are_counted(shelf):
    made = board(shelf[0])
    statements = shelf[0].statements
    assert made.statements("thaad") == (statements["system"] == "thaad").sum() > 10
    assert made.statements(country="JPN") == (statements["actor"] == "JPN").sum() > 10
    leading = [key for key in made.systems if key in FIRST]
    assert list(made.systems[: len(leading)]) == leading == [key for key in FIRST if key in leading]
    rest = [made.statements(key) for key in made.systems[len(leading) :]]
    assert rest == sorted(rest, reverse=True) and set(made.systems) == set(statements["system"])
    counts = [made.statements(country=iso3) for iso3 in made.countries]
    assert counts == sorted(counts, reverse=True) and set(made.countries) == set(statements["actor"])


@pytest.fixture
def ledger_of(tmp_path):
    """A function that makes the ledger of these readings."""

    def made(*readings: Reading) -> Ledger:
        with closing(Library.open(tmp_path / "library")) as library:
            for reading in readings:
                library.add(reading, reading.document.text.encode())
            return Ledger.of(library, CATALOGUE)

    return made


def told(number: int, stage: str, negated: bool, day: str | None, hedged: bool = False) -> Reading:
    """A document of this day, None for an undated one, that reports a stage of Japan and Aegis Ashore."""
    text = f"Number {number} says so."
    document = Document(f"d{number}", f"{number}.txt", text, published=date.fromisoformat(day) if day else None)
    statement = Statement(f"d{number}", "JPN", "aegis-ashore", stage, negated, hedged, None, 0, 8, text[:8])
    return Reading(document, (), (statement,), (), "made-up")


def cell(made: Board) -> Cell:
    return made.cells["aegis-ashore", "JPN"]


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        (("ordered", False), ("ordered", True), True),
        (("operational", False), ("cancelled", False), True),
        (("approved", False), ("suspended", False), True),
        (("ordered", False), ("cancelled", True), False),
        (("operational", True), ("cancelled", False), False),
        (("considering", False), ("ordered", False), False),
        (("considering", False), ("cancelled", False), False),
        (("opposed", False), ("deploying", False), False),
    ],
)
def test_reports_differ_when_one_denies_the_stage_or_one_goes_on_and_one_is_stopped(ledger_of, one, other, differ):
    readings = (told(0, *one, "2017-03-02"), told(1, *other, None), told(2, "tested", False, "2016-01-01"))
    found = cell(board(ledger_of(*readings)))
    assert [report.differs for report in found.reports] == [differ, False, differ]
    assert [report.stage for report in found.reports] == [one[0], "tested", other[0]]


def test_a_hedged_report_differs_as_another_does(ledger_of):
    plain, hedged = told(0, "ordered", False, "2018-01-01"), told(1, "cancelled", False, "2020-01-01", hedged=True)
    found = cell(board(ledger_of(plain, hedged)))
    assert [(r.stage, r.differs) for r in found.reports] == [("cancelled", True), ("ordered", True)]


def test_reports_of_another_country_or_system_do_not_make_any_differ(ledger_of):
    texts = [("JPN", "aegis-ashore", "ordered"), ("JPN", "thaad", "cancelled"), ("USA", "aegis-ashore", "cancelled")]
    statements = tuple(Statement("d0", a, s, stage, False, False, None, 0, 3, "Six") for a, s, stage in texts)
    ledger = ledger_of(Reading(Document("d0", "0.txt", "Six words stand here."), (), statements, (), "made-up"))
    assert not status_rows.rows(ledger)["differs"].any()
    assert len(board(ledger).cells) > 3  # entries of the reference stand beside reports of others


def test_host_and_operator_are_told_apart_and_neither_is_a_report(ledger_of):
    ledger = ledger_of()
    assert board(ledger).cells == {} and board(ledger).countries == ()
    whole = board(ledger, reference=True)
    seoul = whole.cells["thaad", "KOR"]
    assert [(role, entry.site) for role, entry in seoul.reference] == [("host", "Seongju")]
    assert {role for role, _ in whole.cells["thaad", "USA"].reference} == {"operator"}
    assert whole.statements() == 0 and all(not one.reports for one in whole.cells.values())
    entries = sum(len(system.operators) + len(system.hosts) for system in CATALOGUE.systems.values())
    assert sum(len(one.reference) for one in whole.cells.values()) == whole.beyond == entries > 100


def test_what_only_the_catalogue_tells_of_is_left_out_and_counted(shelf):
    few, whole = board(shelf[0]), board(shelf[0], reference=True)
    shown = sum(len(one.reference) for one in few.cells.values())
    assert shown + few.beyond == sum(len(one.reference) for one in whole.cells.values())
    assert few.beyond > 0 and set(few.countries) < set(whole.countries)
    assert few.statements() == whole.statements()
    assert {p: one.reports for p, one in few.cells.items() if one.reports} == {
        p: one.reports for p, one in whole.cells.items() if one.reports
    }


@pytest.mark.parametrize(
    ("named", "systems", "countries"),
    [
        ((Entity("SYSTEM", "thaad"),), {"thaad"}, set()),
        ((Entity("COUNTRY", "KOR"), Entity("PERSON", "abe")), set(), {"KOR"}),
        ((Entity("SYSTEM", "aegis", parts=True), Entity("COUNTRY", "JPN")), CATALOGUE.family("aegis"), {"JPN"}),
    ],
)
def test_only_what_the_filter_names_comes_in_by_reference_alone(shelf, named, systems, countries):
    few = shelf[0].where(Filter(stages=("tested",)))
    found, whole = board(few, True, named).cells.keys(), board(few, True).cells.keys()
    beyond = {
        (system, country) for system, country in whole - board(few).cells.keys()
        if (not systems or system in systems) and (not countries or country in countries)
    }  # fmt: skip
    assert beyond and found == board(few).cells.keys() | beyond < whole
