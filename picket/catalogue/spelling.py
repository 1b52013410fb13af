"""From the names in a system's file to every way a text may write them.

Two spellings are the same when their folds are equal. Folding ignores case, takes a hyphen, an en dash, a
space or a hyphen at the end of a line for one another, and drops them between a letter and a digit, so that
SM-3, SM 3, SM3 and "SM-" + "3" on the next line are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from picket.catalogue.schema import Ambiguous, System

_GAP = r"[^\S\n]*\n?[^\S\n]*"
_SEPARATOR = re.compile(rf"[-\u2010-\u2013]{_GAP}|[^\S\n]+\n?[^\S\n]*|\n[^\S\n]*")

CUT = re.compile(r"(?<=[^\W\d_])-[^\S\n]*[\s][^\S\n]*(?=[a-z])")
"""A word cut in two at the end of a line, which a plain text shows as a hyphen and a space."""

Field = tuple[str | int, ...]
"""The way to a value in a file: ("variants", 2, "spellings", 0)."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in its folded spelling, capitals kept; `at[i]` is where its i-th character stands in it."""

    text: str
    at: list[int]


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a system, as its file has it (`alias`), with the version it names, if any.

    `rule` is None for a safe name. `letter` marks a version of one capital, the B of "Scud B": "a Scud b"
    is something else.
    """

    system: str
    alias: str
    variant: str | None
    rule: Ambiguous | None
    field: Field
    letter: bool = False


def fold(text: str, whole: bool = False) -> Folded:
    """The folded spelling of a text with the place of each of its characters; `whole`: words cut at the end of a
    line are put together."""
    text = text.replace("\u0130", "I")  # the one letter whose lower case is longer
    pieces: list[str] = []
    at: list[int] = []
    done = 0
    for match in _SEPARATOR.finditer(text):
        start, end = match.span()
        pieces.append(text[done:start])
        at += range(done, start)
        if whole and CUT.match(text, start, end + 1):
            done = end
            continue
        if not _joins(text, start, end):
            pieces.append(" ")
            at.append(start)
        done = end
    pieces.append(text[done:])
    at += range(done, len(text))
    return Folded("".join(pieces), at)


def same(alias: str) -> str:
    """What two spellings of one name have in common."""
    return fold(alias.strip()).text.lower()


def surface(text: str) -> str:
    """A spelling as it stands, but for line breaks and the kind of dash: tells S400 from S-400."""
    return re.sub(r"\s+", " ", re.sub(r"[\u2010-\u2013]", "-", text))


def forms(system: System) -> Iterator[Form]:
    """All forms of a system: names, ambiguous forms, either with a version behind it, and versions alone."""
    versions = list(_versions(system))
    variant_of = {same(spelling): name for spelling, name, _, _ in versions}
    for i, name in enumerate(system.names):
        yield Form(system.key, name, variant_of.get(same(name)), None, ("names", i))
        yield from _with_versions(system.key, name, None, versions)
    for i, rule in enumerate(system.ambiguous):
        yield Form(system.key, rule.form, variant_of.get(same(rule.form)), rule, ("ambiguous", i, "form"))
        yield from _with_versions(system.key, rule.form, rule.model_copy(update={"needs": ()}), versions)
    for spelling, name, alone, field in versions:
        if alone:
            yield Form(system.key, spelling, name, None, field)


def _versions(system: System) -> Iterator[tuple[str, str, bool, Field]]:
    """(spelling, canonical name, alone, field) of every spelling of every variant."""
    for i, variant in enumerate(system.variants):
        yield variant.name, variant.name, variant.alone, ("variants", i, "name")
        for j, spelling in enumerate(variant.spellings):
            yield spelling, variant.name, variant.alone, ("variants", i, "spellings", j)


def _with_versions(
    key: str, name: str, rule: Ambiguous | None, versions: list[tuple[str, str, bool, Field]]
) -> Iterator[Form]:
    """The name with each version behind it, joined too where that can be read: S-300 PMU1, S-300PMU1."""
    for spelling, variant, _, field in versions:
        letter = len(spelling) == 1 and spelling.isalpha()
        yield Form(key, f"{name} {spelling}", variant, rule, field, letter)
        if not spelling[0].isalnum() or (name[-1].isdigit() and spelling[0].isalpha()):
            yield Form(key, name + spelling, variant, rule, field, letter)


def _joins(text: str, start: int, end: int) -> bool:
    """Whether the separator stands between a letter and a digit of one line."""
    if start == 0 or end == len(text) or "\n" in text[start:end]:
        return False
    return text[start - 1].isalpha() and text[end].isdigit()
