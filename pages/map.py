"""The countries named, on a map and in a table."""

import streamlit as st

from components import (
    cached,
    controls,
    corrected_marks,
    frame,
    headlines,
    listing,
    opening,
    pane,
    presenting,
    selection,
    session,
    tally,
    world_map,
)
from picket.labels import SENSE_NAMES

frame.title("Map", "Countries that the documents name, by the senses chosen in the filter; click one to read.")

scope, unit = session.scope(), session.unit()
table = cached.table("countries", scope)
left, right = st.columns([1.5, 1], gap="medium")
with left:
    world_map.draw(scope, "map", unit=unit, height=440)
    told = headlines.countries(cached.table("kinds", scope), table, unit)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        tally.draw([*told, f". {world_map.BOUNDARIES}"], "map-tally")
        world_map.picture_of(table, told, "map", unit=unit)
with right, st.container(key="pane"):
    if not presenting.on():
        number = st.column_config.NumberColumn
        listing.draw(
            cached.view("countries", scope),
            {
                "country": st.column_config.TextColumn("Country", width=125), **controls.counts(unit),
                **corrected_marks.column(cached.view("countries", scope)),
                **{sense: number(SENSE_NAMES[sense].capitalize()) for sense in scope.senses},
                "iso3": st.column_config.TextColumn("ISO"),
            },
            key="countries", title="Countries", height=230, name=("countries",), selects=opening.country,
        )  # fmt: skip
    pane.draw(
        "No country is named in these documents by the senses chosen in the filter.",
        default=selection.first_of(table, "COUNTRY", "iso3"),
    )
