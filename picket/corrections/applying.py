"""Decisions applied to what was read, on columns of numbers: what was read itself is never changed.

A decision meets what was *read*, never what another decision made of it, so that it does not matter how often or in
what order decisions come in. First come mentions that were missed, then what mentions are, then which entities are one;
statements follow the names in their sentences.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from picket.catalogue.load import Catalogue
from picket.columns import Columns
from picket.corrections import adding, unplaced
from picket.corrections.acting import acting, rows_of
from picket.corrections.adding import Added
from picket.corrections.corrected import Corrected
from picket.corrections.decision import Decision
from picket.corrections.merging import merges
from picket.corrections.outcomes import Outcomes
from picket.corrections.places import Places, Span, Texts
from picket.corrections.stating import stated
from picket.snapshot import Snapshot


def corrected(read: Snapshot, library: Texts, catalogue: Catalogue, known: Snapshot | None = None) -> Snapshot:
    """A library as analysts corrected it; itself where nothing that they decided stands.

    `known` is what was corrected before: what it has found in texts is not looked for again.
    """
    if not read.standing.holding:
        return read
    held = tuple(one for one in read.standing.holding if not unplaced.unknown(one, catalogue))
    kept = isinstance(known, Corrected) and known.lineage == read.lineage
    places = known.places if isinstance(known, Corrected) and kept else Places(library)
    numbers = read.numbers
    spots = places.anchored(held, numbers)
    made = _Made(read, held, numbers, spots, places)
    same = {field.name: getattr(read, field.name) for field in fields(Snapshot)}
    nothing = np.empty(0, np.int32)
    whole = Corrected(
        **same | made.result(), read=read, decisions=held, stated_origin=nothing, stated_by=nothing, stated={},
        places=places,
    )  # fmt: skip
    statements, origin, by, counts = stated(whole, numbers, spots, made.merges)
    issues = unplaced.issues(whole, catalogue, numbers, spots)
    whole = replace(
        whole, statements=statements, stated_origin=origin, stated_by=by, stated=counts, issues=issues
    )  # fmt: skip
    whole.__dict__.update({name: getattr(read, name) for name in ("story_of", "source_of", "numbers")})
    return whole


class _Made:
    """Decisions at work on one snapshot: rows are those that were read and those that were missed."""

    def __init__(
        self, read: Snapshot, held: Sequence[Decision], numbers: Mapping[str, int], spots: Mapping[str, Span | None],
        places: Places,
    ) -> None:  # fmt: skip
        self.names = read.names.apart()
        self.outcomes = Outcomes(held, self.names)
        new = adding.added(held, read.columns, self.names, numbers, spots, places)
        self.columns, self.origin, own, dropped = self._with(read, new, places)
        held_for = acting(held, self.columns, self.names, numbers, spots)
        acts = np.where(held_for < 0, own, held_for)
        self.rejects = np.array([*(one.does == "reject" for one in held), False])
        self.chosen = np.array([*(one.scope == "mention" for one in held), False])[acts]
        self.lost_by = np.where(self.rejects[acts], acts, dropped)
        self.by = np.full(len(acts), -1, np.int32)
        self._name(np.flatnonzero((acts >= 0) & (self.lost_by < 0)), acts)
        self.merges = merges(held, self.names, numbers)
        for number, steps in sorted(self.merges.items(), reverse=True):  # those of single documents first
            self._merge(number, steps)
        self._spell()

    def _with(
        self, read: Snapshot, new: Added, places: Places
    ) -> tuple[Columns, NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
        """All rows in the order of documents; and by row the one that was read, the decision that adds it, and the one
        to which it gives way."""
        raw = read.columns
        origin, own, dropped = np.arange(len(raw), dtype=np.int32), *(np.full(len(raw), -1, np.int32) for _ in "ab")
        dropped[new.dropped] = new.dropped_by
        if not len(new):
            return replace(raw), origin, own, dropped
        sentence, first, last = adding.sentences(new, raw, places, read.sentences)
        numbers = {words: self.names.number(words) for words in dict.fromkeys(new.words)}
        text = np.array([numbers[words] for words in new.words], np.int32)
        some = Columns(
            document=new.document.astype(np.int32), text=text, start=new.start.astype(np.int32),
            end=new.end.astype(np.int32), sentence=sentence, sentence_start=first, sentence_end=last,
            **self.outcomes.columns(new.decision, text),
        )  # fmt: skip
        whole = Columns(**{name: np.concatenate([old, getattr(some, name)]) for name, old in vars(raw).items()})
        order = np.argsort(whole.document, kind="stable")
        none = np.full(len(new), -1, np.int32)
        parts = ((origin, none), (own, new.decision.astype(np.int32)), (dropped, none))
        return whole.take(order), *(np.concatenate(pair)[order] for pair in parts)  # type: ignore[return-value]

    def _name(self, rows: NDArray[np.intp], acts: NDArray[np.int32]) -> None:
        """Make mentions what decisions say, where they are not that already."""
        acts = acts[rows]
        made = self.outcomes.over(self.columns.take(rows), acts)
        differs = self.origin[rows] < 0
        for name in ("entity", "sense", "variant"):
            differs |= made[name] != getattr(self.columns, name)[rows]
        self._put(rows[differs], {name: values[differs] for name, values in made.items()}, acts[differs])

    def _merge(self, number: int, steps: Mapping[int, int]) -> None:
        """Make entities one, or none, in a document or (0) in all of them. A mention chosen by hand is not lost so."""
        to = np.full(len(self.names.entities), -1, np.int32)
        to[list(steps)] = list(steps.values())
        among = rows_of(self.columns, number) if number else np.arange(len(self.columns))
        acts = to[self.columns.entity[among]]
        lost = self.rejects[acts] & ~self.chosen[among] & (self.lost_by[among] < 0)
        self.lost_by[among[lost]] = acts[lost]
        some = (acts >= 0) & ~self.rejects[acts] & (self.lost_by[among] < 0)
        rows, acts = among[some], acts[some]
        self._put(rows, self.outcomes.over(self.columns.take(rows), acts), acts)

    def _put(self, rows: NDArray[np.intp], made: Mapping[str, NDArray[np.integer]], acts: NDArray[np.int32]) -> None:
        if not len(rows):
            return
        self.by[rows] = acts
        changed = {name: getattr(self.columns, name).copy() for name in made}
        for name, values in made.items():
            changed[name][rows] = values
        self.columns = replace(self.columns, **changed)

    def _spell(self) -> None:
        rows = np.flatnonzero(self.by >= 0)
        pairs = self.columns.entity[rows].astype(np.int64) << 32 | self.columns.text[rows]
        codes, place = np.unique(pairs, return_inverse=True)
        spelled = np.array([self.names.spelling(code >> 32, code & 0xFFFFFFFF) for code in codes.tolist()], np.int32)
        spelling = self.columns.spelling.copy()
        spelling[rows] = spelled[place]
        self.columns = replace(self.columns, spelling=spelling)

    def result(self) -> dict[str, Any]:
        """The fields of a Corrected snapshot that tell of its mentions."""
        order = self._order(np.flatnonzero(self.lost_by < 0))
        lost = np.flatnonzero((self.lost_by >= 0) & (self.origin >= 0))
        return {
            "columns": self.columns.take(order), "names": self.names,
            "origin": self.origin[order], "by": self.by[order],
            "rejected": self.origin[lost], "rejected_by": self.lost_by[lost],
        }  # fmt: skip

    def _order(self, rows: NDArray[np.intp]) -> NDArray[np.intp]:
        """These rows by document, label, entity and place. They nearly are, which a stable sort makes use of."""
        document, label, entity, start = (
            getattr(self.columns, name)[rows] for name in ("document", "label", "entity", "start")
        )
        group = (document.astype(np.int64) << 4 | label) * len(self.names.entities) + entity
        order = np.argsort(group, kind="stable")
        group, start = group[order], start[order]
        wrong = np.flatnonzero((group[1:] == group[:-1]) & (start[1:] < start[:-1]))
        if len(wrong):  # what came into a group does not stand in the order of the text yet
            some = np.flatnonzero(np.isin(group, np.unique(group[wrong])))
            order[some] = order[some[np.lexsort((start[some], group[some]))]]
        return rows[order]
