"""The least that a Streamlit page can do on a click, served as the dashboard is: what clicks on it are held against."""

import streamlit as st

if __name__ == "__main__":
    st.set_page_config(page_title="Empty", layout="wide")
    count = st.session_state.setdefault("count", 0)
    if st.button("Count"):
        count = st.session_state["count"] = count + 1
    st.html(f'<p class="count">{count}</p>')
else:
    app = st.App(__file__)
