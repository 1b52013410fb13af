"""The lines at the two ends of a text, and what tells prose from the headlines and credits above it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

HEAD = 12
"""Lines above the prose that are looked at, at most."""

FOOT = 4
"""Lines at the end that may bear a signature or a credit."""

FOOT_REACH = 4_000
"""Code points from the end within which those lines are looked for."""

LONGEST = 160
"""Code points of the longest line that may be a headline or a credit: a longer one is a paragraph."""

_LINE = re.compile(r"[^\r\n]+")
_BREAK = re.compile(r"\r\n|\r|\n")
_AROUND = " \t\u00a0\u200b\ufeff*_"
"""White space, and marks of emphasis."""

_CLOSED = re.compile(r"[.,:;…][\"'”’)\]]*$")
_SENTENCES = re.compile(r"[a-z0-9”’\")]{3}[.!?][\"'”’)\]]* +[\"'“‘(\[]*[A-Z]")
WRAPPED = range(35, 101)
"""Length of the first line of a paragraph that an editor or mailer has wrapped."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the white space around it. `apart`: it comes after a blank line or begins the text."""

    start: int
    text: str
    apart: bool


def head(text: str) -> Iterator[Line]:
    """The first lines of a text, those of a wrapped first paragraph included."""
    return islice(_lines(text, 0), 5 * HEAD)


def foot(text: str) -> list[Line]:
    """The last lines of a text, the last first."""
    begin = max(0, len(text) - FOOT_REACH)
    return list(_lines(text, begin))[: -FOOT - 1 : -1]


def is_prose(paragraph: list[str]) -> bool:
    """Whether these lines of one paragraph are sentences, rather than beginning with a headline."""
    first = paragraph[0]
    if len(first) > LONGEST or _CLOSED.search(first) or _SENTENCES.search(first):
        return True
    if len(paragraph) == 1 or len(first) not in WRAPPED or max(map(len, paragraph)) > WRAPPED.stop:
        return False
    if first.isupper() and not paragraph[1].isupper():
        return False
    return bool(_CLOSED.search(paragraph[-1]) or _SENTENCES.search(" ".join(paragraph)))


def _lines(text: str, begin: int) -> Iterator[Line]:
    blank, done = True, begin
    for found in _LINE.finditer(text, begin):
        blank = blank or len(_BREAK.findall(text, done, found.start())) > 1
        words = found.group().strip(_AROUND)
        done = found.end()
        if words:
            yield Line(found.start() + found.group().index(words), words, blank)
        blank = not words
