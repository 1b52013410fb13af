"""What stands of a log: the same from the same decisions, in whatever order they came in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property

from picket.corrections.decision import Decision, new_id, now

_STEP = timedelta(microseconds=1)


@dataclass(frozen=True)
class Conflict:
    """Two standing decisions of different people about one thing: the later `holds`, the other is `overruled`."""

    overruled: Decision
    holds: Decision


@dataclass(frozen=True)
class Standing:
    """A log, and what stands of it. `log` is in the order in which decisions were made, whoever made them."""

    log: tuple[Decision, ...] = ()

    @classmethod
    def of(cls, log: Iterable[Decision]) -> Standing:
        """What stands of these decisions; one that is there twice counts once."""
        return cls(tuple(sorted({one.id: one for one in log}.values(), key=lambda one: one.place)))

    def with_(self, more: Iterable[Decision]) -> Standing:
        """What stands with more decisions."""
        added = list(more)
        return Standing.of((*self.log, *added)) if added else self

    def behind(self, decisions: Iterable[Decision]) -> list[Decision]:
        """These decisions as they are made now: after all that is known about the same, and all that the same person
        decided, also where that was made by a clock that goes ahead or this one was set back.
        """
        made: list[Decision] = []
        for one in decisions:
            known = [other.when for other in (*self.log, *made) if other.who == one.who or other.subject == one.subject]
            made.append(replace(one, when=max([one.when, *(when + _STEP for when in known)])))
        return made

    @cached_property
    def withdrawn(self) -> dict[str, Decision]:
        """By id of a decision the standing withdrawal that took it back."""
        found: dict[str, Decision] = {}
        known = {one.id: one for one in self.log}
        for one in reversed(self.log):  # what takes back comes after what it takes back
            takes_back = one.does == "withdraw" and one.id not in found and one.other in known
            if takes_back and known[one.other].place < one.place:
                found[one.other] = one
        return found

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """What stands, without withdrawals, in order."""
        return tuple(one for one in self.log if one.does != "withdraw" and one.id not in self.withdrawn)

    @cached_property
    def _last(self) -> dict[tuple[object, ...], Decision]:
        return {one.subject: one for one in self.decisions}

    @cached_property
    def holding(self) -> tuple[Decision, ...]:
        """Of those that stand the last about each subject, in order."""
        last = self._last
        return tuple(one for one in self.decisions if last[one.subject] is one)

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Where somebody decided otherwise than what holds, in order."""
        pairs = ((one, self._last[one.subject]) for one in self.decisions)
        return tuple(Conflict(one, held) for one, held in pairs if one.who != held.who and one.outcome != held.outcome)

    def to_undo(self, who: str) -> Decision | None:
        """What `who` would undo next: the last of their decisions that stands."""
        return next((one for one in reversed(self.decisions) if one.who == who), None)

    def to_redo(self, who: str) -> Decision | None:
        """The withdrawal that `who` would take back next; None after they decided anything else."""
        known = {one.id: one for one in self.log}
        for one in reversed(self.log):
            if one.who != who:
                continue
            if one.does != "withdraw":
                return None
            undone = known.get(one.other)
            if undone and undone.does != "withdraw" and one.id not in self.withdrawn:
                return one
        return None


def withdrawal(of: Decision, who: str, why: str = "") -> Decision:
    """A decision that takes `of` back. It is later than `of` even if that was made by a clock that goes ahead."""
    when = max(now(), of.when + _STEP)
    return replace(Decision(new_id(), who, when, "withdraw", other=of.id), why=why)
