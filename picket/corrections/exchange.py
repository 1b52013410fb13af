"""Decisions handed from one library to another: what goes along, and what a file would bring."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from picket.corrections.decision import Decision
from picket.corrections.files import lines
from picket.corrections.standing import Conflict, Standing
from picket.errors import DecisionError


@dataclass(frozen=True)
class Received:
    """The decisions of a file beside a log.

    `new`: not in the log; `known`: in it just so; `other`: the log has one of that id that says something else. `bad`:
    lines, from 1, that hold no decision, each with what is wrong. `conflicts`: those there would be more with the new.
    `standing`: those of the file that the log has and that stand in it, which can be taken back.
    """

    new: tuple[Decision, ...]
    known: tuple[Decision, ...]
    other: tuple[Decision, ...]
    bad: tuple[tuple[int, str], ...]
    conflicts: tuple[Conflict, ...]
    standing: tuple[Decision, ...]

    @property
    def sound(self) -> bool:
        """Whether all of it can be taken in."""
        return not (self.bad or self.other)


def handed(some: Iterable[Decision], log: Standing) -> list[Decision]:
    """These decisions, and whatever of the log takes them back or puts them back, in the order of the log."""
    ids = {one.id for one in some}
    for one in log.log:  # what takes back comes after what it takes back
        if one.does == "withdraw" and one.other in ids:
            ids.add(one.id)
    return [one for one in log.log if one.id in ids]


def received(raw: bytes, log: Standing) -> Received:
    """What a file would bring to a log; one that is there twice counts once."""
    read = list(lines(raw))
    found = {one.id: one for _, one in read if isinstance(one, Decision)}
    bad = tuple((number, str(one)) for number, one in read if isinstance(one, DecisionError))
    there = {one.id: one for one in log.log}
    new = tuple(one for key, one in found.items() if key not in there)
    known = tuple(one for key, one in found.items() if there.get(key) == one)
    other = tuple(one for key, one in found.items() if there.get(key, one) != one)
    stand = {one.id for one in log.decisions}
    before = {(one.overruled.id, one.holds.id) for one in log.conflicts}
    after = log.with_(new).conflicts
    return Received(
        new, known, other, bad, tuple(one for one in after if (one.overruled.id, one.holds.id) not in before),
        tuple(one for one in known if one.id in stand),
    )  # fmt: skip
