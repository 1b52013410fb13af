"""Mentions that were missed: where decisions add them, beside what was read there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from picket.columns import Columns, place_in
from picket.corrections.acting import meant
from picket.corrections.decision import SCOPES, Decision
from picket.corrections.places import Places, Span
from picket.labels import LABELS
from picket.names import Names

_LABELS = list(LABELS)


@dataclass(frozen=True)
class Added:
    """Places where decisions add mentions, as parallel arrays, by document and place.

    `decision`: its place among those that hold. Of what was read the rows `dropped` give way to `dropped_by`.
    """

    document: NDArray[np.int64]
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    decision: NDArray[np.int64]
    words: list[str]
    dropped: NDArray[np.int64]
    dropped_by: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.document)


def added(
    decisions: Sequence[Decision], columns: Columns, names: Names, numbers: Mapping[str, int],
    spots: Mapping[str, Span | None], places: Places,
) -> Added:  # fmt: skip
    """What decisions add; also where somebody said what words are, and nothing is read there any more.

    Of two about the same words the more specific one counts, then the later. Where mentions of the same kind were
    read, words of a rule yield to longer ones and are not added twice, and what is shorter gives way to them; words
    chosen by hand are what they were chosen to be.
    """
    found: dict[tuple[int, int, int], tuple[int, str]] = {}
    for place in sorted(range(len(decisions)), key=lambda place: SCOPES.index(decisions[place].scope), reverse=True):
        one = decisions[place]
        if one.scope != "mention" and one.does == "add":
            for number, spans in _spans(one, numbers, places):
                found |= {(number, start, end): (place, words) for start, end, words in spans}
        elif one.scope == "mention" and one.named and one.anchor and (span := spots.get(one.id)):
            number = numbers[one.document]
            if one.does == "add" or not len(meant(one.read, span, columns, names, number)):
                found[number, *span] = place, one.anchor.quote
    ordered = sorted((*where, *what) for where, what in found.items())
    rows = np.array([row[:4] for row in ordered], np.int64).reshape(-1, 4)
    return _fitted(rows, [row[4] for row in ordered], decisions, columns)


def _spans(
    one: Decision, numbers: Mapping[str, int], places: Places
) -> Iterable[tuple[int, list[tuple[int, int, str]]]]:
    among = numbers.values() if one.scope == "everywhere" else filter(None, [numbers.get(one.document)])
    return places.added(one, among).items()


def _fitted(rows: NDArray[np.int64], words: list[str], decisions: Sequence[Decision], columns: Columns) -> Added:
    """Without what is there already, and with what gives way."""
    document, start, end, decision = rows.T
    if not len(rows):
        return Added(document, start, end, decision, words, document, document)
    label = np.array([_LABELS.index(one.named.label) if one.named else -1 for one in decisions])[decision]
    concerned = np.zeros(int(max(document.max(), columns.document.max(initial=0))) + 1, bool)
    concerned[document] = True
    spot, row = _meeting(rows, columns, np.flatnonzero(concerned[columns.document]))
    alike = columns.label[row] == label[spot]
    spot, row = spot[alike], row[alike]
    same = (columns.start[row] == start[spot]) & (columns.end[row] == end[spot])
    longer = columns.end[row] - columns.start[row] > end[spot] - start[spot]
    by_hand = np.array([one.scope == "mention" for one in decisions], bool)[decision[spot]]
    keep = np.ones(len(rows), bool)
    keep[spot[same | (~by_hand & longer)]] = False
    drops = ~same & keep[spot]
    dropped, first = np.unique(row[drops], return_index=True)
    return Added(
        document[keep], start[keep], end[keep], decision[keep], [w for w, kept in zip(words, keep) if kept],
        dropped, decision[spot[drops][first]],
    )  # fmt: skip


def _meeting(
    rows: NDArray[np.int64], columns: Columns, near: NDArray[np.intp]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pairs of a place and a row of what was read that share a code point; places do not overlap each other much."""
    begins, ends = place_in(rows[:, 0], rows[:, 1]), place_in(rows[:, 0], rows[:, 2])
    first, last = (place_in(columns.document[near], getattr(columns, name)[near]) for name in ("start", "end"))
    low = np.searchsorted(np.maximum.accumulate(ends), first, side="right")
    high = np.maximum(np.searchsorted(begins, last, side="left"), low)
    times = high - low
    pairs = np.repeat(low, times) + np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times)
    row = np.repeat(near, times)
    meets = (ends[pairs] > np.repeat(first, times)) & (begins[pairs] < np.repeat(last, times))
    return pairs[meets], row[meets]


def sentences(new: Added, columns: Columns, places: Places, after: int) -> NDArray[np.int32]:
    """Three rows: number, start and end of the sentence of each added mention.

    It is the one that was read there; else it is cut anew, and numbered from `after` on.
    """
    rows = _holding(new, columns)
    held = rows >= 0
    found = np.empty((3, len(new)), np.int32)
    for place, name in enumerate(("sentence", "sentence_start", "sentence_end")):
        found[place, held] = getattr(columns, name)[rows[held]]
    if not held.all():
        theirs = new.document[~held]
        cut = np.array(places.sentences(list(zip(theirs.tolist(), new.start[~held].tolist(), new.end[~held].tolist()))))
        numbers, _ = pd.factorize(place_in(theirs, cut[:, 0]))
        found[:, ~held] = np.stack([numbers + after, cut[:, 0], cut[:, 1]])
    return found


def _holding(new: Added, columns: Columns) -> NDArray[np.int64]:
    """For each place a row whose sentence holds it, -1 where there is none."""
    found = np.full(len(new), -1, np.int64)
    if not len(columns):
        return found
    concerned = np.zeros(int(max(new.document.max(initial=0), columns.document.max())) + 1, bool)
    concerned[new.document] = True
    near = np.flatnonzero(concerned[columns.document])
    begins = place_in(columns.document[near], columns.sentence_start[near])
    near = near[np.argsort(begins, kind="stable")]
    begins = np.sort(begins)
    at = np.searchsorted(begins, place_in(new.document, new.start), side="right") - 1
    row = near[np.maximum(at, 0)] if len(near) else found
    inside = (at >= 0) & (columns.document[row] == new.document) & (columns.sentence_end[row] >= new.end)
    return np.where(inside, row, -1)
