"""The documents, and what was not understood."""

from dataclasses import replace

import streamlit as st

from components import adding, cached, frame, listing, removing, session
from picket import fingerprint

frame.title(
    "Library",
    "The documents that every figure is drawn from, and everything that was not understood in them.",
)

scope = replace(session.scope(), documents=())
documents = cached.table("documents", scope)
issues = cached.table("issues", scope)
left, right = st.columns([1.7, 1], gap="medium")
with left:
    adding.said()
    removing.said()
    adding.reread(int((cached.ledger().documents["fingerprint"] != fingerprint.current()).sum()))
    text, number = st.column_config.TextColumn, st.column_config.NumberColumn
    chosen = listing.draw(
        documents,
        {
            "name": text("File", width="medium"), "title": text("Title", width="medium"),
            "words": number("Words"), "mentions": number("Mentions"), "source": text("Source", width="small"),
            "published": st.column_config.DateColumn("Published", help="only when the document states it"),
            "author": text("Author", width="small"),
            "stated": text("Stated as", width="medium", help="the words of the text that say so, and their characters"),
            "added_at": st.column_config.DatetimeColumn("Added (UTC)", format="YYYY-MM-DD HH:mm"), "id": text("Id"),
        },
        key=f"documents-{cached.library().revision()}", title="Documents", name=("documents",), several=True,
    )  # fmt: skip
    removing.draw(documents.iloc[chosen])
    listing.draw(
        issues,
        {
            "level": text("Level", width="small"), "where": text("Where"),
            "message": text("What happened", width="large"), "hint": text("What to do", width="large"),
        },
        key="issues", title="Not understood", name=("issues",),
        nothing="Nothing: every document was read, and every country in it was decided.",
    )  # fmt: skip
with right, st.container(key="pane"):
    st.subheader("Add a document", anchor=False)
    by_paste, by_file = st.tabs(["Paste", "Upload"])
    with by_paste:
        adding.paste()
    with by_file:
        adding.upload()
