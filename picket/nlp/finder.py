"""Finding the catalogue's systems in a text: plain strings in, spans out, no model needed.

Every form is looked for at once (Aho-Corasick) in the folded text. The longest span wins and its text is used
up. A safe name counts wherever it stands as a whole word; an ambiguous form must be allowed, first by its own
rule over the sentence, else by what the rest of the document names.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import ahocorasick

from picket.catalogue.rules import pattern
from picket.catalogue.schema import Ambiguous, System
from picket.catalogue.spelling import Form, fold, forms, same, surface

Bounds = tuple[int, int]

TOPIC = 3
"""Different systems a document must name before a bare "Patriots" in it is taken for the weapon."""

_PLURAL = re.compile(r"s(?!\w)|(?<=[sxzh])es(?!\w)", re.IGNORECASE)
_PART_OF_NUMBER = re.compile(r"[.,]\d|%")
_CAPITALISED_BEFORE = re.compile(r"[A-Z]\w*[a-z]\w*[ -]$")
_CAPITALISED_AFTER = re.compile(r"[ -](?:(?:al|bin|el)[ -])?[A-Z]\w*[a-z]")


class Found(NamedTuple):
    """A system at [start, end) of the text; `why` names the form and, if ambiguous, what allowed it."""

    start: int
    end: int
    system: str
    variant: str | None
    why: str


class _Candidate(NamedTuple):
    start: int
    end: int
    form: Form
    rank: int
    """Which reading of one span goes first: a form exactly as written, then a name, then a form folded."""


@dataclass
class _Reading:
    """What has been decided so far about one text."""

    text: str
    sentences: list[Bounds]
    taken: list[Found] = field(default_factory=list)
    refused: list[_Candidate] = field(default_factory=list)
    undecided: list[_Candidate] = field(default_factory=list)

    def sentence(self, position: int) -> Bounds:
        """The sentence around a position; the whole text when there are no sentences."""
        index = bisect_right(self.sentences, (position, len(self.text))) - 1
        return self.sentences[max(0, index)] if self.sentences else (0, len(self.text))

    def free(self, candidate: _Candidate) -> bool:
        """Whether its text is not used up and the same system has not been ruled out for it."""
        if any(_overlap(candidate, found) for found in self.taken):
            return False
        ruled = (
            *(r for r in self.refused if r.start <= candidate.start and candidate.end <= r.end),
            *(u for u in self.undecided if (u.start, u.end) == (candidate.start, candidate.end)),
        )
        return all(r.form.system != candidate.form.system for r in ruled)


class Finder:
    """Looks for the given systems. Building takes some tenths of a second; finding is linear in the text."""

    def __init__(self, systems: Iterable[System]) -> None:
        self._systems = {system.key: system for system in systems}
        by_fold: dict[str, list[Form]] = {}
        for system in self._systems.values():
            for folded, form in _distinct(forms(system)):
                by_fold.setdefault(folded, []).append(form)
        self._automaton = ahocorasick.Automaton()
        for folded, group in by_fold.items():
            self._automaton.add_word(folded, (len(folded), group))
        self._automaton.make_automaton()

    def find(self, text: str, sentences: list[Bounds]) -> list[Found]:
        """All systems in `segment.plain(text)`, in order; `sentences` as bounds, sorted, end exclusive."""
        reading = _Reading(text, sentences)
        for candidate in sorted(self._candidates(reading), key=_longest_first):
            if reading.free(candidate):
                self._decide(reading, candidate)
        for candidate in reading.undecided:
            if not any(_overlap(candidate, found) for found in reading.taken):
                self._decide_by_document(reading, candidate)
        return sorted(reading.taken)

    def _candidates(self, reading: _Reading) -> Iterator[_Candidate]:
        if not self._systems:
            return
        folded = fold(reading.text)
        for last, (length, group) in self._automaton.iter(folded.text.lower()):
            start, stop = folded.at[last - length + 1], folded.at[last] + 1
            end = _end_of_word(reading.text, start, stop)
            if end is None:
                continue
            for form in group:
                rank = _rank(form, reading.text[start:stop], reading.text[stop:end])
                if rank is not None:
                    yield _Candidate(start, end, form, rank)

    def _decide(self, reading: _Reading, candidate: _Candidate) -> None:
        """By the form's own rule: taken, refused or, when the sentence says nothing either way, undecided."""
        alias, rule = candidate.form.alias, candidate.form.rule
        if rule is None:
            return self._take(reading, candidate, f'name "{alias}"')
        begin, end = reading.sentence(candidate.start)
        sentence = reading.text[begin:end].lower()
        if _refuses(rule, sentence, candidate.start - begin, candidate.end - begin):
            reading.refused.append(candidate)
        elif not rule.needs:
            self._take(reading, candidate, f'"{alias}" with no sign of another sense')
        elif word := _first(rule.needs, sentence):
            self._take(reading, candidate, f'"{alias}" beside "{word}"')
        else:
            reading.undecided.append(candidate)

    def _decide_by_document(self, reading: _Reading, candidate: _Candidate) -> None:
        """A bare everyday name also counts where what else is named leaves no doubt of the subject."""
        form, bounds = candidate.form, reading.sentence(candidate.start)
        disputed = any(same(other.form.alias) == same(form.alias) for other in reading.refused)
        if disputed or not self._everyday(form) or _part_of_longer_name(reading.text, bounds, candidate):
            return
        beside = [f for f in reading.taken if bounds[0] <= f.start < bounds[1]]
        named = {f.system for f in reading.taken}
        if form.system in named:
            self._take(reading, candidate, f'"{form.alias}" as elsewhere in this document')
        elif beside:
            word = reading.text[beside[0].start : beside[0].end]
            self._take(reading, candidate, f'"{form.alias}" beside "{word}"')
        elif len(named) >= TOPIC and self._systems[form.system].kind != "threat missile":
            self._take(reading, candidate, f'"{form.alias}" in a document that names {len(named)} systems')

    def _everyday(self, form: Form) -> bool:
        """Whether the form is what everybody calls the system: Patriot or Patriots, not MSE."""
        system = self._systems[form.system]
        usual = {same(system.name), same(system.short)}
        return bool({same(form.alias), same(form.alias).removesuffix("s")} & usual)

    def _take(self, reading: _Reading, candidate: _Candidate, why: str) -> None:
        form = candidate.form
        variant = form.variant or self._systems[form.system].family_variant
        reading.taken.append(Found(candidate.start, candidate.end, form.system, variant, why))


