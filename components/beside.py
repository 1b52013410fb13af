"""The countries named in the sentences that name a system; a click keeps only those sentences."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from components import listing


def draw(system: str, table: pd.DataFrame) -> None:
    """The rows of the "beside" table for one system, by its catalogue key."""
    rows = table[table["system"] == system].reset_index(drop=True)
    if rows.empty:
        return
    listing.draw(
        rows,
        {"country": st.column_config.TextColumn("Country"), "mentions": st.column_config.NumberColumn("Mentions")},
        key=f"beside-{system}",
        title="Countries in the same sentences",
        height=170,
        name=("beside", system),
        selects=lambda row, column: {"label": "SYSTEM", "key": system, "beside": row["iso3"]},
    )
