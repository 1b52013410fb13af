"""Documents and readings on disk."""

from picket.library.intake import Outcome, ingest, refresh, seed
from picket.library.store import Library
from picket.library.taking import Reads
from picket.library.views import View as SavedView
from picket.library.work import Work

__all__ = ["Library", "Outcome", "Reads", "SavedView", "Work", "ingest", "refresh", "seed"]
