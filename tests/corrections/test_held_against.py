"""Whatever corrected figure is shown, the same figure as it was read stands beside it."""

from dataclasses import replace
from datetime import date
from random import Random
from typing import get_args

import numpy as np
import pytest

from picket import board, changed, compare, timeline, together
from picket.catalogue.load import load_catalogue
from picket.filter import Filter
from picket.labels import LABELS
from picket.ledger import Ledger
from picket.meetings import Within
from picket.model import SENSES
from picket.tables import TABLES, pairs
from tests.corrections.test_laws import some
from tests.ledger_at_hand import made_library

CATALOGUE = load_catalogue()
COUNTED = {
    "kinds": (["label"], "mentions"), "entities": (["label", "key"], "mentions"), "countries": (["iso3"], "mentions"),
    "systems": (["system"], "mentions"), "beside": (["system", "iso3"], "mentions"), "documents": (["id"], "mentions"),
    "stories": (["document"], "mentions"), "sources": (["source"], "mentions"),
    "status": (["system", "actor", "stage", "negated", "hedged"], "statements"),
    "COUNTRY-SYSTEM": (["key_1", "key_2"], "sentences"), "PERSON-PERSON": (["key_1", "key_2"], "sentences"),
}  # fmt: skip
"""By table what tells its rows apart, and what is counted."""
PARTS = (Filter(senses=SENSES), Filter(), Filter(since=date(2017, 2, 28)), Filter(label="COUNTRY", key="JPN"))


@pytest.fixture(scope="module", params=range(3))
def ledger(request, tmp_path_factory):
    library, _ = made_library(tmp_path_factory.mktemp("held"), 30, request.param)
    before = Ledger.of(library, CATALOGUE)
    library.decide(some(before, Random(request.param), 60))
    yield Ledger.of(library, CATALOGUE, before.snapshot)
    library.close()


def figures(table, keys: list[str], count: str) -> dict[tuple, int]:
    """What the rows of a table count, by what tells them apart."""
    return dict(zip(zip(*(table[key].tolist() for key in keys)), table[count].tolist()))


@pytest.mark.parametrize("part", PARTS, ids=["all", "usual", "later", "Japan"])
@pytest.mark.parametrize("name", COUNTED)
def test_beside_each_count_stands_that_of_the_same_table_as_it_was_read(ledger, name, part):
    table = TABLES[name] if name in TABLES else pairs(*name.split("-"))
    keys, count = COUNTED[name]
    now, raw = (table.make(ledger.where(replace(part, as_read=as_read))) for as_read in (False, True))
    if name == "stories":  # another document of a story may be the first to name something
        story = dict(zip(ledger.documents["id"], ledger.documents["story"]))
        now, raw = (rows.assign(document=rows["document"].map(story)) for rows in (now, raw))
    read = figures(raw, keys, count)
    assert figures(now, keys, "as_read") == {key: read.get(key, 0) for key in figures(now, keys, count)}
    assert raw["as_read"].tolist() == raw[count].tolist()
    assert part != PARTS[0] or now.empty or now["as_read"].tolist() != now[count].tolist()


@pytest.mark.parametrize("part", PARTS, ids=["all", "usual", "later", "Japan"])
@pytest.mark.parametrize("label", ["", "COUNTRY", "PERSON"])
def test_a_period_tells_what_was_read_in_it(ledger, label, part):
    def made(as_read: bool, keys=()):
        kept = ledger.where(replace(part, as_read=as_read))
        return timeline.periods(kept, "day", label, keys, "mentions")

    now = made(False)
    keys = ["key", "period_start"]
    now, raw = (
        rows.assign(period_start=rows["period_start"].astype(str))
        for rows in (now, made(True, now["key"].unique().tolist()))
    )
    read = figures(raw, keys, "mentions")
    assert figures(now, keys, "as_read") == {key: read.get(key, 0) for key in figures(now, keys, "mentions")}


