"""Cutting a text into blocks and sentences without moving a single code point.

Reporting arrives with bylines, headings, hard-wrapped lines and no-break spaces. The model reads better when
each block stands alone and wrapped lines are joined, so it is given `plain(text)`, which has the same length
as the text: every offset found in it is an offset in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Bounds = tuple[int, int]
"""(start, end) in code points, end exclusive."""

MAX_BLOCK = 20_000
"""Code points the model reads at once: keeps memory flat on a text without paragraphs."""

MAX_SENTENCE = 1_500
"""Code points of a sentence: of 46,000 in news and acts of Congress two are longer. Every mention is shown, and taken
away, with its sentence, so that a list without full stops would come to many times its own size."""

PAUSES = ("; ", ", ", " and ", " ")
"""Behind which of them such a list is best cut, the first before the others."""

WRAP_WIDTH = range(40, 101)
"""A line this long that is not the end of a sentence was broken by an editor or mailer, not by its author."""

LONGEST_WORD = 300
"""Code points without a space from which on a stretch is no word, nor an address."""

NEXT = 200
"""Code points after a line break by which it is judged."""

_UNBROKEN = re.compile(rf"(?<!\S)\S{{{LONGEST_WORD + 1},}}")
_HUNDRED = re.compile(r"(\S{99})\S")
_SAME_LENGTH = str.maketrans(
    {
        "\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u2009": " ", "\t": " ",
        "\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u02bc": "'",
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2212": "-",
    }
)  # fmt: skip
_BREAK = re.compile(r"(?<!\s)[^\S\n]*\n\s*")
_LINE_BREAK = re.compile(r"\r\n|\n|\r")
_SENTENCE_CLOSED = re.compile(r"[.!?:;][\"'\u201d\u2019)\]]*\s*$")
_LIST_ITEM = re.compile(r"\s*(?:[-*\u2022\u2013\u2014]\s|\(?\d{1,3}[.)]\s|\d{1,2}:\d\d\b|[QA]:\s)")
_SENTENCE_END = re.compile(
    r"(?<![.!?\u2026])[.!?\u2026]++[\"'\u201d\u2019)\]]*+(?=\s+[\"'\u201c\u2018(\[]*[A-Z0-9\u00c0-\u00de])"
)
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Brig|Capt|Cmdr|Cdr|Adm|Sgt|Sen|Rep|Gov|Pres|Sec|Amb|Hon|Rev|St|Mt|Ft"
    r"|No|Nos|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Fig|Art|approx|ca|cf|e\.g|i\.e|Messrs|Spc|Pvt"
    r"|Cpl|Sr|Jr)|\b[A-Z]|\b(?:[A-Za-z]\.)+[A-Za-z])\.$",
    re.IGNORECASE,
)


def plain(text: str) -> str:
    """The text as the model should read it: same length, simple quotes, hyphens and spaces, joined lines."""
    simple = text.translate(_SAME_LENGTH)
    pieces: list[str] = []
    done = begin = 0
    for match in _LINE_BREAK.finditer(simple):
        if _is_wrap(simple[begin : match.start()].rstrip(), simple[match.end() : match.end() + NEXT]):
            pieces += [simple[done : match.start()], " " * len(match.group())]
            done = match.end()
        begin = match.end()
    return "".join([*pieces, simple[done:]])


def blocks(simple: str) -> Iterator[Bounds]:
    """Paragraphs, headings, bylines and list items of `plain(text)`: together they cover it without a gap."""
    start = 0
    for match in _BREAK.finditer(simple):
        if match.start() > start:
            yield from _short_enough(simple, start, match.end())
            start = match.end()
    if start < len(simple):
        yield from _short_enough(simple, start, len(simple))


def broken_up(simple: str) -> str:
    """What the model is given: the same, with a space at every hundredth place of what is longer than any word.

    spaCy takes such a stretch apart a character at a time, in time that grows with the square of its length.
    """
    return _UNBROKEN.sub(lambda found: _HUNDRED.sub(r"\1 ", found.group()), simple)


def sentences(simple: str, block: Bounds) -> Iterator[Bounds]:
    """Sentences of one block, without the white space around them; a block without a full stop is one, as far as a
    sentence goes.
    """
    start, end = block
    begin = start
    for match in _SENTENCE_END.finditer(simple, start, end):
        if _ABBREVIATED.search(simple, max(begin, match.end() - 12), match.end()):
            continue
        if simple[begin : match.end()].strip(" .").isdigit():  # the number of a list item
            continue
        yield from _cut(simple, begin, match.end())
        begin = match.end()
    yield from _cut(simple, begin, end)


def _cut(simple: str, start: int, end: int) -> Iterator[Bounds]:
    """A sentence, or its parts where it has no end."""
    while end - start > MAX_SENTENCE:
        least, most = start + MAX_SENTENCE // 2, start + MAX_SENTENCE
        places = ((simple.rfind(sign, least, most), len(sign)) for sign in PAUSES)
        cut = next((place + length for place, length in places if place > 0), most)
        yield from _trimmed(simple, start, cut)
        start = cut
    yield from _trimmed(simple, start, end)


def _is_wrap(line: str, following: str) -> bool:
    """Whether the break between a line and what follows was put in by a line-breaking program."""
    following = following.split("\n", 1)[0]
    if not line.strip() or not following.strip() or _LIST_ITEM.match(following):
        return False
    if line.endswith("-") and following[:1].isalnum():
        return True
    if following.lstrip()[:1].islower():
        return True
    return len(line) in WRAP_WIDTH and not (_SENTENCE_CLOSED.search(line) and len(line) < 60)


def _short_enough(simple: str, start: int, end: int) -> Iterator[Bounds]:
    while end - start > MAX_BLOCK:
        cut = simple.rfind(" ", start + MAX_BLOCK // 2, start + MAX_BLOCK) + 1 or start + MAX_BLOCK
        yield start, cut
        start = cut
    yield start, end


def _trimmed(simple: str, start: int, end: int) -> Iterator[Bounds]:
    stretch = simple[start:end]
    stripped = stretch.strip()
    if stripped:
        begin = start + stretch.index(stripped)
        yield begin, begin + len(stripped)
