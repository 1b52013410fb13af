"""The component that finds people: full names by evidence, then every shorter mention of the same person.

First pass: each capitalised stretch is weighed by `clues`; those with enough points are names. Second pass:
wherever a form of a name found recurs - surname, first name, in capitals in a headline - it is that person.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from picket.catalogue.naming import people_words
from picket.nlp.clues import (
    ENOUGH,
    Sight,
    clues,
    is_prelude,
    names_a_people,
    of_a_ship,
    opens_only,
    refused,
    speaks,
    split_title,
)
from picket.nlp.cover import Cover
from picket.nlp.cues import titles
from picket.nlp.marks import Bounds, mark, mentions, sentence_at
from picket.nlp.placenames import is_place, is_state
from picket.nlp.roster import Roster
from picket.nlp.runs import Run, Word, folded, runs

NAME = "picket_people"
AROUND = 160
"""Code points of the block looked at on each side of a name."""


@Language.component(NAME)
def people(doc: Doc) -> Doc:
    """Mark every PERSON. Looks at the model's entities and at SYSTEM mentions."""
    page = _Page(doc)
    found = {(sight.name.start, sight.name.end): (sight, rule) for sight, rule in page.persons()}
    roster = Roster(sight.name for sight, _ in found.values())
    for (start, end), (sight, rule) in found.items():
        mark(doc, start, end, "PERSON", found_by=NAME, rule=rule, target=roster.resolve(sight.name.text, start))
    for name in page.recurring(roster, set(found)):
        target = roster.resolve(name.text, name.start)
        mark(
            doc,
            name.start,
            name.end,
            "PERSON",
            found_by=NAME,
            rule=f"recurring name of {target}",
            target=target,
        )
    return doc


