"""Counts by kind and by entity."""

import streamlit as st

from components import cached, frame, kinds, listing, pane, session
from picket.ledger import LABELS

frame.title(
    "Entities",
    "Who and what is named, how often, and in which spellings; click a bar or a row to read the sentences.",
)

scope, unit = session.scope(), session.unit()
counted = cached.table("kinds", scope)
rows = cached.table("entities", scope).sort_values(unit, ascending=False, kind="stable").reset_index(drop=True)
left, right = st.columns([1.3, 1], gap="medium")
with left:
    kinds.chart(counted, unit)
    kind = kinds.choose(counted)
    listed = rows[rows["label"] == kind].reset_index(drop=True) if kind else rows
    listing.draw(
        listed.assign(kind=listed["label"].map(LABELS)),
        {
            "entity": st.column_config.TextColumn("Name", width="medium"),
            "kind": st.column_config.TextColumn("Kind", width="small"),
            "mentions": st.column_config.NumberColumn("Mentions", width="small"),
            "documents": st.column_config.NumberColumn("Documents", width="small"),
            "spellings": st.column_config.TextColumn("Written as", width="medium"),
        },
        key="entities", title=LABELS.get(kind, "All kinds"), name=("entities", kind or "all"),
        selects=lambda row, column: {"label": row["label"], "key": row["key"]},
    )  # fmt: skip
with right, st.container(key="pane"):
    pane.draw("Nothing is named in these documents.", default=session.first_of(listed))
