"""What is new, reported otherwise, or silent."""

import streamlit as st

from components import changes_view, cut, frame, pane, session

frame.title(
    "What changed", "What documents newly mention or report, and what they do no longer; click a row to read where."
)

left, right = st.columns([1.9, 1], gap="medium")
with left:
    sides = cut.draw(session.scope())
    if sides:
        changes_view.draw(sides)
with right, st.container(key="pane"):
    if sides:
        pane.draw(
            "Click a row to read the sentences behind it: what is new as it stands after, what is silent as it stood "
            "before.",
            here=sides.after, other=sides.before, called="on the side before",
        )  # fmt: skip
