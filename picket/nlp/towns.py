"""Towns, subdivisions and other places that count only with evidence from the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from picket.catalogue.geography import Guards
from picket.nlp.gazetteer import Gazetteer, Place
from picket.nlp.hits import Page
from picket.nlp.marks import block_at
from picket.nlp.runs import is_given
from picket.nlp.senses import dateline
from picket.nlp.words import Word, plain_key

SIZEABLE = 15_000
"""Population from which a town needs no more evidence than a preposition or its place in a list."""

LONGEST = 4
"""Words of the longest name looked for."""

CITY = 100_000
"""Population from which a town in capitals may head a note of its own."""

LARGE = 1_000_000
"""Population from which a town needs no evidence, if all its namesakes together are far smaller."""

FAR_SMALLER = 20

LIST = 12
"""Words that a list of names may have before the one that is looked at."""

JOINS = frozenset({",", "and", "or"})

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
INSIDE = frozenset({"in", "at", "near", "from", "around", "outside", "over", "across", "beyond", "inside", "via"})
"""Before a town that the model takes for the end of a longer name: "the Air Self-Defense Force at Wakkanai"."""

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
            if key not in known and page.words[j - 1].text in self._guards.parts:
                continue
            if key in known or before_state or page.labels.get((i, j)) in PLACE_LABELS:
                found.append(self._town(page, i, j, key, known.get(key, [])))
                reached = j
        return _repeated(found)

    def _town(self, page: Page, i: int, j: int, key: str, places: list[Place]) -> Town:
        """The name with its evidence; a word before it is none for a village or by another name."""
        why = self.evidence(page, i, j) or self._large(page, i, j, places) or self._heading(page, i, j, places)
        read = page.labels.get((i, j)) in PLACE_LABELS
        sizeable = any(weight(p) >= SIZEABLE or (p.main and not p.population) for p in places)
        return Town(i, j, key, tuple(places), why if read or sizeable else "")

    def longer(self, page: Page, i: int, j: int) -> bool:
        """Whether a capitalised neighbour makes [i, j) part of a longer name ("Paris Agreement")."""
        words, guards = page.words, self._guards
        first, last = page.sentence(i)
        if page.shouted(i) or page.title(i) or _apart(page, i, j):
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
        before = page.words[i - 1].key if i else ""
        inside = any(page.label_at.get(k) in OTHER_LABELS for k in range(i, j))
        if inside and not label and before not in INSIDE:  # part of something longer
            return ""
        if before in self._guards.locating or (before == "for" and page.words[i - 2].key in self._guards.leaving):
            return f"after “{page.words[i - 1].text}”"
        after = [w.text for w in page.words[j : j + 2]]
        if after[:1] and after[0] in self._guards.parts:
            return f"before “{after[0]}”"
        if chain := self._chain(page, i):
            return f"in a list after “{chain}”"
        if page.opens(i) and page.text(i, j).isupper() and _dated(page, i, j):
            return "dateline"
        return "before “-based”" if after == ["-", "based"] else ""

    def _chain(self, page: Page, i: int) -> str:
        """The word before a list of names in which the name at i stands: "at Chuhuiv, Melitopol and Lviv"."""
        words, k, joints = page.words, i - 1, 0
        while k > 0 and i - k < LIST and (words[k].key in JOINS or words[k].capital or words[k].text == "-"):
            joints += words[k].key in JOINS
            k -= 1
        return words[k].text if joints and words[k].key in INSIDE and i - k > joints + 1 else ""

    def _large(self, page: Page, i: int, j: int, places: list[Place]) -> str:
        """That the name is as good as one great city's, or a city's that stands between commas."""
        people = sorted((weight(p) for p in places), reverse=True)
        apart = i > 0 and page.words[i - 1].text == page.words[min(j, len(page.words) - 1)].text == ","
        least = CITY if apart else LARGE
        if not people or people[0] < least or people[0] < FAR_SMALLER * sum(people[1:]):
            return ""
        named = is_given(page.words[i].text) or page.text(i, j) in self._guards.personal
        joined = j < len(page.words) and page.words[j].text == "-"
        other = not apart and any(page.label_at.get(k) in OTHER_LABELS for k in range(i, j))
        return "" if named or joined or other else "a city between commas" if apart else "a great city"

    def _heading(self, page: Page, i: int, j: int, places: list[Place]) -> str:
        """That a city in capitals heads a note: "GENEVA. The conference met"."""
        heads = page.opens(i) and page.text(i, j).isupper() and j < len(page.words) and page.words[j].text == "."
        return "dateline" if heads and any(weight(p) >= CITY for p in places) else ""

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


def _dated(page: Page, i: int, j: int) -> bool:
    """Whether words [i, j) open their block as a dateline."""
    return dateline(page.plain, *page.chars(i, j), block_at(page.doc, page.words[i].start))


def _apart(page: Page, i: int, j: int) -> bool:
    """Whether the model reads a place here and another name right behind it: "In Nagoya Mitsubishi Heavy builds"."""
    return page.labels.get((i, j)) in PLACE_LABELS and page.label_at.get(j) == "ORG"


def weight(place: Place) -> float:
    """People of the place; a tenth of them where the name is not its usual one (Calcutta)."""
    return place.population if place.main else place.population / 10


def _inside_compound(words: list[Word], i: int) -> bool:
    return i > 0 and words[i - 1].text in "-'" and words[i - 1].end == words[i].start


def _touching(words: list[Word], k: int) -> bool:
    """Whether words k and k + 1 are both words, with one blank between them; more part the columns of a table."""
    near = words[k + 1].start - words[k].end < 2
    return near and words[k].text.isalnum() and words[k + 1].text.isalnum() and not words[k + 1].breaks


def _repeated(found: list[Town]) -> list[Town]:
    """A name with evidence once has it everywhere in the text."""
    proven = {t.key for t in found if t.why}
    return [t if t.why or t.key not in proven else replace(t, why="a place elsewhere in the text") for t in found]
