"""Who and what is named together."""

import streamlit as st

from components import frame, pane, session, together_view

frame.title("Together", "Which names stand together in a sentence or a document; click a figure to read where.")

left, right = st.columns([1.9, 1], gap="medium")
with left:
    together_view.draw(session.scope())
with right, st.container(key="pane"):
    pane.draw("Click a figure to read the sentences that name both.")
