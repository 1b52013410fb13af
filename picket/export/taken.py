"""What is taken away at once: tables of one ledger, with the manifest that belongs to them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd

from picket.filter import Filter
from picket.ledger import Ledger
from picket.manifest import Manifest
from picket.tables import TABLES, Described, View

STEP = 5_000
"""Rows handed on at once: so often can a reader see how far it is."""

Told = Callable[[int], None]
"""Is told of rows that were written, batch by batch."""


def untold(_: int) -> None:
    """For whom progress is of no interest."""


@dataclass(frozen=True)
class Taken:
    """Tables by name and their manifest."""

    views: Mapping[str, Described]
    manifest: Manifest

    @classmethod
    def whole(cls, ledger: Ledger, wanted: Filter, made_at: datetime | None = None) -> Taken:
        """Every table that has rows; `ledger` is already narrowed to `wanted`."""
        views = {name: View(table, ledger) for name, table in TABLES.items()}
        return cls({name: view for name, view in views.items() if len(view)}, Manifest.of(ledger, wanted, made_at))

    @classmethod
    def one(cls, name: str, view: View, wanted: Filter, made_at: datetime | None = None) -> Taken:
        """One table under a name; `wanted` is what its ledger is narrowed to."""
        return cls.made(name, view, view.ledger, wanted, made_at)

    @classmethod
    def made(
        cls, name: str, rows: Described, ledger: Ledger, wanted: Filter, made_at: datetime | None = None
    ) -> Taken:  # fmt: skip
        """Rows that were made of a ledger, which is narrowed to `wanted`, under a name."""
        return cls({name: rows}, Manifest.of(ledger, wanted, made_at))

    @property
    def rows(self) -> int:
        """Of all tables."""
        return sum(len(view) for view in self.views.values())

    def batches(self, name: str, told: Told = untold) -> Iterator[pd.DataFrame]:
        """A table piece by piece, at least one; told of each when it is done with."""
        for table in self.views[name].batches():
            for start in range(0, max(len(table), 1), STEP):
                part = table.iloc[start : start + STEP]
                yield part
                told(len(part))

    def described(self) -> dict[str, Any]:
        """For JSON: the manifest, and for each table its title, rows, and what every column holds."""
        tables = {
            name: {"title": view.title, "rows": len(view), "columns": view.columns} for name, view in self.views.items()
        }
        return self.manifest.as_dict() | {"tables": tables}

    def as_json(self) -> bytes:
        """`described` as a file."""
        return written(self.described())


def written(described: Mapping[str, Any]) -> bytes:
    """An object as a file of JSON for people to read too."""
    return (json.dumps(described, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")
