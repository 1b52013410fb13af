"""Reading the catalogue strictly: every broken rule is one CatalogueError naming file and line."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from picket.catalogue.schema import Country, System
from picket.errors import CatalogueError

HERE = Path(__file__).parent
Record = TypeVar("Record", bound=BaseModel)
FIRST = ("aegis", "sm-3", "thaad", "aegis-ashore")
"""The systems every listing names first, whether or not the library mentions them."""


@dataclass(frozen=True)
class Catalogue:
    """All systems by key (the four of `FIRST` leading, then by short name) and all countries by ISO 3166-1 alpha-3."""

    systems: dict[str, System]
    countries: dict[str, Country]
    fingerprint: str

    def family(self, key: str) -> set[str]:
        """The system and everything that belongs to it by `part_of`, at any depth."""
        found = {key}
        while more := {s.key for s in self.systems.values() if found & set(s.part_of)} - found:
            found |= more
        return found


@cache
def load_catalogue(folder: Path = HERE) -> Catalogue:
    """Read and check `systems/*.yml` and `countries.yml` under `folder`. Raises CatalogueError."""
    files = sorted((folder / "systems").glob("*.yml"))
    systems = [_record(System, read_yaml(path), path) for path in files]
    countries = [_record(Country, row, folder / "countries.yml") for row in read_yaml(folder / "countries.yml")]
    ordered = sorted(systems, key=lambda s: (FIRST.index(s.key) if s.key in FIRST else len(FIRST), s.short.casefold()))
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.yml")):
        digest.update(path.read_bytes())
    return Catalogue({s.key: s for s in ordered}, {c.iso3: c for c in countries}, digest.hexdigest()[:8])


def read_yaml(path: Path) -> Any:
    """The content of one YAML file. Raises CatalogueError when it is missing or not YAML."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except (OSError, yaml.YAMLError) as error:
        raise CatalogueError(f"{path.name}: cannot be read ({error}); mend or remove the file.") from error


def _record(model: type[Record], data: Any, path: Path) -> Record:
    try:
        return model.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise CatalogueError(f"{path.name}: {where}: {first['msg']}.") from error
