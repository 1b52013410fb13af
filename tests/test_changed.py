"""What changed between two parts of a library: by hand, and as going through every document one by one finds it."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from picket import changed
from picket.catalogue.load import load_catalogue
from picket.filter import Filter
from picket.ledger import Ledger
from picket.library import Library
from picket.model import Document, Mention, Reading, Statement
from tests.ledger_at_hand import Piece, made_library

CATALOGUE = load_catalogue()

Said = tuple[str, str, str, bool, bool]
"""Actor, system, stage, negated, hedged."""


def document(key: str, day: str, *sentences: tuple[str, Said | None]) -> Reading:
    """A document of sentences: names by their keys (countries in capitals), and what the sentence states."""
    text, mentions, statements = "", [], []
    for names, said in sentences:
        place = (len(text), len(text) + len(names))
        for name in names.split():
            start, label = len(text) + names.index(name), "COUNTRY" if name.isupper() else "SYSTEM"
            sense = "name" if label == "COUNTRY" else None
            mentions.append(
                Mention(key, start, start + len(name), name, label, name, sense, None, "hand", "hand", place)
            )
        if said:
            statements.append(Statement(key, *said, None, *place, names))
        text += names + "\n"
    published = date.fromisoformat(day) if day else None
    return Reading(Document(key, f"{key}.txt", text, published=published), tuple(mentions), tuple(statements))


BEFORE = (
    document("a", "2017-01-05", ("JPN thaad", ("JPN", "thaad", "considering", False, False)), ("KOR patriot", None)),
    document("b", "2017-02-01", ("JPN thaad", ("JPN", "thaad", "considering", False, True)), ("patriot", None)),
    document("c", "", ("JPN thaad", ("JPN", "thaad", "approved", True, False)), ("iron-dome iron-dome", None)),
    document("d", "2017-02-20", ("USA sm-3 KOR", ("USA", "sm-3", "tested", False, False)), ("iron-dome", None)),
)
AFTER = (
    document("e", "2017-03-01", ("JPN thaad", ("JPN", "thaad", "ordered", False, False)), ("USA sm-3", None)),
    document("f", "2017-03-09", ("JPN thaad", ("JPN", "thaad", "considering", True, False)), ("KOR sm-3", None)),
    document("g", "2017-03-05", ("POL arrow-3", ("POL", "arrow-3", "requested", False, True)), ("arrow-3", None)),
    document("h", "", ("POL arrow-3", ("POL", "arrow-3", "requested", False, True)), ("JPN sm-3", None)),
)


@pytest.fixture(scope="module")
def by_hand(tmp_path_factory):
    library = Library.open(tmp_path_factory.mktemp("changed"))
    for reading in (*BEFORE, *AFTER):
        library.add(reading, reading.document.id.encode())
    yield Ledger.of(library, CATALOGUE)
    library.close()


def sides(ledger: Ledger, before: str = "abcd", after: str = "efgh") -> list[Ledger]:
    return [ledger.where(Filter(documents=tuple(ids) or ("none",))) for ids in (before, after)]


def rows(table: pd.DataFrame, *columns: str) -> list[tuple]:
    """Some columns of a table, dates as words."""
    shown = table[list(columns)].copy()
    for name in {"first", "last"} & set(columns):
        shown[name] = shown[name].dt.strftime("%m-%d").fillna("undated")
    return list(shown.itertuples(index=False, name=None))


def test_new_systems_with_their_mentions_and_dates(by_hand):
    found = changed.of(changed.changed(*sides(by_hand)), "new system")
    assert rows(found, "system", "system_name", "actor", "counts", "before", "after", "first", "last") == [
        ("arrow-3", "Arrow 3", "", "mentions", 0, 3, "03-05", "03-05")
    ]


def test_new_pairs_are_counted_in_sentences_and_known_ones_are_not_new(by_hand):
    found = changed.of(changed.changed(*sides(by_hand)), "new pair")
    assert rows(found, "country", "system", "counts", "before", "after", "first", "last") == [
        ("Poland", "arrow-3", "sentences", 0, 2, "03-05", "03-05"),
        ("Japan", "sm-3", "sentences", 0, 1, "undated", "undated"),
    ]


def test_stages_are_another_one_one_stated_otherwise_or_the_first(by_hand):
    found = changed.of(changed.changed(*sides(by_hand)), "another stage", "stated otherwise", "first stage")
    before = "considering (2017-01-05); considering, hedged (2017-02-01); not approved (undated)"
    assert rows(found, "change", "actor", "system", "stage_before", "stage_after", "after", "last") == [
        ("another stage", "JPN", "thaad", before, "ordered", 1, "03-01"),
        ("stated otherwise", "JPN", "thaad", before, "not considering", 1, "03-09"),
        ("first stage", "POL", "arrow-3", "", "requested, hedged", 2, "03-05"),
    ]
    assert rows(found, "stage", "negated", "hedged") == [
        ("ordered", False, False), ("considering", True, False), ("requested", False, True),
    ]  # fmt: skip


def test_silence_is_what_was_there_often_enough_and_is_not_any_more(by_hand):
    once, twice = (changed.changed(*sides(by_hand), least=least) for least in (1, 2))
    assert rows(changed.of(twice, "silent system"), "system", "before", "after", "first", "last") == [
        ("iron-dome", 3, 0, "02-20", "02-20"), ("patriot", 2, 0, "01-05", "02-01"),
    ]  # fmt: skip
    assert rows(changed.of(once, "silent pair"), "actor", "system", "before", "last") == [
        ("KOR", "patriot", 1, "01-05")
    ]
    assert not len(changed.of(twice, "silent pair", "silent stage"))
    assert rows(changed.of(once, "silent stage"), "actor", "stage_before", "stage_after", "before", "last") == [
        ("USA", "tested", "", 1, "02-20"),
        ("JPN", "considering, hedged", "ordered (2017-03-01); not considering (2017-03-09)", 1, "02-01"),
        ("JPN", "considering", "ordered (2017-03-01); not considering (2017-03-09)", 1, "01-05"),
        ("JPN", "not approved", "ordered (2017-03-01); not considering (2017-03-09)", 1, "undated"),
    ]


def test_against_nothing_all_is_new_and_nothing_is_silent(by_hand):
    table = changed.changed(*sides(by_hand, before=""))
    assert table["change"].value_counts().to_dict() == {"new system": 3, "new pair": 5, "first stage": 3}
    assert (table["before"] == 0).all() and (table["stage_before"] == "").all()


def test_against_itself_and_of_nothing_there_is_no_change_and_the_columns_are_the_same(by_hand):
    whole = changed.changed(*sides(by_hand))
    for part in ("abcd", ""):
        table = changed.changed(*sides(by_hand, part, part))
        assert table.empty and list(table.columns) == list(changed.COLUMNS)
        assert table.dtypes.equals(whole.dtypes)


def test_a_country_counts_by_the_senses_asked_for(by_hand):
    none = [by_hand.where(Filter(documents=tuple(ids), senses=("place",))) for ids in ("abcd", "efgh")]
    assert not len(changed.of(changed.changed(*none, least=1), "new pair", "silent pair"))


# Going through everything one by one


def occurrences(pieces: list[Piece]) -> dict[tuple, list]:
    """Each thing that can change and the dates of the documents in which it stands, once for each time."""
    found = defaultdict(list)
    for piece in pieces:
        counted = [m for m in piece.mentions if m[4] != "place"]
        for mention in counted:
            if mention[2] == "SYSTEM":
                found["system", mention[3]].append(piece.published)
        for place in {m[5] for m in counted}:
            here = {(m[2], m[3]) for m in counted if m[5] == place}
            for label, system in here:
                for other, country in here:
                    if label == "SYSTEM" and other == "COUNTRY" and country in CATALOGUE.countries:
                        found["pair", system, country].append(piece.published)
        for said in piece.statements:
            found["stage", said.system, said.actor, said.stage, said.negated, said.hedged].append(piece.published)
    return found


def naive(before: list[Piece], after: list[Piece], least: int) -> dict[tuple, tuple]:
    """By kind of change and what it is about: how often before and after, and its first and last date."""
    there, now = occurrences(before), occurrences(after)
    found = {}
    for what in {*there, *now}:
        if (what in there) == (what in now) or (what in there and len(there[what]) < least):
            continue
        change = f"{'new' if what in now else 'silent'} {what[0]}"
        if change == "new stage":
            known = [other for other in there if other[0] == "stage" and other[1:3] == what[1:3]]
            otherwise = any(other[3] == what[3] for other in known)
            change = "stated otherwise" if otherwise else "another stage" if known else "first stage"
        dates = [day for day in (now if what in now else there)[what] if day]
        ends = (min(dates), max(dates)) if dates else (None, None)
        found[(change, *what[1:])] = (len(there.get(what, [])), len(now.get(what, [])), *ends)
    return found


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    library, pieces = made_library(tmp_path_factory.mktemp("changed-made"))
    yield Ledger.of(library, CATALOGUE), pieces
    library.close()


IDS = st.sets(st.sampled_from([f"d{number}" for number in range(40)]), max_size=12)


@settings(max_examples=60)
@given(IDS, IDS, st.sampled_from((1, 2, 4)))
def test_any_two_parts_differ_as_going_one_by_one_finds(shelf, before, after, least):
    ledger, pieces = shelf
    kept = [ledger.where(Filter(documents=tuple(sorted(ids)) or ("none",))) for ids in (before, after)]
    table = changed.changed(*kept, least=least)
    found = {}
    for row in table.to_dict("records"):
        what = [row["change"], row["system"]] + [row["actor"]] * (row["actor"] != "")
        what += [row["stage"], row["negated"], row["hedged"]] if row["counts"] == "statements" else []
        ends = [None if pd.isna(row[name]) else row[name].date() for name in ("first", "last")]
        found[tuple(what)] = (row["before"], row["after"], *ends)
    theirs = [[piece for piece in pieces if piece.id in ids] for ids in (before, after)]
    assert found == naive(*theirs, least) and len(found) == len(table)


def test_the_made_library_has_every_kind_of_change(shelf):
    ledger, _ = shelf
    kinds = set()
    for cut in range(1, 39):
        ids = [f"d{n}" for n in range(40)]
        kept = [ledger.where(Filter(documents=tuple(part))) for part in (ids[:cut], ids[cut:])]
        kinds |= set(changed.changed(*kept, least=1)["change"])
    assert kinds >= {"new system", "new pair", "another stage", "first stage", "silent pair", "silent stage"}


def test_rows_come_in_the_order_of_the_changes_then_newest_or_most_often_first(shelf):
    ledger, _ = shelf
    kept = [ledger.where(Filter(sources=(source,))) for source in ("Kyodo", "TASS")]
    table = changed.changed(*kept, least=1)
    ranks = [changed.CHANGES.index(change) for change in table["change"]]
    assert ranks == sorted(ranks) and len(set(ranks)) > 3
    for change, part in table.groupby("change"):
        order = part["last"].dropna() if "stage" in change or "stated" in change else part["before"] + part["after"]
        assert order.is_monotonic_decreasing
