"""Whether a capital stands for its government (metonym) or is only where something is (place)."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile

from picket.catalogue.geography import Senses
from picket.model import Sense
from picket.nlp.words import Word

NEAR = 5
"""Words before a preposition that may give it its meaning: "flew on Monday to Tokyo"."""

BEFALLS = 8
"""Words after a capital within which a passive tells what befell it."""

CREDIT = 14
"""Words of the longest remark between a capital and its verb that says who told it."""

SAID = frozenset({"said", "says", "told", "reminded", "added", "insisted", "reported", "announced", "noted", "warned"})

_CHAIN = frozenset({",", "and", "or", "has", "have", "had", "will", "would", "could", "may", "might", "itself", "also"})

_DATELINE = re.compile(r"[^\n.]{0,60}?(?:\([^)\n]{2,40}\)\s*)?(?:-{1,2}|[\u2013\u2014:])\s")
_AFTER_DATELINE_TOWN = re.compile(r"\s*[,(\u2013\u2014]|\s*-{1,2}\s")


def dateline(text: str, start: int, end: int, block: tuple[int, int]) -> bool:
    """Whether [start, end) opens its block as a dateline: "SEOUL (Wire) - ", "Warsaw, May 3 -"."""
    if text[block[0] : start].strip(" \t\u2022-*"):
        return False
    return bool(_AFTER_DATELINE_TOWN.match(text, end, block[1]) and _DATELINE.match(text, end, block[1]))


class Judge:
    """Decides by the words around, from the lists of senses.yml; gives the sense and the deciding word."""

    def __init__(self, lists: Senses) -> None:
        self._lists = lists

    def sense(self, before: list[Word], after: list[Word], several: bool = False) -> tuple[Sense, str]:
        """Judge by the words of the sentence before and after the capital, or before and after `several`."""
        if len(after) > 2 and after[0].key in ("last", "this", "next") and after[1].key in self._lists.times:
            after = after[2:]
        return (
            self._by_compound(after)
            or self._by_possessive(after)
            or self._by_what_befell(after)
            or self._by_verb(before, after, several)
            or self._by_preposition(before)
            or self._by_clause(before, after)
            or ("place", "")
        )

    def _by_compound(self, after: list[Word]) -> tuple[Sense, str] | None:
        if len(after) < 2 or after[0].text != "-":
            return None
        return ("metonym" if after[1].key in self._lists.state_compounds else "place"), f"-{after[1].text}"

    def _by_possessive(self, after: list[Word]) -> tuple[Sense, str] | None:
        if len(after) < 3 or after[0].text != "'" or after[1].key != "s":
            return None
        thing = after[2]
        named = list(takewhile(lambda w: w.capital, after[2:]))  # "Riga's Brethren Cemetery"
        town = {w.key for w in (thing, *named[-1:])} & self._lists.town_things
        return ("place", thing.text) if town else ("metonym", f"'s {thing.text}")

    def _by_what_befell(self, after: list[Word]) -> tuple[Sense, str] | None:
        """A passive that only towns suffer, of the capital or of the list it opens: "Tehran was bombed"."""
        clause = list(takewhile(lambda w: w.text.isalpha() or w.text == ",", after[:BEFALLS]))
        for is_, done in pairwise(w for w in clause if not w.key.endswith("ly")):
            if is_.key in self._lists.being and done.key in self._lists.suffered:
                between = clause[: clause.index(is_)]
                listed = all(w.capital or w.key in _CHAIN for w in between)
                return ("place", done.text) if listed else None
        return None

    def _by_verb(self, before: list[Word], after: list[Word], several: bool) -> tuple[Sense, str] | None:
        """A noun after it makes it a town ("Belgrade newspapers"), an auxiliary before it a subject."""
        last = before[-1].key if before else ""
        if after and after[0].key in self._lists.governing:
            return "metonym", after[0].text
        if last in self._lists.auxiliaries and after and after[0].text.isalpha():
            return "metonym", before[-1].text
        if self._describes(after) and not (self._opens(before) and _whole_clause(after)):
            verb = several and not after[0].key.endswith("s")  # "Ankara and Athens trade blame"
            return ("metonym" if verb and self._opens(before) else "place"), after[0].text
        if last in self._lists.place_before or last in self._lists.place_heads or not self._acts(after):
            return None
        return "metonym", after[0].text

    def _by_preposition(self, before: list[Word]) -> tuple[Sense, str] | None:
        if not before:
            return None
        last, heads = before[-1], {w.key for w in before[-1 - NEAR : -1]}
        if last.key in self._lists.place_before:
            return "place", last.text
        if last.key == "from":
            return ("metonym" if heads & self._lists.state_heads_from else "place"), last.text
        if last.key == "to" and (start := self._start(before[:-1])) is not None:
            return self._by_preposition(before[: start + 1])  # "from Chicago to Rome" is as "from" is
        if last.key in self._lists.place_heads:
            return ("place" if heads & self._lists.place_heads[last.key] else "metonym"), last.text
        state = last.key in self._lists.state_before or self._verb(last.key)  # "fears Ankara"
        return ("metonym", last.text) if state else None

    def _by_clause(self, before: list[Word], after: list[Word]) -> tuple[Sense, str] | None:
        """The subject of a clause, known only by where it stands."""
        if not after or not after[0].text.isalpha():
            return None
        acts = after[0].key in ("to", "and", "or") or self._predicate(after) or _whole_clause(after)
        return ("metonym", after[0].text) if acts and self._opens(before) else None

    def _start(self, before: list[Word]) -> int | None:
        """Where "from" stands directly before the capitalised names that end `before`."""
        names = len(list(takewhile(lambda w: w.capital, reversed(before))))
        at = len(before) - names - 1
        return at if names and at >= 0 and before[at].key == "from" else None

    def _opens(self, before: list[Word]) -> bool:
        return not before or before[-1].key in self._lists.clause_starts or not before[-1].text.isalnum()

    def _acts(self, after: list[Word]) -> bool:
        if not after:
            return False
        if after[0].text == "," and len(after) > 1:
            aside = after[1].key in self._lists.asides or _looks_like_verb(after[1].key, self._lists)
            return aside or self._acts_after_credit(after)
        if (
            len(after) > 3 and after[1].text == "-" and after[0].end == after[1].start
        ):  # "Tehran test-fires the missile"
            return self._verb(after[2].key) or self._predicate(after[2:])
        return self._verb(after[0].key)

    def _acts_after_credit(self, after: list[Word]) -> bool:
        """Whether the verb comes after who says so: "Ankara, a spokeswoman said on Thursday, also opposes"."""
        closing = next((n for n, w in enumerate(after[1:CREDIT], 1) if w.text == ","), 0)
        said = any(w.key in SAID for w in after[1:closing])
        return said and closing + 1 < len(after) and self._verb(after[closing + 1].key)

    def _verb(self, word: str) -> bool:
        return word in self._lists.acts or _looks_like_verb(word, self._lists)

    def _describes(self, after: list[Word]) -> bool:
        """Whether the next word is a noun that the capital describes."""
        if not after or not after[0].text.isalpha() or not after[0].text.islower():
            return False
        word = after[0].key
        if word in self._lists.function_words or self._acts(after):
            return False
        return not self._predicate(after)

    def _predicate(self, after: list[Word]) -> bool:
        """Whether a word in -s has an object and is a verb: "decries the sale", "talks to the French"."""
        objects = [w.key for w in after[1:3] if w.key != "to"]
        return after[0].key.endswith("s") and bool(objects) and objects[0] in self._lists.determiners


def _whole_clause(after: list[Word]) -> bool:
    """Whether a single word in -s is all that follows, so that it is the verb: "PYONGYANG FUMES"."""
    return after[0].key.endswith("s") and (len(after) == 1 or after[1].text in ".;!?")


def _looks_like_verb(word: str, lists: Senses) -> bool:
    return word not in lists.not_acts and len(word) > 3 and word.endswith(("ed", "ly", "ing"))
