"""Words of several countries: decided by the sentence, then by the document, and otherwise left open."""

from __future__ import annotations

from collections.abc import Iterable

from picket.catalogue.geography import Guards, Shared
from picket.nlp.hits import Hit, Page, named
from picket.nlp.lexicon import SENSE_OF, Entry

EVERYWHERE = "USA"
"""Named in nearly every text, so that its name speaks for nothing."""


class Sharing:
    """Gives every hit its country and, where the word alone tells it, its sense."""

    def __init__(self, guards: Guards) -> None:
        self._of = {word: shared for shared in guards.shared for word in shared.words}
        self.words = set(self._of)

    def decide(self, page: Page, hits: list[Hit]) -> None:
        """Settle `target`, `sense` and `rule` of all hits but for the sense of capitals."""
        own = [h for h in hits if h.entry.form not in self.words]
        text = page.plain
        for hit in hits:
            shared = self._of.get(hit.entry.form)
            if not shared:
                _settle(hit, hit.entry, "")
                continue
            first, last = page.sentence(hit.i)
            near = [h for h in own if first <= h.i < last]
            choices = _choices(hit, shared)
            found = (
                self._clue(shared, choices, page.text(first, last), near)
                or _company(hit, near)
                or self._clue(shared, choices, text, own)
            )
            target, clue = found or (shared.default, "the usual meaning")
            _choose(hit, choices, target, clue)

    def _clue(self, shared: Shared, choices: list[str], text: str, own: list[Hit]) -> tuple[str, str] | None:
        """The one country that clues in this stretch of text speak for, with a clue."""
        clues = {c: _first_in(shared.clues.get(c, ()), text) for c in choices}
        names = named(own, self.words)
        silent = {EVERYWHERE, *shared.by_clue_alone}
        told = {c: clues[c] or c for c in choices if clues[c] or (names[c] and c not in silent)}
        return next(iter(told.items())) if len(told) == 1 else None


def _company(hit: Hit, near: list[Hit]) -> tuple[str, str] | None:
    """A country's name among names of countries, a state's among states: "Armenia, Georgia and Turkey"."""
    states = [h for h in near if h.entry.region]
    names = [h for h in near if h.entry.kind == "name" and h.entry.iso3 != EVERYWHERE]
    if not any(e.region for e in hit.entries) or bool(states) == bool(names):
        return None
    entry = next(e for e in hit.entries if bool(e.region) == bool(states))
    return entry.iso3, (states or names)[0].entry.form


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


def _first_in(phrases: Iterable[str], text: str) -> str:
    return next((p for p in phrases if p in text), "")