@pytest.mark.parametrize("kinds", [("COUNTRY", "SYSTEM"), ("ORG", "PERSON"), ("SYSTEM", "SYSTEM")], ids=str)
@pytest.mark.parametrize("within", get_args(Within))
def test_a_cell_tells_in_how_many_places_both_were_read(ledger, kinds, within):
    now, raw = (
        together.together(ledger.where(Filter(as_read=as_read)), *kinds, within, 100, "name")
        for as_read in (False, True)
    )
    read = {
        (row, column): int(raw.counts[r, c])
        for r, row in enumerate(raw.rows.keys) for c, column in enumerate(raw.columns.keys)
    }  # fmt: skip
    expected = [[read.get((row, column), 0) for column in now.columns.keys] for row in now.rows.keys]
    assert now.as_read.tolist() == expected
    assert not now.counts.size or expected != now.counts.tolist()
    assert raw.as_read is raw.counts


def test_a_change_tells_what_was_read_on_either_side(ledger):
    sides = [Filter(documents=tuple(f"d{n}" for n in part)) for part in (range(3), range(3, 7))]
    rows = changed.changed(*(ledger.where(side) for side in sides), least=1)
    assert {"sentences", "statements"} <= set(rows["counts"])
    read = [ledger.where(replace(side, as_read=True)) for side in sides]
    for row in rows.to_dict("records"):
        counted = [counted_by_hand(kept, row) for kept in read]
        assert [row["before_as_read"], row["after_as_read"]] == counted, row
    assert (rows["before"] != rows["before_as_read"]).any() or (rows["after"] != rows["after_as_read"]).any()


def counted_by_hand(kept: Ledger, row: dict) -> int:
    """What a row of changes counts, counted mention by mention."""
    if row["counts"] == "statements":
        keys = ["system", "actor", "stage", "negated", "hedged"]
        return sum(all(said[key] == row[key] for key in keys) for said in kept.statements.to_dict("records"))
    snapshot, columns = kept.snapshot, kept.columns
    held = [
        (int(sentence), str(snapshot.entity_keys[entity]))
        for sentence, entity, label in zip(columns.sentence, columns.entity, columns.label)
        if list(LABELS)[label] in ("COUNTRY", "SYSTEM")
    ]
    if row["counts"] == "mentions":
        return sum(key == row["system"] for _, key in held)
    return len({s for s, key in held if key == row["system"]} & {s for s, key in held if key == row["actor"]})


def test_the_board_tells_what_was_read_in_chips_rows_and_columns(ledger):
    now, raw = (board.board(ledger.where(Filter(as_read=as_read))) for as_read in (False, True))
    for system in now.systems:
        assert now.as_read(system) == raw.statements(system)
    for country in now.countries:
        assert now.as_read(country=country) == raw.statements(country=country)
    assert now.as_read() == raw.statements()
    for place, cell in now.cells.items():
        there = raw.cells[place].reports if place in raw.cells else ()
        for report in cell.reports:
            same = [r for r in there if (r.stage, r.negated, r.hedged) == (report.stage, report.negated, report.hedged)]
            assert report.as_read == sum(other.statements for other in same)


def test_two_sides_tell_what_was_read_of_each_name(ledger):
    sides = [Filter(sources=("Kyodo",)), Filter(sources=("TASS",))]
    now, raw = (
        compare.compared(*(ledger.where(replace(side, as_read=as_read)) for side in sides)) for as_read in (False, True)
    )
    for side in ("here", "there"):
        read = figures(raw, ["label", "key"], f"mentions_{side}")
        counts = figures(now, ["label", "key"], f"as_read_{side}")
        assert counts == {key: read.get(key, 0) for key in counts} != figures(now, ["label", "key"], f"mentions_{side}")


def test_a_mention_tells_who_corrected_it_and_how_it_was_read(ledger):
    told = TABLES["mentions"].make(ledger.where(Filter(senses=SENSES)))
    corrected = told[told["corrected"] != ""]
    assert len(corrected) == int(np.count_nonzero(ledger.whole.by >= 0)) > 0
    assert corrected["corrected"].str.match(r"by (Ana|Bo); (read as .+ \(\w+\)|was not read as a name)$").all()
    raw = TABLES["mentions"].make(ledger.where(Filter(senses=SENSES, as_read=True)))
    assert set(raw["corrected"]) == {""}
