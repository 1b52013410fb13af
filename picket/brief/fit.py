"""Whether words fit a place on a slide: measured with the face that comes with Pillow, with a margin for others."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache

from PIL import ImageFont

LEADING = 1.2
"""Height of a line of text, in sizes of its letters."""

_MARGIN = 1.1
"""How much wider than measured a letter may be: in bold, or in another face than the one that is asked for."""


def lines(words: str, width: float, size: float) -> int:
    """How many lines words take in a place so many points wide, in letters of so many points; one at least."""
    taken, used, space = 1, 0.0, _letter(" ") * size
    for word in words.split(" "):
        long = length(word, size)
        if used and used + space + long > width:
            taken, used = taken + 1, 0.0
        if long > width:  # broken where the line ends
            rows = int(long // width)
            taken, long = taken + rows, long - rows * width
        used += long + (space if used else 0)
    return taken


def fitted(words: str, width: float, size: float, most: int) -> str:
    """The words, cut with "…" where they would take more than `most` lines."""
    if lines(words, width, size) <= most:
        return words
    low, high = 0, len(words)
    while low < high - 1:
        middle = (low + high) // 2
        low, high = (middle, high) if lines(words[:middle] + "…", width, size) <= most else (low, middle)
    return words[:low].rstrip() + "…"


def joined(pieces: Sequence[str], width: float, size: float, most: int) -> str:
    """The pieces with semicolons between, as many as fit, and how many more there are."""
    for shown in range(len(pieces), 0, -1):
        more = len(pieces) - shown
        said = "; ".join(pieces[:shown]) + (f"; and {more} more" if more else "")
        if lines(said, width, size) <= most:
            return said
    return fitted("; ".join(pieces), width, size, most)


def length(words: str, size: float) -> float:
    """How long words are on one line, in points."""
    return sum(map(_letter, words)) * size


@cache
def _letter(letter: str) -> float:
    """The width of a letter in sizes; those of Chinese, Japanese and Korean are as wide as high."""
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    return _MARGIN * max(_face().getlength(letter) / 100, 0.0)


@cache
def _face() -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(100)
