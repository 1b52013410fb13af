"""Days, ISO weeks, months and years: numbered without gaps, where each starts, and what a reader calls it."""

from __future__ import annotations

from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Step = Literal["day", "week", "month", "year"]
STEPS: tuple[Step, ...] = ("day", "week", "month", "year")
"""What a period can be, finest first. A week is that of ISO 8601: it starts on Monday."""

Days = NDArray[np.datetime64]
"""Of unit D."""

Ints = NDArray[np.int64]

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MONDAY = 3
"""Days from a Monday (29 December 1969) to the day from which numpy counts."""


def numbered(days: Days, step: Step) -> Ints:
    """The number of the period of each day; 0 is the one with 1 January 1970. None of the days may be NaT."""
    if step == "week":
        return (days.astype(np.int64) + _MONDAY) // 7
    return days.astype(f"datetime64[{step[0].upper()}]").astype(np.int64)


def started(numbers: Ints, step: Step) -> Days:
    """The first day of numbered periods."""
    if step == "week":
        return (numbers * 7 - _MONDAY).astype("datetime64[D]")
    return numbers.astype(f"datetime64[{step[0].upper()}]").astype("datetime64[D]")


def after(starts: Days, step: Step) -> Days:
    """The first day of the period after each of these; NaT stays."""
    dated, following = ~np.isnat(starts), starts.copy()
    following[dated] = started(numbered(starts[dated], step) + 1, step)
    return following


def step_of(start: pd.Timestamp, end: pd.Timestamp) -> Step:
    """What a period is, by its length; `end` is the day after it."""
    days = (end - start).days
    return "day" if days == 1 else "week" if days == 7 else "month" if days <= 31 else "year"


def words(start: pd.Timestamp, step: Step) -> str:
    """A period as a reader says it: "3 March 2017", "week of 6 March 2017", "March 2017", "2017"."""
    month = f"{_MONTHS[start.month - 1]} {start.year}"
    said = {"day": f"{start.day} {month}", "week": f"week of {start.day} {month}", "month": month}
    return said.get(step, str(start.year))
