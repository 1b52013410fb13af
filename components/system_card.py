"""One system: what the catalogue's sources say of it. Published claims, each with where it was read and when."""

from __future__ import annotations

from itertools import groupby

from components.look import escape
from picket.catalogue.facts import HEADINGS, Fact, facts
from picket.catalogue.load import Catalogue
from picket.catalogue.schema import System

GRADES = {"A": "official", "B": "press or research", "C": "weak, copied or partisan"}
_LINES = {"operators", "hosts", "figures", "variants", "events"}
"""Headings whose facts stand one below the other; those of the others stand in one line."""


def html(system: System, catalogue: Catalogue) -> str:
    """The card as our own HTML, all words escaped. Numbers in brackets lead to the sources below."""
    stated = facts(system, catalogue)
    number = {key: place for place, key in enumerate(system.sources, 1)}
    summary = "".join(f"<p>{_said(fact, number)}</p>" for fact in stated if fact.field == "summary")
    rows = "".join(
        f"<dt>{HEADINGS[field]}</dt><dd>{_together(field, list(group), number)}</dd>"
        for field, group in groupby(stated, key=lambda fact: fact.field)
        if field != "summary"
    )
    return (
        f'<div class="picket-card"><h2>{escape(system.short)}</h2><p class="full">{escape(system.name)}</p>'
        f"{summary}<dl>{rows}</dl>{_sources(system)}</div>"
    )


def _together(field: str, stated: list[Fact], number: dict[str, int]) -> str:
    return ("<br>" if field in _LINES else ", ").join(_said(fact, number) for fact in stated)


def _said(fact: Fact, number: dict[str, int]) -> str:
    cited = ", ".join(str(number[key]) for key in fact.sources)
    return f"{escape(fact.words)} <sup>[{cited}]</sup>"


def _sources(system: System) -> str:
    if not system.sources:
        return "<p class='full'>No source was found for facts on this system: it is recognised by name only.</p>"
    lines = "".join(
        f"<li>{escape(s.title)}. {escape(s.publisher)}{f', {s.date}' if s.date else ''} "
        f"({s.grade}, {GRADES[s.grade]}). <code>{escape(s.url)}</code></li>"
        for s in system.sources.values()
    )
    return (
        f"<details><summary>Sources ({len(system.sources)}), as of {system.as_of}</summary><ol>{lines}</ol></details>"
    )
