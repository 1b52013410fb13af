"""What must hold beyond the shape: within one system's file, and between all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pycountry

from picket.catalogue.files import Finding
from picket.catalogue.schema import Ambiguous, System
from picket.catalogue.spelling import Field, Form, forms, same

KOSOVO = "XKX"
"""Not in ISO 3166-1, but the code in general use."""


@cache
def pattern(expression: str) -> re.Pattern[str]:
    """A `needs` or `unless` expression, compiled once however many files share it. Raises re.error."""
    return re.compile(expression)


@cache
def country_codes() -> frozenset[str]:
    """ISO 3166-1 alpha-3, territories included, and Kosovo."""
    return frozenset(country.alpha_3 for country in pycountry.countries) | {KOSOVO}


def own_findings(path: Path, system: System) -> Iterator[Finding]:
    """What is wrong within one file."""
    if system.key != path.stem:
        yield Finding(path, ("key",), f'is "{system.key}", but the file is named "{path.stem}"; make them equal.')
    for code, field in _countries(system):
        if code not in country_codes():
            yield Finding(path, field, f'"{code}" is no ISO 3166-1 alpha-3 code; correct it.')
    yield from (Finding(path, field, message) for field, message in _unsourced(system))
    for i, rule in enumerate(system.ambiguous):
        yield from (Finding(path, ("ambiguous", i, *field), message) for field, message in _expressions(rule))


def shared_findings(systems: Mapping[Path, System]) -> Iterator[Finding]:
    """What is wrong between the files."""
    by_key = {system.key: system for system in systems.values()}
    for path, system in systems.items():
        for i, parent in enumerate(system.part_of):
            if parent not in by_key:
                yield Finding(path, ("part_of", i), f'there is no system "{parent}"; correct or add it.')
            elif system.key in _above(parent, by_key):
                yield Finding(path, ("part_of", i), f'"{parent}" in turn belongs to this system; break the circle.')
    yield from _claimed_twice(systems)


def _countries(system: System) -> Iterator[tuple[str, Field]]:
    yield from ((code, ("origin", i)) for i, code in enumerate(system.origin))
    yield from ((o.country, ("operators", i, "country")) for i, o in enumerate(system.operators))
    yield from ((o.country, ("hosts", i, "country")) for i, o in enumerate(system.hosts))


def _unsourced(system: System) -> Iterator[tuple[Field, str]]:
    for i, variant in enumerate(system.variants):
        if (variant.status or variant.note) and not variant.sources:
            yield ("variants", i), "states a status or note without a source; add one or drop the statement."
    for keys, field in _cited(system):
        for j, key in enumerate(keys):
            if key not in system.sources:
                yield (*field, "sources", j), f'there is no source "{key}" in this file; add or correct it.'


def _cited(system: System) -> Iterator[tuple[tuple[str, ...], Field]]:
    for name in ("variants", "operators", "hosts", "events", "figures"):
        yield from ((fact.sources, (name, i)) for i, fact in enumerate(getattr(system, name)))
    if system.in_service:
        yield system.in_service.sources, ("in_service",)


def _expressions(rule: Ambiguous) -> Iterator[tuple[Field, str]]:
    for name, expressions in (("needs", rule.needs), ("unless", rule.unless)):
        for i, expression in enumerate(expressions):
            try:
                pattern(expression)
            except re.error as error:
                yield (name, i), f'"{expression}" is not a regular expression ({error}); mend it.'
            if re.search("[A-Z]", re.sub(r"\\.", "", expression)):
                yield (
                    (name, i),
                    f'"{expression}" has a capital, but is searched in lower case; write it small.',
                )


def _above(key: str, by_key: Mapping[str, System]) -> set[str]:
    """The system and all it belongs to, at any depth."""
    found: set[str] = set()
    waiting = [key]
    while waiting:
        current = waiting.pop()
        if current in by_key and current not in found:
            found.add(current)
            waiting += by_key[current].part_of
    return found


def _claimed_twice(systems: Mapping[Path, System]) -> Iterator[Finding]:
    """Two systems may share a form only when both decide by the sentence, and by different words."""
    claims: dict[str, list[Form]] = {}
    for path, system in systems.items():
        for form in forms(system):
            others = claims.setdefault(same(form.alias), [])
            if other := next((o for o in others if o.system != system.key and _clash(o, form)), None):
                message = f'"{form.alias}" is also "{other.system}" ("{other.alias}"); one of them must give it up.'
                yield Finding(path, form.field, message)
            others.append(form)


def _clash(one: Form, other: Form) -> bool:
    if one.rule is None or other.rule is None:
        return True
    return (one.rule.needs, one.rule.unless) == (other.rule.needs, other.rule.unless)
