"""The countries named in the sentences that name a system; a click keeps only those sentences."""

from __future__ import annotations

import streamlit as st

from components import listing, opening
from picket.tables import View


def draw(system: str, view: View) -> None:
    """The rows of the "beside" table for one system, by its catalogue key."""
    theirs = view.over(lambda rows: rows[rows["system"] == system])
    if not len(theirs):
        return
    listing.draw(
        theirs,
        {"country": st.column_config.TextColumn("Country"), "mentions": st.column_config.NumberColumn("Mentions")},
        key=f"beside-{system}",
        title="Countries in the same sentences",
        height=170,
        name=("beside", system),
        selects=opening.country_beside,
        alone=False,
    )
