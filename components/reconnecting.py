"""Drawing the page anew when its lost connection is there again.

A server that began anew knows nothing of the pages that are open: what is clicked on one first would be lost, and what
is downloaded from it would never come. A page that was away for long lacks what came in meanwhile.
"""

from __future__ import annotations

from components import look

_LINE = look.component(__file__, "<span hidden></span>")


def draw() -> None:
    """Have the browser look after the connection of this page."""
    _LINE(key="reconnecting", on_again_change=lambda: None)
