"""What can be asked for next: every value with the documents it would leave, to be asked for or left out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from components import cached, look, session
from picket.filter import Filter

_PANEL = look.component(__file__, '<div class="facets" part="facets"></div>')


def draw(wanted: Filter) -> None:
    """The facets of a filter, with a box to find a value by its name; a choice changes the filter at once."""
    found = cached.choices(wanted)
    data = {
        "facets": [
            {
                "title": facet.title, "more": facet.more,
                "values": [[value.words, f"{value.documents:,}", value.chosen] for value in facet.values],
            }
            for facet in found
        ]
    }  # fmt: skip

    def act(asked: dict[str, Any]) -> None:
        facet = found[int(asked["facet"])]
        value = facet.values[int(asked["value"])]
        session.narrow(_chosen(wanted, facet.field, value.value, "" if asked["act"] == value.chosen else asked["act"]))

    _PANEL(key="facets", data=data, on_ask_change=session.triggered("facets", "ask", act))


def _chosen(wanted: Filter, field: str, value: object, how: str) -> Filter:
    """The filter that asks for the value ("in"), leaves it out ("out"), or does not speak of it ("")."""
    rest = replace(wanted.dropping(field, value), without=wanted.without.dropping(field, value))
    if how == "in":
        return rest.adding(field, value)
    return replace(rest, without=rest.without.adding(field, value)) if how == "out" else rest
