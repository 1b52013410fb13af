"""What a library holds of one system: how often, since when, in which words, beside whom, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from picket.evidence import Counts, counted
from picket.ledger import Ledger

MOST = 8
"""Names of each kind that a dossier holds, the most frequent ones; `of` tells how many there are."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name, a spelling or a version, and how many mentions or sentences it has."""

    key: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Some:
    """The most frequent of a kind, and how many there are in all."""

    first: tuple[Named, ...]
    of: int


@dataclass(frozen=True, slots=True)
class Reported:
    """How many statements report one stage, said to be or not, with reserve or without, and between which days.

    `undated` of them stand in documents that state no day.
    """

    stage: str
    negated: bool
    hedged: bool
    statements: int
    first: date | None
    last: date | None
    undated: int


@dataclass(frozen=True)
class Dossier:
    """`first` and `last`: days of publication, None where no document states one; `undated`: documents that do not.

    `spellings` and `versions` count mentions; `countries` and `people` the sentences that name both.
    """

    counts: Counts
    first: date | None
    last: date | None
    undated: int
    spellings: Some
    versions: Some
    countries: Some
    people: Some
    reported: tuple[Reported, ...]


def dossier(theirs: Ledger, scope: Ledger) -> Dossier:
    """Of the mentions and statements in `theirs`, those of one system, which are among those in `scope`."""
    columns, documents = theirs.columns, theirs.snapshot.documents
    published = documents.loc[np.unique(columns.document), "published"]
    made = Dossier(
        counted(theirs), _day(published.min()), _day(published.max()), int(published.isna().sum()),
        _spellings(theirs), _versions(theirs), _beside(theirs, scope, "COUNTRY"), _beside(theirs, scope, "PERSON"),
        _reported(theirs),
    )  # fmt: skip
    for ledger in (theirs, scope):
        ledger.columns.forget()
    return made


def _spellings(theirs: Ledger) -> Some:
    """Ways to write it, capitals kept, white space apart."""
    numbers, found = np.unique(theirs.columns.text, return_counts=True)
    words = [" ".join(word.split()) for word in theirs.snapshot.words[numbers]]
    return _some(pd.Series(found, index=pd.Index(words, dtype=object)).groupby(level=0).sum())


def _versions(theirs: Ledger) -> Some:
    numbers, found = np.unique(theirs.columns.variant, return_counts=True)
    named = numbers > 0
    return _some(pd.Series(found[named], index=theirs.snapshot.words[numbers[named]]))


def _beside(theirs: Ledger, scope: Ledger, label: str) -> Some:
    """Entities of a kind in the same sentences."""
    snapshot, there = theirs.snapshot, np.zeros(theirs.snapshot.sentences + 1, bool)
    there[theirs.columns.sentence] = True
    others = scope.labelled(label)
    near = there[others.sentence]
    pairs = np.unique(others.entity[near].astype(np.int64) << 32 | others.sentence[near])
    codes, found = np.unique(pairs >> 32, return_counts=True)
    order = np.lexsort((snapshot.alphabetical[codes], -found))
    keys, names = snapshot.entity_keys[codes], snapshot.entity_names[codes]
    return Some(tuple(Named(keys[n], names[n], int(found[n])) for n in order[:MOST]), len(codes))


def _some(found: pd.Series) -> Some:
    ranked = sorted(((-int(count), str(name)) for name, count in found.items()))
    return Some(tuple(Named(name, name, -count) for count, name in ranked[:MOST]), len(ranked))


def _reported(theirs: Ledger) -> tuple[Reported, ...]:
    """By stage, most statements first; what is denied or said with reserve stands by itself."""
    rows = theirs.statements
    if rows.empty:
        return ()
    days = rows["document"].map(theirs.snapshot.documents["published"])
    marked = rows["stage"] + "|" + rows["negated"].map(str) + "|" + rows["hedged"].map(str)
    made = []
    for mark, when in days.groupby(marked):
        stage, negated, hedged = str(mark).split("|")
        days_of = _day(when.min()), _day(when.max()), int(when.isna().sum())
        made.append(Reported(stage, negated == "True", hedged == "True", len(when), *days_of))
    return tuple(sorted(made, key=lambda one: (-one.statements, one.stage, one.negated, one.hedged)))


def _day(moment: pd.Timestamp) -> date | None:
    return None if pd.isna(moment) else moment.date()
