"""The documents, and what was not understood."""

import streamlit as st

from components import adding, bulk, cached, frame, hits, listing, pane, presenting, server, session, shelf, working

frame.title(
    "Library",
    "The documents that every figure is drawn from, and everything that was not understood in them.",
)

if read := session.recall(shelf.TO_READ):
    session.open_text(read)
scope = session.scope()
left, right = st.columns([1.7, 1], gap="medium")
with left:
    bulk.said()
    working.draw(cached.stale())
    order = shelf.choose_order(searching=bool(scope.search))
    listed = cached.documents(scope, order)
    tools = st.container()
    ticked = shelf.draw(listed)
    with tools:
        if not presenting.on():
            bulk.draw(ticked, listed)
    text = st.column_config.TextColumn
    listing.draw(
        cached.view("issues", scope),
        {
            "level": text("Level", width="small"), "where": text("Where"),
            "message": text("What happened", width="large"), "hint": text("What to do", width="large"),
        },
        key="issues", title="Not understood", name=("issues",),
        nothing="Nothing: every document was read, and every country in it was decided.",
    )  # fmt: skip
with right, st.container(key="pane"):
    pane.draw(lambda: hits.draw(listed) if scope.search else None)
    if server.read_only():
        st.caption("This dashboard shows the library and cannot change it.")
    elif not presenting.on():
        st.subheader("Add documents", anchor=False)
        by_paste, by_file = st.tabs(["Paste", "Upload"])
        with by_paste:
            adding.paste()
        with by_file:
            adding.upload()
