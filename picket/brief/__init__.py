"""The brief: what a filter leaves, to be taken into a meeting as one HTML file or as a deck of slides."""

from __future__ import annotations

from collections.abc import Callable

from picket.brief.content import brief_of
from picket.brief.model import Asked, Brief

__all__ = ["MEDIA", "Asked", "Brief", "brief_of", "writer"]

MEDIA = {
    ".html": "text/html",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
"""By the suffix of its files every form of a brief, with its media type for a browser."""


def writer(suffix: str) -> Callable[[Brief], bytes]:
    """What writes a brief in the form of this suffix; what slides need is imported when it is asked for."""
    if suffix == ".pptx":
        from picket.brief import deck

        return deck.write
    from picket.brief import html

    return html.write
