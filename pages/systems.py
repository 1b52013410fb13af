"""The listing of missile-defense systems beside what the documents say of them."""

import streamlit as st

from components import cached, controls, frame, listing, opening, session, stages, system_side
from picket.catalogue.load import FIRST

frame.title(
    "Systems",
    "Aegis, SM-3, THAAD and Aegis Ashore first, then every other system named; facts carry their sources.",
)

scope, unit = session.scope(), session.unit()
listed = cached.view("systems", scope)
whole = st.toggle("Show the whole catalogue", **session.control("catalogue", session.value("catalogue") == "true"))
if not whole:
    listed = listed.over(lambda rows: rows[rows["system"].isin(FIRST) | (rows["mentions"] > 0)])

left, right = st.columns([1.7, 1], gap="medium")
with left:
    text, number = st.column_config.TextColumn, st.column_config.NumberColumn
    listing.draw(
        listed,
        {
            "name": text("System", width=105), **controls.counts(unit),
            "with_parts": number("With parts", width="small", help="mentions of it and of what belongs to it"),
            "countries_beside": text("Countries in the same sentences"),
            "kind": text("Kind"), "basing": text("Basing"), "phase": text("Intercepts in"), "origin": text("Origin"),
            "operators": text("Operated by", width="medium"), "part_of": text("Part of"),
            "what_it_is": text("What it is", width="large"),
        },
        key="systems", title="Missile-defense systems", height=300, name=("systems",), selects=opening.system,
    )  # fmt: skip
    st.caption(
        "“Operated by”, further right, is what published sources state, not what these documents report. "
        "“With parts” counts what belongs to a system too: SM-3 within Aegis, PAC-3 within Patriot."
    )
    stages.draw(scope)
with right, st.container(key="pane"):
    system_side.draw(scope)
