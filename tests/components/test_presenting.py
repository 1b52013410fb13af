"""Charts and tables for a shared screen."""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components import grid, map_labels, presenting


def test_at_a_desk_a_chart_is_left_as_it_is(monkeypatch):
    monkeypatch.setattr(presenting, "on", lambda: False)
    chart = go.Figure()
    assert presenting.enlarged(chart, 300) is chart


def test_all_that_is_in_a_chart_grows_and_its_height_is_the_one_asked_for(monkeypatch):
    monkeypatch.setattr(presenting, "on", lambda: True)
    monkeypatch.setattr(presenting, "scale", lambda: 1.4)
    chart = go.Figure(
        go.Bar(x=[1], y=[2], textfont={"color": "red"}),
        {
            "height": 200, "margin": {"l": 10, "r": 10}, "xaxis": {"tickfont": {"size": 10}, "range": [0, 5]},
            "annotations": [{"text": '<span style="font-size:15px">x</span> 15px', "font": {"size": 13}, "xshift": 8}],
        },
    )  # fmt: skip
    grown = presenting.enlarged(chart, 300).to_dict()
    layout = grown["layout"]
    assert layout["height"] == 420 and layout["margin"] == {"l": 14, "r": 14}
    assert layout["xaxis"] == {"tickfont": {"size": 14}, "range": (0, 5)} or layout["xaxis"]["tickfont"]["size"] == 14
    assert round(layout["font"]["size"], 1) == round(grown["data"][0]["textfont"]["size"], 1) == 16.8
    (said,) = layout["annotations"]
    assert said["text"] == '<span style="font-size:21px">x</span> 15px'
    assert round(said["font"]["size"], 1) == 18.2 and round(said["xshift"], 1) == 11.2
    assert chart.layout.height == 200


def test_whole_numbers_have_thousands_separators_and_widths_follow_the_screen(monkeypatch):
    monkeypatch.setattr(presenting, "scale", lambda: 2.0)
    table = pd.DataFrame({"n": [1234], "x": [0.5], "name": ["a"], "own": [1]})
    columns = {
        "n": st.column_config.NumberColumn("Number", width="small"), "name": "Name",
        "own": st.column_config.NumberColumn("Own", format="%+d", width=80),
    }  # fmt: skip
    made = grid._columns(table, columns)
    assert made["n"]["type_config"]["format"] == "%,d" and made["n"]["width"] == 150
    assert made["own"]["type_config"]["format"] == "%+d" and made["own"]["width"] == 160
    assert made["x"] == {} and made["name"] == {"label": "Name"}


def test_labels_of_a_map_never_cover_each_other_and_the_largest_come_first():
    codes = ["PRK", "KOR", "JPN", "CHN", "TWN", "MNG", "XXX"]
    placed = map_labels.places(codes, [f"{code} 100" for code in codes], 360)
    assert [one.words for one in placed] == [f"{code} 100" for code in codes[:-1]]
    assert (placed[0].x, placed[0].y) == placed[0].country == map_labels.points()["PRK"]
    width, line = 7 * map_labels._LETTER / 360, map_labels._LINE / 360
    for at, one in enumerate(placed):
        assert all(abs(one.x - other.x) > width - 1e-6 or abs(one.y - other.y) > line - 1e-6 for other in placed[:at])
    assert any(one.joined for one in placed) and not placed[0].joined
    assert len(map_labels.places(codes, [f"Country {code} 100" for code in codes], 120)) < len(placed)


def test_what_stands_on_the_map_is_the_name_and_the_figure():
    rows = pd.DataFrame({"iso3": ["JPN", "USA"], "country": ["Japan", "A & <b>"], "mentions": [5, 1234]})
    *lines, labels = map_labels.traces(rows, "mentions", dark=False, height=360)
    assert labels.text == ("<b>A &amp; &lt;b&gt; 1,234</b>", "<b>Japan 5</b>")
    assert [one.mode for one in (*lines, labels)] == ["lines", "lines", "text"]
    assert {one.hoverinfo for one in (*lines, labels)} == {"skip"}  # a click on a label is one on the country below
