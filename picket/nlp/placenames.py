"""Whether a name is better known as a place's: what people and organisations must not be mistaken for."""

from __future__ import annotations

from functools import cache, lru_cache

from picket.catalogue.geography import load_places
from picket.catalogue.load import load_catalogue
from picket.nlp.gazetteer import Gazetteer
from picket.nlp.words import plain_key

WELL_KNOWN = 50_000
"""Population from which a town's name is a place before it is a surname; below lie thousands of surnames."""


def is_state(name: str) -> bool:
    """Whether it names a country, its capital or its seat of government."""
    return plain_key(name) in _states()


def is_people_or_state(word: str) -> bool:
    """Whether it is a country's name, capital or demonym, as stands before a name ("Israeli Jane Roe")."""
    return (name_key := plain_key(word)) in _states() or name_key in _demonyms()


@lru_cache(maxsize=20_000)
def is_place(name: str, demonyms: bool = False, smallest: int = WELL_KNOWN) -> bool:
    """Whether it names a country, subdivision, region or well-known town; with `demonyms`, a people too."""
    name_key = plain_key(name)
    if name_key in _states() or name_key in _regions() or (demonyms and name_key in _demonyms()):
        return True
    found = _gazetteer().look_up([name_key]).get(name_key, [])
    return any(place.main and (not place.population or place.population >= smallest) for place in found)


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer()


@cache
def _states() -> frozenset[str]:
    countries = load_catalogue().countries.values()
    return frozenset(
        plain_key(name) for c in countries for name in (c.name, *c.names, *c.abbreviations, *c.capitals, *c.seats)
    )


@cache
def _demonyms() -> frozenset[str]:
    return frozenset(plain_key(word) for c in load_catalogue().countries.values() for word in c.demonyms)


@cache
def _regions() -> frozenset[str]:
    return frozenset(plain_key(name) for names in load_places().regions.values() for name in names)
