"""What stands beside every download: what was asked for, how much that is, what is missing, and what it was made of.

A reader who gets a file tomorrow, on another machine, learns from its manifest which question it answers, how to open
the same view, and how far to trust it. It holds nothing of the machine or of who made it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import PurePath
from typing import Any, Self
from urllib.parse import urlencode

from picket import __version__, about, address, fingerprint, saying
from picket.filter import Filter
from picket.ledger import Ledger

CAVEAT = (
    "Counts are of what the documents mention and report, as read by a machine; nothing here says that it happened. "
    "Every figure can be opened to its sentences in Picket."
)
COUNTED = {
    "documents": "documents that the filter keeps", "mentions": "mentions in them that are meant",
    "statements": "reported statements in them", "stories": "stories among the documents: copies of a text count once",
    "sources": "different sources that the documents state",
}  # fmt: skip
"""What the counts count."""

MISSING = {
    "failed": "files of the library that could not be read: nothing of them is counted",
    "warnings": "warnings of the library: something in a document was not understood",
    "undated": "documents exported that state no date",
    "stale": "documents exported that another engine, model or catalogue has read",
}
"""What the figures about gaps count."""


@dataclass(frozen=True)
class Counts:
    """How much is exported: see COUNTED."""

    documents: int
    mentions: int
    statements: int
    stories: int
    sources: int


@dataclass(frozen=True)
class Gaps:
    """What is not in the figures, or less sure: see MISSING."""

    failed: int
    warnings: int
    undated: int
    stale: int


@dataclass(frozen=True)
class Manifest:
    """What a download is.

    `filter`: the scope in words, "Everything" without one; `meant`: which mentions within it, "Everything" for all;
    `link`: the query, "?name=..." or "", by which a page of the dashboard opens the same scope. `lineage` and
    `revision` name the state of the library; `decisions` of analysts stand in it, which are applied if `corrected`;
    `content` is a digest of its documents, of what was set by hand and of these decisions (16
    hex digits), which a copy of the library shares. `made_at`: UTC in ISO form, to the second. `model`: with its
    version; of one that lies in a folder the folder's own name.
    """

    filter: str
    meant: str
    link: str
    counts: Counts
    gaps: Gaps
    lineage: str
    revision: int
    decisions: int
    corrected: bool
    content: str
    engine: str
    model: str
    catalogue: str
    made_at: str

    @classmethod
    def of(cls, ledger: Ledger, wanted: Filter, made_at: datetime | None = None) -> Self:
        """The manifest of what `wanted` keeps; `ledger` is already narrowed to it. `made_at`: now by default."""
        snapshot = ledger.snapshot
        return cls(
            saying.scope(wanted.scope, ledger), saying.focus(wanted, ledger), link(wanted), _counts(ledger),
            _gaps(ledger), snapshot.lineage, snapshot.revision, _decisions(ledger),
            not wanted.as_read, _content(ledger), __version__,
            PurePath(about.versions()["Model"]).name, ledger.catalogue.fingerprint, stamp(made_at or now()),
        )  # fmt: skip

    def as_dict(self) -> dict[str, Any]:
        """For JSON: its fields, the counts and gaps as objects, and the caveat."""
        return asdict(self) | {"caveat": CAVEAT}

    def as_rows(self) -> Iterator[tuple[str, str | int]]:
        """For a table of two columns: what, and its value; in the order in which a reader asks."""
        yield "What is counted", self.filter
        yield "Which mentions", self.meant
        yield "Link to the view", self.link or "(no filter)"
        yield from ((said.capitalize(), getattr(self.counts, name)) for name, said in COUNTED.items())
        yield from ((said.capitalize(), getattr(self.gaps, name)) for name, said in MISSING.items())
        yield "Library", f"{self.lineage}, revision {self.revision}"
        yield "Decisions of analysts that stand", self.decisions
        yield "Corrected by them", "yes" if self.corrected else "no, as read"
        yield "Content of the library", self.content
        yield "Made with", f"Picket {self.engine}"
        yield "Language model", self.model
        yield "Catalogue", self.catalogue
        yield "Made at (UTC)", self.made_at
        yield "Please note", CAVEAT


def now() -> datetime:
    """The moment, in UTC to the second."""
    return datetime.now(UTC).replace(microsecond=0)


def stamp(moment: datetime) -> str:
    """A moment in UTC: 2026-11-26T09:30:00Z."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def link(wanted: Filter) -> str:
    """The scope as the query of a link, relative to a page; "" for no filter."""
    written = urlencode(address.query(wanted), doseq=True)
    return f"?{written}" if written else ""


def _decisions(ledger: Ledger) -> int:
    return len(ledger.whole.standing.holding)


def _counts(ledger: Ledger) -> Counts:
    documents = ledger.documents
    sources = documents["source"].replace("", None).nunique()
    stories = documents["story"].nunique()
    return Counts(len(documents), len(ledger), len(ledger.statements), int(stories), int(sources))


def _gaps(ledger: Ledger) -> Gaps:
    documents, issues = ledger.documents, ledger.snapshot.issues
    stale = ledger.library.stale(fingerprint.current(catalogue=ledger.catalogue))
    return Gaps(
        failed=int(((issues["level"] == "error") & (issues["document"] == 0)).sum()),
        warnings=int((issues["level"] == "warning").sum()),
        undated=int(documents["published"].isna().sum()),
        stale=int(documents["id"].isin(stale).sum()),
    )


def _content(ledger: Ledger) -> str:
    documents, digest = ledger.snapshot.documents, sha256()
    for row in documents[["id", "by_hand", "tags"]].itertuples(index=False):
        digest.update("\0".join((*map(str, row), "")).encode("utf-8", "surrogatepass"))
    for one in ledger.whole.standing.holding:
        digest.update(f"{one.id}\0".encode())
    return digest.hexdigest()[:16]
