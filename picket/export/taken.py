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
from picket.tables import TABLES, View

Told = Callable[[int], None]
"""Is told of rows that were written, batch by batch."""


def untold(_: int) -> None:
    """For whom progress is of no interest."""


@dataclass(frozen=True)
class Taken:
    """Tables by name and their manifest."""

    views: Mapping[str, View]
    manifest: Manifest

    @classmethod
    def whole(cls, ledger: Ledger, wanted: Filter, made_at: datetime | None = None) -> Taken:
        """Every table that has rows; `ledger` is already narrowed to `wanted`."""
        views = {name: View(table, ledger) for name, table in TABLES.items()}
        return cls({name: view for name, view in views.items() if len(view)}, Manifest.of(ledger, wanted, made_at))

    @classmethod
    def one(cls, name: str, view: View, wanted: Filter, made_at: datetime | None = None) -> Taken:
        """One table under a name; `wanted` is what its ledger is narrowed to."""
        return cls({name: view}, Manifest.of(view.ledger, wanted, made_at))

    def batches(self, name: str, told: Told = untold) -> Iterator[pd.DataFrame]:
        """A table piece by piece, at least one."""
        for table in self.views[name].batches():
            yield table
            told(len(table))

    def described(self) -> dict[str, Any]:
        """For JSON: the manifest, and for each table its title, rows, and what every column holds."""
        tables = {
            name: {"title": view.table.title, "rows": len(view), "columns": view.table.columns}
            for name, view in self.views.items()
        }
        return self.manifest.as_dict() | {"tables": tables}

    def as_json(self) -> bytes:
        """`described` as a file."""
        return written(self.described())


def written(described: Mapping[str, Any]) -> bytes:
    """An object as a file of JSON for people to read too."""
    return (json.dumps(described, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")
