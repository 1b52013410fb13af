"""From bytes to what the library keeps: the work of a process beside the one that writes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from picket.errors import UnreadableDocument
from picket.ingest import Given
from picket.ingest.archive import Refused
from picket.model import Document, Issue, Reading
from picket.stories import bands, signature

Item = TypeVar("Item")
Result = TypeVar("Result")


class Reads(Protocol):
    """What is asked of an engine; the library itself never loads one."""

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


def take(engine: Reads, sources: list[Given | Refused | Known]) -> list[Taken]:
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
