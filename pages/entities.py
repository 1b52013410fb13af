"""Counts by kind and by entity."""

import streamlit as st

from components import (
    cached,
    controls,
    corrected_marks,
    frame,
    kinds,
    listing,
    opening,
    pane,
    presenting,
    selection,
    session,
)
from picket.labels import LABELS

frame.title(
    "Entities",
    "Who and what is named, how often, and in which spellings; click a bar or a figure to read the sentences.",
)

scope, unit = session.scope(), session.unit()
left, right = st.columns([1.3, 1], gap="medium")
if presenting.on():  # side by side, for the room below is little
    above, left = left.columns([1, 1.25], gap="medium")
else:
    above = left
with above:
    kinds.chart(cached.table("kinds", scope), corrected_marks.kinds(scope), unit)
with left:
    kind = kinds.choose(cached.view("kinds", scope), unit)
    listed = cached.leading(scope, kind, unit)
    listing.draw(
        listed,
        presenting.first({
            "entity": st.column_config.TextColumn("Name", width="medium"),
            "kind": st.column_config.TextColumn("Kind", width="small"), **controls.counts(unit),
            **corrected_marks.column(listed),
            "spellings": st.column_config.TextColumn("Written as", width="medium"),
        }, 4),
        key="entities", title=LABELS.get(kind, "All kinds"), name=("entities", kind or "all"), selects=opening.entity,
    )  # fmt: skip
with right, st.container(key="pane"):
    pane.draw("Nothing is named in these documents.", default=selection.first_of(listed.first(1)))
