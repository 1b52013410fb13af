"""What a word is to the full-text search, and how it is found in a text to the code point.

SQLite's tokenizer does not say where the words it finds stand, nor which letters it takes for one. So it is asked once
what it makes of each code point, and expressions made of the answers find in any text just what the index finds. Both
look at texts without what nobody sees in them (picket.seen).
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from picket.seen import bare, uncovered

TOKENIZER = "unicode61 remove_diacritics 2"
"""That of search.SETUP."""

_ASKED = (
    range(1, 0x3400), range(0x4DC0, 0x4E00), range(0xA000, 0xAC00), range(0xF900, 0x20000), range(0xE0000, 0xE0200),
)  # fmt: skip
_OTHERS = "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7ff\ue000-\uf8ff\U00020000-\U000dffff\U000e0200-\U0010ffff"
"""Ideographs, Hangul syllables and nothing assigned: letters that are folded to themselves."""


@dataclass(frozen=True)
class Letters:
    """The tokenizer's view of code points; the last four are parts of character classes.

    `folded`: what a letter becomes, for those that change. `alike`: for a letter all those that become it, if there
    are others. `every`: all letters. `accents`: marks that are passed over within a word. `marks`: all combining marks.
    """

    folded: dict[str, str]
    alike: dict[str, str]
    every: str
    accents: str
    marks: str


@lru_cache(1)
def letters() -> Letters:
    """Every code point as the tokenizer takes it. Asking takes a third of a second, once."""
    asked = [chr(point) for point in chain(*_ASKED)]
    terms = iter(_terms(" ".join(f"a{character}a" for character in asked)))
    folded: dict[str, str] = {}
    for character in asked:
        term = next(terms)
        if term == "a":  # it stands between words: the second "a" is a word of its own
            next(terms)
        else:
            folded[character] = term[1:-1]
    alike: dict[str, list[str]] = {}
    for character, letter in folded.items():
        alike.setdefault(letter, []).append(character)
    accents = alike.pop("")
    return Letters(
        {character: letter for character, letter in folded.items() if letter not in ("", character)},
        {letter: _class(those) for letter, those in alike.items() if those != [letter]},
        _class(character for character, letter in folded.items() if letter) + _OTHERS,
        _class(accents),
        _class(character for character in asked if unicodedata.category(character).startswith("M")),
    )


def folded(text: str) -> list[str]:
    """The words of a text as the index keeps them: small letters without accents, and without what nobody sees."""
    known, kinds, text = letters(), _kinds(), bare(text)
    return ["".join(known.folded.get(c, c) for c in kinds.accent.sub("", word)) for word in kinds.word.findall(text)]


def pattern(words: Sequence[str], begins: bool) -> re.Pattern[str]:
    """What finds these folded words, at least one, where they follow each other; to be used by `places`.

    With `begins` the last of them is the beginning of a word, and the whole word is found.
    """
    known = letters()
    accents, gap = f"[{known.accents}]*+", f"[^{known.every}]++"
    spelled = [[f"[{known.alike.get(letter) or _class(letter)}]" for letter in word] for word in words]
    # To look back after the first letter lets the search leap from one possible first letter to the next.
    spelled[0][0] += f"(?<![{known.every}].)"
    rest = f"[{known.every}{known.accents}]*+" if begins else f"(?![{known.every}])"
    said = gap.join("".join(letter + accents for letter in word) for word in spelled)
    return re.compile(f"{said}{rest}[{known.marks}]*+", re.DOTALL)


def places(wanted: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each hit in code points, from left to right without overlaps, combining marks included, and
    what nobody sees within a word.
    """
    if found := uncovered(text):
        yield from ((found.start(start), found.end(end)) for start, end in _places(wanted, found.text))
    else:
        yield from _places(wanted, text)


def _places(wanted: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    at = 0
    while match := wanted.search(text, at):
        if _inside(text, match.start()):
            at = match.start() + 1
        else:
            yield match.span()
            at = match.end()


def _inside(text: str, start: int) -> bool:
    """Whether a letter and accents stand right before this place, which is then no beginning of a word."""
    kinds, at = _kinds(), start
    while at and kinds.accent.match(text, at - 1):
        at -= 1
    return 0 < at < start and kinds.word.match(text, at - 1) is not None


@dataclass(frozen=True)
class _Kinds:
    word: re.Pattern[str]
    accent: re.Pattern[str]


@lru_cache(1)
def _kinds() -> _Kinds:
    every, accents = letters().every, letters().accents
    return _Kinds(re.compile(f"[{every}][{every}{accents}]*+"), re.compile(f"[{accents}]"))


def _terms(text: str) -> list[str]:
    """The words that the tokenizer makes of a text, in order."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"CREATE VIRTUAL TABLE asked USING fts5(text, tokenize='{TOKENIZER}')")
        connection.execute("CREATE VIRTUAL TABLE term USING fts5vocab(asked, 'instance')")
        connection.execute("INSERT INTO asked VALUES (?)", (text,))
        return [row[0] for row in connection.execute("SELECT term FROM term ORDER BY offset")]


def _class(characters: Iterable[str]) -> str:
    """Characters as the inside of a character class, neighbours as ranges."""
    runs: list[list[int]] = []
    for point in sorted(map(ord, characters)):
        if runs and point == runs[-1][1] + 1:
            runs[-1][1] = point
        else:
            runs.append([point, point])
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in runs)
