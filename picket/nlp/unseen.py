"""Characters in a text that nobody sees (picket.seen), and letters that are not what they look like.

The engine reads the text without the first. A word with letters of two alphabets is another matter: it is not the word
it seems to be, so it is neither taken for it nor passed over, but said.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from picket.ingest.names import plain
from picket.model import Document, Issue, Mention, Reading, Statement
from picket.seen import Uncovered

_SEAM = re.compile(r"[A-Za-z][\u0370-\u03ff\u0400-\u052f]|[\u0370-\u03ff\u0400-\u052f][A-Za-z]")
_WORD = re.compile(r"[^\W\d_]+")
_AT = re.compile(r", character (\d+)$")
_ALPHABETS = {"LATIN": "Latin", "GREEK": "Greek", "CYRILLIC": "Cyrillic"}
_ALIKE = frozenset("АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝѵΑΒΕΖΗΙΚΜΝΟΡΤΥΧοικνρυ")
"""Cyrillic and Greek letters that look like Latin ones. A micrometre (μm) has none."""

SHOWN = 3
"""Words of two alphabets that are told by name."""


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
    if not _SEAM.search(document.text):
        return
    words = ((match, match.group()) for match in _WORD.finditer(document.text))
    found = [match for match, word in words if _ALIKE.intersection(word) and _SEAM.search(word)]
    if not found:
        return
    names = sorted({_ALPHABETS.get(unicodedata.name(c, "").split()[0], "other") for c in found[0].group()})
    told = [f"“{plain(match.group())[:40]}” (character {match.start()})" for match in found[:SHOWN]]
    more = f" and {len(found) - SHOWN:,} more" if len(found) > SHOWN else ""
    yield Issue(
        "warning",
        f"{document.name}, character {found[0].start()}",
        f"Letters of two alphabets ({', '.join(names)}) stand in one word: {', '.join(told)}{more}.",
        "Such a word is not the name it looks like, and was not taken for it. Check where the text comes from.",
    )
