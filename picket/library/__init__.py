"""Documents and readings on disk."""

from picket.library.intake import Outcome, ingest, refresh, seed
from picket.library.store import Library

__all__ = ["Library", "Outcome", "ingest", "refresh", "seed"]
