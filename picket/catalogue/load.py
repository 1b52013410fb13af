"""Reading the catalogue strictly: every broken rule is one CatalogueError naming file and line."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from picket.catalogue.files import Finding, read_yaml, record
from picket.catalogue.rules import country_codes, own_findings, shared_findings
from picket.catalogue.schema import Country, System
from picket.errors import CatalogueError
from picket.model import Issue

__all__ = ["FIRST", "HERE", "Catalogue", "in_order", "load_catalogue", "read_system", "read_yaml", "system_files"]

HERE = Path(__file__).parent
FIRST = ("aegis", "sm-3", "thaad", "aegis-ashore")
"""The systems every listing names first, whether or not the library mentions them."""

OWN = " + own "
"""Stands in a fingerprint before the digest of a library's own systems."""


@dataclass(frozen=True)
class Catalogue:
    """All systems by key (`FIRST` leading, then by short name), all countries by ISO 3166-1 alpha-3.

    `own_texts` are the files of a library's own systems by key (picket.catalogue.own), `issues` tells of those that
    were left out; the catalogue that comes with Picket has neither.
    """

    systems: dict[str, System]
    countries: dict[str, Country]
    fingerprint: str
    own_texts: Mapping[str, str] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()

    @property
    def own(self) -> frozenset[str]:
        """The keys of a library's own systems."""
        return frozenset(self.own_texts)

    def family(self, key: str) -> set[str]:
        """The system and everything that belongs to it by `part_of`, at any depth."""
        found = {key}
        while more := {s.key for s in self.systems.values() if found & set(s.part_of)} - found:
            found |= more
        return found


@cache
def load_catalogue(folder: Path = HERE) -> Catalogue:
    """Read and check `systems/*.yml` and `countries.yml` under `folder`. Raises CatalogueError."""
    systems = {path: read_system(path) for path in system_files(folder)}
    for finding in shared_findings(systems):
        raise CatalogueError(str(finding))
    countries = read_countries(folder / "countries.yml")
    return Catalogue(in_order(systems.values()), {c.iso3: c for c in countries}, _fingerprint(folder))


def in_order(systems: Iterable[System]) -> dict[str, System]:
    """Systems by key in the order of every listing."""
    return {system.key: system for system in sorted(systems, key=_place)}


def own_mark(texts: Mapping[str, str]) -> str:
    """What own files add to a fingerprint, "" for none."""
    if not texts:
        return ""
    digest = hashlib.sha256()
    for key, text in sorted(texts.items()):
        digest.update(f"{key}\0{text}\0".encode())
    return f"{OWN}{digest.hexdigest()[:12]}"


def system_files(folder: Path = HERE) -> list[Path]:
    """The files of all systems, by name."""
    return sorted((folder / "systems").glob("*.yml"))


def read_system(path: Path) -> System:
    """One system, checked as far as its own file goes. Raises CatalogueError."""
    system = record(System, read_yaml(path), path)
    for finding in own_findings(path, system):
        raise CatalogueError(str(finding))
    return system


def read_countries(path: Path) -> list[Country]:
    """All countries, each once and with a code that exists. Raises CatalogueError."""
    rows = read_yaml(path)
    if not isinstance(rows, list):
        raise CatalogueError(f"{path.name}:1: must be a list of countries; mend the file.")
    countries = [record(Country, row, path, (i,)) for i, row in enumerate(rows)]
    for finding in _country_findings(path, countries):
        raise CatalogueError(str(finding))
    return countries


def _country_findings(path: Path, countries: list[Country]) -> Iterator[Finding]:
    seen: set[str] = set()
    for i, country in enumerate(countries):
        if country.iso3 not in country_codes():
            yield Finding(path, (i, "iso3"), f'"{country.iso3}" is no ISO 3166-1 alpha-3 code; correct it.')
        if country.iso3 in seen:
            yield Finding(path, (i, "iso3"), f'"{country.iso3}" is listed twice; remove one.')
        seen.add(country.iso3)


def _place(system: System) -> tuple[int, str]:
    rank = FIRST.index(system.key) if system.key in FIRST else len(FIRST)
    return rank, system.short.casefold()


def _fingerprint(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.suffix in {".yml", ".txt"}):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]
