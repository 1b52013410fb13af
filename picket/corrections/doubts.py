"""What an analyst should look at first: readings that are probably wrong, by how many mentions that concerns.

They are found in the ledger alone. What somebody decided about does not come back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from picket.corrections import making, nearness
from picket.corrections.corrected import Corrected
from picket.corrections.decision import Decision, Named, Read, checked, new_id, now
from picket.corrections.wording import folded
from picket.labels import LABELS
from picket.ledger import Ledger
from picket.passages import folded as in_one_line

Kind = Literal["unresolved", "near", "differs", "model"]
KINDS: tuple[Kind, ...] = get_args(Kind)

CHANCES: dict[Kind, float] = {"unresolved": 1.0, "near": 0.4, "differs": 0.4, "model": 0.1}
"""How likely such a reading is wrong, roughly: a doubt is worth that many of its mentions."""

MOST = 200
MODEL = "named-entity model"
"""The rule of what only the model found."""

_LABELS = list(LABELS)
_PLAIN = ("DATE", "MONEY", "QUANTITY")
"""Kinds whose readings nobody needs to check one by one."""

_NEARLY = ("PERSON", "ORG")
"""Kinds whose names are in no catalogue: what nearly is another name, or only the model found, may be none."""

KNOWN = 5
"""Mentions from which a name is known, if it is also so many times as frequent as one that is nearly the same."""

MINOR = 0.2
"""Share of a wording's mentions up to which another kind in the same words is in doubt."""


@dataclass(frozen=True)
class Doubt:
    """One wording that was read in one way, and what it may be instead (None: nothing).

    `shown` is what it is read as, `example` a mention of it: id of the document, start and end. `worth` puts them in
    order. Where it may be one of several countries, `choices` has them all.
    """

    kind: Kind
    why: str
    wording: str
    read: Read
    shown: Named | None
    proposed: Named | None
    mentions: int
    example: tuple[str, int, int]
    choices: tuple[Named, ...] = ()

    @property
    def worth(self) -> float:
        """How many mentions it would probably put right."""
        return self.mentions * CHANCES[self.kind]

    def accepted(self, who: str, named: Named | None = None) -> Decision:
        """The decision that the doubt is right; `named` is another choice than what is proposed."""
        named = named or self.proposed
        if self.kind == "near":
            return making.of_entity(self.read, who, named=named)
        return self._rule("name" if named else "reject", who, named)

    def rejected(self, who: str) -> Decision:
        """The decision that it is as it was read; of an unresolved country: that it is none."""
        return self._rule("confirm" if self.shown else "reject", who, self.shown)

    def _rule(self, does: Literal["name", "reject", "confirm"], who: str, named: Named | None) -> Decision:
        made = Decision(
            new_id(), who.strip(), now(), does, "everywhere", wording=self.wording, read=self.read, named=named
        )
        return checked(made)


def doubts(ledger: Ledger, most: int = MOST) -> list[Doubt]:
    """The doubts about a ledger, those worth most first."""
    found = sorted(_Doubting(ledger).every(), key=lambda one: (-one.worth, one.wording, one.read))
    decided = {(one.read, one.wording) for one in ledger.whole.standing.holding if one.scope == "everywhere"}
    seen: set[tuple[Read, str]] = set()
    kept = []
    for one in found:
        about = (one.read, one.wording)
        if not {about, (one.read, "")} & decided and about not in seen:
            seen.add(about)
            kept.append(one)
    return kept[:most]


def quoted(ledger: Ledger, some: Sequence[Doubt]) -> list[tuple[str, str, str]]:
    """The example of each: what stands before it in its sentence, its words, and what follows."""
    numbers = ledger.whole.numbers
    texts = ledger.texts({numbers[one.example[0]] for one in some})
    found = []
    for key, start, end in (one.example for one in some):
        text = texts[numbers[key]]
        cut = (text[max(start - 200, 0) : start], text[start:end], text[end : end + 200])
        found.append(tuple(in_one_line(words) for words in cut))
    return found  # type: ignore[return-value]


