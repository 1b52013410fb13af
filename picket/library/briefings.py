"""Briefings: saved views in the order in which they are shown, each with a title and notes.

A step names its view and holds no copy of it: what is done to the view is seen by the briefing, and a step whose view
was dropped stays, so that it can say so. A step as (title, notes, filter) is
`(step.title, step.notes, address.asked(library.view(step.view).query))`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from picket.ingest.names import in_brief
from picket.library import keys
from picket.library.schema import briefing
from picket.library.writing import now


@dataclass(frozen=True, slots=True)
class Step:
    """One picture: `view` by its key, a title (may be "") and a line of notes (may be "")."""

    view: str
    title: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Briefing:
    """Steps in order under a name; `key` as it stands in a link."""

    key: str
    name: str
    steps: tuple[Step, ...] = ()


def save(connection: Connection, name: str, steps: Sequence[Step], key: str = "") -> str:
    """Keep a briefing: in the place of that of `key`, which keeps its key, else of that of the same name; its key.

    Raises LibraryError when no letter or digit is in the name.
    """
    name = in_brief(name)
    names = dict(connection.execute(select(briefing.c.key, briefing.c.name)).all())
    own = keys.free(name, names, "briefing")
    kept = key if key in names else own
    drop(connection, kept)
    row = {"key": kept, "name": name, "steps": [asdict(step) for step in steps], "saved_at": now()}
    connection.execute(insert(briefing).values(row))
    return kept


def drop(connection: Connection, key: str) -> None:
    """Forget a briefing; its views stay."""
    connection.execute(delete(briefing).where(briefing.c.key == key))


def every(connection: Connection) -> list[Briefing]:
    """All of them, by name."""
    rows = connection.execute(select(briefing)).all()
    return [_made(row) for row in sorted(rows, key=lambda row: row.name.casefold())]


def find(connection: Connection, key: str) -> Briefing | None:
    """The briefing of this key."""
    row = connection.execute(select(briefing).where(briefing.c.key == key)).one_or_none()
    return _made(row) if row else None


def _made(row: Row[Any]) -> Briefing:
    return Briefing(row.key, row.name, tuple(Step(**step) for step in row.steps))
