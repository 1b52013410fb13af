"""All words that lead to a country by themselves: the reviewed catalogue as one table of phrases."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import pycountry

from picket.catalogue.geography import Guards, Places
from picket.catalogue.schema import Country
from picket.model import Sense
from picket.nlp.gazetteer import iso3
from picket.nlp.words import Phrases, Word, cut

Kind = Literal["name", "abbreviation", "demonym", "seat", "capital", "region", "after comma", "guard", "north korean"]
RANK: dict[Kind, int] = {
    "guard": 0, "north korean": 1, "name": 2, "abbreviation": 2, "demonym": 3, "seat": 4, "capital": 5,
    "region": 6, "after comma": 7,
}  # fmt: skip
"""Which reading of a form comes first: "Singapore" is a name before it is a capital."""

SENSE_OF: dict[Kind, Sense] = {
    "name": "name", "abbreviation": "name", "demonym": "demonym", "north korean": "demonym",
    "seat": "metonym", "region": "place", "after comma": "place",
}  # fmt: skip
"""The sense a form has by itself; a capital has none."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One reading of a form. `region`: ISO 3166-2 code of a US state; `weak`: counts only with evidence."""

    kind: Kind
    form: str
    iso3: str = ""
    region: str = ""
    weak: bool = False


class Lexicon:
    """The phrases, and the patterns around a country's word that unmake it ("Sea of {name}").

    `states`: folded words of names, demonyms, capitals and seats that are these even when written small.
    """

    def __init__(self, countries: dict[str, Country], places: Places, guards: Guards) -> None:
        self.phrases: Phrases[Entry] = Phrases()
        self._around: dict[str, list[_Around]] = defaultdict(list)
        states = [entry for entry in _countries(countries) if entry.kind != "abbreviation"]
        self.states: set[str] = {word.key for e in states for word in cut(e.form) if word.capital} - guards.small_words
        elsewhere = {name: country for country, names in places.regions.items() for name in names}
        for entry in [*_countries(countries), *_regions(places)]:
            if entry.kind == "name" and elsewhere.get(entry.form, entry.iso3) != entry.iso3:
                continue  # Guam: an entry of ISO 3166-1, read as a place of the United States
            for form in _spellings(entry.form):
                self.phrases.add(form, entry, exact=entry.kind in ("abbreviation", "after comma"))
        for name in guards.north_korean:
            for form in _spellings(name):
                self.phrases.add(form, Entry("north korean", name, "PRK"))
        for pattern in guards.not_a_country:
            self._add_guard(pattern)

    def unmade(self, words: list[Word], i: int, j: int, kind: Kind) -> bool:
        """Whether the words around [i, j) say that no country is meant."""
        near = [words[k].key for k in (i - 1, j) if 0 <= k < len(words)]
        return any(around.fits(words, i, j, kind) for key in near for around in self._around.get(key, ()))

    def _add_guard(self, pattern: str) -> None:
        slot = next((s for s in ("{name}", "{demonym}") if s in pattern), None)
        if not slot:
            self.phrases.add(pattern, Entry("guard", pattern))
            return
        before, after = (cut(side) for side in pattern.split(slot))
        key = before[-1].key if before else after[0].key
        self._around[key].append(_Around(before, after, slot == "{demonym}"))


def _spellings(form: str) -> Iterator[str]:
    """The form and its usual misspellings: a "People's Republic" is often written with its apostrophe astray."""
    yield form
    if "People's" in form:
        yield from (form.replace("People's", people) for people in ("Peoples'", "Peoples"))


@dataclass(frozen=True, slots=True)
class _Around:
    """Words that must stand before and after a country's word to unmake it."""

    before: list[Word]
    after: list[Word]
    demonyms: bool

    def fits(self, words: list[Word], i: int, j: int, kind: Kind) -> bool:
        if self.demonyms and kind != "demonym":
            return False
        start = i - len(self.before)
        return start >= 0 and _same(self.before, words[start:i]) and _same(self.after, words[j : j + len(self.after)])


def _same(pattern: list[Word], words: list[Word]) -> bool:
    return len(pattern) == len(words) and all(
        mine.key == theirs.key and (theirs.capital or not mine.capital) for mine, theirs in zip(pattern, words)
    )


def _countries(countries: dict[str, Country]) -> Iterator[Entry]:
    for country in countries.values():
        forms: tuple[tuple[Kind, tuple[str, ...]], ...] = (
            ("name", (country.name, *country.names)),
            ("abbreviation", country.abbreviations),
            ("demonym", country.demonyms),
            ("seat", country.seats),
            ("capital", country.capitals),
        )
        for kind, words in forms:
            for form in words:
                yield Entry(kind, form, country.iso3)


def _regions(places: Places) -> Iterator[Entry]:
    for country, names in places.regions.items():
        for name in names:
            yield Entry("region", name, country, weak=name in places.weak)
    for code, short in places.after_comma.items():
        for form in (*short, code[3:]):
            yield Entry("after comma", form, iso3(code[:2]), code)
    for part in pycountry.subdivisions:
        if part.country_code in places.strong_subdivisions and part.type in ("State", "District"):
            yield Entry("region", part.name, iso3(part.country_code), part.code)
