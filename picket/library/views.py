"""Views of a library kept under a name: a page with its filter, so that a long link becomes a short one."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import Connection, delete, insert, select

from picket.ingest.names import in_brief
from picket.library import keys
from picket.library.schema import saved_view
from picket.library.writing import now


@dataclass(frozen=True, slots=True)
class View:
    """`page` by its name in an address; `query` are the parameters of its link."""

    key: str
    name: str
    page: str
    query: Mapping[str, Sequence[str]]


def save(connection: Connection, page: str, query: Mapping[str, Sequence[str]], name: str) -> str:
    """Keep a view; its key. Raises LibraryError when no letter or digit is in its name."""
    held = {parameter: list(values) for parameter, values in sorted(query.items())}
    name = in_brief(name)
    if name:
        names = dict(connection.execute(select(saved_view.c.key, saved_view.c.name)).all())
        key = keys.free(name, names, "view")
    else:
        key = sha256(json.dumps([page, held]).encode()).hexdigest()[:12]
    drop(connection, key)
    row = {"key": key, "name": name, "page": page, "query": held, "saved_at": now()}
    connection.execute(insert(saved_view).values(row))
    return key


def drop(connection: Connection, key: str) -> None:
    """Forget a view."""
    connection.execute(delete(saved_view).where(saved_view.c.key == key))


def named(connection: Connection) -> list[View]:
    """Those saved under a name, by name."""
    rows = connection.execute(select(saved_view).where(saved_view.c.name != "")).all()
    return [View(row.key, row.name, row.page, row.query) for row in sorted(rows, key=lambda row: row.name.casefold())]


def find(connection: Connection, key: str) -> View | None:
    """The view of this key."""
    row = connection.execute(select(saved_view).where(saved_view.c.key == key)).one_or_none()
    return View(row.key, row.name, row.page, row.query) if row else None
