"""Words of the lexicon found in one document, before it is decided which country and sense they have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set
from dataclasses import dataclass, field, replace
from functools import cached_property

from spacy.tokens import Doc

from picket.catalogue.geography import Guards
from picket.model import Sense
from picket.nlp import marks
from picket.nlp.lexicon import RANK, Entry, Lexicon
from picket.nlp.words import Word, cut, first_at, rejoined, written_small

LIST = 60
"""Words of a list of names before one of them in which it is looked for what introduces them."""


@dataclass(slots=True)
class Hit:
    """A word or phrase that may lead to a country: words [i, j), its readings, and what was decided."""

    i: int
    j: int
    entries: list[Entry]
    target: str | None = None
    sense: Sense | None = None
    rule: str = ""
    choices: tuple[str, ...] = ()

    @property
    def entry(self) -> Entry:
        return self.entries[0]


def place_of(hit: Hit) -> int:
    """The word at which it begins, by which hits are in order."""
    return hit.i


@dataclass
class Page:
    """One document as words, with what was found on it before us."""

    doc: Doc
    known: Set[str] = frozenset()
    """Words to be recognised where the end of a line cuts them in two."""
    raised: Set[str] = frozenset()
    """Words to be taken for capitalised in a text that is written small throughout."""
    plain: str = field(init=False)
    words: list[Word] = field(init=False)
    _shouted: dict[marks.Bounds, bool] = field(init=False, default_factory=dict)
    """Sentences of which it was asked whether they are written in capitals."""
    _titles: dict[tuple[int, int], bool] = field(init=False, default_factory=dict)
    """Sentences, in words, of which it was asked whether they are titles."""

    def __post_init__(self) -> None:
        self.plain = self.doc._.plain
        self.words = rejoined(cut(self.plain), self.known)
        if written_small(self.plain):
            self.words = [replace(w, text=w.text.capitalize()) if w.key in self.raised else w for w in self.words]

    @cached_property
    def people(self) -> marks.Along:
        return marks.Along(marks.mentions(self.doc, "PERSON"))

    @cached_property
    def systems(self) -> marks.Along:
        return marks.Along(marks.mentions(self.doc, "SYSTEM"))

    def chars(self, i: int, j: int) -> tuple[int, int]:
        return self.words[i].start, self.words[j - 1].end

    def text(self, i: int, j: int) -> str:
        start, end = self.chars(i, j)
        return self.plain[start:end]

    def sentence(self, i: int) -> tuple[int, int]:
        """The words [first, last) of the sentence of word i."""
        start, end = marks.sentence_at(self.doc, self.words[i].start)
        return first_at(self.words, start), max(i + 1, first_at(self.words, end))

    def shouted(self, i: int) -> bool:
        """Whether the sentence of word i is written in capitals."""
        sentence = marks.sentence_at(self.doc, self.words[i].start)
        if sentence not in self._shouted:
            first, last = self.sentence(i)
            letters = [w.text for w in self.words[first:last] if w.text.isalpha()]
            self._shouted[sentence] = len(letters) > 1 and sum(t.isupper() for t in letters) >= 0.9 * len(letters)
        return self._shouted[sentence]

    def title(self, i: int) -> bool:
        """Whether capitals tell nothing in the sentence of word i: a title with capitals on every long word."""
        sentence = first, last = self.sentence(i)
        if sentence not in self._titles:
            words = self.words[first:last]
            long = [w for w in words if len(w.text) > 3 and w.text.isalpha()]
            capitals = len(long) > 1 and sum(w.capital for w in long) >= 0.9 * len(long)
            self._titles[sentence] = capitals and words[-1].text != "."
        return self._titles[sentence]

    def acronym(self, i: int, j: int) -> bool:
        """Whether words [i, j) are one word of capitals in a sentence that is not."""
        word = self.words[i]
        return j == i + 1 and len(word.text) > 1 and word.text.isupper() and not self.shouted(i) and not self.opens(i)

    def opens(self, i: int) -> bool:
        """Whether word i begins its block, as a dateline does."""
        return marks.block_at(self.doc, self.words[i].start)[0] >= self.words[i].start - 3

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each word stands in the text."""
        return Counter(word.text for word in self.words)

    @cached_property
    def labels(self) -> dict[tuple[int, int], str]:
        """The model's entities by the words they cover, without an article before and a possessive behind."""
        labels = {}
        for ent in self.doc.ents:
            i, j = first_at(self.words, ent.start_char), first_at(self.words, ent.end_char)
            while i < j and self.words[i].key == "the":
                i += 1
            if j - i > 2 and self.words[j - 1].key == "s" and self.words[j - 2].text == "'":
                j -= 2
            labels[i, j] = str(ent.label_)
        return labels

    @cached_property
    def label_at(self) -> dict[int, str]:
        """The model's label of each word that has one."""
        return {k: label for (i, j), label in self.labels.items() for k in range(i, j)}


