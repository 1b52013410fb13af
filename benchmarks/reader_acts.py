"""What readers do at random on the dashboard (protocol.py): each act is chosen by chance, and by what is on the page."""

from __future__ import annotations

import json
from collections.abc import Callable
from random import Random

import pyarrow as pa

from benchmarks.protocol import Drawn, Query, Reader

PAGES = (
    "", "entities", "map", "systems", "timeline", "changes", "review", "together", "concordance", "compare", "text",
    "library", "about",
)  # fmt: skip

FILTERS: tuple[dict[str, str], ...] = (
    {}, {"name": "COUNTRY~JPN"}, {"name": "SYSTEM~patriot"}, {"name": "SYSTEM~aegis~parts"}, {"not-name": "COUNTRY~USA"},
    {"from": "2016-01-01", "until": "2017-06-30"}, {"undated": "only"}, {"name": "SYSTEM~thaad", "within": "document"},
    {"read": "raw"}, {"senses": "place"}, {"count": "documents"}, {"count": "stories", "name": "COUNTRY~POL"},
    {"stage": "ordered"},
)  # fmt: skip
"""Queries of links, as readers hand them on."""

SEARCHES = ("missile", "radar poland", "thaad OR patriot", '"air defense"', "intercept*", "minister -japan", "")
USUAL, LARGE = "15", "21"
"""Pixels of the root's font at a desk and on a shared screen."""

WORDS = ("missile", "air defense", "sm-3", "interceptor*")


def act(reader: Reader, chance: Random) -> float:
    """Do one thing; seconds until the page answered. Where what was chosen cannot be done, another page is opened."""
    done = chance.choices(list(ACTS), list(ACTS.values()))[0](reader, chance)
    return page(reader, chance) if done is None else done


def go(reader: Reader, page: str, query: Query) -> float:
    """To a page; where the shared screen asks for another size of type, the browser says that it has it."""
    took = reader.open(page, query)
    strip = component(reader, "picket_presenting")
    while strip and (told := json.loads(strip.widget.json))["waits"]:
        size = json.dumps({"root": LARGE if told["on"] else USUAL})
        took += reader.report(strip.widget.id, json_value=size) + reader.trigger(strip, "again", 1)
        strip = component(reader, "picket_presenting")
    return took


def page(reader: Reader, chance: Random) -> float:
    """Another page with the same filter, as a link on every page leads there."""
    return go(reader, chance.choice(PAGES), _going(reader))


def narrow(reader: Reader, chance: Random) -> float:
    """Another filter."""
    return go(reader, reader.page, chance.choice(FILTERS))


def share(reader: Reader, chance: Random) -> float:
    """The shared screen of a meeting, and back."""
    query = _going(reader)
    if query.pop("present", None) is None:
        query["present"] = ["yes"]
    return go(reader, reader.page, query)


def search(reader: Reader, chance: Random) -> float | None:
    """Type into a field that is no part of a form."""
    fields = [one for one in reader.drawn if one.kind == "text_input" and one.widget.label in ("Search", "Words")]
    if not fields:
        return None
    field = chance.choice(fields)
    words = chance.choice(SEARCHES if field.widget.label == "Search" else WORDS)
    return reader.report(field.widget.id, field.fragment, string_value=words)


def choose(reader: Reader, chance: Random) -> float | None:
    """Another choice of a list or of a row of buttons: what is listed, in which order, counted by what."""
    lists = [one for one in reader.drawn if one.kind in ("selectbox", "button_group") and one.widget.options]
    if not lists:
        return None
    chosen = chance.choice(lists)
    widget = chosen.widget
    if chosen.kind == "selectbox":
        return reader.report(widget.id, chosen.fragment, string_value=chance.choice(widget.options))
    option = chance.choice(widget.options).content
    return reader.report(widget.id, chosen.fragment, string_array_value={"data": [option]})


def select(reader: Reader, chance: Random) -> float | None:
    """Click on a cell of a table, which opens its evidence."""
    tables = [one for one in reader.drawn if one.kind == "dataframe" and one.widget.selection_mode]
    if not tables:
        return None
    table = chance.choice(tables)
    with pa.ipc.open_stream(table.widget.arrow_data.data) as stream:
        rows = stream.read_all()
    if not len(rows):
        return None
    columns = [name for name in rows.column_names if not name.startswith("__")]
    cell = [chance.randrange(len(rows)), chance.choice(columns)]
    said = {"selection": {"rows": [], "columns": [], "cells": [cell]}}
    return reader.report(table.widget.id, table.fragment, string_value=json.dumps(said))


def decide(reader: Reader, chance: Random) -> float | None:
    """Decide what is in doubt, skip it, or take back one's last decision."""
    took = go(reader, "review", {name: v for name, v in _going(reader).items() if name != "present"})
    names = component(reader, "picket_analyst")
    if names and not json.loads(names.widget.json)["name"]:
        took = reader.trigger(names, "name", f"Reader {reader.id[:4]}")
    board = component(reader, "picket_judging")
    if board is None:
        return took
    data = json.loads(board.widget.json)
    offered = [(c["act"], item["id"]) for item in data["items"][:1] for c in item["choices"] if not c["off"]]
    offered += [(c["act"], "") for c in data["tools"] if c["act"] == "undo" and not c["off"]]
    if not offered:
        return took
    of, item = chance.choice(offered)
    return reader.trigger(board, "act", {"act": of, "of": item})


def mark(reader: Reader, chance: Random) -> float | None:
    """Click on a mark of a chart."""
    charts = [one for one in reader.drawn if one.kind == "plotly_chart" and one.widget.id]
    marks = [(one, told) for one in charts for trace in json.loads(one.widget.spec)["data"]
             for told in _listed(trace.get("customdata"))]  # fmt: skip
    if not marks:
        return None
    chart, told = chance.choice(marks)
    said = {"selection": {"points": [{"customdata": told}], "point_indices": [0], "box": [], "lasso": []}}
    return reader.report(chart.widget.id, chart.fragment, string_value=json.dumps(said))


ACTS: dict[Callable[[Reader, Random], float | None], int] = {
    page: 25, narrow: 20, select: 15, mark: 8, choose: 12, search: 8, decide: 9, share: 3,
}  # fmt: skip
"""What is done, and how often."""


def _going(reader: Reader) -> dict[str, list[str]]:
    """What goes along to another page: all but what was clicked and chosen on this one."""
    return {name: values for name, values in reader.query.items() if name in GOING}


GOING = {name for query in FILTERS for name in query} | {"q", "present"}


def _listed(customdata: object) -> list[list[object]]:
    return [told for told in customdata if isinstance(told, list)] if isinstance(customdata, list) else []


def component(reader: Reader, name: str) -> Drawn | None:
    """The component of ours with this name, None where it is not on the page."""
    return next(
        (one for one in reader.drawn if one.kind == "bidi_component" and one.widget.component_name == name), None
    )
