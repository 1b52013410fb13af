"""Reach and layers: published ranges and altitudes, phases of flight, and who operates what, of a family or a country.

Everything here is what the catalogue's sources state; nothing depends on the documents or on the filter.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from components import cached, look, palette, reach_chart, reach_grid, reach_table, session
from components.reach_lines import KM, Line, joined, lines
from picket import reach_choice
from picket.catalogue.load import Catalogue
from picket.reach_choice import Member

STYLE = Path(__file__).with_suffix(".css").read_text(encoding="utf-8")
BY = {"system": "System and its family", "country": "Country"}
SCALES: dict[reach_chart.Scale, str] = {"log": "Logarithmic", "linear": "Linear"}
MORE = {"without": "Left out", "with": "Drawn too"}


@dataclass(frozen=True)
class Asked:
    """What is to be drawn: of a system by its key or a country by its ISO3, and how."""

    by: str
    of: str
    km: str
    scale: reach_chart.Scale
    threats: bool
    same_targets: bool

    def members(self, catalogue: Catalogue) -> list[Member]:
        """The systems drawn."""
        if self.by == "country":
            return reach_choice.of_country(self.of, catalogue, threats=self.threats)
        return reach_choice.of_system(self.of, catalogue, same_targets=self.same_targets, threats=self.threats)


def draw(system: str, iso3: str = "") -> None:
    """Draw all of it. `system` (key) and `iso3` are what the page has chosen: shown unless others are chosen here.

    Call it inside a fragment that follows the selection: its controls then draw it anew alone.
    """
    catalogue = cached.catalogue()
    st.html(f"<style>{STYLE}</style>")
    with st.container(horizontal=True, vertical_alignment="center", key="reach-controls"):
        asked = _asked(catalogue, system, iso3)
    members = asked.members(catalogue)
    if not members:
        st.html(f'<p class="picket-hint">{look.escape(_nothing(asked, catalogue))}</p>')
        return
    drawn = lines(members, asked.km)
    _bands(asked, drawn)
    st.html(said(asked, members, catalogue))
    st.subheader("Layers", anchor=False)
    st.html(reach_grid.layers(members))
    st.subheader("Who operates what", anchor=False)
    _operators(asked, members, catalogue)
    st.html(reach_table.html(drawn, members, catalogue))


def said(asked: Asked, members: list[Member], catalogue: Catalogue) -> str:
    """The sentences under the chart: what kind of figures these are, as of when, and for what there are none."""
    days = sorted(member.system.as_of for member in members)
    as_of = f"{days[0]:%-d %B %Y}" + (f" to {days[-1]:%-d %B %Y}" if days[0] != days[-1] else "")
    sentences = [f"Published claims, not measurements, as the catalogue had them on {as_of}."]
    if asked.by == "country":
        sentences += _of_country(asked, members, catalogue)
    drawn = {line.band.system for line in lines(members, asked.km)}
    if without := [member.system.short for member in members if member.system.key not in drawn]:
        what = {"both": "range or altitude", "range": "range", "altitude": "altitude"}[asked.km]
        sentences.append(f"No {what} is published for {joined(without)} in the catalogue's sources.")
    return f'<p class="picket-reach-said">{look.escape(" ".join(sentences))}</p>'


def _asked(catalogue: Catalogue, system: str, iso3: str) -> Asked:
    """The controls, and what they say."""
    by = session.value("reach", BY, "country" if iso3 and not system else "system")
    st.segmented_control(
        "Reach of", list(BY), required=True, format_func=BY.__getitem__, label_visibility="collapsed",
        **session.control("reach", by, drops=("reach-of",)),
    )  # fmt: skip
    names = _names(by, catalogue)
    usual = next(key for key in (iso3 if by == "country" else system, "USA", *names) if key in names)
    of = session.value("reach-of", names, usual)
    st.selectbox(
        BY[by], list(names), format_func=names.__getitem__, width=230, label_visibility="collapsed",
        **session.control("reach-of", of),
    )  # fmt: skip
    km = session.value("reach-km", KM, "both")
    st.segmented_control("Draw", list(KM), required=True, format_func=KM.__getitem__, **session.control("reach-km", km))
    scale = session.value("reach-scale", SCALES, "linear" if km == "altitude" else "log")
    st.segmented_control(
        "Scale", list(SCALES), required=True, format_func=SCALES.__getitem__, **session.control("reach-scale", scale)
    )
    threats = _more("Threat missiles", "reach-threats", "with" if by == "country" else "without")
    same = by == "system" and _more("Others against the same targets", "reach-same", "without")
    return Asked(by, of, km, "linear" if scale == "linear" else "log", threats, same)


def _names(by: str, catalogue: Catalogue) -> dict[str, str]:
    """What there is to choose from, and what it is called."""
    if by == "country":
        return {iso3: catalogue.countries[iso3].name for iso3 in reach_choice.countries(catalogue)}
    return {system.key: system.short for system in catalogue.systems.values()}


def _more(label: str, name: str, usual: str) -> bool:
    shown = session.value(name, MORE, usual)
    st.segmented_control(label, list(MORE), required=True, format_func=MORE.__getitem__, **session.control(name, shown))
    return shown == "with"


def _bands(asked: Asked, drawn: list[Line]) -> None:
    if not drawn:
        return
    dark = look.dark()
    st.html(legend(drawn, dark))
    st.plotly_chart(
        reach_chart.figure(drawn, asked.scale, dark), key="reach-chart", theme=None, config={"displayModeBar": False},
        alt=f"{len(drawn)} published figures in kilometres, drawn as bars and points; the table below lists the same.",
    )  # fmt: skip


def legend(drawn: list[Line], dark: bool) -> str:
    """What the marks mean, in words: those that occur."""
    low, high = reach_chart.colours(dark)
    bands = [line.band for line in drawn]
    bounds = [(band.least is not None) + (band.most is not None) for band in bands]
    kinds = {line.high for line in drawn}
    entries = [
        ("firm", "a distance", False in kinds and len(kinds) > 1),
        ("high", "an altitude", len(kinds) > 1),
        ("firm", "from one stated bound to the other", 2 in bounds),
        ("open", "fades where no bound is stated", 1 in bounds),
        ("about", "given as about", any(band.about is not None for band in bands)),
        ("value", "given as one figure", any(band.value is not None for band in bands)),
        ("weak", "hatched or hollow: only weak, copied or partisan sources", any(band.weak for band in bands)),
    ]
    items = "".join(f'<li><i class="{mark}"></i>{words}</li>' for mark, words, there in entries if there)
    ink = low if False in kinds else high
    return f'<ul class="picket-reach-legend" style="--ink: {ink}; --high: {high}">{items}</ul>'


def _operators(asked: Asked, members: list[Member], catalogue: Catalogue) -> None:
    table = reach_grid.operators(members, catalogue, asked.of if asked.by == "country" else "")
    if not table:
        st.html('<p class="picket-hint">No operator and no host is stated in the catalogue\'s sources.</p>')
        return
    st.html(
        f'<div style="--ground: {palette.GROUND[look.dark()]}">{table}<p class="picket-reach-said">In italics behind a '
        "double line: the system stands on the country's soil, and another state operates it.</p></div>"
    )


def _of_country(asked: Asked, members: list[Member], catalogue: Catalogue) -> list[str]:
    """How the statuses are to be read, and what is not drawn because it is no more."""
    name = catalogue.countries[asked.of].name
    sentences = [f"Unless a status stands behind its name, {name} is stated to operate a system."]
    if any(member.role == "host" for member in members):
        sentences.append(f"“Hosted” is what other states operate on the soil of {name}.")
    if gone := [f"{one.system.short} ({one.held[0].status})" for one in reach_choice.gone(asked.of, catalogue)]:
        sentences.append(f"Not drawn: {joined(gone)}.")
    return sentences


def _nothing(asked: Asked, catalogue: Catalogue) -> str:
    name = catalogue.countries[asked.of].name
    return f"No source in the catalogue states that {name} operates, is to get or hosts a defence."
