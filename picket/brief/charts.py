"""Charts of a brief as SVG: plain shapes and text that is text, drawn without a script."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

WIDTH = 680
"""Of a chart in its own units: a unit is a pixel on A4, so that text is as large as that around it."""

INK, BAR, RULE = "#1f2430", "#165d9c", "#9aa1ad"
_TEXT = 16
"""Size of all text, in the same units; on A4 that is 12 points."""

_LINE, _LABEL, _FIGURE = 28, 190, 70
"""Height of a row of a ranking, and what is kept for names and for figures beside the bars."""

_TALL, _FOOT, _HEAD = 220, 30, 26
_LETTER = 9.2
"""Width of a letter, about."""

Bar = tuple[str, int]
"""A name and a count."""


def ranking(bars: Sequence[Bar], alt: str) -> str:
    """Bars side by side with their names before and their counts behind them, longest first as they come."""
    most = max((count for _, count in bars), default=1)
    room = WIDTH - _LABEL - _FIGURE
    drawn = []
    for place, (name, count) in enumerate(bars):
        y, wide = place * _LINE, max(room * count / most, 1)
        drawn.append(
            f"{_words(_LABEL - 8, y + 20, _short(name, _LABEL - 8), 'end')}"
            f'<rect x="{_LABEL}" y="{y + 4}" width="{wide:.1f}" height="{_LINE - 8}" fill="{BAR}"/>'
            f"{_words(_LABEL + wide + 6, y + 20, f'{count:,}')}"
        )
    return _svg(max(len(bars), 1) * _LINE, "".join(drawn), alt)


def columns(bars: Sequence[Bar], alt: str) -> str:
    """Columns over time with a line at zero and at the most; as many names below as have room."""
    most = max((count for _, count in bars), default=1) or 1
    left = len(f"{most:,}") * _LETTER + 10
    step = (WIDTH - left) / max(len(bars), 1)
    shown = _every(bars, step)
    drawn = [_scale(most, left)]
    for place, (name, count) in enumerate(bars):
        x, tall = left + place * step, _TALL * count / most
        if count:
            drawn.append(
                f'<rect x="{x + step * 0.1:.1f}" y="{_HEAD + _TALL - tall:.1f}" width="{step * 0.8:.1f}" '
                f'height="{tall:.1f}" fill="{BAR}"><title>{escape(name)}: {count:,}</title></rect>'
            )
        if place % shown == 0:
            drawn.append(_name(name, x + step / 2, left))
    return _svg(_HEAD + _TALL + _FOOT, "".join(drawn), alt)


def _scale(most: int, left: float) -> str:
    """The lines at zero and at the largest count, with their figures."""
    return "".join(
        f'<line x1="{left:.1f}" x2="{WIDTH}" y1="{y}" y2="{y}" stroke="{RULE}"/>{_words(left - 6, y + 5, said, "end")}'
        for y, said in ((_HEAD, f"{most:,}"), (_HEAD + _TALL, "0"))
    )


def _every(bars: Sequence[Bar], step: float) -> int:
    """Each how manieth name can be written so that none meets the next."""
    longest = max((len(name) for name, _ in bars), default=1) * _LETTER + 14
    return max(int(-(-longest // step)), 1)


def _name(name: str, middle: float, left: float) -> str:
    """A name below its column, moved in where it would leave the picture."""
    half = len(name) * _LETTER / 2
    x = min(max(middle, left - 30 + half), WIDTH - half)
    return _words(x, _HEAD + _TALL + 22, name, "middle")


def _words(x: float, y: float, words: str, anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def _short(name: str, room: float) -> str:
    """A name cut to its room; the table below the chart has all of it."""
    fits = int(room / _LETTER)
    return name if len(name) <= fits else name[: fits - 1].rstrip() + "…"


def _svg(height: float, drawn: str, alt: str) -> str:
    return (
        f'<svg viewBox="0 0 {WIDTH} {height:.0f}" role="img" aria-label="{escape(alt)}" font-size="{_TEXT}" '
        f'fill="{INK}">{drawn}</svg>'
    )
