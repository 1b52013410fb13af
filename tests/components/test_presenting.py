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
    codes = ["PRK", "KOR", "JPN", "CHN", "TWN", "MNG"]
    placed = map_labels.places(codes, [f"Country {code} 100" for code in codes], 360)
    assert placed[0][0] == "Country PRK 100" and placed[0][2] == "middle center"
    boxes = [map_labels._box(*place, words, side, 360) for words, place, side in placed]
    assert len(boxes) > 2
    assert not any(map_labels._meet(a, b) for at, a in enumerate(boxes) for b in boxes[:at])
    assert len(map_labels.places(codes, [f"Country {code} 100" for code in codes], 120)) < len(codes)
