"""The annex: numbers for the sentences behind figures, given as they are asked for, up to a limit."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from picket.brief.model import Cited, Sentence
from picket.brief.words import NAME, SENTENCE, TITLE, clean, day_of
from picket.ledger import Ledger

PER_PART = 120
"""Sentences that a brief lists for each of its parts."""

EACH = 3
"""Sentences that are listed for one figure."""

Ints = NDArray[np.integer]
Place = tuple[int, int, int]
"""Number of a document, first code point, one past the last."""


class Annex:
    """Sentences by the numbers they are cited with. Copies of a story come last, else the newest first."""

    def __init__(self, ledger: Ledger) -> None:
        snapshot = ledger.snapshot
        columns, documents = snapshot.columns, snapshot.documents
        self._ledger, self._behind = ledger, np.zeros(snapshot.sentences, bool)
        self._row = np.zeros(snapshot.sentences, np.int64)
        self._row[columns.sentence] = np.arange(len(columns))
        day, copied = np.zeros(snapshot.size, np.int64), np.zeros(snapshot.size, bool)
        published = documents["published"].to_numpy("datetime64[D]")
        day[documents.index] = np.where(np.isnat(published), np.iinfo(np.int64).min, published.astype(np.int64))
        copied[documents.index] = documents["story"].to_numpy() != documents.index
        of = columns.document[self._row] if len(columns) else np.zeros(0, np.int64)
        start = columns.sentence_start[self._row] if len(columns) else of
        self._rank = np.empty(snapshot.sentences, np.int64)
        self._rank[np.lexsort((start, of, -(day[of] + 1), copied[of]))] = np.arange(snapshot.sentences)
        self._number = np.zeros(snapshot.sentences, np.int64)
        self._numbers: dict[Place, int] = {}
        self._apart: set[Place] = set()
        self._limit = 0

    def begin(self, ledger: Ledger, room: int) -> None:
        """The sentences of this ledger stand behind the brief too; so many more may be listed."""
        self._behind[ledger.columns.sentence] = True
        self._limit += room

    @property
    def evidence(self) -> int:
        """How many sentences stand behind the brief."""
        return int(self._behind.sum()) + len(self._apart)

    def cite(self, sentences: Ints, most: int = EACH) -> Cited:
        """Numbers for up to `most` of these (numbers of sentences in the snapshot): known ones first, then the best."""
        different = np.unique(sentences)
        best = different[np.argsort(self._rank[different], kind="stable")]
        numbers: list[int] = self._number[best[self._number[best] > 0][:most]].tolist()
        for sentence in best[self._number[best] == 0][: most - len(numbers)].tolist():
            if number := self._new(self._place(sentence)):
                self._number[sentence] = number
                numbers.append(number)
        return Cited(tuple(sorted(numbers)), len(different))

    def cite_place(self, place: Place, sentence: int) -> Cited:
        """A number for a sentence, or, where none with a mention holds these words, for the words themselves."""
        if sentence >= 0:
            self._behind[sentence] = True
            return self.cite(np.array([sentence]), 1)
        self._apart.add(place)
        number = self._numbers.get(place) or self._new(place)
        return Cited((number,) if number else (), 1)

    def sentences(self) -> tuple[Sentence, ...]:
        """All that was cited, by number."""
        texts = self._ledger.texts(sorted({document for document, _, _ in self._numbers}))
        documents = self._ledger.snapshot.documents.loc[list(texts)].to_dict("index")
        return tuple(
            _made(number, texts[document][start:end], documents[document])
            for (document, start, end), number in self._numbers.items()
        )

    def _place(self, sentence: int) -> Place:
        columns, row = self._ledger.snapshot.columns, self._row[sentence]
        return int(columns.document[row]), int(columns.sentence_start[row]), int(columns.sentence_end[row])

    def _new(self, place: Place) -> int:
        """The next number; 0 when the annex is full."""
        if len(self._numbers) >= self._limit:
            return 0
        self._numbers[place] = len(self._numbers) + 1
        return self._numbers[place]


def _made(number: int, words: str, document: dict[Any, Any]) -> Sentence:
    title = clean(document["title"] or document["name"], TITLE)
    return Sentence(
        number, clean(words, SENTENCE), title, day_of(document["published"]), clean(document["source"], NAME),
        document["id"],
    )  # fmt: skip
