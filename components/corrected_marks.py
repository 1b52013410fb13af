"""Figures that corrections changed: what they were as the engine read it, in words and as a column."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from components import cached, server
from picket.filter import Filter
from picket.tables import View

COLUMN = "as_read"
"""The column of picket.tables that holds mentions as they were read."""


def kinds(scope: Filter) -> pd.DataFrame:
    """The table of kinds as it was read; the same table where nothing is corrected."""
    raw = scope if server.ledger().corrections is None else replace(scope, as_read=True)
    return cached.table("kinds", raw)


def column(view: View) -> dict[str, Any]:
    """A column of mentions as they were read, where any differ."""
    if (view.rows[COLUMN] == view.rows["mentions"]).all():
        return {}
    return {COLUMN: number("As read")}


def number(label: str) -> Any:
    """A column of mentions as they were read, under this heading."""
    told = "Mentions as they were read, without the corrections of analysts"
    return st.column_config.NumberColumn(label, width="small", help=told)
