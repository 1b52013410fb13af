"""Holding what any package finds against the annotations: counts a document of right, too much and missed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.sets import Countries
from picket.evaluate import NAMING, Span, pairs
from picket.model import Reading

Counts = tuple[int, int, int]
"""tp, fp, fn of one document."""

NAMED_COUNTRIES = "countries named, per document"
NAMED_MENTIONS = "countries named, mentions"
PERSON_SPANS = "persons, wherever named"


@dataclass(frozen=True)
class Found:
    """What one package finds in one text. None: it does not say that at all.

    `codes`: countries as ISO alpha-3. `spans`: the same with their places. `persons`: places of names of people.
    """

    codes: frozenset[str] | None = None
    spans: tuple[Span, ...] | None = None
    persons: tuple[Span, ...] | None = None


def of_picket(reading: Reading) -> Found:
    """A reading reduced to what other packages can be asked for: countries named, and people without identity."""
    spans = tuple(
        (m.start, m.end, m.target) for m in reading.mentions if m.label == "COUNTRY" and m.target and m.sense in NAMING
    )
    persons = tuple((m.start, m.end, "") for m in reading.mentions if m.label == "PERSON")
    return Found(frozenset(code for _, _, code in spans), spans, persons)


def countries(gold: Countries, codes: frozenset[str]) -> Counts:
    """By the set of countries of a document; one that only an optional mark names counts neither way."""
    codes -= {code for _, _, code in gold.may} - gold.codes
    return len(codes & gold.codes), len(codes - gold.codes), len(gold.codes - codes)


def mentions(gold: Countries, spans: Iterable[Span]) -> Counts:
    """By mention: each agrees with one mark of its country that it overlaps, in text order.

    A further piece of a mark that has been found, and whatever overlaps an optional mark, counts neither way.
    """
    free = list(gold.must)
    extra = 0
    for span in sorted(spans):
        mark = next((mark for mark in free if mark[2] == span[2] and _overlap(mark, span)), None)
        if mark:
            free.remove(mark)
        elif not _excused(gold, span):
            extra += 1
    return len(gold.must) - len(free), extra, len(free)


def persons(marks: Sequence[Span], spans: Sequence[Span]) -> Counts:
    """By overlap alone, whoever the person is said to be; `marks` and `spans` carry no identity."""
    agreed = len(pairs(list(marks), list(spans)))
    return agreed, len(spans) - agreed, len(marks) - agreed


def _excused(gold: Countries, span: Span) -> bool:
    repeated = any(mark[2] == span[2] and _overlap(mark, span) for mark in gold.must)
    return repeated or any(_overlap(mark, span) for mark in gold.may)


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
