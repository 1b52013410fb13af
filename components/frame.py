"""What stands around every page: the controls of the scope, the style, and one sentence when something fails."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from components import cached, look, session
from picket.errors import PicketError
from picket.ledger import SENSE_NAMES
from picket.model import COUNTED_SENSES, SENSES

STYLE = Path(__file__).with_name("frame.css").read_text(encoding="utf-8")
DARK = 'button[kind^="primary"], button[kind^="primary"] * { color: #0e1117 !important; }'
"""Dark words on the accent of the dark theme: Streamlit's white ones have a contrast of 2:1 there."""

LOGO = str(Path(__file__).parents[1] / "static" / "picket.svg")
COUNTING = ("Overview", "Entities", "Map", "Systems")
"""Pages whose figures follow the controls; the others show one text, all documents, or none."""

SENSES_HELP = (
    "What counts as a mention of a country: its **name** (Japan), its **demonym** (Japanese), a **short form** that "
    "the text resolves (the North), a **capital or seat of government acting** for it (Tokyo agreed), a **place in "
    "it** (Okinawa). The figures of every page follow."
)


def run(page: StreamlitPage) -> None:
    """Draw the controls and the page; a failure that was foreseen is one sentence, not a traceback."""
    st.set_page_config(page_title=f"{page.title} · Picket")
    st.html(f"<style>{STYLE}{DARK if look.dark() else ''}</style>")
    st.logo(LOGO, size="large")
    try:
        if page.title in COUNTING:
            _controls()
        page.run()
    except PicketError as error:
        st.error(str(error), icon=":material/error:")


def title(name: str, sentence: str) -> None:
    """The page's title and the sentence that says what it shows."""
    st.html(f'<div class="picket-title"><h1>{look.escape(name)}</h1><p>{look.escape(sentence)}</p></div>')


def _controls() -> None:
    names = cached.ledger().documents["name"].to_dict()
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        st.selectbox(
            "Documents", list(names), index=None, format_func=lambda key: names.get(key, key),
            placeholder=f"All documents ({len(names):,})", key=session.SCOPE, bind="query-params", width=300,
        )  # fmt: skip
        st.segmented_control(
            "Count", ["mentions", "documents"], default="mentions", required=True, format_func=str.capitalize,
            key=session.UNIT, bind="query-params",
        )  # fmt: skip
        st.pills(
            "A country counts by", list(SENSES), selection_mode="multi", default=list(COUNTED_SENSES),
            format_func=lambda sense: SENSE_NAMES[sense].capitalize(), key=session.SENSES_KEY, bind="query-params",
            help=SENSES_HELP,
        )  # fmt: skip
