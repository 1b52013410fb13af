"""The axis of kilometres under published figures: how far it goes, its marks, and where an open end runs out."""

from __future__ import annotations

from dataclasses import dataclass
from math import log10
from typing import Any, Literal

from components.reach_lines import Line, short

Scale = Literal["log", "linear"]
_WIDTH, _LETTER = 1180, 6.4
"""Pixels of the chart, labels included, on a screen of 1280, and of a letter, about: there all words have room."""


@dataclass(frozen=True)
class Axis:
    """The axis of kilometres, counted in its own steps: powers of ten, or kilometres."""

    scale: Scale
    low: float
    high: float

    @classmethod
    def of(cls, lines: list[Line], scale: Scale) -> Axis:
        """The axis on which all figures of at least one line have room."""
        figures = [km for line in lines for km in stated(line) if km > 0] or [1]
        if scale == "linear":
            return cls(scale, 0, max(figures))
        low, high = log10(min(figures)), log10(max(figures))
        return cls(scale, low, max(high, low + 1))

    def step(self, km: float) -> float:
        """Kilometres in steps of the axis; a logarithmic one has no nought, which is drawn at its left end."""
        if self.scale == "linear":
            return km
        return log10(km) if km > 0 else self.low - 0.2 * (self.high - self.low)

    def km(self, step: float) -> float:
        """The other way round; never below nought."""
        return 10**step if self.scale == "log" else max(step, 0)

    @property
    def tail(self) -> float:
        """How far an open end fades."""
        return (self.high - self.low) * 0.15

    def span(self, line: Line) -> tuple[float, float]:
        """Where a line begins and ends as it is drawn, in km."""
        steps = [self.step(km) for km in stated(line)]
        low, high = min(steps), max(steps)
        band = line.band
        if band.most is not None and band.least is None:
            low -= self.tail
        if band.least is not None and band.most is None:
            high += self.tail
        return self.km(low), self.km(high)

    def layout(self, lines: list[Line], ink: str, grid: str) -> dict[str, Any]:
        """From room for open ends at the left to room for words at the right; marks at round numbers."""
        left = self.low - 0.2 * (self.high - self.low) if self.scale == "log" else 0
        plot = _WIDTH - _LETTER * max(len(short(line.label)) for line in lines)
        shares = [min((_LETTER * len(line.said) + 24) / plot, 0.6) for line in lines]
        rights = [left + (self.step(self.span(line)[1]) - left) / (1 - share) for line, share in zip(lines, shares)]
        ends = [left, max(*rights, self.high * 1.02)]
        log = {"type": "log", "tickvals": (marks := self._marks()), "ticktext": [f"{km:,g}" for km in marks]}
        return {
            "side": "top", "range": ends, "fixedrange": True, "gridcolor": grid, "zeroline": False,
            "tickfont": {"color": ink},
            "title": {"text": "kilometres, as published", "font": {"color": ink, "size": 12}, "standoff": 4},
            **(log if self.scale == "log" else {"tickformat": ",d", "nticks": 8, "rangemode": "tozero"}),
        }  # fmt: skip

    def _marks(self) -> list[float]:
        ones = (1, 2, 5) if self.high - self.low <= 2.5 else (1, 3) if self.high - self.low <= 4 else (1,)
        marks = [one * 10**power for power in range(-2, 6) for one in ones]
        return [km for km in marks if self.low - 0.2 <= log10(km) <= self.high + 0.1]


def stated(line: Line) -> list[float]:
    """The numbers of a figure, one or two, in km."""
    band = line.band
    return [km for km in (band.least, band.most, band.about, band.value) if km is not None]
