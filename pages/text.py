"""The raw text with highlights."""

import streamlit as st

from components import cached, download, frame, look, session, text_view

frame.title("Text", "The text exactly as it was given, with everything that was recognised marked in it.")

rows = cached.ledger().documents
asked, place = session.asked_place()
keys = list(rows["id"])
if not keys:
    st.info("The library is empty: add a document on the Library page.", icon=":material/info:")
    st.stop()
first = asked if asked in keys else (session.scope().documents or (keys[0],))[0]
key = st.selectbox("Document to read", keys, index=keys.index(first), format_func=rows["name"].to_dict().get, key=f"read-{first}")
document = cached.document(key)
mentions = cached.table("mentions", session.within(key))
with st.container(horizontal=True, vertical_alignment="center"):
    facts = [document.title, document.source, document.published.isoformat() if document.published else "undated"]
    st.caption(" · ".join([f for f in facts if f] + [look.counted(len(mentions), "mention"), f"id {document.id}"]))
    download.csv(mentions, "mentions", document.name, key="text-csv")
text_view.draw(document.text, text_view.marks(mentions), focus=place if key == asked else None, key=f"text-{key}", dark=look.dark())
