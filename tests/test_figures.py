"""Every figure of every page opens just as many rows as it says, on screen and as CSV, on three libraries.

The pages run as they are served; what they hand to a chart, a table or a component to be called after a click is kept
and called here for every figure drawn.
"""

import base64
import json
import re
from dataclasses import dataclass, field

import numpy as np
import pytest
import streamlit as st

from benchmarks import made_library
from components import pane, selection, server, session
from picket import address
from picket.export import EXPORTERS
from picket.export.csv import read_csv
from picket.filter import Filter
from picket.library import Library
from tests.pages_at_hand import Visit

PAGES = ("overview", "entities", "map", "systems", "timeline", "together", "compare", "library")
ROWS = 6
"""Rows of a table whose figures are all clicked: the first ones."""

VIEWS = (
    {}, {"count": "documents"}, {"count": "sources"}, {"name": "COUNTRY~JPN"}, {"not-name": "COUNTRY~USA"},
    {"stage": "considering"}, {"from": "2016-01-01", "until": "2016-12-31"}, {"name": ["SYSTEM~thaad", "COUNTRY~KOR"]},
)  # fmt: skip


MORE = {
    "timeline": ({}, {"split": "COUNTRY", "step": "year"}, {"split": ""}),
    "systems": (
        {"catalogue": "true"}, {"form": "families", "tab": "said"}, {"desk": "card", "against": "patriot"},
        {"form": "families", "parts": "false"}, {"desk": "board", "reference": "true", "countries": "all"},
        {"desk": "card", "parts": "true"}, {"desk": "board"}, {"group": "threats", "tab": "said"},
    ),
    "together": ({}, {"rows": "PERSON", "columns": "ORG", "in": "documents"}, {"columns": "COUNTRY"}),
    "compare": ({}, {"part": "there"}), "entities": ({}, {"kind": "COUNTRY"}),
}  # fmt: skip
"""Choices of a page of its own."""


@dataclass
class Kept:
    """What a page would call after a click, by the key of what was drawn, and what was selected by calling it."""

    cells: dict = field(default_factory=dict)
    points: dict = field(default_factory=dict)
    acts: dict = field(default_factory=dict)
    selected: list = field(default_factory=list)

    def selected_by(self, key: str, reported: object):
        """What a component selects when it reports this."""
        self.selected.clear()
        self.acts[key](reported)
        return self.selected[-1] if self.selected else None


@pytest.fixture(scope="module", params=["none", "seed", pytest.param("two hundred", marks=pytest.mark.slow)])
def library(request, tmp_path_factory):
    """The dashboard's library."""
    folder = tmp_path_factory.mktemp("figures") / "library"
    if request.param == "two hundred":
        made_library.make(folder, 200).close()
    elif request.param == "none":
        empty = Library.open(folder)
        empty.remember("seeded", "yes")
        empty.close()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PICKET_LIBRARY", str(folder))
        st.cache_resource.clear()
        yield request.param
        st.cache_resource.clear()


@pytest.fixture
def kept(monkeypatch):
    """What pages hand over to be called."""
    found = Kept()
    cell, point, triggered = session.clicked_cell, session.clicked_point, session.triggered

    def clicked_cell(widget, key, selects):
        found.cells[key] = selects
        return cell(widget, key, selects)

    def clicked_point(widget, selects, key="", by_itself=True):
        found.points[key or widget] = selects
        return point(widget, selects, key, by_itself)

    def act_on(key, name, act):
        found.acts[key] = act
        return triggered(key, name, act)

    monkeypatch.setattr(session, "clicked_cell", clicked_cell)
    monkeypatch.setattr(session, "clicked_point", clicked_point)
    monkeypatch.setattr(session, "triggered", act_on)
    monkeypatch.setattr(session, "toggle", found.selected.append)
    return found


def figures(visit: Visit, kept: Kept):
    """Each figure drawn on a page: what it is called, the number it shows, and what a click on it selects."""
    for element in visit.at.dataframe:
        for key, selects in kept.cells.items():
            if element.proto.id.endswith(f"-{key}"):
                yield from _of_table(key, element.value, selects)
    for chart in visit.at.get("plotly_chart"):
        for key, selects in kept.points.items():
            if chart.proto.id.endswith(f"-{key}"):
                yield from _of_chart(key, json.loads(chart.proto.spec), selects)
    for element in visit.at.get("bidi_component"):
        if element.proto.component_name in OF_COMPONENTS:
            key = next(key for key in kept.acts if element.proto.id.endswith(f"-{key}"))
            yield from OF_COMPONENTS[element.proto.component_name](key, json.loads(element.proto.json), kept)


def _of_table(key, table, selects):
    for row in range(min(len(table), ROWS)):
        for column in table.select_dtypes("number").columns:
            if column not in ("leaning", "words") and table[column].iloc[row]:
                yield f"{key}, row {row}, {column}", int(table[column].iloc[row]), selects(row, column)


def _of_chart(key, figure, selects):
    for trace in figure["data"]:
        if "customdata" not in trace:
            continue
        if trace["type"] in ("choropleth", "scattergeo"):
            numbers = [int(re.search(r"<br>([\d,]+) ", words)[1].replace(",", "")) for words in trace["hovertext"]]
        else:
            numbers = _listed(trace["x"] if trace.get("orientation") == "h" else trace["y"])
        for number, custom in zip(numbers, _listed(trace["customdata"]), strict=True):
            yield f"{key} at {custom}", int(number), selects(*custom)


