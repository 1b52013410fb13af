"""Documents and readings on disk."""

from picket.library.store import Library

__all__ = ["Library"]