class Finder:
    """Finds the lexicon's words in a page and drops those that are no country."""

    def __init__(self, lexicon: Lexicon, guards: Guards) -> None:
        self._lexicon = lexicon
        self._guards = guards

    def find(self, page: Page) -> tuple[list[Hit], list[bool]]:
        """Hits in order, and which words are spoken for (by a hit, a longer name or a fixed phrase)."""
        hits: list[Hit] = []
        taken = [False] * len(page.words)
        for i, j, entries in self._lexicon.phrases.find(page.words):
            entries.sort(key=lambda e: RANK[e.kind])
            if all(e.kind == "after comma" for e in entries) and (i == 0 or page.words[i - 1].text != ","):
                continue
            taken[i:j] = [True] * (j - i)
            if (
                entries[0].kind == "guard"
                or self._refused(page, i, j, entries[0])
                or self._language(page, i, entries[0])
            ):
                continue
            hits.append(Hit(i, i + 1 if entries[0].kind == "north korean" else j, entries))
        return hits, taken

    def _language(self, page: Page, i: int, entry: Entry) -> bool:
        """Whether a language is named beside another one: "speaks French and Spanish"."""
        if entry.kind != "demonym" or i < 3 or page.words[i - 1].key not in ("and", "or"):
            return False
        return self._lexicon.unmade(page.words, i - 2, i - 1, "demonym") and not self._lexicon.unmade(
            page.words, i - 2, i - 1, "name"
        )

    def _refused(self, page: Page, i: int, j: int, entry: Entry) -> bool:
        start, end = page.chars(i, j)
        if _is_system(page, start, end) or self._lexicon.unmade(page.words, i, j, entry.kind):
            return True
        if entry.kind == "abbreviation" and entry.form == "US" and page.shouted(i):
            return bool(i) and page.words[i - 1].key in self._guards.pronoun_us_after
        return self._person(page, i, j, start, end)

    def _person(self, page: Page, i: int, j: int, start: int, end: int) -> bool:
        """Whether a person is named: by an earlier component, or by a given name's capitalised neighbour."""
        text = page.text(i, j).title()
        for person in page.people.touching(start, end):
            inside = start <= person.start and person.end <= end and person.end - person.start < end - start
            if not inside:  # "Kong" in "Hong Kong" is nobody
                longer = len(person.target or person.text) > end - start
                return longer or text in self._guards.personal
        if text not in self._guards.personal:
            return False
        if self._given(page.words, i):
            return True
        before = page.words[i - 1] if i else None
        if before and before.text == "." and i > 1:
            before = page.words[i - 2]
        return before is not None and before.text in self._guards.titles

    def _given(self, words: list[Word], i: int) -> bool:
        """Whether somebody is said to be named so: "anyone named Jordan or Georgia"."""
        at, first = i - 1, max(1, i - LIST)
        while at > first and (words[at].key in ("or", "and", ",") or words[at].text in self._guards.personal):
            at -= 1
        return at > 0 and words[at].key in ("named", "called") and words[at - 1].key in self._guards.bearers


def _is_system(page: Page, start: int, end: int) -> bool:
    """Whether a system has the name; one that only contains it does not: "Golden Dome for America"."""
    return any(
        not (s.start <= start and end <= s.end and len(s.text) > end - start) for s in page.systems.touching(start, end)
    )


def named(hits: list[Hit], shared: set[str]) -> Counter[str]:
    """How often each country is named by a word that is its own."""
    return Counter(
        h.entry.iso3
        for h in hits
        if h.entry.form not in shared and h.entry.kind in ("name", "abbreviation", "demonym", "seat", "capital")
    )
