"""From files to readings: a source is taken apart and loaded by the process that asks, and read by another beside it.

What goes wrong with one source is told of that source; the others go on.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

from picket.errors import PicketError, UnreadableDocument
from picket.ingest import Given, load
from picket.ingest.archive import Refused, Source, unpacked
from picket.ingest.names import shown
from picket.model import Document, Issue, Reading
from picket.stories import bands, signature
from picket.unread import unreadable

logger = logging.getLogger(__name__)

Item = TypeVar("Item")
Result = TypeVar("Result")


class Reads(Protocol):
    """What is asked of an engine; nothing here loads one."""

    @property
    def fingerprint(self) -> str: ...

    def read_many(self, documents: Iterable[Document]) -> Iterator[Reading]: ...

    def each(
        self, work: Callable[[Any, list[Item]], list[Result]], items: Iterable[Item], lost: Callable[[Item], Result]
    ) -> Iterator[Result]:
        """What `work(engine, some items)` returns, in the order of the items, wherever it is done; what `lost` makes of
        an item that ended the process which was at it.
        """
        ...

    def close(self) -> None:
        """Let go of what it holds."""


@dataclass(frozen=True, slots=True)
class Known:
    """A source whose document is already in the library."""

    name: str
    key: str


@dataclass(frozen=True, slots=True)
class Taken:
    """A source and what came of it: a reading with the issues of its reader, or the reason why there is none.

    `bands` are those of picket.stories.
    """

    given: Given | Refused | Known
    reading: Reading | None = None
    issues: tuple[Issue, ...] = ()
    bands: tuple[int, ...] = ()
    refused: str = ""


def apart(source: Source, columns: Mapping[str, str] | None = None) -> Iterator[Given | Refused]:
    """Each document in a source, loaded; `columns` (role -> column) are those of a table that were chosen by hand.

    An error that nobody foresaw in an archive or a table ends it alone, not what comes after it.
    """
    try:
        yield from map(_loaded, unpacked(source, columns))
    except PicketError:
        raise
    except Exception as error:
        logger.exception("A collection was given up")
        name = shown(source.name)
        yield Refused(name, unreadable(name, type(error).__name__))


def _loaded(source: Source) -> Given | Refused:
    if not isinstance(source, Path):
        return source
    try:
        return load(source)
    except UnreadableDocument as error:
        return Refused(str(source).encode("utf-8", "replace").decode("utf-8"), str(error))


def lost(source: Given | Refused | Known) -> Taken:
    """What is told of a source that ended whoever was reading it."""
    return Taken(source, refused=unreadable(source.name))


def take(engine: Reads, sources: Sequence[Given | Refused | Known]) -> list[Taken]:
    """Read each source: first what is in its bytes, then what is in its text."""
    opened = [_open(source) for source in sources]
    documents = [one[0] for one in opened if isinstance(one, tuple)]
    readings = engine.read_many(documents)
    return [
        Taken(source, next(readings), one[1], bands(signature(one[0].text))) if isinstance(one, tuple)
        else Taken(source, refused=one)
        for source, one in zip(sources, opened)
    ]  # fmt: skip


def _open(source: Given | Refused | Known) -> tuple[Document, tuple[Issue, ...]] | str:
    if isinstance(source, Known):
        return ""
    try:
        return source.read()
    except UnreadableDocument as error:
        return str(error)
