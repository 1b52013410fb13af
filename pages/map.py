"""The countries named, on a map and in a table."""

import streamlit as st

from components import cached, controls, frame, listing, look, pane, session, world_map
from picket.labels import SENSE_NAMES
from picket.model import SENSES

frame.title("Map", "Countries that the documents name, by the senses chosen above; click one to read the sentences.")

scope, unit = session.scope(), session.unit()
table = cached.table("countries", scope)
left, right = st.columns([1.5, 1], gap="medium")
with left:
    world_map.draw(
        table, "map", unit=unit, height=440, selected=session.selected_key("COUNTRY"),
        on_click=session.clicked_point("map", lambda iso3: {"label": "COUNTRY", "key": iso3}),
    )  # fmt: skip
    total = look.counted(int(table["mentions"].sum()), "mention")
    st.caption(f"{total} of {len(table)} countries. {world_map.BOUNDARIES}")
with right, st.container(key="pane"):
    number = st.column_config.NumberColumn
    listing.draw(
        cached.view("countries", scope),
        {
            "country": st.column_config.TextColumn("Country", width=125),
            "mentions": number("Mentions"), "documents": number("Documents"),
            "stories": number("Stories", help=controls.STORIES_HELP),
            **{sense: number(SENSE_NAMES[sense].capitalize()) for sense in scope.senses},
            "iso3": st.column_config.TextColumn("ISO"),
        },
        key="countries", title="Countries", height=230, name=("countries",),
        selects=lambda row, column: {
            "label": "COUNTRY", "key": row["iso3"], "sense": column if column in SENSES else "",
        },
    )  # fmt: skip
    first = session.first_of(table, "COUNTRY", "iso3")
    pane.draw("No country is named in these documents by the senses chosen above.", default=first)
