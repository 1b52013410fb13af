"""A click on any figure of any table opens a list just as long as the figure says."""

import random
from dataclasses import asdict
from pathlib import Path

import pytest

from benchmarks import made_library
from components import evidence as shown
from components import opening, selection, session
from components.selection import COPIES, Selection
from picket import evidence
from picket.catalogue.load import load_catalogue
from picket.filter import Entity, Filter, Terms
from picket.ledger import UNITS, Ledger
from picket.library import Library, ingest
from picket.library.intake import sample
from picket.model import SENSES
from picket.tables import TABLES, View

CATALOGUE = load_catalogue()
FIGURES = (*UNITS, "sentences", "statements", "entities", *SENSES, "with_parts", "copies", "as_read")
"""Columns of tables that hold figures."""

MOST = 16
"""Rows of a large table whose figures are opened: half of them the first."""

SCOPES = {
    "everything": Filter(),
    "with places": Filter(senses=SENSES),
    "beside Japan": Filter(named=(Entity("COUNTRY", "JPN"),)),
    "documents of Japan and Aegis": Filter(
        named=(Entity("COUNTRY", "JPN"), Entity("SYSTEM", "aegis", parts=True)), within="document"
    ),
    "considered": Filter(stages=("considering", "deploying")),
    "not from two": Filter(without=Terms(sources=("", "TASS")), undated="never"),
}


@pytest.fixture(scope="module")
def seed(tmp_path_factory, engine):
    library = Library.open(tmp_path_factory.mktemp("seed"))
    assert [outcome.result for outcome in ingest(library, engine, sample(Path("seeds").resolve()))] == ["added"]
    yield Ledger.of(library, CATALOGUE)
    library.close()


@pytest.fixture(scope="module")
def made(tmp_path_factory, engine):
    """The library of 200 documents that is measured with."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("picket.nlp.pipeline.Engine", lambda: engine)
        library = made_library.make(tmp_path_factory.mktemp("made"), 200)
    yield Ledger.of(library, CATALOGUE)
    library.close()


@pytest.fixture(autouse=True)
def mentions_are_counted(monkeypatch):
    monkeypatch.setattr(session, "unit", lambda: "mentions")


def opened(ledger: Ledger, scope: Filter, chosen: Selection) -> int:
    """How many rows the evidence of a selection lists, by way of its link."""
    chosen = selection.read(selection.written(chosen))
    what = selection.listed(chosen)
    if what == COPIES:
        return len(evidence.copies(ledger, chosen["document"]).whole)
    return len(evidence.listed(ledger.where(selection.within(chosen, scope, CATALOGUE)), what))


def clicks(name: str, ledger: Ledger, most: int = MOST) -> list[tuple[Selection, int]]:
    """What a click on each figure of a table selects, and the figure; of large tables some of them."""
    rows = View(TABLES[name], ledger).whole.to_dict("records")
    chance = random.Random(name)
    some = rows if len(rows) <= most else [*rows[: most // 2], *chance.sample(rows, most // 2)]
    return [
        (opening.CLICKS[name](row, column), row[column]) for row in some for column in FIGURES
        if isinstance(row.get(column), int)
    ]  # fmt: skip


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize("name", opening.CLICKS)
def test_a_figure_of_the_seed_article_opens_just_so_many(seed, name, scope):
    for chosen, figure in clicks(name, seed.where(SCOPES[scope]), 99 if scope == "everything" else 6):
        assert (chosen, opened(seed, SCOPES[scope], chosen)) == (chosen, figure)


@pytest.mark.parametrize("name", opening.CLICKS)
def test_a_figure_of_a_larger_library_opens_just_so_many(made, name):
    found = clicks(name, made.where(Filter()))
    assert len(found) > 12
    for chosen, figure in found:
        assert (chosen, opened(made, Filter(), chosen)) == (chosen, figure)


@pytest.mark.parametrize("scope", list(SCOPES)[1:])
@pytest.mark.parametrize("name", opening.CLICKS)
def test_a_figure_of_a_narrowed_library_opens_just_so_many(made, name, scope):
    for chosen, figure in clicks(name, made.where(SCOPES[scope]), 2):
        assert (chosen, opened(made, SCOPES[scope], chosen)) == (chosen, figure)


def test_a_reported_stage_opens_the_words_that_state_it(seed, made):
    for ledger in (seed, made):
        for row in View(TABLES["statements"], ledger).first(40).to_dict("records"):
            chosen = opening.statement(row, "country")
            wanted = selection.within(selection.read(selection.written(chosen)), Filter(), CATALOGUE)
            found = evidence.listed(ledger.where(wanted), selection.listed(chosen)).whole
            assert row["quote"] in set(found["quote"])
            assert set(found["document"]) == {row["document"]} and set(found["stage"]) == {row["stage"]}


FIRST_CLICKS: dict[str, Selection] = {
    "everything": {"label": "ALL"}, "a kind": {"label": "PERSON"},
    "a name": {"label": "COUNTRY", "key": "JPN"}, "a sense": {"label": "COUNTRY", "key": "JPN", "sense": "name"},
    "a system": {"label": "SYSTEM", "key": "aegis"},
    "two names": {"label": "ALL", "beside": "COUNTRY:JPN|COUNTRY:USA"},
    "two names in documents": {"label": "ALL", "beside": "COUNTRY:JPN|COUNTRY:USA", "where": "document"},
    "some days": {"label": "ALL", "since": "2016-01-01", "until": "2016-12-31"},
    "undated ones": {"label": "ALL", "undated": "only"},
    "a source": {"label": "ALL", "source": "TASS"},
}  # fmt: skip


@pytest.mark.parametrize("first", FIRST_CLICKS)
@pytest.mark.parametrize("what", ["documents", "stories", "sources", "names"])
def test_the_figures_within_a_list_open_just_so_many(made, first, what):
    """One click opened a list; each of its rows has figures that a second click opens."""
    chosen = FIRST_CLICKS[first] | {"by": what}
    kept = made.where(selection.within(chosen, Filter(), CATALOGUE))
    rows = shown.rows(evidence.listed(kept, what).first(2), what, chosen)
    assert rows
    for row in rows:
        for words, link in row["figures"]:
            figure = int(words.split()[0].replace(",", ""))
            assert (words, link, opened(made, Filter(), selection.read(link))) == (words, link, figure)


@pytest.mark.parametrize("first", FIRST_CLICKS)
def test_what_is_counted_of_a_click_is_as_long_as_its_list(made, first):
    kept = made.where(selection.within(FIRST_CLICKS[first], Filter(), CATALOGUE))
    for what, count in asdict(evidence.counted(kept)).items():
        assert (what, opened(made, Filter(), FIRST_CLICKS[first] | {"by": what})) == (what, count)


def test_every_table_with_names_or_documents_can_be_clicked():
    assert set(opening.CLICKS) <= set(TABLES)
    for name, table in TABLES.items():
        figures = {*table.columns} & {*FIGURES} - {*SENSES}
        within_lists = name in evidence.LISTED.values() or not figures
        assert name in opening.CLICKS or within_lists, name


def test_a_column_without_a_figure_opens_what_is_counted_everywhere(monkeypatch):
    monkeypatch.setattr(session, "unit", lambda: "stories")
    assert opening.entity({"label": "ORG", "key": "nato"}, "entity")["by"] == "stories"
    assert opening.entity({"label": "ORG", "key": "nato"}, "sources")["by"] == "sources"
    assert opening.country({"iso3": "JPN"}, "place")["by"] == "mentions"
