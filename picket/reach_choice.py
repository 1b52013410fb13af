"""Which systems are drawn together: a system with its family, or what a country operates, is to get, or hosts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from picket.catalogue.load import Catalogue
from picket.catalogue.schema import System, Target

Role = Literal["itself", "part", "whole", "same targets", "operator", "host", "threat"]

_ORDER = ("itself", "part", "whole", "same targets", "threat")
THREAT = "threat missile"
APART = ("sensor", "command and control")
"""Kinds of system that stop nothing themselves."""

GONE = ("cancelled", "former")
"""Statuses of an operator that has or gets the system no more."""


@dataclass(frozen=True, slots=True)
class Member:
    """A system and why it is among those drawn.

    Of a system: "itself", "part" of it, the "whole" that it is part of, a defence against the "same targets", or a
    "threat" of a class it is meant to stop. Of a country: it is its "operator" (or orders, plans, considers it), only
    its "host", or operator or host of a "threat". `status` is "hosted" or the first that the catalogue lists of the
    country, "operational" before all; "" of a system.
    """

    system: System
    role: Role
    status: str = ""


def of_system(
    key: str, catalogue: Catalogue, *, same_targets: bool = False, threats: bool = False
) -> list[Member]:  # fmt: skip
    """The system, then what it belongs to and what belongs to it, at any depth, in the order of the catalogue.

    `same_targets` adds the other defences of which a source states a target that is one of `targets`, `threats`
    the missiles of these classes; they follow in this order.
    """
    parts, wholes, against = catalogue.family(key), _wholes(key, catalogue), targets(key, catalogue)
    roles: dict[str, Role] = {**dict.fromkeys(parts, "part"), **dict.fromkeys(wholes, "whole"), key: "itself"}
    for system in catalogue.systems.values():
        if system.kind == THREAT:
            if threats and against & {stated.value for stated in system.missile_class}:
                roles.setdefault(system.key, "threat")
        elif same_targets and against & {stated.value for stated in system.targets}:
            roles.setdefault(system.key, "same targets")
    found = [Member(system, roles[one]) for one, system in catalogue.systems.items() if one in roles]
    return sorted(found, key=lambda member: _ORDER.index(member.role))


def targets(key: str, catalogue: Catalogue) -> set[Target]:
    """What the system and its parts are stated to be meant against."""
    return {stated.value for one in catalogue.family(key) for stated in catalogue.systems[one].targets}


def of_country(iso3: str, catalogue: Catalogue, *, threats: bool = False) -> list[Member]:
    """The defences that a country operates, is to get or considers, those that only others station on its soil, and
    with `threats` its missiles that defences are meant to stop. What is cancelled or given up is not here: see `gone`.
    """
    found = [member for system in catalogue.systems.values() if (member := _member(system, iso3))]
    return [member for member in found if threats or member.role != "threat"]


def gone(iso3: str, catalogue: Catalogue) -> list[Member]:
    """What the country was to get or had, and what stood on its soil, if that is all that is stated."""
    found = [_member(system, iso3, lost=True) for system in catalogue.systems.values()]
    return [member for member in found if member and not _member(member.system, iso3)]


def countries(catalogue: Catalogue) -> list[str]:
    """ISO3 of all that are stated to operate, get or host a system, by name."""
    there = {one.country for system in catalogue.systems.values() for one in (*system.operators, *system.hosts)}
    return sorted(there, key=lambda iso3: catalogue.countries[iso3].name)


def _member(system: System, iso3: str, lost: bool = False) -> Member | None:
    """The system as the country's, by what it operates or is to get before what it hosts; `lost`: by what is gone."""
    operates, hosts = (
        [one.status for one in entries if one.country == iso3 and (one.status in GONE) == lost]
        for entries in (system.operators, system.hosts)
    )
    if not operates and not hosts:
        return None
    status = "operational" if "operational" in operates else operates[0] if operates else "hosted"
    role: Role = "threat" if system.kind == THREAT else "operator" if operates else "host"
    return Member(system, role, hosts[0] if lost and not operates else status)


def _wholes(key: str, catalogue: Catalogue) -> set[str]:
    """What the system belongs to, at any depth."""
    found: set[str] = set()
    waiting = list(catalogue.systems[key].part_of)
    while waiting:
        if (one := waiting.pop()) not in found:
            found.add(one)
            waiting += catalogue.systems[one].part_of
    return found
