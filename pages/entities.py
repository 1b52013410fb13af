"""Counts by kind and by entity."""

import streamlit as st

from components import bars, cached, frame, kinds, listing, look, palette, pane, session
from picket.ledger import LABELS

frame.title(
    "Entities",
    "Who and what is named, how often, and in which spellings; click a bar or a row to read the sentences.",
)

scope, unit = session.scope(), session.unit()
counted = cached.table("kinds", scope)
label = session.selected_label()
rows = cached.table("entities", scope)
rows = rows[rows["label"] == label] if label in LABELS else rows
rows = rows.sort_values(unit, ascending=False, kind="stable").reset_index(drop=True)
left, right = st.columns([1.3, 1], gap="medium")
with left:
    bars.draw(
        bars.figure(counted, "kind", unit, palette.inks(counted["label"], look.dark()), label, "label", bar=19),
        "kinds", "Mentions by kind of entity, as bars", session.clicked_point("kinds", lambda kind: {"label": kind}),
    )  # fmt: skip
    kinds.choose(counted, label)
    listing.draw(
        rows.assign(kind=rows["label"].map(LABELS)),
        {
            "entity": st.column_config.TextColumn("Name", width="medium"),
            "kind": st.column_config.TextColumn("Kind", width="small"),
            "mentions": st.column_config.NumberColumn("Mentions", width="small"),
            "documents": st.column_config.NumberColumn("Documents", width="small"),
            "spellings": st.column_config.TextColumn("Written as", width="medium"),
        },
        key="entities", title=LABELS.get(label, "All kinds"), name=("entities", label or "all"),
        selects=lambda row, column: {"label": row["label"], "key": row["key"]},
    )  # fmt: skip
with right, st.container(key="pane"):
    pane.draw("Nothing is named in these documents.", default=session.first_of(rows))
