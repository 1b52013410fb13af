"""The lines of the chart of reach: one a published figure, grouped by the phases in which systems intercept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from picket import reach
from picket.catalogue.schema import System
from picket.reach import ALTITUDES, PHASES, Band
from picket.reach_choice import APART, THREAT, Member

UNSTATED, SENSORS, THREATS = "Phase not stated", "Sensors and command", "Threat missiles"
KM = {"both": "Range and altitude", "range": "Range", "altitude": "Altitude"}
"""What can be drawn; a range is every distance along the ground."""

LONGEST = 40
"""Characters of a label or note on the chart."""


@dataclass(frozen=True, slots=True)
class Line:
    """One figure under its heading; `label` names the system and version, and its status in a country.

    `strong` marks what was asked for where others, against the same targets, are drawn too.
    """

    heading: str
    label: str
    band: Band
    strong: bool = False

    @property
    def high(self) -> bool:
        """Whether it is an altitude."""
        return self.band.measure in ALTITUDES

    @property
    def words(self) -> str:
        """The claim: "altitude up to 150 km"."""
        return f"{self.band.measure} {self.band.words}"

    @property
    def said(self) -> str:
        """What stands at its right end: the claim, whether only weak sources make it, and what it holds for."""
        note = f" ({short(self.band.note)})" if self.band.note else ""
        return self.words + ", weak source" * self.band.weak + note


def short(words: str, most: int = LONGEST) -> str:
    """Words cut to what fits beside a mark; the tooltip and the table have all of them."""
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def lines(members: Iterable[Member], km: str) -> list[Line]:
    """Defences by phase from boost to terminal, then sensors, then threat missiles; `km` is one of KM."""
    ordered = sorted(members, key=lambda member: _place(member.system))
    strong = family(ordered)
    found = [
        Line(heading(member.system), _label(member, band), band, member.system.key in strong)
        for member in ordered
        for band in reach.bands([member.system])
    ]
    return [line for line in found if km == "both" or line.high == (km == "altitude")]


def family(members: Iterable[Member]) -> set[str]:
    """The keys of a system's own family among others against the same targets; none where there are no others."""
    roles = {member.system.key: member.role for member in members}
    own = {key for key, role in roles.items() if role in ("itself", "part", "whole")}
    return own if "same targets" in roles.values() else set()


def heading(system: System) -> str:
    """Under what a system is drawn: "Midcourse and terminal"."""
    if system.kind == THREAT:
        return THREATS
    if system.kind in APART:
        return SENSORS
    stated = [phase for phase in PHASES if phase in {one.value for one in system.phase}]
    return joined(stated).capitalize() if stated else UNSTATED


def joined(words: list[str]) -> str:
    """ "a, b and c"."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def _place(system: System) -> tuple[int, list[int]]:
    """Defences first, by their phases in the order of flight."""
    rank = {UNSTATED: 1, SENSORS: 2, THREATS: 3}.get(heading(system), 0)
    return rank, sorted(PHASES.index(one.value) for one in system.phase)


def _label(member: Member, band: Band) -> str:
    name = band.version if band.version.startswith(band.name) else f"{band.name} {band.version}".rstrip()
    return f"{name} ({member.status})" if member.status not in ("", "operational") else name
