"""Words found again in a text by what stands before and after them."""

from __future__ import annotations

from picket.corrections.decision import AROUND, Anchor


def anchor(text: str, start: int, end: int) -> Anchor:
    """What these words are found again by."""
    return Anchor(text[start:end], text[max(start - AROUND, 0) : start], text[end : end + AROUND], int(start))


def find(text: str, wanted: Anchor) -> tuple[int, int] | None:
    """Where the words stand now (start, end), None where they do not or where two places would do as well.

    Words that stand where they stood, or elsewhere with just the same around them, are those meant. Otherwise it is
    the place around which most is as it was, if at least half of it is, and clearly more than at any other.
    """
    at, size = wanted.start, len(wanted.quote)
    if text[at : at + size] == wanted.quote and _shared(text, at, wanted) == _whole(wanted):
        return at, at + size
    places = list(_places(text, wanted.quote))
    likeness = sorted(((_shared(text, place, wanted), place) for place in places), reverse=True)
    if not likeness:
        return None
    best, place = likeness[0]
    second = likeness[1][0] if len(likeness) > 1 else -1
    if best == second or 2 * best < _whole(wanted) or (best < _whole(wanted) and best - second < AROUND // 4):
        return None
    return place, place + size


def _places(text: str, quote: str) -> list[int]:
    found, at = [], text.find(quote)
    while at >= 0:
        found.append(at)
        at = text.find(quote, at + 1)
    return found


def _whole(wanted: Anchor) -> int:
    return len(wanted.before) + len(wanted.after)


def _shared(text: str, at: int, wanted: Anchor) -> int:
    """How many code points next to the words, on both sides together, are as they were."""
    end = at + len(wanted.quote)
    before = text[max(at - len(wanted.before), 0) : at]
    after = text[end : end + len(wanted.after)]
    return _alike(before[::-1], wanted.before[::-1]) + _alike(after, wanted.after)


def _alike(one: str, other: str) -> int:
    return next((place for place, (a, b) in enumerate(zip(one, other)) if a != b), min(len(one), len(other)))
