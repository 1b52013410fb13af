"""The status board: systems by countries, with what these documents report (status_rows) and, beside it, what the
catalogue's published sources state. The two are never merged, and neither is reduced to a current status.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, TypeVar

import pandas as pd

from picket.catalogue.load import FIRST, Catalogue
from picket.catalogue.schema import Operator
from picket.filter import Entity
from picket.ledger import Ledger
from picket.status_rows import read_by_cell, rows

T = TypeVar("T")
Role = Literal["operator", "host"]
"""A state that owns, buys or plans a system, or one on whose soil another state's stands."""

Entries = dict[tuple[str, str], list[tuple[Role, Operator]]]
"""By system and country what the catalogue's sources state."""


@dataclass(frozen=True, slots=True)
class Report:
    """One stage as it is reported of a country and a system, negated or not, hedged or not: a row of status_rows.

    `as_read` are its statements without corrections. `first` and `last` are None when all its documents are undated.
    `differs`: another of its cell says otherwise.
    """

    stage: str
    negated: bool
    hedged: bool
    statements: int
    as_read: int
    documents: int
    sources: int
    undated: int
    first: date | None
    last: date | None
    differs: bool


@dataclass(frozen=True)
class Cell:
    """A system and a country: reports by their latest day, newest first, undated ones last; and reference entries."""

    reports: tuple[Report, ...] = ()
    reference: tuple[tuple[Role, Operator], ...] = ()

    @property
    def statements(self) -> int:
        """How many statements stand behind its reports."""
        return sum(report.statements for report in self.reports)


@dataclass(frozen=True)
class Board:
    """Systems (catalogue keys) by countries (ISO 3166-1 alpha-3), in the order in which to show them.

    `cells` holds only what has something, `read` by system and country how many statements were read, without
    corrections. `systems` are those of FIRST, then by their number of statements; `countries`
    by theirs. `beyond` counts the reference entries of systems or countries without a report, which are left out
    unless they were asked for.
    """

    systems: tuple[str, ...]
    countries: tuple[str, ...]
    cells: Mapping[tuple[str, str], Cell]
    read: Mapping[tuple[str, str], int]
    beyond: int

    def statements(self, system: str = "", country: str = "") -> int:
        """How many statements stand behind a row, a column, or with neither the whole board."""
        return sum(cell.statements for cell in _of(self.cells, system, country))

    def as_read(self, system: str = "", country: str = "") -> int:
        """How many stood there as they were read."""
        return sum(_of(self.read, system, country))

    @property
    def corrected(self) -> bool:
        """Whether corrections changed how many statements there are of any system or country."""
        return any(cell.statements != self.read.get(place, 0) for place, cell in self.cells.items()) or (
            self.statements() != self.as_read()
        )


def _of(places: Mapping[tuple[str, str], T], system: str, country: str) -> Iterator[T]:
    """What stands in a row, in a column, or with neither in all of them."""
    return (there for (of, by), there in places.items() if system in ("", of) and country in ("", by))


def board(ledger: Ledger, reference: bool = False, named: Collection[Entity] = ()) -> Board:
    """The board of a ledger; with `reference` also the systems and countries that only the catalogue tells of.

    Where systems or countries are `named`, as a filter asks for them, only these come in by reference alone.
    """
    reports: dict[tuple[str, str], list[Report]] = {}
    for row in rows(ledger).to_dict("records"):
        reports.setdefault((row["system"], row["actor"]), []).append(_report(row))
    entries = _reference(ledger.catalogue)
    systems, countries = ({place[side] for place in reports} for side in (0, 1))
    known = {place: e for place, e in entries.items() if place[0] in systems and place[1] in countries}
    entries = known | _among(entries, named, ledger.catalogue)
    cells = {
        place: Cell(tuple(reports.get(place, ())), tuple(entries[place]) if place in entries else ())
        for place in {**reports, **(entries if reference else known)}
    }
    beyond = sum(map(len, entries.values())) - sum(map(len, known.values()))
    shown, across = _sides(cells, ledger.catalogue)
    return Board(shown, across, cells, read_by_cell(ledger), beyond)


def _report(row: Mapping[Any, Any]) -> Report:
    days = {name: None if pd.isna(row[name]) else row[name].date() for name in ("first", "last")}
    return Report(**{name: row[name] for name in Report.__slots__} | days)


def _reference(catalogue: Catalogue) -> Entries:
    """By system and country what the catalogue's sources state, operators before hosts."""
    found: Entries = {}
    for key, system in catalogue.systems.items():
        for one in system.operators:
            found.setdefault((key, one.country), []).append(("operator", one))
        for one in system.hosts:
            found.setdefault((key, one.country), []).append(("host", one))
    return found


def _among(entries: Entries, named: Collection[Entity], catalogue: Catalogue) -> Entries:
    """The entries of the systems and of the countries named, where such are."""
    for side, label in ((0, "SYSTEM"), (1, "COUNTRY")):
        asked = [one for one in named if one.label == label and one.key]
        keys = set().union(*(catalogue.family(one.key) if one.parts else {one.key} for one in asked))
        entries = {place: e for place, e in entries.items() if not asked or place[side] in keys}
    return entries


def _sides(cells: Mapping[tuple[str, str], Cell], catalogue: Catalogue) -> Iterator[tuple[str, ...]]:
    """Systems and countries in order."""
    names = ({k: s.short for k, s in catalogue.systems.items()}, {k: c.name for k, c in catalogue.countries.items()})
    for side, leading in ((0, FIRST), (1, ())):
        counted: dict[str, int] = {}
        for place, cell in cells.items():
            counted[place[side]] = counted.get(place[side], 0) + cell.statements
        first = {key: at for at, key in enumerate(leading)}
        yield tuple(sorted(counted, key=lambda k: (first.get(k, len(first)), -counted[k], names[side].get(k, k))))
