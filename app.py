"""The dashboard: page configuration and navigation. `streamlit run app.py` serves it.

The file is both the server's application (with the response headers of `components.headers`) and the script
that each session runs.
"""

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

from components import frame
from components.headers import HEADERS

if __name__ == "__main__":
    st.set_page_config(page_title="Picket", page_icon="🛡️", layout="wide")
    page = st.navigation(
        [
            st.Page("pages/overview.py", title="Overview", icon=":material/dashboard:", default=True),
            st.Page("pages/entities.py", title="Entities", icon=":material/label:"),
            st.Page("pages/map.py", title="Map", icon=":material/public:"),
            st.Page("pages/systems.py", title="Systems", icon=":material/rocket_launch:"),
            st.Page("pages/text.py", title="Text", icon=":material/article:"),
            st.Page("pages/library.py", title="Library", icon=":material/folder_open:"),
            st.Page("pages/about.py", title="About", icon=":material/info:"),
        ],
        position="top",
    )
    frame.run(page)
else:
    # The folder pages/ is not Streamlit's automatic one: without this, a link straight to a page that is the first
    # request of a fresh server would run that page's file alone.
    PagesManager.uses_pages_directory = False
    app = st.App(__file__, middleware=[HEADERS])
