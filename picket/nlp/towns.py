"""Towns, subdivisions and other places that count only with evidence from the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from picket.catalogue.geography import Guards
from picket.nlp.gazetteer import Gazetteer, Place
from picket.nlp.hits import Page
from picket.nlp.words import Word, plain_key

SIZEABLE = 15_000
"""Population from which a town needs no more evidence than a preposition or its place in a list."""

LONGEST = 4
"""Words of the longest name looked for."""

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
OTHER_LABELS = frozenset(
    {"PERSON", "ORG", "DATE", "TIME", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART", "LANGUAGE", "NORP", "MONEY"}
)


@dataclass(frozen=True, slots=True)
class Town:
    """A name at words [i, j) with all places of that name; `why` is the evidence that a place is meant."""

    i: int
    j: int
    key: str
    places: tuple[Place, ...]
    why: str


class Towns:
    """Finds capitalised names that the gazetteer or the model takes for places."""

    def __init__(self, gazetteer: Gazetteer, guards: Guards) -> None:
        self._gazetteer = gazetteer
        self._guards = guards
        self._common = frozenset(plain_key(w) for w in guards.common_words)

    def find(self, page: Page, taken: list[bool], states: set[int]) -> list[Town]:
        """Names on free words, longest first; those that only the model or a state behind them vouches for
        have no places. `states`: the words at which the name of a state begins."""
        spans = list(self._spans(page.words, taken))
        known = self._gazetteer.look_up(key for _, _, key in spans)
        found: list[Town] = []
        reached = 0
        for i, j, key in spans:
            if i < reached or key in self._common or key.split(" ")[-1] in self._guards.waters:
                continue
            if page.acronym(i, j):
                continue
            named = all(w.capital for w in page.words[i:j]) and not page.labels.get((i, j))
            before_state = named and j + 1 in states and page.words[j].text == ","
            if key in known or before_state or page.labels.get((i, j)) in PLACE_LABELS:
                found.append(self._town(page, i, j, key, known.get(key, [])))
                reached = j
        return _repeated(found)

    def _town(self, page: Page, i: int, j: int, key: str, places: list[Place]) -> Town:
        """The name with its evidence; a word before it is none for a village or by another name."""
        why = self.evidence(page, i, j)
        read = page.labels.get((i, j)) in PLACE_LABELS
        sizeable = any(weight(p) >= SIZEABLE or (p.main and not p.population) for p in places)
        return Town(i, j, key, tuple(places), why if read or sizeable else "")

    def longer(self, page: Page, i: int, j: int) -> bool:
        """Whether a capitalised neighbour makes [i, j) part of a longer name ("Paris Agreement")."""
        words, guards = page.words, self._guards
        first, last = page.sentence(i)
        if page.shouted(i) or _headline(words[first:last]):
            return False
        if (
            i > first
            and _touching(words, i - 1)
            and words[i - 1].capital
            and words[i - 1].text not in guards.longer_before
        ):
            return True
        return j < last and _touching(words, j - 1) and words[j].capital and words[j].text not in guards.longer_after

    def evidence(self, page: Page, i: int, j: int) -> str:
        """What says that [i, j) is a place, in words; empty when nothing does."""
        label = page.labels.get((i, j), "")
        if label in PLACE_LABELS:
            return f"the model reads a place ({label})"
        inside = any(page.label_at.get(k) in OTHER_LABELS for k in range(i, j))
        if inside and not label:  # part of something longer; what is misread as a whole may still be a place
            return ""
        if i and page.words[i - 1].key in self._guards.locating:
            return f"after “{page.words[i - 1].text}”"
        compound = [w.key for w in page.words[j : j + 2]]
        return "before “-based”" if compound == ["-", "based"] else ""

    def _spans(self, words: list[Word], taken: list[bool]) -> Iterator[tuple[int, int, str]]:
        """Stretches of free words that may be a name, from left to right, the longest first."""
        for i, word in enumerate(words):
            if not taken[i] and word.capital and not _inside_compound(words, i):
                for j in reversed(list(self._ends(words, taken, i))):
                    yield i, j, " ".join(w.key for w in words[i:j] if w.text[0].isalnum())

    def _ends(self, words: list[Word], taken: list[bool], i: int) -> Iterator[int]:
        names = 0
        for j in range(i, len(words)):
            if taken[j] or names == LONGEST or (j > i and words[j].breaks):
                return
            if words[j].capital:
                names += 1
                yield j + 1
            elif words[j].key not in self._guards.inner_words:
                return


def weight(place: Place) -> float:
    """People of the place; a tenth of them where the name is not its usual one (Calcutta)."""
    return place.population if place.main else place.population / 10


def _inside_compound(words: list[Word], i: int) -> bool:
    return i > 0 and words[i - 1].text in "-'" and words[i - 1].end == words[i].start


def _touching(words: list[Word], k: int) -> bool:
    """Whether words k and k + 1 are both words, with nothing but white space between them."""
    return words[k].text.isalnum() and words[k + 1].text.isalnum() and not words[k + 1].breaks


def _headline(words: list[Word]) -> bool:
    """Whether capitals tell nothing here: a title with capitals on every long word."""
    long = [w for w in words if len(w.text) > 3 and w.text.isalpha()]
    return len(long) > 1 and sum(w.capital for w in long) >= 0.9 * len(long) and words[-1].text != "."


def _repeated(found: list[Town]) -> list[Town]:
    """A name with evidence once has it everywhere in the text."""
    proven = {t.key for t in found if t.why}
    return [t if t.why or t.key not in proven else replace(t, why="a place elsewhere in the text") for t in found]
