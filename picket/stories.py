"""Near-duplicates: wire copies, reprints, cut and lightly edited versions of one story. No storage, no model.

`signature` and `bands` find candidates, `same_story` decides on two of them. All is the same in every process and on
every machine, and symmetric. docs/decisions/0007-stories.md says why these figures; `python -m benchmarks.stories`
measures them again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b

from rensa import RMinHash

WORDS = 3
"""Words of a shingle."""

SHORTEST = 30
"""Words under which a text is not compared: a headline and a dateline would be most of it."""

BANDS, ROWS = 32, 2
"""Of a signature. Two documents share a band with the chance J^2, J being the Jaccard of their shingles."""

SHARED = 2
"""Bands that two documents must share to be candidates: 97% do at J = 0.4, 1% at J = 0.07, a common masthead."""

SEED = 1

MOST = 0.67
"""More than this of the smaller document must be shared, and of the larger too unless the shared part is its core."""

PART = 0.35
"""This much of the larger document must be shared in any case. With `MOST` it is over one: any two share phrases."""

CORE = (1 / 8, 3 / 8)
"""The core of a document: what comes after its masthead and is left in a copy cut to 40% of its length."""

FIGURES = 5
"""Shingles in which figures differ before two documents can be two issues of one form: one figure is in three."""

_WORD = re.compile(r"[^\W_]+")
_FIGURE = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Shingles:
    """What two documents are compared by: runs of three words, hashed. Empty for a text too short to compare."""

    places: dict[int, int] = field(default_factory=dict)
    """Shingle -> its rank by first occurrence."""

    figures: dict[int, int] = field(default_factory=dict)
    """Shingle with its figures blotted out -> the shingle itself, where that is unambiguous."""


def shingles(text: str) -> Shingles:
    """The shingles of a text. Case, punctuation, quotes, line breaks and marks between words make no difference."""
    words = _words(text)
    if len(words) < SHORTEST:
        return Shingles()
    places: dict[int, int] = {}
    figures: dict[int, set[int]] = {}
    for run in _runs(words):
        shingle = _hash(run)
        places.setdefault(shingle, len(places))
        blotted = _FIGURE.sub("0", run)
        if blotted != run:
            figures.setdefault(_hash(blotted), set()).add(shingle)
    return Shingles(places, {blotted: same.pop() for blotted, same in figures.items() if len(same) == 1})


def signature(text: str) -> bytes:
    """MinHash of the text's shingles, four bytes a row, little-endian; b"" for a text too short to compare."""
    words = _words(text)
    if len(words) < SHORTEST:
        return b""
    hashes = list({_hash(run) for run in _runs(words)})
    rows = RMinHash.digest_matrix_from_token_hash_sets([hashes], BANDS * ROWS, SEED).to_rows()[0]
    return b"".join(row.to_bytes(4, "little") for row in rows)


def bands(signature: bytes) -> tuple[int, ...]:
    """Keys to find candidates by, signed 64-bit: documents that share SHARED of them may be one story. None for b""."""
    size = 4 * ROWS
    return tuple(
        _hash64(bytes([start // size]) + signature[start : start + size], signed=True)
        for start in range(0, len(signature), size)
    )


def same_story(a: Shingles, b: Shingles) -> bool:
    """Whether one is a copy of the other or both are of a third: whole, cut at the end, framed or lightly edited.

    No document is the same story as two that share nothing: of its shingles each would hold more than MOST, or PART
    and more than half of its core, and that is more than there is. So a digest joins no two stories.
    """
    small, large = sorted((a, b), key=lambda one: (len(one.places), sum(one.places)))  # the sum settles a tie
    common = small.places.keys() & large.places.keys()
    if not len(common) > MOST * len(small.places) or len(common) < PART * len(large.places) or _other_figures(a, b):
        return False
    first, last = (share * len(large.places) for share in CORE)
    core = sum(first <= large.places[shingle] < last for shingle in common)
    return len(common) > MOST * len(large.places) or 2 * core > last - first


def _other_figures(a: Shingles, b: Shingles) -> bool:
    """Two issues of one form, as daily notices are: among the same words, other figures."""
    alike = a.figures.keys() & b.figures.keys()
    other = sum(a.figures[blotted] != b.figures[blotted] for blotted in alike)
    return other >= FIGURES and 4 * other > len(alike)


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).replace("\xad", "").casefold())


def _runs(words: list[str]) -> Iterator[str]:
    return map(" ".join, zip(*(words[start:] for start in range(WORDS))))


def _hash(run: str) -> int:
    return _hash64(run.encode())


def _hash64(data: bytes, signed: bool = False) -> int:
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "little", signed=signed)
