"""Which characters of a text are taken, asked and told in time that does not grow with the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

Bounds = tuple[int, int]


class Cover:
    """One byte for each code point of a text: 1 where something was found."""

    def __init__(self, length: int, stretches: Iterable[Bounds] = ()) -> None:
        """Of a text of `length` code points; `stretches` (end exclusive) are taken from the start."""
        self._taken = bytearray(length)
        for start, end in stretches:
            self.take(start, end)

    def take(self, start: int, end: int) -> None:
        """Mark [start, end) as taken."""
        self._taken[start:end] = b"\x01" * (end - start)

    def touches(self, start: int, end: int) -> bool:
        """Whether any character of [start, end) is taken."""
        return 1 in self._taken[start:end]

    def free_parts(self, start: int, end: int) -> Iterator[Bounds]:
        """What is not taken of [start, end), in order."""
        while start < end:
            if self._taken[start]:
                start += 1
                continue
            stop = self._taken.find(1, start, end)
            stop = end if stop < 0 else stop
            yield start, stop
            start = stop
