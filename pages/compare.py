"""Two filters side by side."""

import streamlit as st

from components import frame, pane, session, two_sides

frame.title("Compare", "What this filter has and another lacks; click a figure to read its sentences on that side.")

here, there = session.scope(), two_sides.other()
left, right = st.columns([1.5, 1], gap="medium")
with left:
    two_sides.draw(here, there, session.unit())
with right, st.container(key="pane"):
    pane.draw("Click a figure of either side to read what it counts.", other=there)
