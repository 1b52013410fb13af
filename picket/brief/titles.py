"""A filter in words: a title as a person would give it, and its scope as one line."""

from __future__ import annotations

from picket import saying
from picket.brief.words import NOTE, TITLE, clean, day_words, joined
from picket.filter import Filter
from picket.ledger import Ledger

EVERYTHING = "All reporting in the library"


def title_of(wanted: Filter, ledger: Ledger) -> str:
    """ "Japan and THAAD: considering, 3 March 2017 to 1 May 2017"; EVERYTHING without a filter."""
    named = joined(saying.entity(one, ledger) for one in wanted.named)
    meant = saying.focus(wanted, ledger) if wanted != wanted.scope else ""
    if meant and named:
        named = f"{meant}, where {named} is named" if len(wanted.named) == 1 else f"{meant}, where {named} are named"
    told = [
        named or meant, joined(wanted.stages, "or"), f"“{wanted.search}”" if wanted.search else "",
        joined([source or "no stated source" for source in wanted.sources], "or"),
        joined([collection or "no collection" for collection in wanted.collections], "or"),
        joined(wanted.tags, "or"), _days(wanted),
    ]  # fmt: skip
    return clean("; ".join(filter(None, told)) or EVERYTHING, TITLE)


def scope_of(wanted: Filter, ledger: Ledger) -> str:
    """All that is asked for and left out, and which mentions are meant: one line, however long, cut as notes are."""
    said = saying.scope(wanted.scope, ledger)
    meant = "" if wanted == wanted.scope else f"Counted: {saying.focus(wanted, ledger)}. "
    whole = "Everything in the library" if said == "Everything" else said
    return clean(f"{meant}Filter: {whole}.", NOTE)


def _days(wanted: Filter) -> str:
    if wanted.since and wanted.until:
        return f"{day_words(wanted.since)} to {day_words(wanted.until)}"
    return (
        f"from {day_words(wanted.since)}"
        if wanted.since
        else (f"until {day_words(wanted.until)}" if wanted.until else "")
    )
