"""Documents and readings on disk."""

from picket.library.briefings import Briefing, Step
from picket.library.intake import Outcome, ingest, refresh, seed
from picket.library.store import Library
from picket.library.views import View as SavedView
from picket.library.work import Work
from picket.taking import Reads

__all__ = ["Briefing", "Library", "Outcome", "Reads", "SavedView", "Step", "Work", "ingest", "refresh", "seed"]