def _listed(values):
    """A plotly array, which may be packed."""
    if isinstance(values, dict):
        flat = np.frombuffer(base64.b64decode(values["bdata"]), values["dtype"])
        return (
            flat.reshape([int(n) for n in values["shape"].split(",")]).tolist() if "shape" in values else flat.tolist()
        )
    return values


def _of_headlines(key, data, kept):
    for place, figure in enumerate(data):
        for which, part in enumerate(("value", "note")):
            if (figure["label"], part) != ("Documents", "value"):  # which opens the Library page
                yield f"{figure['label']}, {part}", _number(figure[part]), kept.selected_by(key, [place, which])


def _of_bars(key, data, kept):
    for number, (name, count, *_) in enumerate(data["bars"]):
        yield f"{key}: {name}", _number(count), kept.selected_by(key, number)


def _of_tally(key, data, kept):
    for number, (words, *_) in enumerate(piece for piece in data if piece[1]):
        yield f"{key}: {words}", _number(words), kept.selected_by(key, number)


def _of_matrix(key, data, kept):
    for row, counts in zip(data["rows"][:ROWS], data["counts"]):
        for column, count in zip(data["columns"], counts):
            if count:
                reported = [row["key"], column["key"]]
                yield f"{key} at {reported}", count, kept.selected_by(key, reported)


def _of_profile(key, data, kept):
    pieces = [
        piece for section in data["sections"] for _, cells in section["rows"] for cell in cells for line in cell
        for piece in line if isinstance(piece, list)
    ]  # fmt: skip
    for words, number, _ in pieces:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", words):  # a day, not a figure
            yield f"{key}: {words}", _number(words), kept.selected_by(key, number)


def _of_families(key, data, kept):
    rows = [row for _, rows in data["groups"] for row in rows]
    while rows:
        row = rows.pop()
        rows += row["below"]
        if row["value"]:
            yield f"{key}: {row['name']}", row["value"], kept.selected_by(key, row["number"])


def _of_board(key, data, kept):
    for row in (row for group in data["groups"] for row in group["rows"][:ROWS]):
        yield f"{key}: {row['key']}", row["count"], kept.selected_by(key, [row["key"], ""])
        for country, cell in zip(data["countries"], row["cells"]):
            for chip in cell["chips"] if cell else ():
                reported = [row["key"], country["key"], *chip["report"]]
                yield f"{key} at {reported}", chip["count"], kept.selected_by(key, reported)


OF_COMPONENTS = {
    "picket_profile": _of_profile, "picket_family_tree": _of_families,
    "picket_bars": _of_bars, "picket_figures": _of_headlines, "picket_tally": _of_tally, "picket_matrix": _of_matrix,
    "picket_status_board": _of_board,
}  # fmt: skip


def _number(words):
    return int(re.match(r"[\d,]+", words)[0].replace(",", ""))


def checked(visit: Visit, kept: Kept, scope: Filter, there: Filter, every: int = 1) -> int:
    """Click every figure and compare; of every so many also the CSV. How many there were."""
    number = 0
    for number, (called, shown, chosen) in enumerate(figures(visit, kept), 1):
        assert chosen, called
        wanted = selection.within(chosen, there if chosen.get("side") else scope, server.catalogue())
        rows = pane.rows(wanted, selection.listed(chosen), chosen)
        assert len(rows) == shown, (called, chosen)
        if number % every == 0:
            written = b"".join(EXPORTERS["csv"].pieces(rows.batches()))
            assert len(read_csv(written)) == shown, (called, chosen)
    return number


@pytest.mark.parametrize("page", PAGES)
def test_every_figure_opens_as_many_rows_as_it_says(library, kept, page):
    seen = 0
    choices = MORE.get(page, ({},))
    for number, query in enumerate(VIEWS if library == "two hundred" else VIEWS[:3]):
        visit = Visit(page, **query, **choices[number % len(choices)])
        values = {name: [value] if isinstance(value, str) else value for name, value in query.items()}
        seen += checked(visit, kept, address.asked(values), address.asked({}), every=9)
    assert seen > 0 or library == "none"


def test_the_panel_has_as_many_rows_as_the_figure_and_pages_to_the_last(library, kept):
    if library != "two hundred":
        return
    first = Visit("entities", show="COUNTRY~USA").component("picket_evidence")
    last = Visit("entities", show="COUNTRY~USA", p=str(first["pages"])).component("picket_evidence")
    assert len(first["rows"]) == first["size"]
    assert (last["page"] - 1) * last["size"] + len(last["rows"]) == last["total"] == first["total"]
    for tab in first["tabs"]:
        shown = Visit("entities", show=f"COUNTRY~USA~by.{tab[0]}").component("picket_evidence")
        assert shown["total"] == _number(tab[1])
        for row in shown["rows"][:5]:
            for words, opens in row.get("figures", []):
                assert Visit("entities", show=opens).component("picket_evidence")["total"] == _number(words)
