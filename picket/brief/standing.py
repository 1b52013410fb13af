"""What a brief rests on, said before anything else: how much was read, what failed, what is old, and by which rules."""

from __future__ import annotations

from datetime import date, datetime

from picket.brief.model import Row
from picket.brief.words import counted, day_of, day_words, joined
from picket.filter import Filter
from picket.labels import SENSE_NAMES
from picket.ledger import Ledger
from picket.manifest import Manifest
from picket.model import SENSES


def of_library(ledger: Ledger, manifest: Manifest, made: datetime) -> tuple[Row, ...]:
    """What holds for every part; `manifest` is that of any of them."""
    failed = manifest.gaps.failed
    return (
        ("Made", f"{day_words(made.date())}, {made:%H:%M} UTC"),
        ("Library", f"{counted(len(ledger.snapshot.documents), 'document')} read; content {manifest.content}"),
        ("Failed", f"{counted(failed, 'file')} could not be read" if failed else "no file is listed as unreadable"),
        ("Read with", f"Picket {manifest.engine}, model {manifest.model}, catalogue {manifest.catalogue}"),
    )


def of_part(ledger: Ledger, wanted: Filter, manifest: Manifest) -> tuple[Row, ...]:
    """What holds for what one filter leaves."""
    published, gaps = ledger.documents["published"], manifest.gaps
    unsourced = int((ledger.documents["source"] == "").sum())
    here = f"{manifest.counts.documents:,} of {len(ledger.snapshot.documents):,} in the library"
    return (
        ("Documents", here),
        ("Published", _span(day_of(published.min()), day_of(published.max()), gaps.undated)),
        ("Publisher", f"{counted(unsourced, 'document')} without a stated one" if unsourced else "no document without"),
        ("Stale", f"{counted(gaps.stale, 'document')} read by another version" if gaps.stale else "no document"),
        ("Countries count by", _senses(wanted)),
    )


def _span(first: date | None, last: date | None, undated: int) -> str:
    if first is None:
        return f"{undated:,} undated, none dated"
    span = day_words(first) if first == last else f"{day_words(first)} to {day_words(last)}"
    return f"{span}; {undated:,} undated"


def _senses(wanted: Filter) -> str:
    left_out = [SENSE_NAMES[sense] for sense in SENSES if sense not in wanted.senses]
    counting = joined(SENSE_NAMES[sense] for sense in SENSES if sense in wanted.senses) or "no sense"
    return f"{counting}; not by {joined(left_out, 'or')}" if left_out else counting
