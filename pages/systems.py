"""The listing of missile-defense systems beside what the documents say of them."""

import streamlit as st

from components import beside, cached, controls, frame, listing, opening, pane, selection, session, stages, system_card
from picket.catalogue.load import FIRST

frame.title(
    "Systems",
    "Aegis, SM-3, THAAD and Aegis Ashore first, then every other system named; facts carry their sources.",
)

TABS = {"said": "What is said", "card": "What it is"}
scope, unit = session.scope(), session.unit()
catalogue = cached.catalogue()
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
        "“Operated by” is what published sources state, not what these documents report. "
        "“With parts” counts what belongs to a system too: SM-3 within Aegis, PAC-3 within Patriot."
    )
    stages.draw(cached.view("statements", selection.within(session.selected(), scope, catalogue)))
with right, st.container(key="pane"):
    asked = [entity.key for entity in scope.named if entity.label == "SYSTEM"]
    key = next(key for key in (session.selected_key("SYSTEM"), *asked, *FIRST) if key in catalogue.systems)
    tab = session.value("tab", TABS, "said" if session.selected() else "card")
    st.segmented_control(
        "Show", list(TABS), required=True, format_func=TABS.__getitem__, label_visibility="collapsed",
        **session.control("tab", tab),
    )  # fmt: skip
    if tab == "card":
        st.html(system_card.html(catalogue.systems[key], catalogue))
    else:
        pane.draw("", default={"label": "SYSTEM", "key": key})
        beside.draw(key, cached.view("beside", scope))
