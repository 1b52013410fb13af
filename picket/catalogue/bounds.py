"""What a file that others give may ask of the machine: plain YAML, few names, and expressions that are soon tried.

The files that come with Picket are read before they are taken in; an own one may come from anywhere, and none may keep
the process busy, or end it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import yaml

from picket.catalogue.files import Finding
from picket.catalogue.schema import System
from picket.catalogue.spelling import Field

DEEPEST = 20
"""Lists and fields within each other at most: a system has five."""

LONGEST = 120
"""Characters of a name or spelling at most."""

MOST_FORMS = 1_000
"""Names, each alone and with every spelling of a version behind it; the richest built-in system has some 500."""

MOST_STEPS = 10_000
"""Characters that all expressions of a system may look at from one place of a text. A word takes its letters."""

WINDOW = 4_000
"""Characters at most in which an expression is searched: so far goes one that repeats without end."""


def unplain(content: bytes) -> str | None:
    """What in a YAML file is more than lists, fields and words, as "line: what to do"; None for a plain file.

    It is told from the events of the file, before anything is built of them.
    """
    depth = 0
    with suppress(yaml.YAMLError):  # told when it is read
        for event in yaml.parse(content, Loader=yaml.CSafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            said = "holds lists within lists without end; mend the file." if depth > DEEPEST else _unplain(event)
            if said:
                return f"{event.start_mark.line + 1 if event.start_mark else 1}: {said}"
    return None


def _unplain(event: yaml.Event) -> str | None:
    if mark := getattr(event, "anchor", None):
        return f'"{mark}" marks a value for use in another place; write out there what is meant.'
    if tag := getattr(event, "tag", None):
        return f'"{tag}" is a tag of YAML, which no such file needs; remove it.'
    return None


def findings(path: Path, system: System) -> Iterator[Finding]:
    """What is too much in the file of one system."""
    for field, words in _names(system):
        if len(words) > LONGEST:
            yield Finding(path, field, f"has more than {LONGEST} characters; shorten it.")
    spellings = sum(1 + len(variant.spellings) for variant in system.variants)
    if (len(system.names) + len(system.ambiguous)) * (1 + spellings) > MOST_FORMS:
        message = f"with all spellings of the variants these are more than {MOST_FORMS:,} ways to write the system"
        yield Finding(path, ("names",), f"{message}; list fewer.")
    left = MOST_STEPS
    for field, expression in _expressions(system):
        try:
            left -= steps(expression)
        except ValueError as error:
            yield Finding(path, field, f'"{expression[:LONGEST]}" {error}; write words.')
            continue
        if left < 0:
            message = r"takes too long to try; say how often at most as in \w{1,9}, and repeat nothing that repeats"
            yield Finding(path, field, f'"{expression[:LONGEST]}" {message}.')
            return


def steps(expression: str) -> int:
    """Characters that a regular expression looks at from one place of a text, at most; counted to MOST_STEPS + 1.

    Raises ValueError: it holds what cannot be counted.
    """
    return _sequence(_parser.parse(expression))[0]


def _names(system: System) -> Iterator[tuple[Field, str]]:
    yield from ((("names", i), name) for i, name in enumerate(system.names))
    yield from ((("ambiguous", i, "form"), rule.form) for i, rule in enumerate(system.ambiguous))
    for i, variant in enumerate(system.variants):
        yield ("variants", i, "name"), variant.name
        yield from ((("variants", i, "spellings", j), words) for j, words in enumerate(variant.spellings))


def _expressions(system: System) -> Iterator[tuple[Field, str]]:
    for i, rule in enumerate(system.ambiguous):
        for name, expressions in (("needs", rule.needs), ("unless", rule.unless)):
            yield from ((("ambiguous", i, name, j), expression) for j, expression in enumerate(expressions))


# A part of an expression: the steps it takes, and the ways in which it can match at one place. What stands behind it
# is tried again for each of these ways: this is what makes `(a+)+` endless.


def _sequence(parts: Any) -> tuple[int, int]:
    steps, ways = 0, 1
    for kind, what in parts:
        more, choices = _part(kind, what)
        steps, ways = _counted(steps + ways * more), _counted(ways * choices)
    return steps, ways


def _part(kind: object, what: Any) -> tuple[int, int]:
    if kind in (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN, op.AT):
        return 1, 1
    if kind is op.SUBPATTERN:
        return _sequence(what[-1])
    if kind is op.BRANCH:
        branches = [_sequence(branch) for branch in what[1]]
        return _counted(sum(steps for steps, _ in branches)), _counted(sum(ways for _, ways in branches))
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT):
        return _repeated(*what)
    if kind in (op.ASSERT, op.ASSERT_NOT):
        return _sequence(what[1])[0], 1
    raise ValueError("refers to what it found, or holds another thing that cannot be tried in a known time")


def _repeated(least: int, most: int, parts: Any) -> tuple[int, int]:
    steps, ways = _sequence(parts)
    if ways == 1:
        most = min(int(most), WINDOW)
        return _counted(most * steps), _counted(max(most - least, 0) + 1)
    most = min(int(most), MOST_STEPS.bit_length())  # two ways so many times are more than is counted
    return (
        _counted(sum(ways**times * steps for times in range(most))),
        _counted(sum(ways**times for times in range(min(least, most), most + 1))),
    )


def _counted(number: int) -> int:
    return min(number, MOST_STEPS + 1)
