"""What stands around every page: the way to the others, the filter, the style, and what is said when it fails."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from components import (
    briefing,
    controls,
    deciding,
    faults,
    look,
    moment,
    presenting,
    reconnecting,
    selection,
    server,
    session,
    signing_in,
)
from picket.errors import FilterError, PicketError
from picket.ingest.names import shown

STYLE = Path(__file__).with_name("frame.css").read_text(encoding="utf-8")
ACCENT = {False: "#3d4fb5", True: "#a9b4ff"}
"""primaryColor of .streamlit/config.toml, by whether the theme is dark; it outlines what has the keyboard's focus."""

DARK = """
:root { color-scheme: dark; }
button[kind^="primary"], button[kind^="primary"] * { color: #0e1117 !important; }
"""
"""The browser's own controls are dark also in dialogs, which stand beside the application; and dark words on the accent
of the dark theme: Streamlit's white ones have a contrast of 2:1 there."""

LOGO = str(Path(__file__).parents[1] / "static" / "picket.svg")
READ, UNFILTERED = ("Text",), ("About",)
"""Pages on which the filter only says what there is to read, and those that it does not concern."""


@moment.one()
def run(page: StreamlitPage, pages: Sequence[StreamlitPage]) -> None:
    """Draw the controls and the page; a failure that was foreseen is one sentence, not a traceback."""
    st.set_page_config(page_title=f"{page.title} · Picket")
    session.enter(page.url_path)
    reconnecting.draw()
    try:
        if not signing_in.done():
            return
        accent = f":root {{ --picket-accent: {ACCENT[look.dark()]}; }}"
        st.html(f"<style>{accent}{STYLE}{DARK if look.dark() else ''}{presenting.style()}</style>")
        if not presenting.on():
            st.logo(LOGO, size="large")
            _ways(pages)
            deciding.draw()
        settled = presenting.settled()
        presenting.draw(page.url_path, waits=not settled)
        if briefing.stands() and settled and _filtered(page):
            page.run()
    except FilterError as error:
        _wrong(error)
    except PicketError as error:
        faults.say(error)


def _filtered(page: StreamlitPage) -> bool:
    """Draw the filter above a page; whether it can be applied."""
    if lost := session.lost_view():
        st.warning(f"There is no view “{look.verbatim(shown(lost))}” in this library; here is all of it.")
    try:
        if page.title in (*READ, *UNFILTERED):
            controls.few(page.url_path, reads=page.title in READ)
        else:
            controls.draw(page.url_path)
            selection.within(session.selected(), session.scope(), server.catalogue())  # refused here, not in a part
    except FilterError as error:
        title(page.title, "Nothing is shown until the filter can be applied.")
        _wrong(error)
        return False
    if page.title not in ("Library", "About") and not len(server.ledger().documents):
        _empty()
    return True


def _wrong(error: FilterError) -> None:
    """What is wrong with a filter or a link, and a way out."""
    faults.say(error)
    st.button("Start over without a filter", on_click=faults.heard(session.start_over))


def _ways(pages: Sequence[StreamlitPage]) -> None:
    """Links to all pages that carry the filter along, also into a new tab."""
    going = session.carried()
    with st.container(horizontal=True, key="ways"):
        for page in pages:
            st.page_link(page, query_params=going)


def _empty() -> None:
    """What to do with a library without documents."""
    with st.container(horizontal=True, vertical_alignment="center", border=True):
        st.markdown("**The library is empty.** Add a text, files or an archive, and this page fills.", width="stretch")
        st.page_link("pages/library.py", label="Add documents", icon=":material/add:")


def title(name: str, sentence: str) -> None:
    """The page's title and the sentence that says what it shows, which a meeting does without."""
    said = "" if presenting.on() else f"<p>{look.escape(sentence)}</p>"
    st.html(f'<div class="picket-title"><h1>{look.escape(name)}</h1>{said}</div>')
