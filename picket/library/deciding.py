"""The log of decisions as it is kept: only ever added to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import Connection, insert, select

from picket.corrections.decision import Decision, checked, from_json, now
from picket.errors import DecisionError
from picket.library import writing
from picket.library.portions import portions
from picket.library.schema import decision

AHEAD = timedelta(days=1)
"""So far a colleague's clock may be ahead: what is decided later would hold against all that is decided till then."""


def keep(connection: Connection, new: Sequence[Decision]) -> int:
    """Add decisions to the log; how many were not there yet.

    Raises DecisionError: one does not say what it must, is yet to come, or there is one of its id that says otherwise.
    """
    given = {checked(one).id: one for one in new}
    for one in given.values():
        if one.when > now() + AHEAD:
            raise DecisionError(
                f"{one.who} decided on {one.when:%Y-%m-%d}, which is yet to come; set that clock right."
            )
    there = {one.id: one for some in portions(given) for _, one in _found(connection, decision.c.id.in_(some))}
    for key, known in there.items():
        if known != given[key]:
            raise DecisionError(
                f"The decision '{key}' is in the log already and says something else; nothing was kept."
            )
    fresh = [one for key, one in given.items() if key not in there]
    if fresh:
        connection.execute(insert(decision), [{"id": one.id, "said": one.as_json()} for one in fresh])
        writing.revise(connection)
    return len(fresh)


def since(connection: Connection, number: int) -> list[tuple[int, Decision]]:
    """The decisions that came in after the one of this number, with theirs."""
    return _found(connection, decision.c.number > number)


def _found(connection: Connection, which: object) -> list[tuple[int, Decision]]:
    rows = connection.execute(select(decision).where(which).order_by(decision.c.number))  # type: ignore[arg-type]
    return [(row.number, from_json(row.said)) for row in rows]
