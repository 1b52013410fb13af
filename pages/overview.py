"""What the library says at a glance."""

import streamlit as st

from components import cached, figures, frame, heading, headlines, look, pane, rankings, sentences, session, world_map

frame.title("Overview", "What the reporting in this library names, and what it says about missile-defense systems.")

scope, unit = session.scope(), session.unit()
chosen = session.selection()
kinds = cached.table("kinds", scope)
documents = cached.where(scope).documents
countries = cached.table("countries", scope)

opened = figures.draw(headlines.of(kinds, documents, look.dark()), "headlines", headlines.name(chosen))
if opened == "documents":
    st.switch_page("pages/library.py")
elif opened and opened != headlines.name(chosen):
    session.select({"label": opened})
    st.rerun()

left, right = st.columns([1.3, 1], gap="medium")
with left:
    heading.draw(
        "Countries on the map", f"{look.counted(len(countries), 'country', 'countries')} named",
        cached.view("countries", scope), "countries",
        key="overview-map",
    )  # fmt: skip
    world_map.draw(
        countries, "overview-map", unit=unit, height=270, compact=True,
        selected=session.selected_key("COUNTRY"),
        on_click=session.clicked_point("overview-map", lambda iso3: {"label": "COUNTRY", "key": iso3}),
    )  # fmt: skip
    for row in (("SYSTEM", "COUNTRY"), ("PERSON", "ORG")):
        for column, label in zip(st.columns(2), row):
            with column:
                rankings.draw(label, scope, unit)
with right, st.container(key="pane"):
    if chosen:
        pane.draw("")
    else:
        sentences.draw(cached.view("sentences", scope))
