"""The brief: what a filter leaves, to be taken into a meeting as one HTML file or as a deck of slides."""

from __future__ import annotations

from picket.brief.content import brief_of
from picket.brief.model import Asked, Brief

__all__ = ["Asked", "Brief", "brief_of"]
