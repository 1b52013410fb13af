"""Characters in a text that nobody sees, and letters that are not what they look like.

A soft hyphen, a zero-width space or the colours of a terminal may stand in the middle of a name: THA·AD. Who reads
the text does not see it, so the engine reads the text without them, and what it finds is put back to where it stands
in the text as it was given. A word with letters of two alphabets is another matter: it is not the word it seems to
be, so it is neither taken for it nor passed over, but said.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from picket.ingest.names import plain
from picket.model import Document, Issue, Mention, Reading, Statement

_UNSEEN = re.compile(
    r"\x1b\[[0-?]{0,20}[ -/]{0,3}[@-~]"  # colours and movements of a terminal
    r"|\x1b|[\x00-\x08\x0e-\x1a\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+"
)
_MIXED = re.compile(r"[^\W\d_]*(?:[A-Za-z][\u0370-\u03ff\u0400-\u052f]|[\u0370-\u03ff\u0400-\u052f][A-Za-z])[^\W\d_]*")
_AT = re.compile(r", character (\d+)$")
_ALPHABETS = {"LATIN": "Latin", "GREEK": "Greek", "CYRILLIC": "Cyrillic"}
_ALIKE = frozenset("АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝѵΑΒΕΖΗΙΚΜΝΟΡΤΥΧοικνρυ")
"""Cyrillic and Greek letters that look like Latin ones. A micrometre (μm) has none."""

SHOWN = 3
"""Words of two alphabets that are told by name."""


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A text without what is not seen in it: `begins[i]` is where its i-th stretch begins, and `gone[i]` how many
    code points were left out before that.
    """

    text: str
    begins: list[int]
    gone: list[int]

    def start(self, place: int) -> int:
        """Where the character at this place of the bare text stands in the whole."""
        return place + self.gone[bisect_right(self.begins, place) - 1]

    def end(self, place: int) -> int:
        """Where what ends at this place of the bare text ends in the whole."""
        return self.start(place - 1) + 1 if place else 0


def uncovered(text: str) -> Uncovered | None:
    """The text without what is not seen in it, None when all of it is."""
    found = [match.span() for match in _UNSEEN.finditer(text)]
    if not found:
        return None
    starts, ends = [0, *(end for _, end in found)], [*(start for start, _ in found), len(text)]
    lengths = [end - start for start, end in zip(starts, ends)]
    begins = list(accumulate(lengths[:-1], initial=0))
    gone = [start - begin for start, begin in zip(starts, begins)]
    return Uncovered("".join(text[start:end] for start, end in zip(starts, ends)), begins, gone)


def bare(text: str) -> str:
    """The text as the engine reads it."""
    found = uncovered(text)
    return found.text if found else text


def put_back(reading: Reading, document: Document, found: Uncovered) -> Reading:
    """What was found in the bare text, where it stands in the document."""
    text = document.text

    def mention(m: Mention) -> Mention:
        start, end = found.start(m.start), found.end(m.end)
        sentence = found.start(m.sentence[0]), found.end(m.sentence[1])
        return replace(m, start=start, end=end, text=text[start:end], sentence=sentence)

    def statement(s: Statement) -> Statement:
        start, end = found.start(s.start), found.end(s.end)
        return replace(s, start=start, end=end, quote=text[start:end])

    def issue(one: Issue) -> Issue:
        at = _AT.search(one.where)
        return replace(one, where=f"{one.where[: at.start(1)]}{found.start(int(at[1]))}") if at else one

    return replace(
        reading,
        document=document,
        issues=tuple(map(issue, reading.issues)),
        mentions=tuple(map(mention, reading.mentions)),
        statements=tuple(map(statement, reading.statements)),
    )


def mixed(document: Document) -> Iterator[Issue]:
    """An issue when letters of two alphabets stand in one word, of which one looks like a Latin one."""
    if document.text.isascii():
        return
    found = [match for match in _MIXED.finditer(document.text) if _ALIKE.intersection(match.group())]
    if not found:
        return
    names = sorted({_ALPHABETS.get(unicodedata.name(c, "").split()[0], "other") for c in found[0].group()})
    words = [f"“{plain(match.group())[:40]}” (character {match.start()})" for match in found[:SHOWN]]
    more = f" and {len(found) - SHOWN:,} more" if len(found) > SHOWN else ""
    yield Issue(
        "warning",
        f"{document.name}, character {found[0].start()}",
        f"Letters of two alphabets ({', '.join(names)}) stand in one word: {', '.join(words)}{more}.",
        "Such a word is not the name it looks like, and was not taken for it. Check where the text comes from.",
    )
