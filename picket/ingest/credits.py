"""Names of people, agencies, papers and issuing bodies as they stand in bylines and credits."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import yaml

from picket.ingest.dates import MONTH

_FILE = Path(__file__).with_name("credits.yml")
_CAPITAL = r"[A-Z\u00c0-\u00de\u0100-\u017f]"
_PARTICLE = r"(?:al|bin|da|de|del|den|der|di|dos|du|el|ibn|la|le|ten|ter|van|von)"
_TOKEN = rf"{_CAPITAL}(?:\.(?:{_CAPITAL}\.)*|[\w’'\-]*\w)"
PERSON = rf"{_TOKEN}(?:[ ](?:{_PARTICLE}[ ]){{0,2}}{_TOKEN}){{1,3}}"
"""Two to four words that could be a person's name."""

NAMEPLATE = re.compile(rf"{_CAPITAL}[\w’'&.-]*(?: (?:(?:of|the|and|&) )?{_CAPITAL}[\w’'&.-]*){{1,5}}")
"""A name of two to six capitalised words, as papers and newsletters bear."""

_NAMES = re.compile(rf"{PERSON}(?:(?P<comma>, ){PERSON})*(?:,? (?:and|AND|&) {PERSON})?(?![\w’'-])")
_ONE = re.compile(PERSON)
_MONTH_FIRST = re.compile(rf"{MONTH}(?= )", re.IGNORECASE)
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", re.IGNORECASE)


@cache
def words(kind: str) -> frozenset[str]:
    """The entries of credits.yml under `kind`, in lower case."""
    return frozenset(entry.lower() for entry in yaml.safe_load(_FILE.read_text("utf-8"))[kind])


def one_of(entries: Iterable[str]) -> str:
    """A pattern for any of these, longest first."""
    return "(?:" + "|".join(re.escape(entry) for entry in sorted(entries, key=len, reverse=True)) + ")"


def is_agency(name: str) -> bool:
    """Whether this names agencies, one or several: "Kyodo", "The Associated Press", "AP, AFP"."""
    parts = re.split(r", | and | & |/(?!RL|Radio)", name)
    return all(_bare(part) in words("agencies") for part in parts)


def is_outlet(name: str) -> bool:
    """Whether a name is an agency's or ends as those of papers do: "The Harbor Review"."""
    parts = name.split()
    return is_agency(name) or (
        2 <= len(parts) <= 6
        and parts[-1].lower() in words("outlets")
        and all(re.match(rf"{_CAPITAL}|of$|&$|the$", part) for part in parts)
    )


def is_role(name: str) -> bool:
    """Whether this is a task in the place of a name: "Staff Writer", "Our Correspondent"."""
    return name.split()[-1:] != [] and name.split()[-1].lower() in words("roles")


def people(line: str, start: int) -> tuple[int, int] | None:
    """(start, end) of the person or people named from `start` on; None when what stands there is no name.

    A comma joins names only in a list that ends in "and": what follows a single comma is a place or a paper.
    """
    found = _NAMES.match(line, start)
    if found is None:
        return None
    end = found.end()
    if found["comma"] and not re.search(r" (?:and|AND|&) ", found.group()):
        end = line.index(", ", start)
    return (start, end) if all(map(_is_person, _ONE.findall(line[start:end]))) else None


def is_body(name: str) -> bool:
    """Whether this is an issuing body's full name: "Ministry of Defence", "Institute for Strategy"."""
    body, word = one_of(words("bodies")), rf"{_CAPITAL}[\w’'&.-]*"
    field = rf"(?:of (?:the )?{word}(?: {word})?|(?:for|on) (?:the )?{word}(?: {word}){{0,2}})"
    joined = rf"(?: (?:and|&|of) {word}(?: {word})?)?"
    whole = re.fullmatch(rf"(?:The )?(?:{word} ){{0,4}}(?i:{body})(?: {field}{joined})?", name)
    return whole is not None and " " in name


def _bare(name: str) -> str:
    return re.sub(r"^the |[.]", "", name.strip().lower())


def _is_person(name: str) -> bool:
    return not (
        is_outlet(name)
        or is_role(name)
        or name.split()[0].lower() in words("not_names")
        or _MONTH_FIRST.match(name) is not None
        or _WEEKDAY.search(name) is not None
    )
