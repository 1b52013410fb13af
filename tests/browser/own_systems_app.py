"""The form for own systems on a page by itself, beside the page that shows texts. Not a test: it is served by one."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

import streamlit as st  # noqa: E402

from components import frame, own_systems  # noqa: E402


def own() -> None:
    frame.title("Own systems", "Added to those that Picket knows.")
    own_systems.draw()


st.set_page_config(layout="wide")
pages = [
    st.Page(own, title="Own systems", default=True),
    st.Page(str(ROOT / "pages" / "text.py"), title="Text"),
    st.Page(str(ROOT / "pages" / "library.py"), title="Library"),
]
frame.run(st.navigation(pages, position="hidden"), pages)
