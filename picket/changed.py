"""What changed between two parts of a library: what is mentioned or reported in the one and not in the other.

Nothing here says that something happened: it says what documents mention and report, and where they fall silent.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Literal, get_args

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from picket.catalogue.load import Catalogue
from picket.filter import Entity
from picket.ledger import Ledger

Change = Literal[
    "new system", "new pair", "another stage", "stated otherwise", "first stage",
    "silent system", "silent pair", "silent stage",
]  # fmt: skip
CHANGES: tuple[Change, ...] = get_args(Change)
"""What a row can be.

A pair is a country and a system named in one sentence. A stage is what a country is reported to do about a system: the
first one of the two, another one than before, or the same one stated otherwise, negated or hedged as it was not before.
What is silent was named or stated before and is not after.
"""

LEAST = 2
"""Times that something must stand in the documents before, for its silence to be told."""

COLUMNS = {
    "change": "what changed, one of changed.CHANGES", "system": "catalogue key", "system_name": "its short name",
    "actor": "country by ISO 3166-1 alpha-3; of a stage, who is reported to act", "country": "its name",
    "stage": "what is reported", "negated": "reported as not so", "hedged": "reported with reserve",
    "stage_before": "stages reported of the two before, oldest first, each with its dates",
    "stage_after": "and after",
    "counts": "what the next two count: mentions, sentences that name both, or statements",
    "before": "how many before", "after": "how many after",
    "before_as_read": "how many before as they were read, without corrections", "after_as_read": "and after",
    "first": "stated date of the earliest document with it, on the side that has it", "last": "and of the latest",
}  # fmt: skip

Counts = NDArray[np.int64]
_PAIR = ["system", "actor"]
_REPORT = [*_PAIR, "stage", "negated", "hedged"]


def changed(before: Ledger, after: Ledger, least: int = LEAST) -> pd.DataFrame:
    """One row a change, with the columns COLUMNS, in the order of CHANGES. Two ledgers of one snapshot.

    What is new comes most often named first, stages newest first; silent is only what was there `least` times.
    """
    whole = pd.concat([_systems(before, after), _pairs(before, after), _stages(before, after)], ignore_index=True)
    whole = whole[(whole["after"] > 0) | (whole["before"] >= least)]
    catalogue = before.catalogue
    named = whole.assign(
        system_name=whole["system"].map({key: system.short for key, system in catalogue.systems.items()}),
        country=whole["actor"].map({iso3: country.name for iso3, country in catalogue.countries.items()}).fillna(""),
        newest=whole["last"].where(whole["counts"] == "statements"), times=whole["before"] + whole["after"],
        rank=pd.Categorical(whole["change"], CHANGES).codes,
    )  # fmt: skip
    ordered = named.sort_values(
        ["rank", "newest", "times", "system_name", "country", "stage", "negated", "hedged"],
        ascending=[True, False, False, True, True, True, True, True],
    )
    return ordered[list(COLUMNS)].reset_index(drop=True)


def of(table: pd.DataFrame, *changes: Change) -> pd.DataFrame:
    """The rows of such a table that are one of these changes."""
    return table[table["change"].isin(changes)].reset_index(drop=True)


def about(table: pd.DataFrame, named: Collection[Entity], catalogue: Catalogue) -> pd.DataFrame:
    """The rows of such a table on the systems and countries named, where such are: others only stand beside them."""
    for column, label in (("system", "SYSTEM"), ("actor", "COUNTRY")):
        asked = [one for one in named if one.label == label and one.key]
        keys = set().union(*(catalogue.family(one.key) if one.parts else {one.key} for one in asked))
        table = table[table[column].isin(keys | {""})] if asked else table
    return table.reset_index(drop=True)


def _systems(before: Ledger, after: Ledger) -> pd.DataFrame:
    rows, _ = _sides(before, after, lambda ledger: _named(ledger, "SYSTEM"), ["system"])
    return _filled(rows, "system", "mentions")


def _pairs(before: Ledger, after: Ledger) -> pd.DataFrame:
    rows, _ = _sides(before, after, _beside, _PAIR)
    return _filled(rows, "pair", "sentences")


def _stages(before: Ledger, after: Ledger) -> pd.DataFrame:
    """The changes of what is reported: one row a country, system and stage, negated and hedged kept apart."""
    rows, sides = _sides(before, after, _stated, _REPORT)
    table = _filled(rows, "stage", "statements")
    known, same = (_keys(sides[0], keys) for keys in (_PAIR, [*_PAIR, "stage"]))
    new = table["after"] > 0
    table.loc[new, "change"] = np.select(
        [_keys(table, [*_PAIR, "stage"])[new].isin(same), _keys(table, _PAIR)[new].isin(known)],
        ["stated otherwise", "another stage"], "first stage",
    )  # fmt: skip
    said, pairs = _said(table), _keys(table, _PAIR)
    earlier, later = (pairs.map(_history(side)).astype(object).fillna("").astype("str") for side in sides)
    return table.assign(stage_before=earlier.where(new, said), stage_after=said.where(new, later))


def _sides(
    before: Ledger, after: Ledger, found: Callable[[Ledger], pd.DataFrame], keys: list[str]
) -> tuple[pd.DataFrame, list[pd.DataFrame]]:
    """What only one side has of what is `found` in a ledger, with its figures as read on both; and both tallies."""
    tallies = [_tallied(ledger, found(ledger), keys) for ledger in (before, after)]
    rows = _one_sided(keys, *tallies)
    for name, ledger in (("before", before), ("after", after)):
        rows[f"{name}_as_read"] = rows[name] if ledger.uncorrected is ledger else _as_read(rows, ledger, found, keys)
    return rows, tallies


def _as_read(rows: pd.DataFrame, ledger: Ledger, found: Callable[[Ledger], pd.DataFrame], keys: list[str]) -> Counts:
    """How often the keys of rows stand in what was read."""
    tally = _tallied(ledger.uncorrected, found(ledger.uncorrected), keys)
    one, other = (side[keys].astype(object) for side in (rows, tally))  # merge fails on no text at all
    met = one.merge(other.assign(times=tally["times"]), on=keys, how="left")
    return met["times"].fillna(0).to_numpy(np.int64)


def _one_sided(keys: list[str], before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """What only one of two tallies has, with its dates there: columns `before`, `after`, `first` and `last`."""
    one, other = (side.astype(dict.fromkeys(keys, object)) for side in (before, after))  # merge fails on no text at all
    both = one.merge(other, on=keys, how="outer", suffixes=("_before", "_after"), indicator="side")
    both = both[both["side"] != "both"]
    new = both["side"] == "right_only"
    dates = {name: both[f"{name}_after"].where(new, both[f"{name}_before"]) for name in ("first", "last")}
    times = {side: both[f"times_{side}"].fillna(0).astype(np.int64) for side in ("before", "after")}
    return both[keys].astype(before.dtypes[keys]).assign(**times, **dates).reset_index(drop=True)


def _filled(rows: pd.DataFrame, what: str, counts: str) -> pd.DataFrame:
    """Such rows with every column; what does not concern them is empty."""
    change = np.where(rows["after"] > 0, f"new {what}", f"silent {what}")
    told = rows.assign(change=pd.Series(change, rows.index, dtype="str"), counts=counts)
    for name in ("actor", "stage", "stage_before", "stage_after"):
        told[name] = told.get(name, "")
    for name in ("negated", "hedged"):
        told[name] = told.get(name, False)
    return told


def _tallied(ledger: Ledger, rows: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """How often each key stands in rows that tell their `document`, and its first and last stated date."""
    dated = rows.assign(day=rows["document"].map(ledger.snapshot.documents["published"]))
    found = dated.groupby(keys, as_index=False, sort=False)
    return found.agg(times=("document", "size"), first=("day", "min"), last=("day", "max"))


def _named(ledger: Ledger, label: str) -> pd.DataFrame:
    """The mentions of the catalogue's systems or countries: key, sentence and document."""
    snapshot, columns = ledger.snapshot, ledger.labelled(label)
    catalogued = ledger.catalogue.systems if label == "SYSTEM" else ledger.catalogue.countries
    known = _marked(len(snapshot.entity_keys), (snapshot.entity(label, key) for key in catalogued))
    rows = known[columns.entity]
    keys = pd.Series(snapshot.entity_keys[columns.entity[rows]], dtype="str")
    return pd.DataFrame(
        {
            "system" if label == "SYSTEM" else "actor": keys,
            "sentence": columns.sentence[rows],
            "document": columns.document[rows],
        }
    )


