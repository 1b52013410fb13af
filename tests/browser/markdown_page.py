"""A page of its own that shows hostile words in each element that takes Markdown: `?in=button`."""

import streamlit as st

from components.look import verbatim
from tests.hostile_words import WORDS

ELEMENTS = {
    "markdown": lambda words, key: st.markdown(words),
    "bold": lambda words, key: st.markdown(f"**{words}** · 2"),
    "list": lambda words, key: st.markdown(f"- {words}"),
    "caption": lambda words, key: st.caption(words),
    "red": lambda words, key: st.caption(f":red[{words}]"),
    "error": lambda words, key: st.error(words, icon=":material/error:"),
    "warning": lambda words, key: st.warning(words),
    "info": lambda words, key: st.info(words),
    "success": lambda words, key: st.success(words),
    "header": lambda words, key: st.header(words, anchor=False),
    "progress": lambda words, key: st.progress(0.5, text=words),
    "button": lambda words, key: st.button(words, key=key),
    "download": lambda words, key: st.download_button(words, "", key=key),
    "page link": lambda words, key: st.page_link("http://127.0.0.1", label=words),
    "expander": lambda words, key: st.expander(words),
    "popover": lambda words, key: st.popover(words, key=key),
    "tab": lambda words, key: st.tabs([words]),
    "toggle": lambda words, key: st.toggle(words, key=key),
    "radio": lambda words, key: st.radio("", [words], key=key, label_visibility="collapsed"),
    "segmented control": lambda words, key: st.segmented_control("", [words], key=key, label_visibility="collapsed"),
    "pills": lambda words, key: st.pills("", [words], key=key, label_visibility="collapsed"),
    "toast": lambda words, key: None,
    "tooltip": lambda words, key: None,
}


def draw(element: str) -> None:
    for number, words in enumerate(WORDS):
        ELEMENTS[element](verbatim(words), f"words-{number}")
    every = "\n\n".join(map(verbatim, WORDS))  # a paragraph each
    if element == "toast":
        st.toast(every, duration="infinite")
    elif element == "tooltip":
        st.button("Point here", help=every)


if __name__ == "__main__":
    draw(st.query_params["in"])
