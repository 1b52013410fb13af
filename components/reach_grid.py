"""How layers stack, and who operates what: two tables of our own HTML, all words of the catalogue escaped."""

from __future__ import annotations

from itertools import groupby

from components.look import escape
from components.reach_lines import SENSORS, UNSTATED, family, heading, joined
from picket import reach
from picket.catalogue.load import Catalogue
from picket.catalogue.schema import Source
from picket.reach import PHASES, WEAK, Cited, Holding, Layer
from picket.reach_choice import THREAT, Member


def layers(members: list[Member]) -> str:
    """Phases from left to right as columns, in each the defences whose sources have them intercept there."""
    if all(member.system.kind == THREAT for member in members):
        return '<p class="picket-beside">No defence is among them.</p>'
    found, strong = reach.layers([member.system for member in members]), family(members)
    by_key = {member.system.key: member for member in members}
    heads = "".join(f'<th scope="col">{phase.capitalize()}</th>' for phase in PHASES)
    cells = "".join(
        f"<td>{_chips([layer for layer in found if layer.phase == phase], by_key, strong)}</td>" for phase in PHASES
    )
    head, body = f"<thead><tr>{heads}</tr></thead>", f"<tbody><tr>{cells}</tr></tbody>"
    table = f'<table class="picket-layers" aria-label="Layers">{head}{body}</table>'
    beside = [
        (SENSORS, "Sensors and command, which stop nothing themselves"),
        (UNSTATED, "No phase is stated for"),
    ]
    return table + "".join(_named(words, [m for m in members if heading(m.system) == one]) for one, words in beside)


def operators(members: list[Member], catalogue: Catalogue, first: str = "") -> str:
    """Countries by systems, each cell with status and year; what only stands on a country's soil is in another form.

    `first` is the ISO3 of the country to begin with. "" where no operator or host is stated.
    """
    shown = sorted((member.system for member in members), key=lambda system: system.kind == THREAT)
    found = reach.holdings(shown, catalogue)
    systems = list(dict.fromkeys((one.system, one.name) for one in found))
    if not found:
        return ""
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for _, name in systems)
    rows = ""
    for (iso3, country), group in groupby(_ordered(found, first), key=lambda h: (h.iso3, h.country)):
        theirs = list(group)
        cells = "".join(f"<td>{''.join(_held(h) for h in theirs if h.system == key)}</td>" for key, _ in systems)
        chosen = ' class="chosen"' if iso3 == first else ""
        rows += f'<tr{chosen}><th scope="row">{escape(country)}</th>{cells}</tr>'
    return (
        '<div class="picket-holdings" tabindex="0" role="region" aria-label="Who operates what"><table>'
        f'<thead><tr><th scope="col">Country</th>{heads}</tr></thead><tbody>{rows}</tbody></table></div>'
    )


def published(source: Source) -> str:
    """A source by its publisher, date and grade."""
    return f"{source.publisher}{f', {source.date}' if source.date else ''} ({source.grade})"


def _ordered(found: list[Holding], first: str) -> list[Holding]:
    """Those of the country asked for, then country by country by the first system it has or gets, then by name.

    At each system those lead that operate it, then those that are to; hosts follow.
    """
    column = {key: place for place, key in enumerate(dict.fromkeys(one.system for one in found))}
    lead = {
        iso3: min((column[one.system], one.hosted, one.status != "operational") for one in found if one.iso3 == iso3)
        for iso3 in {one.iso3 for one in found}
    }
    return sorted(found, key=lambda one: (one.iso3 != first, lead[one.iso3], one.country))


def _chips(found: list[Layer], members: dict[str, Member], strong: set[str]) -> str:
    if not found:
        return '<p class="none">none stated</p>'
    return f"<ul>{''.join(_chip(layer, members[layer.system], layer.system in strong) for layer in found)}</ul>"


def _chip(layer: Layer, member: Member, strong: bool) -> str:
    status = member.status if member.status != "operational" else ""
    where = _where(layer)
    small = "".join(f"<small>{escape(one)}</small>" for one in (where, status) if one)
    told = [_told(f"{layer.name}, {layer.phase}", layer), *(_told(place, one) for place, one in layer.where)]
    kind = "strong" if strong else {"hosted": "hosted", "": "own"}.get(status, "coming")
    return f'<li class="{kind}" title="{escape("; ".join(told))}"><b>{escape(layer.name)}{_weak(layer)}</b>{small}</li>'


def _where(layer: Layer) -> str:
    """ "outside and inside the atmosphere"."""
    sides = [place.removesuffix(" the atmosphere") for place, _ in layer.where]
    return f"{joined(list(dict.fromkeys(sides)))} the atmosphere" if sides else ""


def _named(words: str, members: list[Member]) -> str:
    if not members:
        return ""
    return f'<p class="picket-beside">{words}: {escape(joined([member.system.short for member in members]))}.</p>'


def _held(holding: Holding) -> str:
    if holding.hosted:
        said = ", ".join(filter(None, ("hosts", holding.site, str(holding.year or ""))))
        if holding.status != "operational":
            said += f" ({holding.status})"
    else:
        said = " ".join(filter(None, (holding.status, str(holding.year or ""))))
    kind = "host" if holding.hosted else holding.status
    about = f"{holding.country}, {holding.name}: {said}"
    return f'<span class="{kind}" title="{escape(_told(about, holding))}">{escape(said)}{_weak(holding)}</span>'


def _weak(fact: Cited) -> str:
    """The mark of what only weak sources state."""
    return f"<sup>{WEAK}</sup>" * fact.weak


def _told(about: str, fact: Cited) -> str:
    noted = f"{about}: {fact.note}" if fact.note else about
    return f"{noted}. Published by {'; '.join(published(source) for source in fact.sources)}"
