"""Deciding which of the catalogue's forms in a text are meant: plain strings in, spans out, no model needed.

The longest span wins and its text is used up. A safe name counts wherever it stands. An ambiguous form must
be allowed: first by its own rule over the sentence, else by what the rest of the document names.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import itemgetter
from typing import NamedTuple

from picket.catalogue.naming import namesakes
from picket.catalogue.rules import pattern
from picket.catalogue.schema import Ambiguous, System
from picket.catalogue.spelling import Form, same
from picket.nlp.segment import MAX_BLOCK
from picket.nlp.spotting import Spot, Spotter

Bounds = tuple[int, int]

TOPIC = 3
"""Different systems a document must name before a bare "Patriots" in it is taken for the weapon."""

REACH = 2_000
"""Code points of a sentence that are read around a form: a longer one is a list, or no sentence."""

BESIDE = 60
"""Code points before a spot in which the word beside it is looked for."""

_NEXT_WORD = re.compile(r" (?P<word>\w+)")
_CAPITALISED_BEFORE = re.compile(r"[A-Z]\w*[a-z]\w*[ -]$")
_CAPITALISED_AFTER = re.compile(r"[ -](?:(?:al|bin|el)[ -])?[A-Z]\w*[a-z]")


class Found(NamedTuple):
    """A system at [start, end) of the text; `why` names the form and, if ambiguous, what allowed it."""

    start: int
    end: int
    system: str
    variant: str | None
    why: str


@dataclass
class _Reading:
    """What has been decided so far about one text."""

    text: str
    sentences: list[Bounds]
    used: bytearray
    taken: list[tuple[int, int, Found]] = field(default_factory=list)
    """Where each system found starts, the how-manieth it was that was found, and it itself; in order of the text."""
    first: dict[str, Found] = field(default_factory=dict)
    """Each system found, with the place at which it was found first."""
    times: Counter[str] = field(default_factory=Counter)
    """How often each system was found."""
    refused: Counter[str] = field(default_factory=Counter)
    """How often each system was ruled out."""
    refused_to: dict[tuple[str, int], int] = field(default_factory=dict)
    """How far a form of a system goes that was ruled out over a character."""
    titles: dict[Bounds, bool] = field(default_factory=dict)
    undecided: list[Spot] = field(default_factory=list)
    refusals: dict[tuple[int, int, int], list[tuple[int, int, str]]] = field(default_factory=dict)
    supports: dict[tuple[int, int, int], str] = field(default_factory=dict)
    open: set[tuple[int, int, str]] = field(default_factory=set)
    """(start, end, system) of the undecided: another form of the system has no say there."""

    def sentence(self, spot: Spot) -> Bounds:
        """The sentence around a spot, as far as REACH; the whole text when there are no sentences."""
        index = bisect_right(self.sentences, (spot.start, len(self.text))) - 1
        return _near(spot, self.sentences[max(0, index)] if self.sentences else (0, len(self.text)))

    def paragraph(self, spot: Spot) -> Bounds:
        """The line of plain text around a spot, as far as REACH: with wrapped lines joined it is a paragraph."""
        begin = max(0, spot.start // REACH * REACH - MAX_BLOCK)  # the same for its neighbours
        end = min(len(self.text), spot.end + MAX_BLOCK)
        before, after = self.text.rfind("\n", begin, spot.start), self.text.find("\n", spot.end, end)
        return _near(spot, (before + 1 if before >= 0 else begin, after if after >= 0 else end))

    def against(self, rule: Ambiguous, within: Bounds) -> list[tuple[int, int, str]]:
        """What speaks against a form within these bounds: start, end and words of each match of `unless`."""
        key = (id(rule), *within)
        if key not in self.refusals:
            words, begin = self.text[slice(*within)].lower(), within[0]
            matches = (match for e in rule.unless for match in pattern(e).finditer(words))
            self.refusals[key] = [(begin + m.start(), begin + m.end(), m.group()) for m in matches]
        return self.refusals[key]

    def beside(self, rule: Ambiguous, within: Bounds) -> str:
        """The first words within these bounds that one of `needs` matches, "" for none."""
        key = (id(rule), *within)
        if key not in self.supports:
            words = self.text[slice(*within)].lower()
            self.supports[key] = next((m.group() for e in rule.needs if (m := pattern(e).search(words))), "")
        return self.supports[key]

    def take(self, found: Found) -> None:
        """Keep what was found and use its text up."""
        insort(self.taken, (found.start, len(self.taken), found))
        self.first.setdefault(found.system, found)
        self.times[found.system] += 1
        self.used[found.start : found.end] = b"x" * (found.end - found.start)

    def refuse(self, spot: Spot) -> None:
        """Rule the form out for its text."""
        system = spot.form.system
        self.refused[system] += 1
        for place in range(spot.start, spot.end):
            self.refused_to[system, place] = max(spot.end, self.refused_to.get((system, place), 0))

    def found_in(self, within: Bounds) -> Found | None:
        """Of the systems found within these bounds the one that was found first."""
        begin, end = (bisect_left(self.taken, bound, key=itemgetter(0)) for bound in within)
        return min((entry[1:] for entry in self.taken[begin:end]), default=(0, None))[1]

    def title(self, within: Bounds) -> bool:
        """Whether most words within these bounds have a capital, so that capitals tell nothing."""
        if within not in self.titles:
            words = re.findall(r"[^\W\d_]{4,}", self.text[slice(*within)])
            self.titles[within] = sum(word[0].isupper() for word in words) > 0.7 * len(words)
        return self.titles[within]

    def free(self, spot: Spot) -> bool:
        """Whether its text is not used up and the same system has not been ruled out for it."""
        if any(self.used[spot.start : spot.end]) or (spot.start, spot.end, spot.form.system) in self.open:
            return False
        return self.refused_to.get((spot.form.system, spot.start), 0) < spot.end


class Finder:
    """Looks for the given systems. Building takes some tenths of a second; finding is linear in the text."""

    def __init__(self, systems: Iterable[System]) -> None:
        self._systems = {system.key: system for system in systems}
        self._spotter = Spotter(self._systems.values())

    def find(self, text: str, sentences: list[Bounds]) -> list[Found]:
        """All systems in `segment.plain(text)`, in order; `sentences` as bounds, sorted, end exclusive."""
        reading = _Reading(text, sentences, bytearray(len(text)))
        for spot in sorted(self._spotter.spots(text), key=_longest_first):
            if reading.free(spot):
                self._decide(reading, spot)
        for spot in reading.undecided:
            taken = any(reading.used[spot.start : spot.end])
            if not taken and (why := self._document_allows(reading, spot)):
                self._take(reading, spot, why)
        return sorted(found for _, _, found in reading.taken)

    def _decide(self, reading: _Reading, spot: Spot) -> None:
        """By the form's own rule: taken, refused or, when the sentence says nothing either way, undecided."""
        alias, rule = spot.form.alias, spot.form.rule
        if rule is None:
            self._take(reading, spot, f'name "{alias}"')
        elif _borne_by_another(reading, spot) or _refuses(rule, reading, spot, reading.sentence(spot)):
            reading.refuse(spot)
        elif not rule.needs:
            self._take(reading, spot, f'"{alias}" with no sign of another sense')
        elif word := reading.beside(rule, reading.sentence(spot)):
            self._take(reading, spot, f'"{alias}" beside "{word}"')
        else:
            reading.undecided.append(spot)
            reading.open.add((spot.start, spot.end, spot.form.system))

    def _document_allows(self, reading: _Reading, spot: Spot) -> str | None:
        """What else the document names in favour of a bare everyday name, if nothing there disputes it."""
        form = spot.form
        refused = form.rule is not None and _refuses(form.rule, reading, spot, reading.paragraph(spot))
        if not self._everyday(form) or refused:
            return None
        # An initialism that the document has used for the system keeps that meaning: "the European GMD".
        if not (form.alias.isupper() and form.system in reading.first) and _part_of_longer_name(reading, spot):
            return None
        if beside := reading.found_in(reading.sentence(spot)):
            return f'"{form.alias}" beside "{reading.text[beside.start : beside.end]}"'
        if _disputed(reading, spot):
            return None
        family = self._family(form.system)
        if kin := next((found for system, found in reading.first.items() if system in family), None):
            return f'"{form.alias}" in a document that names "{reading.text[kin.start : kin.end]}"'
        # Threat missiles bear the names of people and towns, so a subject alone does not vouch for them.
        if len(reading.first) >= TOPIC and self._systems[form.system].kind != "threat missile":
            return f'"{form.alias}" in a document that names {len(reading.first)} systems'
        return None

    def _everyday(self, form: Form) -> bool:
        """Whether the form is what everybody calls the system: Patriot or Patriots, not MSE."""
        system = self._systems[form.system]
        usual = {same(system.name), same(system.short)}
        return bool({same(form.alias), same(form.alias).removesuffix("s")} & usual)

    def _family(self, key: str) -> set[str]:
        """The system, what it belongs to and what belongs to it: the PAC-3 vouches for Patriot."""
        parts = {system.key for system in self._systems.values() if key in system.part_of}
        return {key, *self._systems[key].part_of} | parts

    def _take(self, reading: _Reading, spot: Spot, why: str) -> None:
        form = spot.form
        variant = form.variant or self._systems[form.system].family_variant
        reading.take(Found(spot.start, spot.end, form.system, variant, why))


