"""Mentions of one reading as one value: a row of small integers each, so that millions are loaded in a second.

Words (texts, targets, rules) stand for themselves in the table `word`; a row holds their numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from picket.model import Mention

FIELDS = (
    "start", "end", "text", "label", "target", "sense", "variant", "found_by", "rule",
    "sentence_start", "sentence_end",
)  # fmt: skip
"""Columns of a row. Offsets in code points; the others are numbers of words, 0 for none."""

WORDS = ("text", "label", "target", "sense", "variant", "found_by", "rule")
CELL = np.dtype("<i4")


def words_of(mentions: Iterable[Mention]) -> set[str]:
    """Every word that packing these mentions needs a number for."""
    return {word for mention in mentions for name in WORDS if (word := getattr(mention, name)) is not None}


def pack(mentions: Sequence[Mention], number: Mapping[str, int]) -> bytes:
    """The mentions in their order, 4 little-endian bytes a cell, a row after the other."""
    rows = [
        (m.start, m.end, *(number[w] if (w := getattr(m, name)) is not None else 0 for name in WORDS), *m.sentence)
        for m in mentions
    ]
    return np.array(rows, dtype=CELL).tobytes()


def unpack(packed: bytes) -> NDArray[np.int32]:
    """A row a mention, with the columns of FIELDS."""
    return np.frombuffer(packed, dtype=CELL).reshape(-1, len(FIELDS)).astype(np.int32, copy=False)


def mentions(packed: bytes, document: str, word: Mapping[int, str]) -> tuple[Mention, ...]:
    """The mentions as they were packed."""
    return tuple(_mention(dict(zip(FIELDS, row)), document, word) for row in unpack(packed).tolist())


def _mention(row: dict[str, int], document: str, word: Mapping[int, str]) -> Mention:
    words = {name: word.get(row[name]) for name in WORDS}
    sentence = (row["sentence_start"], row["sentence_end"])
    return Mention(document, row["start"], row["end"], **words, sentence=sentence)  # type: ignore[arg-type]
