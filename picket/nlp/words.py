"""Words of a text with their offsets, and a table of phrases that finds the longest phrase at each word.

Comparing word by word instead of character by character makes word boundaries, wrapped lines and accents
("Torun" for "Toruń") fall out of the way the words are cut.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, TypeVar

Value = TypeVar("Value")

_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
_UNDECOMPOSED = str.maketrans(
    {"ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "ß": "ss"}
)


SMALL = 0.005
"""Share of capitals among the letters below which a text is written small throughout."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word or punctuation mark: [start, end) in code points, its text and its folded form."""

    start: int
    end: int
    text: str
    key: str
    breaks: int = 0
    """Line breaks before it that are no wraps: one begins a block, two leave an empty line."""

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


@lru_cache(maxsize=1 << 16)  # the same few thousand words make up most of any text
def fold(text: str) -> str:
    """Lower case without accents, for comparison only."""
    if text.isascii():
        return text.lower()
    bare = unicodedata.normalize("NFKD", text).translate(_UNDECOMPOSED)
    return "".join(c for c in bare if not unicodedata.combining(c)).lower().translate(_UNDECOMPOSED)


def cut(text: str) -> list[Word]:
    """Words and single punctuation marks of a text, in order."""
    words, end = [], 0
    for m in _WORD.finditer(text):
        words.append(Word(m.start(), m.end(), m.group(), fold(m.group()), text.count("\n", end, m.start())))
        end = m.end()
    return words


def written_small(text: str) -> bool:
    """Whether a text has no capitals to tell names by, as quick notes and some feeds have none."""
    letters = sum(c.isalpha() for c in text)
    return letters > 0 and sum(c.isupper() for c in text) < SMALL * letters


def rejoined(words: list[Word], known: Set[str]) -> list[Word]:
    """The words with those made whole that a hyphen cut at the end of a line, if that makes a known word.

    "Ger-" and "many" on the next line are Germany; "missile-" and "defense" stay as they are.
    """
    whole: list[Word] = []
    for word in words:
        if len(whole) > 1 and _cut_in_two(whole[-2], whole[-1], word) and (key := whole[-2].key + word.key) in known:
            first = whole[-2]
            whole[-2:] = [Word(first.start, word.end, first.text + word.text, key, first.breaks)]
        else:
            whole.append(word)
    return whole


def _cut_in_two(first: Word, hyphen: Word, second: Word) -> bool:
    """Whether three words are "Ger", "-" and, after the space that a wrapped line leaves, "many"."""
    touching = hyphen.text == "-" and first.end == hyphen.start and hyphen.end < second.start
    goes_on = second.text.islower() or (first.text.isupper() and second.text.isupper())
    return touching and goes_on and first.text.isalpha() and second.text.isalpha()


@lru_cache(maxsize=1 << 16)
def plain_key(text: str) -> str:
    """A name as the gazetteer keys it: folded words with one space between ("rostov on don")."""
    return " ".join(w.key for w in cut(text) if w.text[0].isalnum())


def first_at(words: list[Word], position: int) -> int:
    """Index of the first word that starts at or after the character `position`."""
    return bisect_left(words, position, key=lambda w: w.start)


@dataclass(frozen=True, slots=True)
class _Phrase(Generic[Value]):
    words: tuple[Word, ...]
    exact: bool
    value: Value

    def at(self, words: list[Word], i: int) -> bool:
        """Whether the phrase stands at word i: same words and gaps, capitals where the phrase has them."""
        if i + len(self.words) > len(words):
            return False
        for k, mine in enumerate(self.words):
            theirs = words[i + k]
            if (
                mine.key != theirs.key
                or (mine.capital and not theirs.capital)
                or (self.exact and mine.text != theirs.text)
            ):
                return False
            if k and theirs.breaks > 1:
                return False
            if k and (mine.start == self.words[k - 1].end) != (theirs.start == words[i + k - 1].end):
                return False
        return True


@dataclass
class Phrases(Generic[Value]):
    """Phrases by their first word; `find` gives the longest at each place, none overlapping."""

    _by_first: dict[str, list[_Phrase[Value]]] = field(default_factory=lambda: defaultdict(list))
    known: set[str] = field(default_factory=set)
    """The folded words that phrases are made of."""

    def add(self, phrase: str, value: Value, *, exact: bool = False) -> None:
        """Learn a phrase. `exact`: capitals count letter by letter ("US" is not "us")."""
        words = tuple(cut(phrase))
        self.known.update(word.key for word in words)
        row = self._by_first[words[0].key]
        row.append(_Phrase(words, exact, value))
        row.sort(key=lambda p: -len(p.words))

    def find(self, words: list[Word]) -> Iterator[tuple[int, int, list[Value]]]:
        """(first word, word after the last, values of all phrases of that length) in order."""
        i = 0
        while i < len(words):
            fits = [p for p in self._by_first.get(words[i].key, ()) if p.at(words, i)]
            if fits:
                length = len(fits[0].words)
                yield i, i + length, [p.value for p in fits if len(p.words) == length]
                i += length
            else:
                i += 1
