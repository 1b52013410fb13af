"""Views of a library kept under a name: a page with its filter, so that a long link becomes a short one."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain, count

from sqlalchemy import Connection, delete, insert, select

from picket.errors import LibraryError
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
    name = " ".join(name.split())
    key = _free(connection, name) if name else sha256(json.dumps([page, held]).encode()).hexdigest()[:12]
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


def _free(connection: Connection, name: str) -> str:
    """The key of the view of this name, else one that no other view has: "Case 7" and "case-7" are two."""
    slug = _slug(name)
    if not slug:
        raise LibraryError(f"The view cannot be called '{name}'; give it a name with letters or digits.")
    names = dict(connection.execute(select(saved_view.c.key, saved_view.c.name)).all())
    keys = chain([slug], (f"{slug}-{number}" for number in count(2)))
    return next(key for key in keys if names.get(key, name) == name)


def _slug(name: str) -> str:
    return re.sub(r"[\W_]+", "-", name.casefold()).strip("-")[:60]
