"""How much is said, by day, week, month or year."""

import streamlit as st

from components import by_period, frame, pane, session

frame.title("Timeline", "How much is said of whom, by the stated dates of the documents; click a point to read.")

scope, unit = session.scope(), session.unit()
left, right = st.columns([1.5, 1], gap="medium")
with left:
    by_period.draw(scope, unit)
with right, st.container(key="pane"):
    pane.draw("Click a point of the chart, or a figure of the table below it.")
