"""Which column of a table, or key of an object, holds what: by the names in columns.yml, or as it was chosen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import islice
from pathlib import Path

import yaml

from picket.ingest.names import one_line, some

ROLES = ("text", "title", "source", "author", "url", "published", "language", "collection")
"""What a column may hold: the text, and what is known of it beside (model.DESCRIBED)."""

CHOSEN = "$columns"
"""The key of a record under which columns stand that were chosen, where their names alone say otherwise."""

_FILE = Path(__file__).with_name("columns.yml")


def roles(columns: Iterable[str], chosen: Mapping[str, str] | None = None) -> dict[str, str]:
    """Role -> column, for the roles found. A chosen column wins; chosen as "", a role is not read at all."""
    columns, chosen = list(columns), chosen or {}
    known = {plain: column for column in sorted(columns, reverse=True) if (plain := _plain(column))}
    taken = set(chosen.values())
    found: dict[str, str] = {}
    for role in ROLES:
        if role in chosen:
            found |= {role: chosen[role]} if chosen[role] in columns else {}
            continue
        named = (known[name] for name in _names()[role] if name in known and known[name] not in taken)
        found |= dict(islice(((role, column) for column in named), 1))
    return found


def listed(columns: Iterable[str]) -> str:
    """The columns as a message names them: quoted, cut, and no more than a few."""
    return some(list(map(called, columns)))


def called(column: str) -> str:
    """A column as a message names it: quoted, on one line, and cut."""
    name = one_line(column)
    return f"'{name if len(name) <= 40 else name[:39] + '…'}'"


@cache
def _names() -> dict[str, list[str]]:
    return {role: [_plain(name) for name in names] for role, names in yaml.safe_load(_FILE.read_text("utf-8")).items()}


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()
