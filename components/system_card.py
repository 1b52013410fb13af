"""One system: what the catalogue's sources say of it. Published claims, each with where it was read and when."""

from __future__ import annotations

from collections.abc import Iterable

from components.look import escape
from picket.catalogue.load import Catalogue
from picket.catalogue.schema import Event, Figure, Operator, System, Variant

GRADES = {"A": "official", "B": "press or research", "C": "weak, copied or partisan"}


def html(system: System, catalogue: Catalogue) -> str:
    """The card as our own HTML, all words escaped. Numbers in brackets lead to the sources below."""
    number = {key: place for place, key in enumerate(system.sources, 1)}
    facts = [
        ("Kind", escape(system.kind)),
        ("Part of", _list(catalogue.systems[key].short for key in system.part_of)),
        ("Basing", _list(system.basing)),
        ("Intercepts in", _list(system.phase)),
        ("Against", _list(system.targets)),
        ("Makers", _list(system.makers)),
        ("Origin", _list(catalogue.countries[iso3].name for iso3 in system.origin)),
        ("In service", _event(system.in_service, number) if system.in_service else ""),
        ("Operators", _operators(system.operators, catalogue, number)),
        ("On the soil of", _operators(system.hosts, catalogue, number)),
        ("Published figures", _lines(_figure(figure) + _cite(figure.sources, number) for figure in system.figures)),
        ("Versions", _lines(_variant(variant, number) for variant in system.variants if variant.sources)),
    ]
    rows = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in facts if value)
    return (
        f'<div class="picket-card"><h2>{escape(system.short)}</h2><p class="full">{escape(system.name)}</p>'
        f"<p>{escape(system.summary)}</p><dl>{rows}</dl>{_sources(system)}</div>"
    )


def _sources(system: System) -> str:
    if not system.sources:
        return "<p class='full'>No source was found for facts on this system: it is recognised by name only.</p>"
    lines = "".join(
        f"<li>{escape(s.title)}. {escape(s.publisher)}{f', {s.date}' if s.date else ''} "
        f"({s.grade}, {GRADES[s.grade]}). <code>{escape(s.url)}</code></li>"
        for s in system.sources.values()
    )
    return (
        f"<details><summary>Sources ({len(system.sources)}), as of {system.as_of}</summary><ol>{lines}</ol></details>"
    )


def _operators(operators: Iterable[Operator], catalogue: Catalogue, number: dict[str, int]) -> str:
    return _lines(
        f"<b>{escape(catalogue.countries[o.country].name)}</b> {o.status}"
        + (f" {o.year}" if o.year else "") + (f", {escape(o.site)}" if o.site else "")
        + (f": {escape(o.note)}" if o.note else "") + _cite(o.sources, number)
        for o in operators
    )  # fmt: skip


def _event(event: Event, number: dict[str, int]) -> str:
    return f"{event.year}: {escape(event.what)}{_cite(event.sources, number)}"


def _variant(variant: Variant, number: dict[str, int]) -> str:
    note = f": {escape(variant.note)}" if variant.note else ""
    return escape(variant.name) + note + _cite(variant.sources, number)


def _figure(figure: Figure) -> str:
    unit = "" if figure.unit == "count" else f" {figure.unit}"
    return f"{escape(figure.what)}: {figure.value:,g}{unit} ({escape(figure.qualifier)})"


def _cite(sources: Iterable[str], number: dict[str, int]) -> str:
    keys = [str(number[key]) for key in sources]
    return f" <sup>[{', '.join(keys)}]</sup>" if keys else ""


def _list(values: Iterable[str]) -> str:
    return ", ".join(escape(value) for value in values)


def _lines(values: Iterable[str]) -> str:
    return "<br>".join(values)
