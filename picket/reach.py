"""How far and how high systems are said to reach, in which phases of flight, and whose they are.

Published claims as the catalogue's sources state them. Nothing is averaged, merged or completed: two figures that
disagree are two bands, and a bound that is not stated is open.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import get_args

import pandas as pd

from picket.catalogue.facts import claim
from picket.catalogue.load import Catalogue
from picket.catalogue.schema import Measure, OperatorStatus, Phase, Source, System, Where
from picket.reach_choice import APART, THREAT

PHASES: tuple[Phase, ...] = get_args(Phase)
"""In the order of a missile's flight."""

ALTITUDES = ("altitude", "altitude in a test")
"""Measures that are heights; the others are distances along the ground."""

_MEASURES: tuple[str, ...] = get_args(Measure)
WEAK = "C"


@dataclass(frozen=True, slots=True)
class Cited:
    """A fact and the sources that state it, one at least."""

    note: str
    sources: tuple[Source, ...]

    @property
    def grades(self) -> str:
        """The grades of its sources, best first: "A, C"."""
        return ", ".join(sorted({source.grade for source in self.sources}))

    @property
    def weak(self) -> bool:
        """Whether no source is better than grade C."""
        return self.grades == WEAK


@dataclass(frozen=True, slots=True)
class Band(Cited):
    """One published figure in km. Exactly one of `value`, `about` and the bounds is given; both bounds may be.

    `version` is what it holds for, "" for the system as a whole; `words` are facts.claim: "up to 200 km".
    """

    system: str
    name: str
    version: str
    measure: str
    words: str
    as_of: date
    least: float | None = None
    most: float | None = None
    about: float | None = None
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Layer(Cited):
    """A defence in a phase of flight in which its sources have it intercept, and where, for the system as a whole."""

    system: str
    name: str
    phase: Phase
    where: tuple[tuple[Where, Cited], ...]


@dataclass(frozen=True, slots=True)
class Holding(Cited):
    """A country that operates or gets a system, or on whose soil another's stands (`hosted`)."""

    system: str
    name: str
    iso3: str
    country: str
    status: OperatorStatus
    year: int | None
    site: str
    hosted: bool


def bands(systems: Iterable[System]) -> list[Band]:
    """All figures in km, system by system, by version in the order of the file, then by measure, as listed."""
    return [band for system in systems for band in _bands(system)]


def layers(systems: Iterable[System]) -> list[Layer]:
    """The defences by the phases of their sources, from boost to terminal, in each in the order given."""
    given = [system for system in systems if system.kind not in (*APART, THREAT)]
    return [layer for phase in PHASES for system in given for layer in _layers(system, phase)]


def holdings(systems: Iterable[System], catalogue: Catalogue) -> list[Holding]:
    """Who operates what, then on whose soil what stands, system by system as the catalogue lists them."""
    return [
        Holding(
            one.note or "", _cited(system, one.sources), system.key, system.short, one.country,
            catalogue.countries[one.country].name, one.status, one.year, one.site or "", hosted,
        )
        for system in systems
        for hosted, entries in ((False, system.operators), (True, system.hosts))
        for one in entries
    ]  # fmt: skip


def table(published: Iterable[Band]) -> pd.DataFrame:
    """Published figures, one row each, with the columns COLUMNS."""
    rows = [
        {
            "system": band.system, "name": band.name, "version": band.version, "measure": band.measure,
            "least_km": band.least, "most_km": band.most, "about_km": band.about, "value_km": band.value,
            "words": band.words, "note": band.note, "grades": band.grades,
            "cited_sources": "; ".join(cited(source) for source in band.sources), "as_of": band.as_of.isoformat(),
        }
        for band in published
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(COLUMNS))


COLUMNS = {
    "system": "catalogue key", "name": "short name", "version": "version it holds for, if not for all",
    "measure": "what is measured", "least_km": "at least, where stated", "most_km": "at most, where stated",
    "about_km": "about, where stated so", "value_km": "exactly, where stated so", "words": "the claim in words",
    "note": "what it holds for", "grades": "of its sources: A official, B press or research, C weak",
    "cited_sources": "title, publisher, date and address of each", "as_of": "when the entry was last reviewed",
}  # fmt: skip
"""Columns of `table` and what they hold."""


def cited(source: Source) -> str:
    """A source in one line: title, publisher, date if it has one, address."""
    return ", ".join(filter(None, (source.title, source.publisher, source.date, source.url)))


def _bands(system: System) -> list[Band]:
    figures = [figure for figure in system.figures if figure.unit == "km"]
    versions = list(dict.fromkeys(figure.of or "" for figure in figures))
    found = [
        Band(
            figure.note or "", _cited(system, figure.sources), system.key, system.short, figure.of or "", figure.what,
            claim(figure), system.as_of, figure.least, figure.most, figure.about, figure.value,
        )
        for figure in figures
    ]  # fmt: skip
    return sorted(found, key=lambda band: (versions.index(band.version), _MEASURES.index(band.measure)))


def _layers(system: System, phase: Phase) -> list[Layer]:
    where = tuple((one.value, Cited(one.note or "", _cited(system, one.sources))) for one in system.where)
    return [
        Layer(one.note or "", _cited(system, one.sources), system.key, system.short, phase, where)
        for one in system.phase
        if one.value == phase
    ]


def _cited(system: System, keys: Iterable[str]) -> tuple[Source, ...]:
    return tuple(system.sources[key] for key in keys)