class _Page:
    """One document's runs with what stands around them."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text: str = doc._.plain
        self.lower = Counter(w.strip(".,;:") for w in self.text.split() if w.islower())
        closed = Cover(len(self.text), ((m.start, m.end) for m in mentions(doc, "SYSTEM")))
        self.runs = [(block, run) for block in doc._.blocks for run in runs(self.text, block, closed)]
        self.entities = [(e.start_char, e.end_char, e.label_) for e in doc.ents]
        self.shouted = {block: self.text[slice(*block)].isupper() for block in doc._.blocks}
        self.opening = Counter(run.text for block, run in self.runs if self._opens(block, run))

    def persons(self) -> Iterator[tuple[Sight, str]]:
        """Names with enough evidence, and the strongest clue in words."""
        sights = [sight for block, run in self.runs if (sight := self._sight(block, run)) and not refused(sight)]
        liked = Counter(s.name.text for s in sights if s.label == "PERSON")
        peoples = {s.name.text for s in sights if names_a_people(s)}
        for sight in sights:
            weighed = list(clues(sight))
            points = sum(number for number, _ in weighed)
            if sight.single and sight.label == "PERSON" and liked[sight.name.text] > 1:
                points += sight.name.text not in peoples
            if points >= ENOUGH:
                yield sight, max(weighed)[1]

    def recurring(self, roster: Roster, found: set[Bounds]) -> Iterator[Run]:
        """Further mentions of the people in the roster."""
        done = Cover(len(self.text), found)
        for block, run in self.runs:
            if done.touches(run.start, run.end):
                continue
            shouted = self.shouted[block]
            for name in self._known_in_capitals(run, roster) if shouted else self._known(run, roster):
                if self._acceptable(block, name, shouted):
                    yield name

    # --- first pass ---

    def _sight(self, block: Bounds, run: Run) -> Sight | None:
        before = self.text[max(block[0], run.start - AROUND) : run.start]
        run = self._trimmed(run)
        whole = any(s == run.start and e > run.words[0].end and label == "PERSON" for s, e, label in self._over(run))
        name, title = split_title(run, before, whole)
        if name is None:
            return None
        before = self.text[max(block[0], name.start - AROUND) : name.start]
        after = self.text[name.end : min(block[1], name.end + AROUND)].rstrip()
        return Sight(name, title, before, after, self._label(name), self.opening[run.text], self.shouted[block])

    def _trimmed(self, run: Run) -> Run:
        """The run without a sentence's first word that the model leaves out, or "Administration" after it."""
        words = list(run.words)
        while len(words) > 1 and words[-1].text in people_words().after:
            words.pop()
        over = self._over(run)
        inside = [w for w in words if any(s <= w.start < e and label == "PERSON" for s, e, label in over)]
        opening = run.start == sentence_at(self.doc, run.start)[0]
        alien = len(words) > len(inside) > 1 and words[1] is inside[0] and words[0].text.casefold() not in titles()
        if opening and len(words) > 1 and (alien or opens_only(words[0])):
            words = words[1:]
        return Run(tuple(words))

    def _label(self, name: Run) -> str:
        """The label of the model's entity that covers most of the name."""
        shares = [(min(e, name.end) - max(s, name.start), label) for s, e, label in self._over(name)]
        return max(shares)[1] if shares else ""

    def _opens(self, block: Bounds, run: Run) -> bool:
        return run.start == block[0] and self.text[run.end : run.end + 1] == ":"

    def _over(self, run: Run) -> list[tuple[int, int, str]]:
        """The model's entities that share a character with the run; they are in order and never overlap."""
        first = bisect_right(self.entities, run.start, key=lambda entity: entity[1])
        past = bisect_left(self.entities, run.end, key=lambda entity: entity[0])
        return self.entities[first:past]

    # --- second pass ---

    def _known(self, run: Run, roster: Roster) -> list[Run]:
        """The longest known name in a run around which stand only titles and words that belong to no name."""
        words = run.words
        for size in range(len(words), 0, -1):
            for start in range(len(words) - size + 1):
                part = run.part(start, start + size)
                if roster.knows(part.text) and self._outside(words[:start], words[start + size :], run):
                    return [self._with_small_words(part, roster)]
        return list(self._hyphenated(run.words[0], roster)) if len(run) == 1 else []

    def _with_small_words(self, name: Run, roster: Roster) -> Run:
        """The name with the "von der" in front of it, when the person has these."""
        small = "|".join(people_words().particles)
        found = re.search(rf"(?<!\w)((?:{small}) )+$", self.text[max(0, name.start - 20) : name.start])
        if not found or not roster.knows(found.group() + name.text):
            return name
        return Run((Word(name.start - len(found.group()), name.end, found.group() + name.text),))

    def _outside(self, before: tuple[Word, ...], after: tuple[Word, ...], run: Run) -> bool:
        opening = run.start == sentence_at(self.doc, run.start)[0]
        loose = titles() | folded(people_words().portfolios | people_words().parties)
        fits = all(
            word.text.casefold() in loose or is_prelude(word) or (opening and word is run.words[0]) for word in before
        )
        return fits and all(word.text in people_words().after or is_prelude(word) for word in after)

    def _hyphenated(self, word: Word, roster: Roster) -> Iterator[Run]:
        """Both names in "Trump-Kim", the first in "Trump-era"."""
        parts = list(re.finditer(r"[^-]+", word.text))
        names = [part for part in parts if roster.knows(part.group()) and part.group()[0].isupper()]
        rest = [part.group() for part in parts if part not in names]
        if len(parts) > 1 and parts[0] in names and all(other.islower() and other != "class" for other in rest):
            for part in names:
                yield Run((Word(word.start + part.start(), word.start + part.end(), part.group()),))

    def _known_in_capitals(self, run: Run, roster: Roster) -> Iterator[Run]:
        """Known names in a headline, where everything is in capitals, the longest first."""
        done = -1
        for start in range(len(run)):
            for size in range(len(run) - start, 0, -1):
                part = run.part(start, start + size)
                if start >= done and len(part.text) > 2 and roster.knows(part.text):
                    done = start + size
                    yield part

    def _acceptable(self, block: Bounds, name: Run, shouted: bool) -> bool:
        """Whether a known form is the person here, not a word, a country, a town or a ship of that name."""
        before = self.text[max(block[0], name.start - AROUND) : name.start]
        after = self.text[name.end : min(block[1], name.end + AROUND)]
        if len(name) > 1:
            return not (of_a_ship(before) or is_state(name.text))
        word = name.text
        titled = _last_word(before).casefold() in titles()
        if of_a_ship(before) or "-class" in after[:6]:
            return False
        if word.isupper() and len(word) < 3 and not titled:
            return False
        if is_state(word) or (is_place(word) and self._label(name) in {"GPE", "LOC"} and _somewhere(before)):
            return titled or (speaks(after) and self._label(name) not in {"GPE", "LOC", "NORP"})
        common = word.casefold() in self.lower or is_prelude(name.words[0])
        opening = name.start == sentence_at(self.doc, name.start)[0]
        return titled or not common or (not opening and not shouted and not is_prelude(name.words[0])) or speaks(after)


def _somewhere(before: str) -> bool:
    return _last_word(before) in {"in", "near", "at", "from", "outside", "to"}


def _last_word(text: str) -> str:
    return text.split()[-1] if text.strip() else ""
