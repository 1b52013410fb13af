"""Filling a library: from files, uploads and pasted text, and once from the sample articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Literal, Protocol

from picket.errors import UnreadableDocument
from picket.ingest import READERS, Given, load
from picket.ingest.archive import Refused, Source, unpacked
from picket.library.store import Library
from picket.model import Document, Issue, Reading

SEEDS = Path(__file__).parents[2] / "seeds"
"""The sample articles of a checkout; an installed package has none and starts empty."""

AT_ONCE = 32
"""Documents read before any of them is kept: bounds memory, and what an interruption costs."""


class Reads(Protocol):
    """What is asked of an engine; the library itself never loads one."""

    @property
    def fingerprint(self) -> str: ...

    def read_many(self, documents: Iterable[Document]) -> Iterator[Reading]: ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source. `document` is its id, "" if refused; `message` says why it was refused."""

    name: str
    result: Literal["added", "already there", "refused"]
    document: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True)
class _Taken:
    given: Given | Refused
    document: Document
    issues: tuple[Issue, ...]


def ingest(library: Library, engine: Reads, sources: Iterable[Source]) -> Iterator[Outcome]:
    """Take in each source, and each file of an archive, and say what became of it, in order.

    A refused one is kept as an issue.

    An outcome "added" is yielded only once its document is on the disk. Raises LibraryError.
    """
    rest = chain.from_iterable(map(unpacked, sources))
    while group := list(islice(rest, AT_ONCE)):
        known = set(library.ids())
        taken = [_take(source, known) for source in group]
        readings = engine.read_many(item.document for item in taken if isinstance(item, _Taken))
        for item in taken:
            if isinstance(item, _Taken):
                yield _keep(library, item, next(readings))
            else:
                if item.result == "refused":
                    library.add_issue(Issue("error", item.name, item.message, "The file was left out."))
                yield item


def refresh(library: Library, engine: Reads) -> int:
    """Read anew every document whose reading another engine, model or catalogue made; how many.

    What a document states of itself is read anew too; a title that was given by hand stays.
    """
    documents = library.documents()
    stale = documents.loc[documents["fingerprint"] != engine.fingerprint, "id"]
    return sum(library.renew(reading) for reading in engine.read_many(_again(library, key) for key in stale))


def seed(library: Library, engine: Callable[[], Reads], folder: Path = SEEDS) -> int:
    """Fill a new, empty library with the sample articles; how many were added.

    It happens once in a library's life: sample articles that were removed do not come back. `engine` is
    called only if there is something to read.
    """
    if library.recall("seeded"):
        return 0
    found = [] if library.ids() else sample(folder)
    added = sum(outcome.result == "added" for outcome in ingest(library, engine(), found)) if found else 0
    library.remember("seeded", "yes")
    return added


def sample(folder: Path = SEEDS) -> list[Path]:
    """The sample articles in `folder`, by name; the README tells where they come from and is none of them."""
    return sorted(p for p in folder.glob("*") if p.suffix in READERS and p.stem.upper() != "README")


def _again(library: Library, key: str) -> Document:
    """A stored document as its reader describes it today, or as it is if its reader would change the text."""
    old = library.document(key)
    titled = old.title and not any(stated.field == "title" for stated in old.stated)
    by_hand = {"title": old.title} if titled else {}
    try:
        new, _ = Given(old.name, library.raw(key), by_hand=by_hand).read()
    except UnreadableDocument:
        return old
    return new if new.text == old.text else old


def _take(source: Source, known: set[str]) -> _Taken | Outcome:
    name = str(source) if isinstance(source, Path) else source.name
    try:
        given = load(source) if isinstance(source, Path) else source
        document, issues = given.read()
    except UnreadableDocument as error:
        return Outcome(name.encode("utf-8", "replace").decode("utf-8"), "refused", message=str(error))
    if document.id in known:
        return Outcome(given.name, "already there", document.id)
    known.add(document.id)
    return _Taken(given, document, issues)


def _keep(library: Library, taken: _Taken, reading: Reading) -> Outcome:
    added = library.add(reading, taken.given.raw, taken.issues)
    return Outcome(taken.given.name, "added" if added else "already there", taken.document.id)
