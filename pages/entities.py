"""Counts by kind and by entity."""

from functools import partial

import streamlit as st

from components import cached, controls, frame, kinds, listing, opening, pane, selection, session
from picket.labels import LABELS

frame.title(
    "Entities",
    "Who and what is named, how often, and in which spellings; click a bar or a figure to read the sentences.",
)

scope, unit = session.scope(), session.unit()
left, right = st.columns([1.3, 1], gap="medium")
with left:
    kinds.chart(cached.table("kinds", scope), unit)
    kind = kinds.choose(cached.view("kinds", scope))
    listed = cached.view("entities", scope).over(partial(kinds.ranked, kind=kind, unit=unit))
    listing.draw(
        listed,
        {
            "entity": st.column_config.TextColumn("Name", width="medium"),
            "kind": st.column_config.TextColumn("Kind", width="small"), **controls.counts(unit),
            "spellings": st.column_config.TextColumn("Written as", width="medium"),
        },
        key="entities", title=LABELS.get(kind, "All kinds"), name=("entities", kind or "all"), selects=opening.entity,
    )  # fmt: skip
with right, st.container(key="pane"):
    pane.draw("Nothing is named in these documents.", default=selection.first_of(listed.first(1)))
