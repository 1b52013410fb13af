"""A page with the button for a brief and nothing else, as a server of the tests runs it."""

import streamlit as st

from components import brief_button, session

session.enter("overview")
with st.container(horizontal=True):
    brief_button.draw(session.scope())
