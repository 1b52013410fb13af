"""Rows of the library as DataFrames whose columns and types are the same when there are no rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

DOCUMENTS = {
    "id": "str", "name": "str", "title": "str", "source": "str", "author": "str",
    "published": "datetime64[s]", "language": "str", "characters": "int64", "words": "int64",
    "added_at": "datetime64[s]", "stated": "str", "mentions": "int64", "fingerprint": "str",
}  # fmt: skip
"""`published` NaT when not stated; `characters` code points; `added_at` UTC; `stated` JSON: a list
of [field, start, end, text]."""

MENTIONS = {
    "document": "str", "start": "int64", "end": "int64", "text": "str", "label": "str", "target": "str",
    "sense": "str", "variant": "str", "found_by": "str", "rule": "str",
    "sentence_start": "int64", "sentence_end": "int64",
}  # fmt: skip
"""Offsets in code points, end exclusive. `target`, `sense` and `variant` may be NA."""

STATEMENTS = {
    "document": "str", "actor": "str", "system": "str", "stage": "str", "negated": "bool", "hedged": "bool",
    "speaker": "str", "start": "int64", "end": "int64", "quote": "str",
}  # fmt: skip

ISSUES = {
    "number": "int64",
    "document": "str",
    "level": "str",
    "where": "str",
    "message": "str",
    "hint": "str",
}
"""`number` is what `Library.dismiss_issues` takes."""

KINDS = {"documents": DOCUMENTS, "mentions": MENTIONS, "statements": STATEMENTS, "issues": ISSUES}


def frame(rows: Sequence[Any], kind: str) -> pd.DataFrame:
    """Rows of a query, in the column order of `KINDS[kind]`, as a frame with those types."""
    types = KINDS[kind]
    columns = zip(*rows) if rows else ([] for _ in types)
    return pd.DataFrame({name: pd.Series(values, dtype=type_) for (name, type_), values in zip(types.items(), columns)})
