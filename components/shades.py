"""The shades behind numbers in a table: one hue from faint to full, so that more is always darker (or brighter).

One hue with rising lightness reads the same to colour-blind readers and in grey (Brewer, "Color use guidelines for
data representation", 1999: sequential schemes). Each number has a contrast of 4.5:1 and more with the shade behind it
(WCAG 2.2, 1.4.3); a test measures all of them. The hue is the accent of the theme: the kinds keep theirs.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from components.palette import GROUND, TEXT

_LIGHT = ("#f1f3fa", "#e2e5f4", "#ced3ec", "#b7bee4", "#9aa3d9", "#5061bc", "#3d4fb5")
_DARK = ("#212533", "#2d3245", "#3c425d", "#4c5274", "#585f86", "#8a93d1", "#a1acf3")
STEPS = len(_LIGHT)
FULL = 16
"""The least count that may be shown as the most."""

STRONG = 5
"""From this shade on the number is written in the colour of the page instead of its text."""


def shades(dark: bool) -> list[tuple[str, str]]:
    """(shade, colour of the number on it) for each of STEPS, from least to most."""
    return [
        (shade, GROUND[dark] if step >= STRONG else TEXT[dark]) for step, shade in enumerate(_DARK if dark else _LIGHT)
    ]


def steps(counts: NDArray[np.integer]) -> NDArray[np.int64]:
    """The shade of each count, 0 to STEPS - 1, by its square root, so that a few large counts leave the others apart.

    The largest has the last shade, unless it is below FULL: few are never shown as many.
    """
    share = np.sqrt(counts / max(int(counts.max(initial=0)), FULL))
    return np.minimum(np.floor(share * STEPS + 1e-9), STEPS - 1).astype(np.int64)
