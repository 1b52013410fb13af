"""The raw text with highlights."""

import streamlit as st

from components import adding, cached, controls, describing, download, frame, look, session, stated, text_view

adding.toast()
frame.title("Text", "The text exactly as it was given, with everything that was recognised marked in it.")

names = cached.names()
if not names:
    st.info("The library is empty: add a document on the Library page.", icon=":material/info:")
    st.stop()
if session.missing(list(names)):
    st.warning("The document of this link is not in the library; here is another one.", icon=":material/link_off:")
key, place = session.place_to_read(list(names))
document = cached.document(key)
view = cached.view("mentions", session.everything_in(key))
mentions = view.whole
with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
    choices = controls.few(names, key)
    st.selectbox("Document", choices, index=choices.index(key), format_func=names.get, key="reading",
                 on_change=session.read_another, width=420, label_visibility="collapsed")  # fmt: skip
    facts = [
        document.title,
        document.source,
        document.author,
        document.published.isoformat() if document.published else "undated",
    ]
    known = [describing.verbatim(fact) for fact in facts if fact]
    st.caption(
        " · ".join([*known, look.counted(len(mentions), "mention"), f"id {document.id}"]),
        help=stated.in_words(document),
    )
    download.csv(view, "mentions", document.name, key="text-csv")
text_view.draw(
    document.text, text_view.marks(mentions), focus=place, key=f"text-{key}", dark=look.dark(), pages=document.pages
)  # fmt: skip
