"""The reviewed lists behind the country component: places.yml, guards.yml and senses.yml, read strictly."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from picket.catalogue.files import read
from picket.catalogue.load import HERE
from picket.catalogue.schema import Iso3, Strict, Text


class Places(Strict):
    """Places by the country they lie in, beyond what the packaged gazetteers hold."""

    regions: dict[Iso3, tuple[Text, ...]]
    strong_subdivisions: tuple[Text, ...]
    weak: frozenset[Text]
    after_comma: dict[Text, tuple[Text, ...]]
    local_endings: tuple[str, ...]


class Shared(Strict):
    """Words of several countries; `clues` are the phrases that speak for one of them. Of the countries in
    `by_clue_alone` the word is not said to speak merely because the text names them by other words."""

    words: tuple[Text, ...]
    default: Iso3 | None = None
    by_clue_alone: frozenset[Iso3] = frozenset()
    clues: dict[Iso3, tuple[Text, ...]]


class Short(Strict):
    """A shortened name ("the North") and the countries of which one must be named in the text."""

    word: Text
    country: Iso3
    when: tuple[Iso3, ...]


class Guards(Strict):
    """What only looks like a country, and words that mean more than one."""

    not_a_country: tuple[Text, ...]
    common_words: frozenset[Text]
    inner_words: frozenset[Text]
    waters: frozenset[Text]
    rivers: frozenset[Text]
    doubtful_towns: frozenset[Text]
    town_after: tuple[Text, ...]
    local_news: tuple[Text, ...]
    locating: frozenset[Text]
    leaving: frozenset[Text]
    parts: frozenset[Text]
    longer_before: frozenset[Text]
    longer_after: frozenset[Text]
    personal: frozenset[Text]
    titles: frozenset[Text]
    bearers: frozenset[Text]
    pronoun_us_after: frozenset[Text]
    shared: tuple[Shared, ...]
    north_korean: tuple[Text, ...]
    small_words: frozenset[Text]
    short: tuple[Short, ...]
    short_not_before: frozenset[Text]
    short_not_after: frozenset[Text]
    short_elsewhere: dict[Text, tuple[Text, ...]]


class Senses(Strict):
    """Words that tell a government from a town; senses.yml says what each list is for."""

    place_before: frozenset[Text]
    suffered: frozenset[Text]
    being: frozenset[Text]
    state_before: frozenset[Text]
    auxiliaries: frozenset[Text]
    place_heads: dict[Text, frozenset[Text]]
    state_heads_from: frozenset[Text]
    town_things: frozenset[Text]
    acts: frozenset[Text]
    not_acts: frozenset[Text]
    function_words: frozenset[Text]
    asides: frozenset[Text]
    determiners: frozenset[Text]
    clause_starts: frozenset[Text]
    state_compounds: frozenset[Text]
    governing: frozenset[Text]
    times: frozenset[Text]


@cache
def load_places(folder: Path = HERE) -> Places:
    """Read places.yml. Raises CatalogueError."""
    return read(Places, folder / "places.yml")


@cache
def load_guards(folder: Path = HERE) -> Guards:
    """Read guards.yml. Raises CatalogueError."""
    return read(Guards, folder / "guards.yml")


@cache
def load_senses(folder: Path = HERE) -> Senses:
    """Read senses.yml. Raises CatalogueError."""
    return read(Senses, folder / "senses.yml")
