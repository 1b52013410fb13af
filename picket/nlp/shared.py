"""Words of several countries: decided by the sentence, then by the document, and otherwise left open."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from picket.catalogue.geography import Guards, Shared
from picket.nlp.hits import Hit, Page, named, place_of
from picket.nlp.lexicon import SENSE_OF, Entry
from picket.nlp.marks import Bounds

EVERYWHERE = "USA"
"""Named in nearly every text, so that its name speaks for nothing."""


@dataclass(frozen=True)
class _Stretch:
    """A sentence or the document with what stands there that is of one country alone.

    `named`: how often each country is named; `state` and `name`: the first state, and the first name of a country.
    """

    text: str
    named: Counter[str]
    state: Hit | None
    name: Hit | None
    _said: dict[str, bool] = field(default_factory=dict)
    """Phrases that were looked for in the text: each once, however many words it decides."""

    @classmethod
    def of(cls, text: str, own: list[Hit], shared: set[str]) -> _Stretch:
        state = next((h for h in own if h.entry.region), None)
        name = next((h for h in own if h.entry.kind == "name" and h.entry.iso3 != EVERYWHERE), None)
        return cls(text, named(own, shared), state, name)

    def first_said(self, phrases: Iterable[str]) -> str:
        """The first of the phrases that stands in the text, or ""."""
        return next((p for p in phrases if self._says(p)), "")

    def _says(self, phrase: str) -> bool:
        if phrase not in self._said:
            self._said[phrase] = phrase in self.text
        return self._said[phrase]


class Sharing:
    """Gives every hit its country and, where the word alone tells it, its sense."""

    def __init__(self, guards: Guards) -> None:
        self._of = {word: shared for shared in guards.shared for word in shared.words}
        self.words = set(self._of)

    def decide(self, page: Page, hits: list[Hit]) -> None:
        """Settle `target`, `sense` and `rule` of all hits but for the sense of capitals."""
        own = [h for h in hits if h.entry.form not in self.words]
        whole, sentences = _Stretch.of(page.plain, own, self.words), dict[Bounds, _Stretch]()
        for hit in hits:
            shared = self._of.get(hit.entry.form)
            if not shared:
                _settle(hit, hit.entry, "")
                continue
            first, last = bounds = page.sentence(hit.i)
            if bounds not in sentences:
                near = own[bisect_left(own, first, key=place_of) : bisect_left(own, last, key=place_of)]
                sentences[bounds] = _Stretch.of(page.text(first, last), near, self.words)
            here, choices = sentences[bounds], _choices(hit, shared)
            found = _clue(shared, choices, here) or _company(hit, here) or _clue(shared, choices, whole)
            target, clue = found or (shared.default, "the usual meaning")
            _choose(hit, choices, target, clue)


def _clue(shared: Shared, choices: list[str], stretch: _Stretch) -> tuple[str, str] | None:
    """The one country that clues in this stretch of text speak for, with a clue."""
    clues = {c: stretch.first_said(shared.clues.get(c, ())) for c in choices}
    silent = {EVERYWHERE, *shared.by_clue_alone}
    told = {c: clues[c] or c for c in choices if clues[c] or (stretch.named[c] and c not in silent)}
    return next(iter(told.items())) if len(told) == 1 else None


def _company(hit: Hit, near: _Stretch) -> tuple[str, str] | None:
    """A country's name among names of countries, a state's among states: "Armenia, Georgia and Turkey"."""
    company = near.state or near.name
    if not any(e.region for e in hit.entries) or company is None or (near.state and near.name):
        return None
    entry = next(e for e in hit.entries if bool(e.region) == bool(near.state))
    return entry.iso3, company.entry.form


def _choices(hit: Hit, shared: Shared) -> list[str]:
    return list(dict.fromkeys([*(e.iso3 for e in hit.entries), *shared.clues]))


def _choose(hit: Hit, choices: list[str], target: str | None, clue: str) -> None:
    if target is None:
        hit.sense, hit.choices = SENSE_OF[hit.entry.kind], tuple(choices)
        hit.rule = f"“{hit.entry.form}” of more than one country"
        return
    entry = next((e for e in hit.entries if e.iso3 == target), hit.entry)
    _settle(hit, entry, f", decided by “{clue}”")


def _settle(hit: Hit, entry: Entry, because: str) -> None:
    hit.entries = [entry, *(e for e in hit.entries if e is not entry)]
    hit.target, hit.sense = entry.iso3, SENSE_OF.get(entry.kind)
    kind = {"name": "name", "region": "place", "north korean": "northern institution"}.get(entry.kind, entry.kind)
    hit.rule = f"{kind} “{entry.form}”{because}"
