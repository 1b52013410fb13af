"""What is new, reported otherwise, or silent."""

import streamlit as st

from components import changes_view, cut, frame, pane, session

frame.title(
    "What changed", "What documents newly mention or report, and what they do no longer; click a row to read where."
)

left, right = st.columns([1.9, 1], gap="medium")
with left:
    found = cut.draw(session.scope())
    if found:
        changes_view.draw(found)
with right, st.container(key="pane"):
    if found:
        pane.draw(
            "Click a row to read the sentences behind it, on the side that has them.",
            here=found.sides.after, other=found.sides.before, called=found.before,
        )  # fmt: skip
