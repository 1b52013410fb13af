"""What stands around every page: the controls of the scope, the style, and one sentence when something fails."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from components import controls, describing, look
from picket.errors import PicketError

STYLE = Path(__file__).with_name("frame.css").read_text(encoding="utf-8")
DARK = 'button[kind^="primary"], button[kind^="primary"] * { color: #0e1117 !important; }'
"""Dark words on the accent of the dark theme: Streamlit's white ones have a contrast of 2:1 there."""

LOGO = str(Path(__file__).parents[1] / "static" / "picket.svg")


def run(page: StreamlitPage) -> None:
    """Draw the controls and the page; a failure that was foreseen is one sentence, not a traceback."""
    st.set_page_config(page_title=f"{page.title} · Picket")
    st.html(f"<style>{STYLE}{DARK if look.dark() else ''}</style>")
    st.logo(LOGO, size="large")
    try:
        controls.draw(page.title)
        page.run()
    except PicketError as error:
        st.error(describing.verbatim(str(error)), icon=":material/error:")


def title(name: str, sentence: str) -> None:
    """The page's title and the sentence that says what it shows."""
    st.html(f'<div class="picket-title"><h1>{look.escape(name)}</h1><p>{look.escape(sentence)}</p></div>')
