"""The least that a Streamlit page can do on a click, served as the dashboard is: what clicks on it are held against.

A page with nothing but a button, or with ?what=table or ?what=chart nothing but a table or a chart, and the words that
tell what was clicked: Streamlit itself answers a click on these later than one on a button.
"""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

ROWS = 200


def button() -> object:
    """How often it was clicked."""
    st.session_state["count"] = st.session_state.get("count", 0) + st.button("Count")
    return st.session_state["count"]


def table() -> object:
    """The cell that was clicked."""
    numbers = pd.DataFrame({"name": [f"row {n}" for n in range(ROWS)], "count": range(ROWS)})
    event = st.dataframe(
        numbers,
        key="still",
        height=430,
        row_height=32,
        hide_index=True,
        on_select="rerun",
        selection_mode="single-cell",
    )
    return event["selection"]["cells"]


def chart() -> object:
    """The point that was clicked."""
    points = go.Scatter(x=list(range(20)), y=list(range(20)), mode="markers", marker={"size": 12})
    event = st.plotly_chart(go.Figure(points), key="still", on_select="rerun", selection_mode="points")
    return [point["x"] for point in event["selection"]["points"]]


if __name__ == "__main__":
    st.set_page_config(page_title="Empty", layout="wide")
    clicked = {"table": table, "chart": chart}.get(st.query_params.get("what", ""), button)()
    st.html(f'<p class="count">{clicked}</p>')
else:
    app = st.App(__file__)
