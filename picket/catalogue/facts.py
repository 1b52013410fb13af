"""What the catalogue states of a system, fact by fact, each with the sources it was read in: for cards and exports.

Everything that is shown of a system as a fact comes from here, and nothing comes without a source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from picket.catalogue.load import Catalogue
from picket.catalogue.schema import Event, Figure, Operator, Source, Stated, System, Variant

HEADINGS = {
    "summary": "What it is", "status": "Status", "kind": "Kind", "part_of": "Part of", "missile_class": "Class",
    "basing": "Basing", "phase": "Intercepts in", "where": "Intercepts", "targets": "Against", "makers": "Makers",
    "origin": "Origin", "in_service": "In service", "operators": "Operators", "hosts": "On the soil of",
    "figures": "Published figures", "variants": "Versions", "events": "What happened",
}  # fmt: skip
"""Fields that state facts, in the order of a card, and what each is called."""


GRADES = {"A": "official", "B": "press or research", "C": "weak, copied or partisan"}
"""What the grade of a source means."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: under which of HEADINGS, in words, and its sources by their key, one at least.

    `country` (ISO 3166-1 alpha-3), `status` and `year` are given where the fact has them.
    """

    field: str
    words: str
    sources: dict[str, Source]
    country: str = ""
    status: str = ""
    year: int | None = None


def facts(system: System, catalogue: Catalogue) -> list[Fact]:
    """All facts of a system, in the order of HEADINGS."""
    return [fact for field in HEADINGS for fact in _of(field, system, catalogue)]


def claim(figure: Figure) -> str:
    """What a figure claims, with its bounds: "up to 200 km", "40 to 150 km", "about 300 km"."""
    unit = "" if figure.unit == "count" else f" {figure.unit}"
    match figure:
        case Figure(least=float(least), most=float(most)):
            return f"{least:,g} to {most:,g}{unit}"
        case Figure(most=float(most)):
            return f"up to {most:,g}{unit}"
        case Figure(least=float(least)):
            return f"over {least:,g}{unit}"
        case Figure(about=float(about)):
            return f"about {about:,g}{unit}"
    return f"{figure.value:,g}{unit}"


def _of(field: str, system: System, catalogue: Catalogue) -> Iterator[Fact]:
    for value in _values(field, system):
        keys = getattr(value, "sources", None) or getattr(system, f"{field}_sources", ())
        if not keys:
            continue  # a version that is only a spelling, a grouping of ours
        sources = {key: system.sources[key] for key in keys}
        yield Fact(field, _words(field, value, catalogue), sources, **_beside(value))


def _values(field: str, system: System) -> Iterable[Any]:
    value = getattr(system, field)
    return value if isinstance(value, tuple) else [value] if value is not None else []


def _beside(value: object) -> dict[str, Any]:
    if isinstance(value, Operator):
        return {"country": value.country, "status": value.status, "year": value.year}
    if isinstance(value, Event):
        return {"year": value.year}
    return {"status": value.status or ""} if isinstance(value, Variant) else {}


def _words(field: str, value: object, catalogue: Catalogue) -> str:
    match value:
        case Operator():
            when = " ".join(filter(None, (value.status, str(value.year or ""))))
            said = ", ".join(filter(None, (catalogue.countries[value.country].name, when, value.site)))
            return _noted(said, value.note)
        case Event():
            return f"{value.year}: {value.what}"
        case Variant():
            return _noted(", ".join(filter(None, (value.name, value.status))), value.note)
        case Figure():
            return _aside(f"{value.what}{f' of {value.of}' if value.of else ''}: {claim(value)}", value.note)
        case Stated():
            said = catalogue.countries[value.value].name if field == "origin" else value.value
            return _aside(said, value.note)
    return catalogue.systems[str(value)].short if field == "part_of" else str(value)


def _aside(words: str, note: str | None) -> str:
    return f"{words} ({note})" if note else words


def _noted(words: str, note: str | None) -> str:
    return f"{words}: {note}" if note else words
