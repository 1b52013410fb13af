"""Full dates as they are written in English: day, month and year, so that nothing is left to guess.

`3/5/2025` is left alone: whether it means March or May is not stated.
"""

from __future__ import annotations

import re
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
WEEKDAY = r"(?:(?:Mon|Tue|Tues|Wed|Wednes|Thu|Thur|Thurs|Fri|Sat|Satur|Sun)(?:day)?\.?,?[ ]+)"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:1[89]|20)\d\d"

DAY_AND_MONTH = rf"(?:{_DAY}[ ]{MONTH}|{MONTH}[ ]{_DAY})"
"""A date without its year."""

FULL = (
    rf"(?:{WEEKDAY}?(?:{_DAY}[ ]{MONTH},?[ ]{_YEAR}|{MONTH}[ ]{_DAY},?[ ]{_YEAR})(?!\d)"
    rf"|(?<!\d){_YEAR}-\d\d-\d\d(?!\d))"
)
"""A date with its year; both patterns are to be used with re.IGNORECASE."""

_PARTS = re.compile(
    rf"(?P<y1>{_YEAR})-(?P<m1>\d\d)-(?P<d1>\d\d)"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?[ ](?P<m2>[a-z]{{3}})[a-z]*\.?,?[ ](?P<y2>{_YEAR})"
    rf"|\b(?P<m3>[a-z]{{3}})[a-z]*\.?[ ](?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?[ ](?P<y3>{_YEAR})",
    re.IGNORECASE,
)


def full_date(words: str) -> date | None:
    """The date that words matching FULL state; None when there is no such day (31 April)."""
    found = _PARTS.search(words)
    if found is None:
        return None
    part = {name[0]: value for name, value in found.groupdict().items() if value}
    month = part["m"].lower()
    try:
        number = int(month) if month.isdigit() else MONTHS.index(month) + 1
        return date(int(part["y"]), number, int(part["d"]))
    except ValueError:
        return None
