"""Whether a capital stands for its government (metonym) or is only where something is (place)."""

from __future__ import annotations

import re

from picket.catalogue.geography import Senses
from picket.model import Sense
from picket.nlp.words import Word

NEAR = 5
"""Words before a preposition that may give it its meaning: "flew on Monday to Tokyo"."""

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
        return (
            self._by_compound(after)
            or self._by_possessive(after)
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
        return ("place", thing.text) if thing.key in self._lists.town_things else ("metonym", f"'s {thing.text}")

    def _by_verb(self, before: list[Word], after: list[Word], several: bool) -> tuple[Sense, str] | None:
        """A noun after it makes it a town ("Belgrade newspapers"), an auxiliary before it a subject."""
        last = before[-1].key if before else ""
        if last in self._lists.auxiliaries and after and after[0].text.isalpha():
            return "metonym", before[-1].text
        if self._describes(after):
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
        if last.key in self._lists.place_heads:
            return ("place" if heads & self._lists.place_heads[last.key] else "metonym"), last.text
        state = last.key in self._lists.state_before or self._verb(last.key)  # "fears Ankara"
        return ("metonym", last.text) if state else None

    def _by_clause(self, before: list[Word], after: list[Word]) -> tuple[Sense, str] | None:
        """The subject of a clause, known only by where it stands."""
        if not after or not after[0].text.isalpha():
            return None
        return ("metonym", after[0].text) if self._opens(before) and after[0].key in ("to", "and", "or") else None

    def _opens(self, before: list[Word]) -> bool:
        return not before or before[-1].key in self._lists.clause_starts or not before[-1].text.isalnum()

    def _acts(self, after: list[Word]) -> bool:
        if not after:
            return False
        if after[0].text == "," and len(after) > 1:
            return after[1].key in self._lists.asides or _looks_like_verb(after[1].key, self._lists)
        return self._verb(after[0].key)

    def _verb(self, word: str) -> bool:
        return word in self._lists.acts or _looks_like_verb(word, self._lists)

    def _describes(self, after: list[Word]) -> bool:
        """Whether the next word is a noun that the capital describes."""
        if not after or not after[0].text.isalpha() or not after[0].text.islower():
            return False
        word = after[0].key
        if word in self._lists.function_words or self._acts(after):
            return False
        return not (word.endswith("s") and len(after) > 1 and after[1].key in self._lists.determiners)


def _looks_like_verb(word: str, lists: Senses) -> bool:
    return word not in lists.not_acts and len(word) > 3 and word.endswith(("ed", "ly", "ing"))
