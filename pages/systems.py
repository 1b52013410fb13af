"""The listing of missile-defense systems beside what the documents say of them."""

import streamlit as st

from components import beside, cached, controls, frame, listing, pane, session, stages, system_card
from picket.catalogue.load import FIRST

frame.title(
    "Systems",
    "Aegis, SM-3, THAAD and Aegis Ashore first, then every other system named; facts carry their sources.",
)

scope = session.scope()
catalogue = cached.catalogue()
listed = cached.view("systems", scope)
whole = st.toggle("Show the whole catalogue", key="catalogue", bind="query-params")
if not whole:
    listed = listed.over(lambda rows: rows[rows["system"].isin(FIRST) | (rows["mentions"] > 0)])

left, right = st.columns([1.7, 1], gap="medium")
with left:
    text, number = st.column_config.TextColumn, st.column_config.NumberColumn
    listing.draw(
        listed,
        {
            "name": text("System", width=105), "mentions": number("Mentions", width="small"),
            "with_parts": number("With parts", width="small", help="mentions of it and of what belongs to it"),
            "documents": number("Documents", width="small"),
            "stories": number("Stories", width="small", help=controls.STORIES_HELP),
            "countries_beside": text("Countries in the same sentences"),
            "kind": text("Kind"), "basing": text("Basing"), "phase": text("Intercepts in"), "origin": text("Origin"),
            "operators": text("Operated by", width="medium"), "part_of": text("Part of"),
            "what_it_is": text("What it is", width="large"),
        },
        key="systems", title="Missile-defense systems", name=("systems",),
        selects=lambda row, column: {
            "label": "SYSTEM", "key": row["system"], "parts": "yes" if column == "with_parts" else "",
        },
    )  # fmt: skip
    st.caption(
        "“Operated by” is what published sources state, not what these documents report. "
        "“With parts” counts what belongs to a system too: SM-3 within Aegis, PAC-3 within Patriot."
    )
    stages.draw(cached.view("statements", session.selection() or scope))
with right, st.container(key="pane"):
    key = session.selected_key("SYSTEM")
    key = key if key in catalogue.systems else FIRST[0]
    card, said = st.tabs(["What it is", "What is said"])
    with card:
        st.html(system_card.html(catalogue.systems[key], catalogue))
    with said:
        beside.draw(key, cached.view("beside", scope))
        pane.draw("", default=session.of_system(key))
