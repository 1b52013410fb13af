"""The two sides of "what changed": a filter cut in two by dates, by collections, or by when documents were added."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

import pandas as pd

from picket.errors import FilterError
from picket.filter import Filter

SPANS = (30, 90, 365)
"""Days that may count as lately, shortest first."""

ENOUGH = 20
"""Documents, or a tenth of those dated if that is fewer, that must be published lately to be set against the rest."""


@dataclass(frozen=True)
class Sides:
    """What came before, and what came after."""

    before: Filter
    after: Filter


def by_dates(scope: Filter, first: date, last: date | None = None, since: date | None = None) -> Sides:
    """Published from `first` (to `last`) against what was published before `first` (from `since` on).

    What is undated is on neither side, whatever the scope says of it. Raises FilterError: days in another order.
    """
    if (last and last < first) or (since and since >= first) or first == date.min:
        raise FilterError(f"The days {since or '…'}, {first} and {last or '…'} must follow each other; change one.")
    dated = replace(scope, undated="")
    return Sides(
        replace(dated, since=_later(since, scope.since), until=_earlier(first - timedelta(days=1), scope.until)),
        replace(dated, since=_later(first, scope.since), until=_earlier(last, scope.until)),
    )


def by_collections(scope: Filter, before: str, after: str) -> Sides:
    """One collection against another; "" is that of the documents in none."""
    return Sides(_of_collection(scope, before), _of_collection(scope, after))


def by_added(scope: Filter, moment: datetime) -> Sides:
    """Added to the library at this moment (UTC) or later, against all that was there before."""
    since, until = scope.added_since, scope.added_until
    return Sides(
        replace(scope, added_until=min(moment, until or moment)),
        replace(scope, added_since=max(moment, since or moment)),
    )


def usual_day(published: pd.Series) -> date | None:
    """The day from which documents count as lately published, None when all are of one day or undated.

    The last of SPANS days that holds enough and leaves something before it, else the second half of the whole time.
    """
    days = published.dropna().sort_values()
    if days.empty or days.iloc[0] == days.iloc[-1]:
        return None
    earliest: date = days.iloc[0].date()
    latest: date = days.iloc[-1].date()
    for span in SPANS:
        first = latest - timedelta(days=span - 1)
        if first > earliest and (days >= pd.Timestamp(first)).sum() >= min(ENOUGH, len(days) / 10):
            return first
    return latest - (latest - earliest) // 2


def usual_moment(added: pd.Series) -> datetime | None:
    """The first minute (UTC) of the last day on which documents were added, None without any."""
    return None if added.empty else datetime.combine(added.max().date(), time())


def _of_collection(scope: Filter, name: str) -> Filter:
    """The documents of a collection; none where the scope asks for others only."""
    asked = not scope.collections or name in scope.collections
    without = scope.without if asked else scope.without.adding("collections", name)
    return replace(scope, collections=(name,), without=without)


def _later(one: date | None, other: date | None) -> date | None:
    return max((day for day in (one, other) if day), default=None)


def _earlier(one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day), default=None)
