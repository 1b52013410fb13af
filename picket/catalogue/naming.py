"""The words by which texts show what a name names: shape and reading of three files."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from picket.catalogue.files import read
from picket.catalogue.load import HERE
from picket.catalogue.schema import Strict, Text


def _split(value: Any) -> list[str]:
    if not isinstance(value, str):
        raise ValueError("must be words with white space between them")
    return value.split()


GIVEN_NAMES = HERE / "given_names.txt"
"""Many given names, one a line, folded; `tools/build_given_names.py` tells where from and by which rule."""

Words = Annotated[frozenset[Text], BeforeValidator(_split)]
"""Written in the file as one stretch of words between white space."""

Forms = Annotated[tuple[Text, ...], Field(min_length=1)]


class PeopleWords(Strict):
    """`people.yml`: what stands before, inside, after and instead of the name of a person."""

    titles: dict[Text, Words]
    portfolios: Words
    roles: Words
    saying: Words
    human: Words
    particles: Words
    prefixes: Words
    suffixes: Words
    things: Words
    after: Words
    ships: Words
    not_speakers: Words
    parties: Words
    sentence_openers: Words
    enterprises: Words
    days: Words
    months: Words
    hyphen_lower: Words
    family_first: Words
    known_by_one_name: Words
    kin: Words
    given_names: dict[Text, Words]


class OrganisationWords(Strict):
    """`organisations.yml`: known bodies (canonical name first) and the words of their names."""

    bodies: tuple[Forms, ...]
    heads: Words
    never: tuple[Text, ...]
    never_first: Words
    never_last: Words
    openers: Words
    common: Words


class Namesakes(Strict):
    """`namesakes.yml`: what follows a system's everyday name when something else bears it."""

    bearers: Words


class OtherWords(Strict):
    """`names.yml`: what makes a stretch a date, a sea or region, a law."""

    time_words: Words
    waters_last: Words
    waters_first: Words
    regions: Words
    directions: Words
    laws: Words


@cache
def people_words(folder: Path = HERE) -> PeopleWords:
    """Read and check `people.yml`. Raises CatalogueError."""
    return read(PeopleWords, folder / "people.yml")


@cache
def given_names(path: Path = GIVEN_NAMES) -> frozenset[str]:
    """The names of `given_names.txt`, folded as `picket.nlp.words.fold` does."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


@cache
def organisation_words(folder: Path = HERE) -> OrganisationWords:
    """Read and check `organisations.yml`. Raises CatalogueError."""
    return read(OrganisationWords, folder / "organisations.yml")


@cache
def namesakes(folder: Path = HERE) -> Namesakes:
    """Read and check `namesakes.yml`. Raises CatalogueError."""
    return read(Namesakes, folder / "namesakes.yml")


@cache
def other_words(folder: Path = HERE) -> OtherWords:
    """Read and check `names.yml`. Raises CatalogueError."""
    return read(OtherWords, folder / "names.yml")
