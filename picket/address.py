"""A filter as the query of a link, and back: what is in the address bar is what is on the screen.

Names are short and say what they hold; what is left out has "not-" before its name. A value that stands for "none
stated" is written as "~", and so is what joins the parts of a name: COUNTRY~JPN, SYSTEM~aegis~parts,
COUNTRY~JPN~demonym.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, TypeVar, cast
from urllib.parse import unquote

from picket.errors import FilterError
from picket.filter import TERMS, UNDATED, WITHIN, Entity, Filter, Terms
from picket.model import COUNTED_SENSES, SENSES, Sense

Query = dict[str, list[str]]
"""Names of parameters and their values, as a browser's address holds them."""

NAMES = {
    "documents": "document", "collections": "collection", "tags": "tag", "sources": "source", "languages": "language",
    "stages": "stage", "named": "name",
}  # fmt: skip
"""Fields of Terms in a link."""

NOT = "not-"
NONE = "~"
_BETWEEN = "~"

_DIGITS = re.compile(r"[0-9]{1,9}")
_DAY = re.compile(r"[0-9]{1,4}(-[0-9]{1,2}){0,2}")
"""A longer number is no year, and Python refuses to read one of thousands of digits."""

RAW = "raw"
"""What `read` says in a link where everything is to be as the engine read it."""


def query(wanted: Filter) -> Query:
    """The scope of a filter; what is as usual is left out."""
    made = {NAMES[field]: _values(getattr(wanted, field)) for field in TERMS}
    made |= {NOT + NAMES[field]: _values(getattr(wanted.without, field)) for field in TERMS}
    made["from"] = [wanted.since.isoformat()] if wanted.since else []
    made["until"] = [wanted.until.isoformat()] if wanted.until else []
    made["added_from"] = [_minute(wanted.added_since)] if wanted.added_since else []
    made["added_until"] = [_minute(wanted.added_until)] if wanted.added_until else []
    made["undated"] = [wanted.undated] if wanted.undated else []
    made["q"] = [wanted.search] if wanted.search else []
    made["within"] = [wanted.within] if wanted.within == "document" else []
    made["read"] = [RAW] if wanted.as_read else []
    made["senses"] = [] if wanted.senses == COUNTED_SENSES else list(wanted.senses) or [NONE]
    return {name: values for name, values in made.items() if values}


def asked(values: Mapping[str, Sequence[str]]) -> Filter:
    """The filter that a link asks for; parameters of other things are passed over. Raises FilterError."""
    terms: dict[str, Any] = {field: _read(field, values.get(NAMES[field], ())) for field in TERMS}
    without = Terms(**{field: _read(field, values.get(NOT + NAMES[field], ())) for field in TERMS})
    senses = values.get("senses", ())
    if unknown := [sense for sense in senses if sense not in (*SENSES, NONE)]:
        raise FilterError(
            f"There is no country sense '{unknown[0]}' as the link asks; choose from {', '.join(SENSES)}."
        )
    return replace(
        Filter(**terms, without=without, search=_one(values, "q").strip()),
        since=_day(values, "from"), until=_day(values, "until"), undated=_among(values, "undated", UNDATED),
        added_since=_added(values, "added_from"), added_until=_added(values, "added_until"),
        within=_among(values, "within", WITHIN) or "sentence",
        as_read=_among(values, "read", (RAW,)) == RAW,
        senses=tuple(sense for sense in SENSES if sense in senses) if senses else COUNTED_SENSES,
    )  # fmt: skip


def name_of(entity: Entity) -> str:
    """An entity as one value: COUNTRY~JPN."""
    pieces = [entity.label, entity.key, entity.sense or ("parts" if entity.parts else "")]
    return _BETWEEN.join(_escaped(piece) for piece in pieces).rstrip(_BETWEEN)


def entity_of(value: str) -> Entity:
    """The entity that such a value names."""
    label, key, more, *_ = *(unquote(piece) for piece in value.split(_BETWEEN)), "", "", ""
    return Entity(label, key, cast(Sense, "" if more == "parts" else more), more == "parts")


def _escaped(piece: str) -> str:
    return piece.replace("%", "%25").replace(_BETWEEN, "%7E")


def _values(values: Iterable[Any]) -> list[str]:
    return [name_of(value) if isinstance(value, Entity) else _written(value) for value in values]


def _written(value: str) -> str:
    """ "" as "~", and what is nothing but such signs with one more, so that it is told from that."""
    return value if value.strip(NONE) else value + NONE


def _meant(value: str) -> str:
    return value if value.strip(NONE) else value[1:]


def _read(field: str, values: Sequence[str]) -> tuple[Any, ...]:
    if field == "named":
        return tuple(dict.fromkeys(entity_of(value) for value in values))
    return tuple(dict.fromkeys(_meant(value) for value in values))


def _one(values: Mapping[str, Sequence[str]], name: str) -> str:
    found = values.get(name, ())
    return found[-1] if found else ""


def _among(values: Mapping[str, Sequence[str]], name: str, choices: Sequence[Any]) -> Any:
    value = _one(values, name)
    if value and value not in choices:
        raise FilterError(f"The link asks for {name}={value}; choose one of {', '.join(filter(None, choices))}.")
    return value


Usual = TypeVar("Usual")


def number(words: str, usual: Usual) -> int | Usual:
    """The number, from 0, that a parameter gives in at most nine digits, else the usual one."""
    return int(words) if _DIGITS.fullmatch(words) else usual


def day(words: str, last: bool = False) -> date:
    """A day, or the first (`last`: the last) of a month or a year: 2017-03-31, 2017-03, 2017. Raises FilterError."""
    try:
        if not _DAY.fullmatch(words.strip()):
            raise ValueError
        year, month, of_month = ([int(part) for part in words.split("-")] + [0, 0])[:3]
        month = month or (12 if last else 1)
        return date(year, month, of_month or (monthrange(year, month)[1] if last else 1))
    except ValueError:
        raise FilterError(f"'{words}' is no date; write it as 2017-03-31, 2017-03 or 2017.") from None


def _day(values: Mapping[str, Sequence[str]], name: str) -> date | None:
    words = _one(values, name)
    try:
        return day(words, last=name == "until") if words else None
    except FilterError:
        raise FilterError(f"The link asks for {name}={words}, which is no date; write it as 2017-03-31.") from None


def moment(words: str, last: bool = False) -> datetime:
    """A minute (UTC), or the first one of a day, month or year (`last`: the one after it). Raises FilterError.

    2026-11-24T13:05, also with a space, or as in `day`.
    """
    try:
        if "T" in (written := words.strip().replace(" ", "T")):
            return datetime.strptime(written, "%Y-%m-%dT%H:%M")
        return datetime.combine(day(written, last), datetime.min.time()) + timedelta(days=last)
    except (ValueError, OverflowError, FilterError):
        raise FilterError(f"'{words}' is no moment; write it as 2026-11-24T13:05 or 2026-11-24.") from None


def _minute(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")


def _added(values: Mapping[str, Sequence[str]], name: str) -> datetime | None:
    words = _one(values, name)
    try:
        return moment(words, last=name == "added_until") if words else None
    except FilterError:
        raise FilterError(
            f"The link asks for {name}={words}, which is no moment; write it as 2026-11-24T13:05."
        ) from None
