"""Where decisions find their words in the texts. A document's text never changes, so each is looked into once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from picket.corrections.anchor import find
from picket.corrections.decision import Decision
from picket.nlp.segment import blocks, plain, sentences

Span = tuple[int, int]

FEW = 100
"""New documents up to which all are looked into; of more only those that the full-text search finds."""

_BLANK = re.compile(r"\n[^\S\n]*\n")


class Texts(Protocol):
    """What is asked of a library: texts by the numbers of documents, and which hold words."""

    def texts(self, numbers: Iterable[int]) -> Mapping[int, str]: ...

    def matching(self, typed: str) -> NDArray[np.int64]: ...


class Places:
    """What was found so far in the documents of one library; only ever grows."""

    def __init__(self, library: Texts) -> None:
        self._library = library
        self._anchors: dict[tuple[str, int], Span | None] = {}
        """(id of a decision, number of a document)"""
        self._words: dict[str, dict[int, list[tuple[int, int, str]]]] = defaultdict(dict)
        """by id of a decision that adds words: where they stand, and how"""
        self._looked: dict[str, set[int]] = defaultdict(set)
        """and in which documents they were looked for"""
        self._sentences: dict[tuple[int, int, int], Span] = {}
        """by number of a document, start and end of words in it"""

    def anchored(self, decisions: Sequence[Decision], numbers: Mapping[str, int]) -> dict[str, Span | None]:
        """Where the words of each of these stand; those whose document is not there are left out."""
        there = [(one, numbers[one.document]) for one in decisions if one.anchor and one.document in numbers]
        new = [(one, number) for one, number in there if (one.id, number) not in self._anchors]
        texts = self._library.texts({number for _, number in new}) if new else {}
        for one, number in new:
            assert one.anchor is not None
            self._anchors[one.id, number] = find(texts.get(number, ""), one.anchor)
        return {one.id: self._anchors[one.id, number] for one, number in there}

    def added(self, one: Decision, numbers: Iterable[int]) -> dict[int, list[tuple[int, int, str]]]:
        """Start, end and words of each place where what a decision adds stands, by the number of the document."""
        wanted = set(numbers)
        if new := wanted - self._looked[one.id]:
            among = new if len(new) <= FEW else new & set(self._library.matching(_phrase(one.wording)).tolist())
            for number, text in self._library.texts(sorted(among)).items():
                if spans := occurrences(text, one.wording):
                    self._words[one.id][number] = [(*span, text[slice(*span)]) for span in spans]
            self._looked[one.id] |= new
        return {number: spans for number, spans in self._words[one.id].items() if number in wanted}

    def sentences(self, wanted: Sequence[tuple[int, int, int]]) -> list[Span]:
        """The sentence that holds each of these mentions (number of a document, start, end)."""
        new = [place for place in wanted if place not in self._sentences]
        texts = self._library.texts({number for number, _, _ in new}) if new else {}
        for place in new:
            self._sentences[place] = sentence(texts.get(place[0], ""), *place[1:])
        return [self._sentences[place] for place in wanted]


def occurrences(text: str, wording: str) -> list[Span]:
    """Where these words stand, whatever the white space between them, as words of their own and case kept."""
    words = r"\s+".join(re.escape(word) for word in wording.split())
    return [match.span() for match in re.finditer(rf"(?<!\w){words}(?!\w)", text)]


def sentence(text: str, start: int, end: int) -> Span:
    """The sentence that holds these words, as `nlp.segment` cuts them; with its neighbours where words reach over."""
    first = max((match.end() for match in _BLANK.finditer(text, 0, start)), default=0)
    after = _BLANK.search(text, end)
    simple = plain(text[first : after.start() if after else len(text)])
    cut = [one for block in blocks(simple) for one in sentences(simple, block)]
    holding = [one for one in cut if one[0] < end - first and one[1] > start - first]
    if not holding:
        return start, end
    return min(first + holding[0][0], start), max(first + holding[-1][1], end)


def _phrase(wording: str) -> str:
    words = " ".join(re.findall(r"\w+", wording))
    return f'"{words}"'
