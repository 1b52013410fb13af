"""The ledger by period: every figure is what counting one mention after another gives."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest

from picket import steps, timeline
from picket.catalogue.load import load_catalogue
from picket.filter import Filter
from picket.labels import LABELS
from picket.ledger import UNITS, Ledger
from picket.library import Library
from picket.model import Document, Mention, Reading

LABELLED = {"COUNTRY": ["JPN", "USA", "KOR", "ROU"], "PERSON": ["Abe", "Park", "Moon"]}
ENDS = ("1899-12-31", "1970-01-01", "2016-12-25", "2016-12-26", "2016-12-31", "2017-01-01", "2017-01-02", "2020-02-29")


WORDS = [a + b for a in "bdfgklmnprst" for b in ("ado", "eri", "ilu", "oma")]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    """Sixty documents, every second a copy, some undated, others at the ends of weeks, months and years."""
    library = Library.open(tmp_path_factory.mktemp("timeline"))
    chance = np.random.default_rng(7)
    bodies: list[str] = []
    for number in range(60):
        new = f"Report {number}. " + " ".join(chance.choice(WORDS, 40)) if number % 2 else ""
        bodies.append(new or str(chance.choice(bodies or ["Report. " + " ".join(chance.choice(WORDS, 40))])))
        day = None if number % 7 == 0 else date.fromisoformat(chance.choice(ENDS))
        text = f"{bodies[-1]} ({number})"
        document = Document(f"d{number}", f"d{number}.txt", text, published=day)
        mentions = tuple(
            Mention(f"d{number}", at, at + 1, text[at], label, str(chance.choice(LABELLED[label])),
                    "name" if label == "COUNTRY" else None, None, "made-up", "by hand", (0, len(text)))
            for at, label in enumerate(chance.choice(list(LABELLED), number % 11).tolist())
        )  # fmt: skip
        library.add(Reading(document, mentions, (), (), "made-up"), text.encode())
    yield Ledger.of(library, load_catalogue())
    library.close()


def bounds(day: date, step: str) -> tuple[date, date]:
    """The first day of the period of a day, and the day after its last."""
    if step == "day":
        return day, day + timedelta(1)
    if step == "week":
        monday = date.fromisocalendar(*day.isocalendar()[:2], 1)
        return monday, monday + timedelta(7)
    if step == "month":
        first = day.replace(day=1)
        return first, (first + timedelta(31)).replace(day=1)
    return date(day.year, 1, 1), date(day.year + 1, 1, 1)


def by_hand(ledger: Ledger, step: str, label: str) -> dict:
    """(key, start, end) -> mentions, documents, stories; one mention after another."""
    snapshot, columns = ledger.snapshot, ledger.columns
    cells: dict = {}
    for document, entity in zip(columns.document.tolist(), columns.entity.tolist()):
        if label and list(LABELS)[snapshot.entity_labels[entity]] != label:
            continue
        published = ledger.documents.at[document, "published"]
        when = (None, None) if pd.isna(published) else bounds(published.date(), step)
        cell = cells.setdefault((snapshot.entity_keys[entity] if label else "", *when), ([], set(), set()))
        cell[0].append(1)
        cell[1].add(document)
        cell[2].add(ledger.documents.at[document, "story"])
    return {cell: tuple(len(part) for part in parts) for cell, parts in cells.items()}


def found(table: pd.DataFrame) -> dict:
    def day(when):
        return None if pd.isna(when) else when.date()

    return {
        (row.key, day(row.period_start), day(row.period_end)): (row.mentions, row.documents, row.stories)
        for row in table.itertuples()
    }


@pytest.mark.parametrize("step", steps.STEPS)
@pytest.mark.parametrize("label", ["", "COUNTRY", "PERSON"])
def test_every_cell_is_what_counting_by_hand_gives(ledger, step, label):
    counted = by_hand(ledger, step, label)
    assert found(timeline.periods(ledger, step, label, (), "mentions")) == counted
    assert any(documents > stories for _, documents, stories in counted.values())
    assert any(start is None for _, start, _ in counted)


@pytest.mark.parametrize("step", steps.STEPS)
def test_a_part_of_the_ledger_is_counted_alone(ledger, step):
    part = ledger.where(Filter(documents=tuple(f"d{n}" for n in range(5, 40)), senses=("name",)))
    assert found(timeline.periods(part, step, "COUNTRY", (), "documents")) == by_hand(part, step, "COUNTRY")
    assert found(timeline.periods(part, step, "", (), "documents")) == by_hand(part, step, "")
    assert 0 < len(part) < len(ledger)


@pytest.mark.parametrize("unit", UNITS)
def test_without_keys_the_most_frequent_come_first(ledger, unit):
    every = timeline.periods(ledger, "year", "COUNTRY", (), unit)
    counted = ledger.where(Filter(label="COUNTRY"))
    totals = {
        key: timeline.periods(counted.where(Filter(label="COUNTRY", key=key)), "year", "", (), unit)[unit].sum()
        for key in LABELLED["COUNTRY"]
    }
    two = timeline.periods(ledger, "year", "COUNTRY", (), unit, most=2)
    assert list(two["key"].unique()) == list(every["key"].unique())[:2]
    assert unit == "stories" or sorted(totals.values())[-2:] == sorted(totals[key] for key in two["key"].unique())


def test_keys_keep_their_order_and_those_never_named_are_left_out(ledger):
    table = timeline.periods(ledger, "year", "COUNTRY", ("USA", "FRA", "JPN", "USA"), "mentions")
    assert list(table["key"].unique()) == ["USA", "JPN"]
    assert list(table["name"].unique()) == ["United States", "Japan"]
    for _, rows in table.groupby("key"):
        assert rows["period_start"].is_monotonic_increasing or rows["period_start"].isna().iloc[-1]
        assert rows["period_start"].dropna().is_monotonic_increasing


@pytest.mark.parametrize(("label", "keys"), [("COUNTRY", ("FRA",)), ("EVENT", ())])
def test_nothing_counted_is_a_table_with_the_same_columns(ledger, label, keys):
    empty, some = (timeline.periods(ledger, "month", label, k, "mentions") for label, k in ((label, keys), ("", ())))
    assert empty.empty and list(empty.columns) == list(some.columns)
    assert list(empty.dtypes[["period_start", "mentions"]]) == list(some.dtypes[["period_start", "mentions"]])
    assert timeline.wide(empty, "mentions").empty


def test_a_library_without_documents(library):
    ledger = Ledger.of(library, load_catalogue())
    assert timeline.periods(ledger, "week", "", (), "mentions").empty
    assert timeline.best_step(ledger) == "year"


@pytest.mark.parametrize(
    ("first", "last", "step"),
    [
        ("2017-01-01", "2017-03-01", "day"),
        ("2017-01-01", "2017-03-02", "week"),
        ("2017-01-02", "2018-02-25", "week"),
        ("2017-01-01", "2018-02-25", "month"),
        ("2017-01-31", "2021-12-01", "month"),
        ("2017-01-31", "2022-01-01", "year"),
        ("1700-01-01", "2022-01-01", "year"),
    ],
)
def test_the_best_step_is_the_finest_with_sixty_periods_at_most(ledger, first, last, step):
    documents = ledger.documents.assign(published=pd.array([None] * len(ledger.documents), "datetime64[s]"))
    documents.iloc[[3, 9], documents.columns.get_loc("published")] = [pd.Timestamp(first), pd.Timestamp(last)]
    assert timeline.best_step(replace(ledger, documents=documents)) == step


@pytest.mark.parametrize("step", steps.STEPS)
def test_side_by_side_every_period_is_there_once_and_the_figures_are_the_same(ledger, step):
    table = timeline.periods(ledger, step, "COUNTRY", (), "documents")
    side = timeline.wide(table, "documents")
    assert list(side.columns) == ["period", *table["name"].unique()]
    days = [bounds(start.date(), step) for start in side.index[:-1]]
    assert all(end == start for (_, end), (start, _) in pairwise(days))
    assert [day for day, _ in days] == [start.date() for start in side.index[:-1]]
    assert side["period"].is_unique and side["period"].iloc[-1] == "Undated" and side.index.isna().sum() == 1
    for name, rows in table.groupby("name"):
        filled = side.loc[side[name] > 0, name]
        assert dict(zip(filled.index.astype(str), filled)) == dict(
            zip(rows["period_start"].astype(str), rows["documents"])
        )


def test_series_of_one_name_are_told_apart_by_their_keys(ledger):
    table = timeline.periods(ledger, "year", "COUNTRY", ("USA", "JPN", "KOR"), "mentions")
    table["name"] = table["name"].replace({"Japan": "United States"})
    side = timeline.wide(table, "mentions")
    assert list(side.columns) == ["period", "United States (USA)", "United States (JPN)", "South Korea"]


def test_undated_documents_alone_are_one_row(ledger):
    table = timeline.periods(ledger, "month", "", (), "mentions")
    side = timeline.wide(table[table["period_start"].isna()], "mentions")
    assert side.to_numpy().tolist() == [["Undated", by_hand(ledger, "month", "")[("", None, None)][0]]]


@pytest.mark.parametrize(
    ("step", "said"),
    [("day", "6 March 2017"), ("week", "week of 6 March 2017"), ("month", "March 2017"), ("year", "2017")],
)
def test_periods_in_words(step, said):
    assert steps.words(pd.Timestamp("2017-03-06"), step) == said