class _Doubting:
    """Wordings as they were read, counted."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger, self.snapshot = ledger, ledger.snapshot
        self.names = self.snapshot.names
        rows = ledger.columns.rows
        if isinstance(self.snapshot, Corrected):
            rows = rows[~self.snapshot.changed[rows]]
        columns = self.snapshot.columns
        self.spelling = columns.spelling[rows]
        self.count = np.bincount(self.spelling, minlength=len(self.names.spelling_text))
        by_model = np.isin(columns.rule[rows], self.names.written(MODEL))
        self.by_model = np.bincount(self.spelling[by_model], minlength=len(self.count))
        self.first = np.full(len(self.count), -1)
        self.first[self.spelling[::-1]] = rows[::-1]
        of = np.array(self.names.spelling_entity, np.int64)
        plain = np.isin(self.snapshot.entity_labels[of], [_LABELS.index(label) for label in _PLAIN])
        there = np.flatnonzero((self.count > 0) & ~plain)
        there = there[np.argsort(-self.count[there], kind="stable")]
        self.there: list[int] = there.tolist()
        """Spellings of entities, the most frequent first."""
        labels, keys = self.snapshot.entity_labels[of[there]].tolist(), self.snapshot.entity_keys[of[there]].tolist()
        self.read = {place: Read(_LABELS[label], key) for place, label, key in zip(self.there, labels, keys)}
        self.wordings: dict[str, list[int]] = defaultdict(list)
        for place in self.there:
            self.wordings[folded(self.names.words[self.names.spelling_text[place]])].append(place)

    def every(self) -> Iterator[Doubt]:
        yield from self._unresolved()
        yield from self._near()
        yield from self._differing()
        yield from self._by_model()

    def _unresolved(self) -> Iterator[Doubt]:
        for wording, places in self.wordings.items():
            for place in places:
                read = self.read[place]
                if read.label == "COUNTRY" and read.key not in self.ledger.catalogue.countries:
                    choices = self._countries(wording)
                    first = choices[0] if choices else None
                    why = "The text does not say which country is meant."
                    yield self._doubt("unresolved", why, place, wording, first, choices)

    def _countries(self, wording: str) -> tuple[Named, ...]:
        """The countries that bear a name with these words, those most mentioned first."""
        said = f" {wording.casefold()} "
        found = [
            key for key, one in self.ledger.catalogue.countries.items()
            if any(said in f" {name.casefold().replace(',', ' ')} " for name in (one.name, *one.names))
        ]  # fmt: skip
        mentioned = self.ledger.read_mentions

        def often(key: str) -> int:
            code = self.snapshot.entity("COUNTRY", key)
            return int(mentioned[code]) if code >= 0 else 0

        return tuple(Named("COUNTRY", key) for key in sorted(found, key=lambda key: (-often(key), key)))

    def _near(self) -> Iterator[Doubt]:
        size = len(self.snapshot.entity_keys)
        counts = np.bincount(np.array(self.names.spelling_entity, np.int64), self.count, size).astype(np.int64)
        for label in _NEARLY:
            theirs = np.flatnonzero((self.snapshot.entity_labels == _LABELS.index(label)) & (counts > 0))
            count = dict(zip(self.snapshot.entity_keys[theirs].tolist(), counts[theirs].tolist()))
            shown = dict(zip(self.snapshot.entity_keys[theirs].tolist(), self.snapshot.entity_names[theirs].tolist()))
            known = {key: number for key, number in count.items() if number >= KNOWN}
            rare = [key for key, number in count.items() if number * KNOWN <= max(known.values(), default=0)]
            spelled = self._spelled(label)
            for key, other in nearness.near(rare, known):
                if count[key] * KNOWN <= count[other] and key in spelled:
                    why = f"Nearly {shown[other]}, which is named {count[other]} times."
                    named = Named(label, shown[other])
                    place = spelled[key]
                    yield self._doubt("near", why, place, self._wording(place), named, mentions=count[key])

    def _spelled(self, label: str) -> dict[str, int]:
        """For each key of a kind its most frequent spelling."""
        theirs = ((self.read[place], place) for place in reversed(self.there))
        return {read.key: place for read, place in theirs if read.label == label}

    def _differing(self) -> Iterator[Doubt]:
        for wording, places in self.wordings.items():
            most = self.read[places[0]]
            whole = sum(int(self.count[place]) for place in places)
            for place in places[1:]:
                if self.read[place].label != most.label and self.count[place] <= MINOR * whole:
                    why = f"Elsewhere these words are {LABELS[most.label].lower()}: {self.count[places[0]]} times."
                    yield self._doubt("differs", why, place, wording, self._named(places[0]))

    def _by_model(self) -> Iterator[Doubt]:
        for place in self.there:
            if self.read[place].label in _NEARLY and self.by_model[place] == self.count[place]:
                why = "Only the language model found it; no rule knows the name."
                yield self._doubt("model", why, place, self._wording(place), None)

    def _doubt(
        self, kind: Kind, why: str, place: int, wording: str, proposed: Named | None,
        choices: tuple[Named, ...] = (), mentions: int = 0,
    ) -> Doubt:  # fmt: skip
        columns, row = self.snapshot.columns, int(self.first[place])
        key = str(self.snapshot.documents.at[int(columns.document[row]), "id"])
        shown = None if kind == "unresolved" else self._named(place)
        example = (key, int(columns.start[row]), int(columns.end[row]))
        return Doubt(
            kind, why, wording, self.read[place], shown, proposed, mentions or int(self.count[place]), example, choices
        )

    def _named(self, place: int) -> Named:
        read = self.read[place]
        if read.label in ("COUNTRY", "SYSTEM"):
            return Named(read.label, read.key)
        return Named(read.label, str(self.snapshot.entity_names[self.names.spelling_entity[place]]))

    def _wording(self, place: int) -> str:
        return folded(self.names.words[self.names.spelling_text[place]])
