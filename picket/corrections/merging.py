"""Entities that are one: which entity each becomes, whatever chain of merges leads there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from picket.corrections.acting import entity_of
from picket.corrections.decision import Decision
from picket.names import Names

T = TypeVar("T")


NOTHING = -1
"""What an entity becomes that is none."""


def merges(held: Sequence[Decision], names: Names, numbers: Mapping[str, int]) -> dict[int, dict[int, int]]:
    """By number of a document (0: everywhere), for each entity that becomes another or nothing the place of the
    decision by which it becomes what it is in the end."""
    found: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for place, one in enumerate(held):
        if one.of_entity and (one.scope == "everywhere" or one.document in numbers):
            number = 0 if one.scope == "everywhere" else numbers[one.document]
            to = entity_of(one.named.entity, names) if one.named else NOTHING
            found[number].append((entity_of(one.read, names), to, place))
    return {number: ends(step for step in steps if step[0] >= 0) for number, steps in found.items()}


def ends(merges: Iterable[tuple[int, int, T]]) -> dict[int, T]:
    """For each entity that becomes another, what the last step of its way holds.

    `merges`: from which entity, to which, and what is kept of it, earliest first. A later one from the same entity
    takes the place of an earlier one, and one that closes a circle opens it where it leads to.
    """
    steps: dict[int, tuple[int, T]] = {}
    for one, other, kept in merges:
        if one == other:
            continue
        steps.pop(one, None)
        last = _way(steps, other)[-1]
        if last == one:
            del steps[other]
        steps[one] = other, kept
    return {one: steps[_way(steps, one)[-2]][1] for one in steps}


def _way(steps: Mapping[int, tuple[int, T]], one: int) -> list[int]:
    way = [one]
    while way[-1] in steps:
        way.append(steps[way[-1]][0])
    return way
