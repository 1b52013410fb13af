"""Where the catalogue's forms stand in a text, before anyone decides which of them are meant.

All forms are looked for at once (Aho-Corasick) in the folded text, as whole words, with their plural s.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

import ahocorasick

from picket.catalogue.schema import Ambiguous, System
from picket.catalogue.spelling import CUT, Folded, Form, fold, forms, same, surface

_PLURAL = re.compile(r"s(?!\w)|(?<=[sxzh])es(?!\w)", re.IGNORECASE)
_A_QUANTITY = re.compile(r"[a-z]{1,3} \d+")
_PART_OF_NUMBER = re.compile(r"[.,]\d|%")

AS_LISTED, A_NAME, FOLDED, IN_CAPITALS = range(4)
"""Which reading of one span goes first: an ambiguous form just as its file has it (S400 is not S-400), a safe
name, an ambiguous form in another spelling, one written in capitals throughout."""


class Spot(NamedTuple):
    """A form at [start, end) of the text; the smaller the rank, the better it fits what is written."""

    start: int
    end: int
    form: Form
    rank: int


class Spotter:
    """Knows every form of the given systems. Building takes some hundredths of a second."""

    def __init__(self, systems: Iterable[System]) -> None:
        by_fold: dict[str, list[Form]] = {}
        for system in systems:
            for folded, form in _distinct(forms(system)):
                by_fold.setdefault(folded, []).append(form)
        self._automaton = ahocorasick.Automaton()
        for folded, group in by_fold.items():
            self._automaton.add_word(folded, (len(folded), group))
        self._automaton.make_automaton()

    def spots(self, text: str) -> Iterator[Spot]:
        """All spots in `segment.plain(text)`, overlapping ones too."""
        if not len(self._automaton):
            return
        yield from self._spots(text, fold(text), str)
        if CUT.search(text):  # once more with words made whole that end a line: "Patri-", "ot"
            yield from self._spots(text, fold(text, whole=True), lambda written: CUT.sub("", written))

    def _spots(self, text: str, folded: Folded, written: Callable[[str], str]) -> Iterator[Spot]:
        for last, (length, group) in self._automaton.iter(folded.text.lower()):
            start, stop = folded.at[last - length + 1], folded.at[last] + 1
            end = _end_of_word(text, start, stop)
            if end is None:
                continue
            for form in group:
                rank = _rank(form, written(text[start:stop]), text[stop:end])
                if rank is not None:
                    yield Spot(start, end, form, rank)


def _distinct(all_forms: Iterable[Form]) -> Iterator[tuple[str, Form]]:
    """(fold, form), each once; where a listed name is also name and version, it keeps the version."""
    folded = [(same(form.alias), form) for form in all_forms]
    variants = {key: form.variant for key, form in reversed(folded) if form.variant}
    kept: dict[tuple[str, Ambiguous | None], Form] = {}
    for key, form in folded:
        kept.setdefault((form.alias if form.rule else key, form.rule), form)
    for form in kept.values():
        key = same(form.alias)
        yield key, replace(form, variant=variants.get(key))


def _end_of_word(text: str, start: int, stop: int) -> int | None:
    """Where the word at [start, stop) ends, a plural s or es included; None when it is part of another."""
    if start and text[start].isalnum() and text[start - 1].isalnum():
        return None
    if not text[stop - 1].isalnum():
        return stop
    if plural := _PLURAL.match(text, stop):
        return plural.end()
    broken = text[stop : stop + 1].isalnum() or (text[stop - 1].isdigit() and _PART_OF_NUMBER.match(text, stop))
    return None if broken else stop


def _rank(form: Form, written: str, plural: str) -> int | None:
    """How well the form fits what is written; None when capitals that matter differ."""
    if form.letter and (written[-1] != form.alias[-1] or plural == "S"):
        return None
    if form.rule is None:  # "df 21" and "sm 3" are quantities; "df-21" and "DF 21" are not
        return None if _A_QUANTITY.fullmatch(written) else A_NAME
    spelled, listed = fold(written).text, fold(form.alias).text
    if form.rule.exact and spelled != listed:
        return IN_CAPITALS if spelled == listed.upper() else None
    return AS_LISTED if surface(written).lower() == surface(form.alias).lower() else FOLDED
