"""The day in a cell of a table or a value of an object, if it says one day and no other."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from picket.ingest.dates import FULL, full_date

SECONDS = range(10**8, 4 * 10**9)
"""Numbers that are seconds since 1970: from 1973 on, so that no day such as 20250503 is taken for one, to 2096."""

_YEAR_FIRST = re.compile(r"((?:18|19|20)\d\d)(?:([-/.])(\d{1,2})\2(\d{1,2})(?!\d)|(\d\d)(\d\d)(?:(?!\d)|(?=\d{6}$)))")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2((?:18|19|20)\d\d)(?!\d)")
_FULL = re.compile(FULL, re.IGNORECASE)


def day_of(value: object) -> date | None:
    """The day that words or a number state, in the time zone they state it in; None when it is not certain.

    `03/05/2025` may be a day in March or in May and is not guessed; `25/05/2025` can be read in one way only.
    A number is seconds since 1970, or thousandths of them, in UTC.
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        for seconds in (int(value), int(value) // 1000):
            if seconds in SECONDS:
                return datetime.fromtimestamp(seconds, UTC).date()
    words = " ".join(str(value).split())
    if found := _YEAR_FIRST.match(words):
        return _day(found[1], found[3] or found[5], found[4] or found[6])
    if found := _YEAR_LAST.match(words):
        return _either(found[1], found[3], found[4])
    said = {full_date(one.group()) for one in _FULL.finditer(re.sub(r"-(?=[a-z])|(?<=[a-z])-", " ", words, flags=re.I))}
    return said.pop() if len(said) == 1 else None


def _either(first: str, second: str, year: str) -> date | None:
    """The day of two numbers of which either may be the month, if only one reading is a day."""
    found = {_day(year, first, second), _day(year, second, first)} - {None}
    return found.pop() if len(found) == 1 else None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
