"""Filling a library: from files, uploads and pasted text, and once from the sample articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic
from typing import Literal

from picket.errors import LibraryError, UnreadableDocument
from picket.ingest import READERS, Given
from picket.ingest.archive import Refused, Source
from picket.ingest.names import in_brief
from picket.library.store import Library
from picket.model import Document, Reading
from picket.taking import Known, Reads, Taken, apart, lost, take
from picket.unread import unfinished

SEEDS = Path(__file__).parents[2] / "seeds"
"""The sample articles of a checkout; an installed package has none and starts empty."""

AT_ONCE = 64
"""Documents kept together at most: bounds memory, and what an interruption costs."""

AT_LEAST = 1.0
"""Seconds after which what is read is kept even if it is less: a reader waits for the first, and counts the rest."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document, or of a source that held none.

    `place` counts the sources from 0: a source is done when the next one's first outcome comes. `document` is the
    id, "" if refused; `message` says why it was refused.
    """

    name: str
    result: Literal["added", "already there", "refused"]
    document: str = ""
    message: str = ""
    place: int = 0


Columns = Mapping[str, str]
"""Of a table: what it holds -> the column, where that was chosen by hand."""


def as_named(place: int) -> Columns:
    """Columns are recognised by their names."""
    return {}


def never() -> bool:
    """Nobody asks to stop."""
    return False


def ingest(
    library: Library, engine: Reads, sources: Iterable[Source], columns: Callable[[int], Columns] = as_named,
    stopped: Callable[[], bool] = never, collection: str = "",
) -> Iterator[Outcome]:  # fmt: skip
    """Take in each source, and each document of an archive or table, and say what became of it, in order.

    `columns` tells those chosen for the source in this place; `collection` is that of all new documents. Once
    `stopped` says so, no more is begun; what is being read is still kept and told.

    A refused one is kept as an issue. An outcome is yielded only once it is on the disk: whoever stops in between
    can begin again with the same sources, and what is there already is only looked at. Raises LibraryError.
    """
    known = set(library.ids())
    waiting: list[tuple[int, Taken]] = []
    last = monotonic()
    for place, taken in engine.each(_take, _opened(sources, known, columns, stopped, collection), _lost):
        waiting.append((place, taken))
        if len(waiting) >= AT_ONCE or monotonic() - last > AT_LEAST:
            yield from _keep(library, waiting, known)
            waiting, last = [], monotonic()
    yield from _keep(library, waiting, known)


def refresh(library: Library, engine: Reads, ids: Iterable[str] | None = None) -> Iterator[str]:
    """Read anew every document whose reading another engine, model or catalogue made; the ids, as they are done.

    With `ids` read these instead.

    What a document states of itself is read anew too; what was given by hand stays.
    """
    waiting: list[Reading] = []
    wanted = library.stale(engine.fingerprint) if ids is None else ids
    for found in engine.each(
        _read_again, _there(library, wanted), lambda item: unfinished(item[0], engine.fingerprint)
    ):  # fmt: skip
        waiting.append(found)
        if len(waiting) >= AT_ONCE:
            yield from _renew(library, waiting)
            waiting = []
    yield from _renew(library, waiting)


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


_Opened = tuple[int, Given | Refused | Known]


def _opened(
    sources: Iterable[Source], known: set[str], columns: Callable[[int], Columns], stopped: Callable[[], bool],
    collection: str,
) -> Iterator[_Opened]:  # fmt: skip
    """Each document's bytes with the place of its source; of those that are known only the id.

    What was given by hand for an archive or a table holds for all that is in it.
    """
    named = in_brief(collection)
    for place, source in enumerate(sources):
        by_hand = {"collection": named} if named else {}
        by_hand |= source.by_hand if isinstance(source, Given) else {}
        for one in apart(source, columns(place)):
            if stopped():
                return
            if not isinstance(one, Given):
                yield place, one
            elif one.key in known:
                yield place, Known(one.name, one.key)
            else:
                yield place, replace(one, by_hand={**by_hand, **one.by_hand})


def _take(engine: Reads, opened: list[_Opened]) -> list[tuple[int, Taken]]:
    return list(zip((place for place, _ in opened), take(engine, [given for _, given in opened])))


def _lost(opened: _Opened) -> tuple[int, Taken]:
    place, given = opened
    return place, lost(given)


def _keep(library: Library, waiting: list[tuple[int, Taken]], known: set[str]) -> Iterator[Outcome]:
    new = [taken for _, taken in waiting if not isinstance(taken.given, Known)]
    kept = iter(library.keep(new)) if new else iter(())
    known.update(taken.reading.document.id for taken in new if taken.reading)
    for place, taken in waiting:
        name = taken.given.name
        if isinstance(taken.given, Known):
            yield Outcome(name, "already there", taken.given.key, place=place)
        elif taken.reading is None:
            next(kept)
            yield Outcome(name, "refused", message=taken.refused, place=place)
        else:
            result: Literal["added", "already there"] = "added" if next(kept) else "already there"
            yield Outcome(name, result, taken.reading.document.id, place=place)


def _there(library: Library, ids: Iterable[str]) -> Iterator[tuple[Document, Given]]:
    """The documents that are still there when it is their turn."""
    for key in ids:
        try:
            found = library.document(key), library.given(key)
        except LibraryError:
            if key in library.ids():
                raise
        else:
            yield found


def _read_again(engine: Reads, items: list[tuple[Document, Given]]) -> list[Reading]:
    return list(engine.read_many(_described(old, given) for old, given in items))


def _described(old: Document, given: Given) -> Document:
    """A stored document as its reader describes it today, or as it is if its reader would change the text."""
    try:
        new, _ = given.read()
    except UnreadableDocument:
        return old
    return new if new.text == old.text else old


def _renew(library: Library, found: list[Reading]) -> Iterator[str]:
    if found:
        library.renew(found)
    yield from (reading.document.id for reading in found)
