"""Counts by kind and by entity."""

import streamlit as st

from components import bars, cached, frame, listing, look, palette, pane, session
from picket.ledger import LABELS

frame.title("Entities", "Who and what is named, how often, and in which spellings; click a bar or a row to read the sentences.")

scope, unit = session.scope(), session.unit()
kinds = cached.table("kinds", scope)
left, right = st.columns([1.3, 1], gap="medium")
with left:
    bars.draw(
        bars.figure(kinds, "kind", unit, palette.inks(kinds["label"], look.dark()), session.selected_label(), "label"),
        "kinds", "Mentions by kind of entity, as bars", session.clicked_point("kinds", "customdata", session.select),
    )  # fmt: skip
    label = st.pills(
        "Kind", list(kinds["label"]), format_func=LABELS.__getitem__, key="kind", bind="query-params",
        label_visibility="collapsed", persist_state="session",
    )
    rows = cached.table("entities", scope)
    rows = rows[rows["label"] == label] if label else rows
    rows = rows.sort_values(unit, ascending=False, kind="stable").reset_index(drop=True)
    listing.draw(
        rows.assign(kind=rows["label"].map(LABELS)),
        {
            "entity": st.column_config.TextColumn("Name", width="medium"),
            "kind": st.column_config.TextColumn("Kind", width="small"),
            "mentions": st.column_config.NumberColumn("Mentions", width="small"),
            "documents": st.column_config.NumberColumn("Documents", width="small"),
            "spellings": st.column_config.TextColumn("Written as", width="medium"),
        },
        key="entities", heading=LABELS[label] if label else "All kinds", name=("entities", label or "all"), selects=lambda row: {"label": row["label"], "key": row["key"]},
    )  # fmt: skip
with right, st.container(key="pane"):
    pane.draw("Click a bar or a row to read the sentences behind it.")
