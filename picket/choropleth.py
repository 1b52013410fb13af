"""The classes and colours of a map that is shaded by counts: the same on the screen, on paper and on a slide.

One hue from faint to full: more is darker, so that it reads the same to colour-blind readers and in grey.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

MOST = 6
"""Shades that can still be told apart on a map."""

LIGHT = ("#b5d5ee", "#88bbe1", "#5b9dd1", "#357ebc", "#165d9c", "#083d73")
"""The shades on white ground, from least to most."""

LAND = "#e8eaef"
"""Land that nothing names, on white ground."""

_SERIES = ((1, 2, 3, 5, 7), (1, 2, 5), (1, 3), (1,))


def floors(largest: int) -> list[int]:
    """The smallest count of each class: 1 2 3 4, then 1 2 3 5 7 10, 1 2 5 10, 1 3 10 30, 1 10 100."""
    if largest <= MOST:
        return list(range(1, largest + 1))
    for steps in _SERIES:
        found = [step * 10**power for power in range(10) for step in steps if step * 10**power <= largest]
        if len(found) <= MOST:
            return found
    return found


def bins(counts: Iterable[int], of: Sequence[int]) -> list[int]:
    """Which class each count has, from 0, by the floors `of` them."""
    return [sum(count >= floor for floor in of) - 1 for count in counts]


def class_words(of: Sequence[int]) -> list[str]:
    """The counts of each class: "1", "3–9", "100+"."""
    ends = [above - 1 for above in of[1:]]
    words = [f"{a:,}" if a == b else f"{a:,}–{b:,}" for a, b in zip(of, ends)]
    return [*words, f"{of[-1]:,}{'' if of[-1] == len(of) else '+'}"]


def shades(number: int, ramp: Sequence[str] = LIGHT) -> list[str]:
    """`number` shades spread over a ramp; a single one from its middle."""
    if number == 1:
        return [ramp[3]]
    return [ramp[round(i * (len(ramp) - 1) / (number - 1))] for i in range(number)]
