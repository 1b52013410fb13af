"""Text and days in the forms that every format can hold."""

from __future__ import annotations

import re

import pandas as pd

NO_CHARACTER = "\ufffd"
"""Stands where a character cannot be written: a reader sees that one is missing."""

_LONE = re.compile("[\ud800-\udfff]")


def sound(words: str) -> str:
    """Without lone surrogates, which no file in UTF-8 can hold; each becomes NO_CHARACTER."""
    return words if words.isascii() else _LONE.sub(NO_CHARACTER, words)


def soundly(table: pd.DataFrame) -> pd.DataFrame:
    """The table with every text sound; other values as they are."""
    return table.assign(**{str(name): table[name].map(_cell) for name in texts(table)})


def texts(table: pd.DataFrame) -> list[str]:
    """Its columns that may hold text."""
    return [str(name) for name in table.columns if table[name].dtype == object or table[name].dtype == "str"]


def is_moment(column: str) -> bool:
    """Whether a column of times holds moments (UTC, to the second), by its name; all others hold days."""
    return column.endswith("_at")


def times(table: pd.DataFrame) -> list[str]:
    """Its columns of days or moments."""
    return [str(name) for name in table.columns if pd.api.types.is_datetime64_any_dtype(table[name])]


def _cell(cell: object) -> object:
    return sound(cell) if isinstance(cell, str) else cell
