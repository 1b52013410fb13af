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
    yield from ((stated.value, ("origin", i, "value")) for i, stated in enumerate(system.origin))
    yield from ((o.country, ("operators", i, "country")) for i, o in enumerate(system.operators))
    yield from ((o.country, ("hosts", i, "country")) for i, o in enumerate(system.hosts))


def _unsourced(system: System) -> Iterator[tuple[Field, str]]:
    for i, variant in enumerate(system.variants):
        if (variant.status or variant.note) and not variant.sources:
            yield ("variants", i), "states a status or note without a source; add one or drop the statement."
    for key, field in cited_sources(system):
        if key not in system.sources:
            yield field, f'there is no source "{key}" in this file; add or correct it.'


def idle_sources(path: Path, system: System) -> Iterator[Finding]:
    """Sources that no fact of the file cites: nothing is wrong with what is shown, but the file wants a look."""
    message = "no fact of this file cites this source; cite it where it is the source, or remove it."
    for key in system.sources.keys() - {key for key, _ in cited_sources(system)}:
        yield Finding(path, ("sources", key), message)


def cited_sources(system: System) -> Iterator[tuple[str, Field]]:
    """Every citation of the file: the key of a source and the field that cites it."""
    for name, value in system:
        if name in ("kind_sources", "part_of_sources"):
            yield from ((key, (name, i)) for i, key in enumerate(value))
        many = value if isinstance(value, tuple) else (value,)
        for i, fact in enumerate(many):
            place: Field = (name, i) if isinstance(value, tuple) else (name,)
            yield from ((key, (*place, "sources", j)) for j, key in enumerate(getattr(fact, "sources", ())))


def _expressions(rule: Ambiguous) -> Iterator[tuple[Field, str]]:
    for name, expressions in (("needs", rule.needs), ("unless", rule.unless)):
        for i, expression in enumerate(expressions):
            try:
                pattern(expression)
            except (re.error, OverflowError, RecursionError) as error:
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
