"""Reach and layers: published ranges and altitudes, phases of flight, and who operates what, of a family or a country.

Everything here is what the catalogue's sources state; nothing depends on the documents or on the filter.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from components import (
    heading,
    look,
    palette,
    picture,
    presenting,
    reach_chart,
    reach_controls,
    reach_grid,
    reach_marks,
    reach_table,
    server,
)
from components.reach_controls import Asked
from components.reach_lines import KM, Line, family, joined, lines
from picket import reach, reach_choice
from picket.catalogue.load import Catalogue
from picket.filter import Filter
from picket.reach_choice import Member
from picket.tables import Finished

LAYERS_NOTE = (
    "Phases of flight from launch to target, as sources state them. Outside or inside the atmosphere is stated of a "
    "system as a whole, not of each phase."
)
OPERATORS_NOTE = (
    "In italics behind a double line: it stands on the country's soil, and another state operates it. "
    "A raised C: only weak, copied or partisan sources."
)
STYLE = Path(__file__).with_suffix(".css").read_text(encoding="utf-8")


def draw(system: str, iso3: str = "") -> None:
    """Draw all of it. `system` (key) and `iso3` are what the page has chosen: shown unless others are chosen here.

    Call it inside a fragment that follows the selection: its controls then draw it anew alone.
    """
    catalogue = server.catalogue()
    st.html(f"<style>{STYLE}</style>")
    asked = reach_controls.draw(catalogue, system, iso3)
    members = asked.members(catalogue)
    if not members:
        st.html(f'<p class="picket-hint">{look.escape(_nothing(asked, catalogue))}</p>')
        return
    drawn = lines(members, asked.km)
    title, words = _title(asked, catalogue), said(asked, members, catalogue)
    table = Finished(reach.table(line.band for line in drawn), f"{title}, whatever the filter", reach.COLUMNS)
    heading.draw(title, as_of(members), table, "reach", asked.of, key="reach", wanted=Filter(),
                 beside=lambda: _picture("bands", title, as_of(members), asked, words) if drawn else None)  # fmt: skip
    _bands(asked, drawn)
    if words:
        st.html(f'<p class="picket-reach-said">{look.escape(words)}</p>')
    of = title.partition(": ")[2]
    _headed("layers", "Layers", of, LAYERS_NOTE, asked)
    with st.container(key="reach-layers"):
        st.html(reach_grid.layers(members))
    _headed("operators", "Who operates what", of, OPERATORS_NOTE, asked)
    _operators(asked, members, catalogue)
    st.html(reach_table.html(drawn, members, catalogue))


def _headed(part: str, words: str, of: str, note: str, asked: Asked) -> None:
    """A heading with the picture of what stands under it."""
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        heading.plain(words, note)
        _picture(part, f"{words}: {of}", note, asked)


def _picture(part: str, title: str, note: str, asked: Asked, *more: str) -> None:
    notes = (*filter(None, more), picture.STATED)
    picture.draw(f"reach-{part}", title, note, "reach", part, asked.of, key=f"reach-{part}", notes=notes,
                 filtered=False)  # fmt: skip


def as_of(members: list[Member]) -> str:
    """What kind of figures these are, and when the entries were last reviewed."""
    days = sorted(member.system.as_of for member in members)
    until = f" to {days[-1]:%-d %B %Y}" if days[0] != days[-1] else ""
    return (
        "Published claims, not measurements: each as its source states it, also where sources disagree. "
        f"Catalogue reviewed {days[0]:%-d %B %Y}{until}."
    )


def said(asked: Asked, members: list[Member], catalogue: Catalogue) -> str:
    """The sentences under the chart: how names are to be read, and for what no figure is published."""
    sentences = []
    if asked.by == "country":
        sentences += _of_country(asked, members, catalogue)
    elif (asked.same_targets or asked.threats) and not reach_choice.targets(asked.of, catalogue):
        sentences.append(
            f"What {catalogue.systems[asked.of].short} is meant against is not stated: no others are drawn."
        )
    if strong := family(members):
        own = catalogue.systems[asked.of].short
        sentences.append(f"{own}{' and its family are' if len(strong) > 1 else ' is'} in bold.")
    drawn = {line.band.system for line in lines(members, asked.km)}
    if without := [member.system.short for member in members if member.system.key not in drawn]:
        what = {"both": "range or altitude", "range": "range", "altitude": "altitude"}[asked.km]
        sentences.append(f"No {what} is published for {joined(without)} in the catalogue's sources.")
    return " ".join(sentences)


def _title(asked: Asked, catalogue: Catalogue) -> str:
    """What stands above the chart: "Published range and altitude: THAAD and its family"."""
    if asked.by == "country":
        return f"Published {KM[asked.km].lower()}: {catalogue.countries[asked.of].name}"
    alone = len(reach_choice.of_system(asked.of, catalogue)) == 1
    others = ", with others against the same targets" * asked.same_targets
    whose = f"{catalogue.systems[asked.of].short}{'' if alone else ' and its family'}{others}"
    return f"Published {KM[asked.km].lower()}: {whose}"


def _bands(asked: Asked, drawn: list[Line]) -> None:
    if not drawn:
        return
    dark = look.dark()
    chart = presenting.enlarged(reach_chart.figure(drawn, asked.scale, dark))
    if presenting.on():
        chart.update_layout(margin_r=presenting.pixels(90))  # the words beside the last marks are larger too
    with st.container(key="reach-bands"):
        st.html(legend(drawn, dark))
        st.plotly_chart(
            chart, key="reach-chart", theme=None, config={"displayModeBar": False},
            alt=f"{len(drawn)} published figures in kilometres, drawn as bars and points; "
                "the table below lists the same.",
        )  # fmt: skip


def legend(drawn: list[Line], dark: bool) -> str:
    """What the marks mean, in words: those that occur."""
    low, high = reach_marks.colours(dark)
    bands = [line.band for line in drawn]
    bounds = [(band.least is not None) + (band.most is not None) for band in bands]
    kinds = {line.high for line in drawn}
    entries = [
        ("low", "distance", len(kinds) > 1),
        ("high", "altitude", len(kinds) > 1),
        ("firm", "from one stated bound to the other", 2 in bounds),
        ("open", "fades where no bound is stated", 1 in bounds),
        ("about", "given as about", any(band.about is not None for band in bands)),
        ("value", "given as one figure", any(band.value is not None for band in bands)),
        ("weak", "hatched or hollow: only weak, copied or partisan sources", any(band.weak for band in bands)),
    ]
    items = "".join(f'<li><i class="{mark}"></i>{words}</li>' for mark, words, there in entries if there)
    return f'<ul class="picket-reach-legend" style="--low: {low}; --high: {high}">{items}</ul>'


def _operators(asked: Asked, members: list[Member], catalogue: Catalogue) -> None:
    table = reach_grid.operators(members, catalogue, asked.of if asked.by == "country" else "")
    if not table:
        st.html('<p class="picket-hint">No operator and no host is stated in the catalogue\'s sources.</p>')
        return
    with st.container(key="reach-operators"):
        st.html(f'<div style="--ground: {palette.GROUND[look.dark()]}">{table}</div>')


def _of_country(asked: Asked, members: list[Member], catalogue: Catalogue) -> list[str]:
    """How the statuses are to be read, and what is not drawn because it is no more."""
    sentences = ["Systems without a status behind their name are stated to be operational there."]
    if any(member.status == "hosted" for member in members):
        sentences.append("“Hosted”: others operate it on the country's soil.")
    if gone := [f"{one.system.short} ({one.status})" for one in reach_choice.gone(asked.of, catalogue)]:
        sentences.append(f"Not drawn: {joined(gone)}.")
    return sentences


def _nothing(asked: Asked, catalogue: Catalogue) -> str:
    name = catalogue.countries[asked.of].name
    return f"No source in the catalogue states that {name} operates, is to get or hosts a defence."
