"""Words of documents, catalogue and readers made fit for a page that others open; numbers and days in words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

import pandas as pd

from picket.steps import words as period_words

NAME, TITLE, QUOTE, SENTENCE, NOTE = 80, 140, 240, 340, 600
"""Characters of a publisher, a title, a quote, a sentence and a line of notes; what is longer is cut and says so."""

UNDATED = "undated"

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""What makes the words after it run the other way (Unicode, annex 9): it would turn our own words too."""

_NO_CHARACTERS = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Halves of pairs, and what is no character in XML."""


def clean(words: str, most: int = NOTE) -> str:
    """The words on one line, without what no page can show, cut after `most` characters."""
    shown = _NO_CHARACTERS.sub("\ufffd", _TURNING.sub("", _CONTROLS.sub(" ", words)))
    return cut(" ".join(shown.split()), most)


def cut(words: str, most: int) -> str:
    """At most about so many characters, at the end of a word where one is near; how many are missing is said."""
    if len(words) <= most:
        return words
    kept = words[:most]
    if (space := kept.rfind(" ")) > most - 40:
        kept = kept[:space]
    return f"{kept.rstrip()} … [{len(words) - len(kept):,} more characters]"


def day_words(day: date | None) -> str:
    """A day as a reader says it: "3 March 2017"; UNDATED for none."""
    return UNDATED if day is None else period_words(pd.Timestamp(day), "day")


def day_of(moment: pd.Timestamp) -> date | None:
    """The day of a stated date; None for NaT."""
    return None if pd.isna(moment) else moment.date()


def counted(number: int, noun: str, plural: str = "") -> str:
    """1 mention, 2,345 mentions; `plural` for those that do not just take an s."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def joined(words: Iterable[str], last: str = "and") -> str:
    """ "Japan", "Japan and Guam", "Japan, Guam and Hawaii"."""
    *before, end = list(words) or [""]
    return f"{', '.join(before)} {last} {end}" if before else end
