"""What the library says at a glance."""

import streamlit as st

from components import (
    cached,
    corrected_marks,
    figures,
    first_look,
    frame,
    headlines,
    last_visit,
    look,
    pane,
    picture,
    presenting,
    rankings,
    sentences,
    session,
    tally,
    world_map,
)

frame.title("Overview", "What the reporting in this library names, and what it says about missile-defense systems.")
scope, unit = session.scope(), session.unit()
picture.draw("headlines", "What the documents name", f"The small figures count {unit}", "headlines", key="headlines")

if not presenting.on():
    first_look.draw()
countries = cached.table("countries", scope)
kinds = cached.table("kinds", scope)
last_visit.lead(scope)
read, sources = corrected_marks.kinds(scope), cached.counted(scope).sources
shown = headlines.of(kinds, read, cached.where(scope), sources, unit, look.dark())
figures.draw(shown, "headlines", lambda: session.go("library"))

left, right = st.columns([1.3, 1], gap="medium")
with left:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.subheader("Countries on the map", anchor=False)
        told = headlines.countries(kinds, countries, unit)
        tally.draw(told, "map-tally")
        world_map.picture_of(countries, told, "overview-map", unit=unit, compact=True)
    world_map.draw(scope, "overview-map", unit=unit, height=270, compact=True)
    if not presenting.on():
        rankings.draw(scope, unit)
if presenting.on():
    with right:
        rankings.draw(scope, unit)
with right, st.container(key="pane"):
    pane.draw(lambda: sentences.draw(cached.view("sentences", scope)))
