"""How the figures are made, how right they are, and what this installation is made of."""

import pandas as pd
import streamlit as st

from components import accuracy, first_look, frame, grid, presenting, server, signing_in
from picket import about

frame.title("About", "How the figures are made, how right they are, and what this installation is made of.")

if not presenting.on():
    first_look.draw(always=True)
left, right = st.columns([0.85, 1.15] if presenting.on() else 2, gap="large")
with left:
    st.subheader("How counts are made", anchor=False)
    st.markdown(
        "- Every figure is a group-by over one ledger with one row a mention; a click on it lists exactly those rows.\n"
        "- A mention is a stretch of the text as given. Its offsets are Unicode code points; the text never changes.\n"
        "- Within one kind the longest name wins: *Aegis Ashore* is never also *Aegis*. A country inside a longer name "
        "(*Japan* Air Self-Defense Force) counts as that country.\n"
        "- A country counts by the senses chosen above the page. A capital counts as *acting* when it stands for its "
        "government (*Tokyo agreed*), as a *place* when it is one (*in Tokyo*).\n"
        "- What is ambiguous stays unresolved and is listed as an issue on the Library page; nothing is guessed.\n"
        "- *Mentioned* and *reported* is all that is claimed. Picket does not say what happened."
    )
    if not presenting.on():
        st.subheader("How right it is", anchor=False)
        accuracy.draw()
with right:
    if presenting.on():
        st.subheader("How right it is", anchor=False)
        accuracy.draw(first=True)
    if not presenting.on():
        st.subheader("This installation", anchor=False)
        versions = pd.DataFrame(about.versions().items(), columns=["part", "version"])
        grid.draw(versions, {name: st.column_config.TextColumn(name.capitalize()) for name in versions}, "versions")
        st.markdown(f"The library lies in `{server.library().location}`.")
        signing_in.way_out()
    st.subheader("Hosts contacted", anchor=False)
    st.markdown(
        "**None.** Boundaries, fonts and model are on this machine; there is no telemetry and no update check, and the "
        "server's Content Security Policy makes the browser refuse any other host."
    )
    if not presenting.on():
        st.subheader("Data and licences", anchor=False)
        grid.draw(pd.DataFrame(about.DATA, columns=["Data", "Used for", "Licence"]), {}, "data")
        grid.draw(pd.DataFrame(about.licences()), {}, "licences", 390)