def _near(spot: Spot, within: Bounds) -> Bounds:
    """The part of these bounds around a spot, the same for its neighbours: what is read there is read once."""
    begin = within[0] + (spot.start - within[0]) // REACH * REACH
    return max(within[0], begin - REACH // 2), min(within[1], begin + REACH + REACH // 2)


def _longest_first(spot: Spot) -> tuple[int, int, int, int]:
    return spot.start - spot.end, spot.start, spot.rank, -len(spot.form.alias)


def _refuses(rule: Ambiguous, reading: _Reading, spot: Spot, within: Bounds) -> bool:
    """Whether `unless` speaks against the form at the spot, read within these bounds.

    "Rodong Sinmun" elsewhere in the sentence is about another Rodong, and says nothing about this one.
    """
    against, form = reading.against(rule, within), rule.form.lower()
    return any((start < spot.end and spot.start < end) or form not in words for start, end, words in against)


def _borne_by_another(reading: _Reading, spot: Spot) -> bool:
    """Whether a firm, a school or a street has the name: "Patriot Savings Bank"."""
    after = _NEXT_WORD.match(reading.text, spot.end)
    return bool(after and after["word"] in namesakes().bearers)


def _disputed(reading: _Reading, spot: Spot) -> bool:
    """Whether the document uses the word in another sense at least as often as for the system."""
    system = spot.form.system
    return 0 < reading.refused[system] >= reading.times[system]


def _part_of_longer_name(reading: _Reading, spot: Spot) -> bool:
    """Whether capitalised words beside it make it a person, place or club: Tamir Hayman, Arrow Rock."""
    begin, _ = within = reading.sentence(spot)
    if reading.title(within):  # a headline
        return False
    before = _CAPITALISED_BEFORE.search(reading.text, max(begin, spot.start - BESIDE), spot.start)
    if before and before.start() > begin:
        return True
    return bool(_CAPITALISED_AFTER.match(reading.text, spot.end))
