"""The dashboard: page configuration and navigation. `streamlit run app.py` serves it.

The file is both the server's application (behind `components.gate`, with the response headers of
`components.headers`) and the script that each session runs. A process that reads documents beside the server is begun
with it too, as multiprocessing does, and has nothing to draw or to serve.
"""

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

from components import pools, warming
from components.gate import GATE
from components.headers import HEADERS

if __name__ == "__main__":
    from components import frame

    st.set_page_config(page_title="Picket", page_icon="🛡️", layout="wide")
    pages = [
        st.Page("pages/overview.py", title="Overview", default=True),
        st.Page("pages/entities.py", title="Entities"),
        st.Page("pages/map.py", title="Map"),
        st.Page("pages/systems.py", title="Systems"),
        st.Page("pages/timeline.py", title="Timeline"),
        st.Page("pages/changes.py", title="What changed"),
        st.Page("pages/review.py", title="Review"),
        st.Page("pages/together.py", title="Together"),
        st.Page("pages/concordance.py", title="Concordance"),
        st.Page("pages/compare.py", title="Compare"),
        st.Page("pages/text.py", title="Text"),
        st.Page("pages/library.py", title="Library"),
        st.Page("pages/about.py", title="About"),
    ]
    frame.run(st.navigation(pages, position="hidden"), pages)  # frame.py draws the way to each, with the filter
elif __name__ != "__mp_main__":
    # The folder pages/ is not Streamlit's automatic one: without this, a link straight to a page that is the first
    # request of a fresh server would run that page's file alone.
    PagesManager.uses_pages_directory = False
    pools.few()
    app = st.App(__file__, middleware=[HEADERS, GATE])
    warming.begin()
