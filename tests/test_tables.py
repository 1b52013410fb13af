"""Tables of sentences, stories and sources are what going through the documents one by one gives."""

import pandas as pd
import pytest

from picket.catalogue.load import FIRST, load_catalogue
from picket.filter import Filter
from picket.ledger import Ledger
from picket.model import SENSES
from picket.tables import TABLES, Finished, View, listed_systems
from tests.ledger_at_hand import made_library


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    library, pieces = made_library(tmp_path_factory.mktemp("tables"))
    yield Ledger.of(library, load_catalogue()).where(Filter(senses=SENSES)), [p for p in pieces if p.mentions]
    library.close()


def test_passages_are_the_sentences_with_mentions_in_their_exact_words(shelf):
    ledger, pieces = shelf
    expected = [
        (piece.id, *place, sum(m[5] == place for m in piece.mentions), piece.text[slice(*place)])
        for piece in pieces for place in sorted({m[5] for m in piece.mentions})
    ]  # fmt: skip
    rows = TABLES["passages"].make(ledger)
    columns = ("document", "sentence_start", "sentence_end", "mentions", "sentence")
    assert list(zip(*(rows[column] for column in columns))) == expected


def test_stories_are_told_by_their_earliest_document_most_told_first(shelf):
    ledger, pieces = shelf
    told: dict[int, list] = {}
    for piece in pieces:
        told.setdefault(piece.story, []).append(piece)
    rows = TABLES["stories"].make(ledger)
    found = {r["document"]: (r["documents"], r["mentions"], r["sources"]) for r in rows.to_dict("records")}
    assert found == {
        theirs[0].id: (len(theirs), sum(len(p.mentions) for p in theirs), len({p.source for p in theirs} - {""}))
        for theirs in told.values()
    }
    assert rows["documents"].is_monotonic_decreasing and rows["documents"].iloc[0] > 1


def test_sources_are_those_stated_with_their_first_and_last_day(shelf):
    ledger, pieces = shelf
    rows = TABLES["sources"].make(ledger).to_dict("records")
    assert {row["source"] for row in rows} == {"Kyodo", "TASS"}
    for row in rows:
        theirs = [piece for piece in pieces if piece.source == row["source"]]
        days = [piece.published for piece in theirs if piece.published]
        counts = (sum(len(p.mentions) for p in theirs), len(theirs), len({p.story for p in theirs}))
        assert (row["mentions"], row["documents"], row["stories"]) == counts
        assert (row["first"].date(), row["last"].date()) == (min(days), max(days))


def test_pairs_are_counted_in_sentences_and_documents(shelf):
    ledger, pieces = shelf

    def both(piece, place=None):
        named = {(m[2], m[3]) for m in piece.mentions if place in (None, m[5])}
        return {("JPN", key) for label, key in named if label == "SYSTEM" and ("COUNTRY", "JPN") in named}

    rows = TABLES["pairs"].make(ledger)
    for row in rows[rows["key_1"] == "JPN"].to_dict("records"):
        pair = ("JPN", row["key_2"])
        places = [(piece, place) for piece in pieces for place in {m[5] for m in piece.mentions}]
        assert row["sentences"] == sum(pair in both(*place) for place in places)
        assert row["documents"] == sum(pair in both(piece) for piece in pieces)


def test_sources_are_counted_once_for_each_name(shelf):
    ledger, pieces = shelf
    for row in TABLES["entities"].make(ledger).to_dict("records"):
        theirs = [p for p in pieces if any((m[2], m[3]) == (row["label"], row["key"]) for m in p.mentions)]
        counted = (len(theirs), len({p.story for p in theirs}), len({p.source for p in theirs} - {""}))
        assert (row["documents"], row["stories"], row["sources"]) == counted


@pytest.mark.parametrize("name", TABLES)
def test_any_part_of_a_table_is_cut_out_of_the_whole(shelf, name):
    view = View(TABLES[name], shelf[0])
    whole = view.whole
    for start, end in ((0, 3), (2, 5), (0, len(whole)), (len(whole), len(whole) + 2)):
        part = view.part(start, end)
        assert list(part.columns) == list(whole.columns)
        assert part.astype(str).equals(whole.iloc[start:end].reset_index(drop=True).astype(str))


def test_a_finished_table_is_taken_away_in_one_piece():
    frame = pd.DataFrame({"a": [1, 2], "b": ["x", "y"]})
    table = Finished(frame)
    assert len(table) == 2
    (whole,), (some,) = table.batches(), table.batches(["b"])
    assert whole.equals(frame) and some.equals(frame[["b"]])


def test_first_rows_that_take_little_room_are_made_once_and_others_are_not_kept(shelf, monkeypatch):
    ledger, _ = shelf
    view = View(TABLES["systems"], ledger)
    assert view.first(5_000) is view.first(5_000)
    assert view.first(3) is view.first(3) is not view.first(5_000)
    monkeypatch.setattr("picket.tables.FIRST_KEPT", view.first(2).memory_usage(deep=True).sum())
    fresh = View(TABLES["systems"], ledger)
    assert fresh.first(5_000) is not fresh.first(5_000)
    assert fresh.first(2) is fresh.first(2)


@pytest.mark.parametrize("every", [False, True])
def test_systems_are_listed_by_group_the_four_first_ones_always(shelf, every):
    ledger, _ = shelf
    catalogue, view = ledger.catalogue, View(TABLES["systems"], ledger)
    named = {str(key) for key in ledger.snapshot.entity_keys[ledger.labelled("SYSTEM").entity]}
    listed = {threats: set(listed_systems(view, threats, every).whole["system"]) for threats in (None, False, True)}
    assert listed[None] == (set(catalogue.systems) if every else (named & set(catalogue.systems)) | set(FIRST))
    assert listed[True] == {key for key in listed[None] if catalogue.systems[key].kind == "threat missile"}
    assert listed[False] == listed[None] - listed[True] >= set(FIRST)
