"""Capitalised stretches of text: where the names are, whatever they name.

A run is a sequence of capitalised words with nothing but spaces, or the small parts of a name, between them:
"Prime Minister Shinzo Abe", "Jan van der Berg". It ends at any punctuation that is not part of a word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from picket.catalogue.naming import PeopleWords, given_names, organisation_words, people_words
from picket.nlp.cover import Cover
from picket.nlp.words import fold

Bounds = tuple[int, int]

_WORD = re.compile(
    r"(?:[^\W\d_]\.){1,3}(?!\w)"  # initials
    r"|[^\W_]+(?:'(?=[A-Z])[^\W_]+|'[a-z]{3,}|-[^\W_]+)*"  # O'Brien, Ba'ath, Jae-seok
)
_GAP = re.compile(r" {1,4}")


LONGEST = 60
"""Words of a run at most: more in capitals are no headline, and every part of a run is looked up."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word at [start, end), code points; the full stop of an abbreviation belongs to it."""

    start: int
    end: int
    text: str

    @property
    def capitals(self) -> bool:
        """Whether it is written all in capitals."""
        return self.text.isupper() and not self.either

    @property
    def either(self) -> bool:
        """Whether its capitals tell nothing: initials, abbreviations, words of one or two letters."""
        return len(self.text) < 3 or self.text.endswith(".")


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring words of one capitalised stretch; small parts (van, bin) are words of it too."""

    words: tuple[Word, ...]

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        return self.words[-1].end

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    def __len__(self) -> int:
        return len(self.words)

    def part(self, start: int, end: int | None = None) -> Run:
        """The run of words [start:end), which must not be empty."""
        return Run(self.words[start:end])


def runs(text: str, block: Bounds, closed: Cover | None = None) -> Iterator[Run]:
    """The runs of one block of a plain text; words that touch what is `closed` belong to none."""
    words = [word for word in _words(text, block) if not (closed and closed.touches(word.start, word.end))]
    if words and words[0].text == "Q.":  # the mark of a question, no initial
        words = words[1:]
    held: list[Word] = []
    for word in words:
        whole = len(held) == LONGEST or (held and not _GAP.fullmatch(text, held[-1].end, word.start))
        if whole or (held and not _together(held[-1], word)):
            yield from _finished(held)
            held = []
        if is_name_word(word.text) or (held and word.text in people_words().particles):
            held.append(word)
        else:
            yield from _finished(held)
            held = []
    yield from _finished(held)


def is_name_word(word: str) -> bool:
    """Whether a name may be made of it: letters only, the first (or that after "al-") a capital."""
    if not word.replace("-", "").replace("'", "").replace(".", "").isalpha():
        return False
    head, hyphen, tail = word.partition("-")
    return word[0].isupper() or bool(hyphen and head in people_words().prefixes and tail[:1].isupper())


def key(name: str) -> str:
    """The same for all spellings of a name that differ in capitals, accents, hyphens, dots and spaces."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return " ".join(bare.replace("-", " ").replace(".", " ").split())


def normal_case(name: str) -> str:
    """ELAINE DORSEY -> Elaine Dorsey, MIN-AH -> Min-ah, McCAIN -> McCain; what is in normal case stays."""
    words = name.split()
    family = words[0].split("-")[0].casefold() in hyphen_lower() if words else False
    return " ".join(_normal_word(word, family and place > 0) for place, word in enumerate(words))


def _normal_word(word: str, small_after_hyphen: bool) -> str:
    inner = re.fullmatch(r"(Ma?c|De|Di|La|Le|Van)([A-Z'-]{2,})", word)
    if inner:
        return inner[1] + inner[2].capitalize()
    if len(word.strip(".")) < 2 or not word.isupper() or word.casefold() in {"ii", "iii", "iv"}:
        return word
    if "." in word and not word.endswith("R."):
        return word
    if word.casefold() in people_words().particles - {"e", "y", "al"}:
        return word.casefold()
    if word.startswith("MC") and len(word) > 3:
        return "Mc" + word[2:].capitalize()
    parts = [part.capitalize() for part in re.split(r"(?<=['-])", word)]
    if small_after_hyphen:
        parts[1:] = [part.casefold() for part in parts[1:]]
    return "".join(parts)


@cache
def hyphen_lower() -> frozenset[str]:
    """Family names, in lower case, after which the part behind a hyphen is written small."""
    return folded(people_words().hyphen_lower)


@cache
def given() -> frozenset[str]:
    """The reviewed given names, in lower case."""
    return folded(name for group in people_words().given_names.values() for name in group)


def is_given(word: str) -> bool:
    """Whether it is a given name anywhere in the world."""
    return word.casefold() in given() or fold(word) in given_names()


@cache
def acronyms() -> frozenset[str]:
    """Initialisms of known bodies, as written: NATO."""
    return frozenset(form for forms in organisation_words().bodies for form in forms if form.isupper())


@cache
def abbreviations() -> frozenset[str]:
    """Titles and suffixes that end with a full stop, in lower case."""
    words: PeopleWords = people_words()
    return frozenset(
        w.casefold() for group in (*words.titles.values(), words.suffixes) for w in group if w.endswith(".")
    )


def folded(words: Iterable[str]) -> frozenset[str]:
    """The words without regard to case."""
    return frozenset(word.casefold() for word in words)


def _words(text: str, block: Bounds) -> Iterator[Word]:
    for match in _WORD.finditer(text, *block):
        start, end = match.span()
        if text[end : end + 1] == "." and f"{match.group()}.".casefold() in abbreviations():
            end += 1
        yield Word(start, end, text[start:end])


def _together(left: Word, right: Word) -> bool:
    """Capitals and normal case do not mix in one name, save around initials and small parts."""
    if left.either or right.either or {left.text, right.text} & people_words().particles:
        return True
    if left.capitals and not right.capitals:  # KONO Taro
        return is_given(right.text) and left.text not in acronyms()
    return left.capitals == right.capitals


def _finished(words: list[Word]) -> Iterator[Run]:
    """The words as a run, cut at the days of the week and at "By", without small parts at its end."""
    while words and words[-1].text in people_words().particles:
        words = words[:-1]
    held: list[Word] = []
    for word in words:
        if word.text.strip(".") in people_words().days or word.text == "By":
            if held:
                yield Run(tuple(held))
            held = []
        else:
            held.append(word)
    if held:
        yield Run(tuple(held))