def _marked(size: int, codes: Iterable[int]) -> np.ndarray:
    marked = np.zeros(size, bool)
    marked[[code for code in codes if code >= 0]] = True
    return marked


def _beside(ledger: Ledger) -> pd.DataFrame:
    """A row a sentence and a country and a system that it names, however often."""
    systems, countries = (_named(ledger, label).drop_duplicates() for label in ("SYSTEM", "COUNTRY"))
    return systems.merge(countries.drop(columns="document"), on="sentence")


def _stated(ledger: Ledger) -> pd.DataFrame:
    """The statements by countries and about systems of the catalogue."""
    rows, catalogue = ledger.statements, ledger.catalogue
    return rows[rows["system"].isin(catalogue.systems) & rows["actor"].isin(catalogue.countries)]


def _keys(rows: pd.DataFrame, keys: list[str]) -> pd.Series:
    """Some columns as one."""
    one: pd.Series = rows[keys[0]]
    for key in keys[1:]:
        one = one + " " + rows[key]
    return one


def _said(rows: pd.DataFrame) -> pd.Series:
    """Stages in words: "not approved, hedged"."""
    no, reserve = rows["negated"].map({True: "not ", False: ""}), rows["hedged"].map({True: ", hedged", False: ""})
    return no.astype("str") + rows["stage"] + reserve.astype("str")


def _history(tally: pd.DataFrame) -> pd.Series:
    """By country and system all that is reported of the two, oldest first: "considering (2016-11-28); approved …"."""
    rows = tally.sort_values(["first", "last", "stage", "negated", "hedged"])
    first, last = (rows[name].dt.strftime("%Y-%m-%d").fillna("undated") for name in ("first", "last"))
    days = first.where(first == last, first + " to " + last)
    told: pd.Series = (_said(rows) + " (" + days + ")").groupby(_keys(rows, _PAIR)).agg("; ".join)
    return told
