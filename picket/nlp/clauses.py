"""A sentence as the statement rules see it: words and punctuation, with each mention as one token."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import Literal, NamedTuple

from picket.catalogue.stages import Wordlists
from picket.model import COUNTED_SENSES, Mention
from picket.nlp.marks import Bounds

Kind = Literal["word", "punctuation", "actor", "place", "system", "person"]

LONGEST = 200
"""Tokens within which the parts of a clause are looked for: what goes on longer without a stop is no clause."""

_SHORTENED = r"'(?:s|ve|re|ll)\b"
_PRONOUNS = r"it|he|she|they|we|that|who"
_TOKEN = re.compile(
    rf"{_SHORTENED}|\b(?:{_PRONOUNS})(?={_SHORTENED})"  # "it's" and "they've" are two words
    r"|-?\d[\d,.]*\d(?:-[^\W\d_]+)*|-?[^\W_]+(?:[-'&/][^\W_]+)*|[,;:()?!\"\u2013\u2014]|'(?=\s|$)",
    re.IGNORECASE,
)
_KIND_ORDER = ("SYSTEM", "COUNTRY", "PERSON")


class Token(NamedTuple):
    """`text` is lower case; [start, end) are the document's code points; a mention is one token."""

    kind: Kind
    text: str
    start: int
    end: int
    mention: Mention | None = None
    written: str = ""

    @property
    def capitals(self) -> bool:
        """Whether a plain word is written in capitals throughout."""
        return self.written.isupper() and len(self.written) > 1

    @property
    def target(self) -> str:
        """Country code or system key of the mention; empty for a plain word."""
        return (self.mention and self.mention.target) or ""


def tokens(text: str, bounds: Bounds, mentions: Iterable[Mention]) -> list[Token]:
    """The tokens of text[bounds]. Where mentions overlap, a system hides a country and a country a person.

    Full stops are left out: inside a sentence they only close abbreviations.
    """
    found: list[Token] = []
    position, stop = bounds
    for mention in _apart(mentions):
        found += _words(text, position, mention.start)
        found.append(Token(_kind(mention), mention.text.lower(), mention.start, mention.end, mention))
        position = mention.end
    return _without_initials(found + _words(text, position, stop))


def _without_initials(tokens: list[Token]) -> list[Token]:
    """The tokens without initials in brackets behind what they stand for: "the People's Republic (PRC) fields"."""
    kept: list[Token] = []
    for token in tokens:
        kept.append(token)
        if token.text == ")" and len(kept) > 3 and _repeats(*kept[-4:-1]):
            del kept[-3:]
    return kept


def _repeats(before: Token, bracket: Token, inside: Token) -> bool:
    if bracket.text != "(" or inside.kind not in ("word", "actor"):
        return False
    same = inside.kind == "actor" and inside.target == before.target
    return same or (inside.kind == before.kind == "word" and inside.capitals)


def skip_dates_back(tokens: list[Token], stop: int, words: Wordlists) -> int:
    """Where the text before `stop` ends when times such as "on Friday" or "last week" are left out."""
    at = stop
    while at and (tokens[at - 1].text in words.dates or tokens[at - 1].text[0].isdigit()):
        at -= 1
    while at < stop and at and tokens[at - 1].text in words.date_prepositions:
        at -= 1
    return at


def _words(text: str, start: int, end: int) -> list[Token]:
    return [
        Token(
            "word" if m.group()[-1].isalnum() else "punctuation",
            m.group().lower(),
            m.start(),
            m.end(),
            None,
            m.group(),
        )
        for m in _TOKEN.finditer(text, start, end)
    ]


def _apart(mentions: Iterable[Mention]) -> list[Mention]:
    taken: list[Mention] = []  # in order of the text
    for mention in sorted(mentions, key=lambda m: (_KIND_ORDER.index(m.label), m.start)):
        at = bisect_left(taken, mention.end, key=lambda m: m.start)
        if not at or taken[at - 1].end <= mention.start:
            taken.insert(at, mention)
    return taken


def _kind(mention: Mention) -> Kind:
    if mention.label == "SYSTEM":
        return "system"
    if mention.label == "PERSON":
        return "person"
    return "actor" if mention.sense in COUNTED_SENSES and mention.target else "place"