def _distinct(all_forms: Iterable[Form]) -> Iterator[tuple[str, Form]]:
    """(fold, form), each once; where a listed name is also name and version, it keeps the version."""
    folded = [(same(form.alias), form) for form in all_forms]
    variants = {fold_: form.variant for fold_, form in reversed(folded) if form.variant}
    kept: dict[tuple[str, Ambiguous | None], Form] = {}
    for fold_, form in folded:
        kept.setdefault((form.alias if form.rule else fold_, form.rule), form)
    for form in kept.values():
        yield same(form.alias), replace(form, variant=variants.get(same(form.alias)))


def _longest_first(candidate: _Candidate) -> tuple[int, int, int, int]:
    return candidate.start - candidate.end, candidate.start, candidate.rank, -len(candidate.form.alias)


def _overlap(one: _Candidate | Found, other: _Candidate | Found) -> bool:
    return one.start < other.end and other.start < one.end


def _first(expressions: Iterable[str], sentence: str) -> str | None:
    """The first words of the lower-cased sentence that one of the expressions matches."""
    return next((m.group() for e in expressions if (m := pattern(e).search(sentence))), None)


def _refuses(rule: Ambiguous, sentence: str, start: int, end: int) -> bool:
    """Whether `unless` speaks against the form at [start, end) of the lower-cased sentence.

    "Rodong Sinmun" elsewhere in the sentence is about another Rodong, and says nothing about this one.
    """
    matches = (match for e in rule.unless for match in pattern(e).finditer(sentence))
    return any((m.start() < end and start < m.end()) or rule.form.lower() not in m.group() for m in matches)


def _end_of_word(text: str, start: int, stop: int) -> int | None:
    """Where the word at [start, stop) ends, a plural s or es included; None when it is part of another."""
    if start and text[start].isalnum() and text[start - 1].isalnum():
        return None
    if not text[stop - 1].isalnum():
        return stop
    if plural := _PLURAL.match(text, stop):
        return plural.end()
    broken = text[stop : stop + 1].isalnum() or (
        text[stop - 1].isdigit() and _PART_OF_NUMBER.match(text, stop)
    )
    return None if broken else stop


def _rank(form: Form, written: str, plural: str) -> int | None:
    """How well the form fits what is written (0 best); None when capitals that matter differ."""
    if form.letter and (written[-1] != form.alias[-1] or plural == "S"):
        return None
    if form.rule is None:
        return 1
    spelled = fold(written).text
    if form.rule.exact and spelled != fold(form.alias).text:
        return 3 if spelled == fold(form.alias).text.upper() else None
    return 0 if surface(written).lower() == surface(form.alias).lower() else 2


def _part_of_longer_name(text: str, sentence: Bounds, candidate: _Candidate) -> bool:
    """Whether capitalised words beside it make it a person, place or club: Tamir Hayman, Arrow Rock."""
    words = re.findall(r"[^\W\d_]{4,}", text[slice(*sentence)])
    if sum(word[0].isupper() for word in words) > 0.7 * len(words):  # a headline: capitals tell nothing
        return False
    before = _CAPITALISED_BEFORE.search(text, sentence[0], candidate.start)
    first_word = before is not None and before.start() == sentence[0]
    return (before is not None and not first_word) or bool(_CAPITALISED_AFTER.match(text, candidate.end))
