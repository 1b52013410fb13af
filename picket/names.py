"""What the codes of a snapshot stand for: words, entities, their spellings and what they are called on screen."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable
from copy import copy

import numpy as np
from numpy.typing import NDArray

from picket.catalogue.load import Catalogue
from picket.labels import LABELS

_LABELS = list(LABELS)


class Index:
    """The numbers of words, to be found by the words."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._numbers: ChainMap[str, int] | dict[str, int] = {}
        self._folded: dict[str, list[int]] = {}
        """Words with other white space than single spaces, by what they are when it is folded."""
        for number, text in enumerate(words):
            self.add(text, number)

    @classmethod
    def beside(cls, other: Index) -> Index:
        """The same, to which words can be added without the other learning them."""
        made = cls()
        made._numbers = ChainMap({}, other._numbers)
        made._folded = {folded: numbers.copy() for folded, numbers in other._folded.items()}
        return made

    def add(self, text: str, number: int) -> None:
        """Learn the number of these words."""
        self._numbers[text] = number
        if (folded := " ".join(text.split())) != text:
            self._folded.setdefault(folded, []).append(number)

    def exact(self, text: str) -> int | None:
        """The number of just these words."""
        return self._numbers.get(text)

    def alike(self, wording: str) -> list[int]:
        """The numbers of the words that are these, white space apart."""
        same = self._numbers.get(wording)
        return [*([] if same is None else [same]), *self._folded.get(wording, ())]


class Names:
    """What the codes of entities, spellings and display names stand for. It only ever grows, and only until a snapshot
    is made of it: others look at that one meanwhile, so that the next one grows a copy.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self.shown = _shown(catalogue)
        self.words: list[str] = [""]
        self.entities: dict[tuple[int, str], int] = {}
        """(place in LABELS, key) -> entity"""
        self.named: dict[int, int] = {}
        """label and word of a display name in one integer -> its place in the two lists below"""
        self.named_entity: list[int] = []
        self.named_words: list[str] = []
        self.spellings: dict[int, int] = {}
        """entity and word of a spelling in one integer -> its place in the two lists below"""
        self.spelling_entity: list[int] = []
        self.spelling_text: list[int] = []
        self.index: Index | None = None

    def learn(self, words: Iterable[tuple[int, str]]) -> None:
        """Take in the words of the library added since."""
        for number, text in words:
            self.words.extend([""] * (number + 1 - len(self.words)))
            self.words[number] = text
            if self.index:
                self.index.add(text, number)

    def by(self, catalogue: Catalogue) -> Names:
        """The same with the display names of another catalogue."""
        shown = _shown(catalogue)
        if shown == self.shown:
            return self
        other = copy(self)
        other.shown, other.named = shown, self.named.copy()
        other.named_entity, other.named_words = self.named_entity.copy(), self.named_words.copy()
        for code, place in self.named.items():
            key = self.words[code & 0xFFFFFFFF]
            if code >> 32 == _LABELS.index("SYSTEM") << 1 | 1:
                other.named_words[place] = shown.get(key, key)
        return other

    def grown(self) -> Names:
        """A copy for the next snapshot, in which what comes in is learnt."""
        other = copy(self)
        for name, value in vars(self).items():
            if isinstance(value, (list, dict)) and name != "shown":
                setattr(other, name, value.copy())
        return other

    def apart(self) -> Names:
        """A copy that may be given words, entities and spellings of its own."""
        if self.index is None:
            self.index = Index(self.words)
        other = self.grown()
        other.index = Index.beside(self.index)
        return other

    def number(self, text: str) -> int:
        """The number of these words; only to be asked of a copy that is `apart`, which gives new ones their own."""
        index = self.index = self.index or Index(self.words)
        found = index.exact(text)
        if found is None:
            found = len(self.words)
            self.words.append(text)
            index.add(text, found)
        return found

    def written(self, wording: str) -> list[int]:
        """The numbers of all words that are these when their white space is folded."""
        index = self.index = self.index or Index(self.words)
        return index.alike(wording)

    def name(self, label: int, word: int, resolved: bool) -> int:
        """The place of a display name: the catalogue's for a resolved country or system, else the words."""
        code = (label << 1 | resolved) << 32 | word
        if code not in self.named:
            words = " ".join(self.words[word].split())
            kind = _LABELS[label]
            key = self.words[word] if resolved and kind in ("COUNTRY", "SYSTEM") else words.casefold()
            shown = self.shown.get(key, words) if kind in ("COUNTRY", "SYSTEM") and resolved else words
            if kind == "COUNTRY" and not resolved:
                shown = f"{words} (unresolved)"
            self.named[code] = len(self.named_words)
            self.named_words.append(shown)
            self.named_entity.append(self.entities.setdefault((label, key), len(self.entities)))
        return self.named[code]

    def spelling(self, entity: int, word: int) -> int:
        """The place of a spelling of an entity."""
        code = entity << 32 | word
        if code not in self.spellings:
            self.spellings[code] = len(self.spelling_text)
            self.spelling_entity.append(entity)
            self.spelling_text.append(word)
        return self.spellings[code]


def _shown(catalogue: Catalogue) -> dict[str, str]:
    """What systems and countries are called on screen, by their keys."""
    shown = {key: system.short for key, system in catalogue.systems.items()}
    return shown | {iso3: country.name for iso3, country in catalogue.countries.items()}


def objects(values: Iterable[str]) -> NDArray[np.object_]:
    """Words as an array, whatever their lengths."""
    listed = list(values)
    made = np.empty(len(listed), object)
    made[:] = listed
    return made
