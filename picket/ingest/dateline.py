"""Datelines: "KYIV, March 2 (Steppe Wire) –" says where, when and through whom a story was sent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from picket.ingest.credits import is_agency
from picket.ingest.dates import DAY_AND_MONTH, FULL, MONTH, full_date
from picket.model import Field

_UPPER = r"[A-Z\u00c0-\u00de]"
_WORD = rf"{_UPPER}[\w’'.\-]*"
_CAPS = rf"{_UPPER}[A-Z\u00c0-\u00de’'.]+(?:[ /\-]{_UPPER}[A-Z\u00c0-\u00de’'.]*){{0,3}}"
_PLACE = (
    rf"(?P<place>(?P<city>{_CAPS}|{_WORD}(?: {_WORD}){{0,2}})"
    rf"(?P<region>(?:, (?!(?i:{MONTH})\b){_WORD}(?: {_WORD}){{0,2}}){{0,2}}))"
)
_WHEN = rf"(?P<when>(?i:{FULL}|{DAY_AND_MONTH}))"
_BY = r"[A-Z](?:[^\W\d]|[&.’' \-/]){0,40}?"
_DASH = r"(?:\s*(?:—|–|―|--)\s*|\s+[-_:]\s+|\s*:\s+)"

_DATELINE = re.compile(
    rf"(?:{_PLACE}(?:,? {_WHEN})?|(?P<sent>(?i:{DAY_AND_MONTH}))|)\.?[ ]?"
    rf"(?:\((?:(?P<inside>(?i:{FULL}|{DAY_AND_MONTH}))|(?P<credit>{_BY}))\){_DASH}"
    rf"|/(?P<slashed>{_BY})/(?:\.[ ]|{_DASH})"
    rf"|{_DASH})(?=[“\"'‘(\[]*[A-Z\u00c0-\u00de0-9])"
)
ACRONYM = 5
"""Capitals that may be a ticker or another short form of the name before them, not who sent the story."""

Span = tuple[Field, int, int]


def dateline(line: str) -> list[Span]:
    """What the dateline at the beginning of a line states, by place in the line; [] when there is none.

    Capitals and a dash alone ("HONG KONG — China tested") look like a dateline but may be any name, so they
    state nothing.
    """
    found = _DATELINE.match(line)
    return list(_spans(found)) if found and _is_one(found) else []


def _is_one(found: re.Match[str]) -> bool:
    credit = found["credit"] or found["slashed"]
    if credit and is_agency(credit):
        return True
    if found["when"] or found["inside"]:
        return found["place"] is not None
    if credit is None:
        return bool(found["region"]) and found["city"].isupper() and not is_agency(found["region"][2:])
    short = credit.isupper() and len(credit) <= ACRONYM
    return not short and bool(found["region"] or (found["city"] or "").isupper())


def _spans(found: re.Match[str]) -> Iterator[Span]:
    if found["place"]:
        yield "place", *found.span("place")
    for name in ("when", "sent", "inside"):
        if found[name]:
            yield "published" if full_date(found[name]) else "day", *found.span(name)
    for name in ("credit", "slashed"):
        if found[name]:
            yield "source", *found.span(name)
