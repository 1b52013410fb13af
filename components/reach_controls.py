"""Of what reach is drawn and how: a system with its family or a country, which figures, and on which scale."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from components import session
from components.reach_axis import Scale
from components.reach_lines import KM
from picket import reach_choice
from picket.catalogue.load import Catalogue
from picket.reach_choice import Member

BY = {"system": "System and its family", "country": "Country"}
SCALES: dict[Scale, str] = {"log": "Logarithmic", "linear": "Linear"}
MORE = {"without": "Left out", "with": "Drawn too"}


@dataclass(frozen=True)
class Asked:
    """What is to be drawn: of a system by its key or a country by its ISO3, and how."""

    by: str
    of: str
    km: str
    scale: Scale
    threats: bool
    same_targets: bool

    def members(self, catalogue: Catalogue) -> list[Member]:
        """The systems drawn."""
        if self.by == "country":
            return reach_choice.of_country(self.of, catalogue, threats=self.threats)
        return reach_choice.of_system(self.of, catalogue, same_targets=self.same_targets, threats=self.threats)


def draw(catalogue: Catalogue, system: str, iso3: str) -> Asked:
    """The controls in a line, and what they say; `system` and `iso3` are meant unless others are chosen."""
    with st.container(horizontal=True, vertical_alignment="center", key="reach-controls"):
        by, of = _whose(catalogue, system, iso3)
        km = session.value("reach-km", KM, "both")
        st.segmented_control(
            "Draw", list(KM), required=True, format_func=KM.__getitem__, **session.control("reach-km", km)
        )
        scale = session.value("reach-scale", SCALES, "linear" if km == "altitude" else "log")
        st.segmented_control(
            "Scale", list(SCALES), required=True, format_func=SCALES.__getitem__,
            **session.control("reach-scale", scale),
        )  # fmt: skip
        threats = _more("Threat missiles", "reach-threats", "with" if by == "country" else "without")
        same = by == "system" and _more("Others against the same targets", "reach-same", "without")
    return Asked(by, of, km, "linear" if scale == "linear" else "log", threats, same)


def _whose(catalogue: Catalogue, system: str, iso3: str) -> tuple[str, str]:
    """One of BY, and which."""
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
    return by, of


def _names(by: str, catalogue: Catalogue) -> dict[str, str]:
    """What there is to choose from, and what it is called."""
    if by == "country":
        return {iso3: catalogue.countries[iso3].name for iso3 in reach_choice.countries(catalogue)}
    return {system.key: system.short for system in catalogue.systems.values()}


def _more(label: str, name: str, usual: str) -> bool:
    shown = session.value(name, MORE, usual)
    st.segmented_control(label, list(MORE), required=True, format_func=MORE.__getitem__, **session.control(name, shown))
    return shown == "with"
