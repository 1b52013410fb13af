"""Sentences that both writers say alike: what a list leaves out, what a map shows, how a report is marked."""

from __future__ import annotations

from collections.abc import Sequence

from picket.brief.model import Brief, Named, Part, Reference, Report, System
from picket.brief.words import counted, joined
from picket.brief.world import BOUNDARIES

HOSTS = "On the soil of (hosts, not operators)"
NOT_THE_SAME = (
    "What published sources state and what these documents report are kept apart: neither is drawn into a current "
    "status. A host is not an operator."
)
DEFINED = "“Not” marks what is reported as denied, “hedged” what is said with reserve: may, reportedly, sources say."


def on_map(part: Part) -> str:
    """What the map shows, in words."""
    mentions = sum(count for _, count in part.on_map)
    said = f"{counted(mentions, 'mention')} of {counted(len(part.on_map), 'country', 'countries')}"
    apart = f"; {part.unplaced:,} more of names that could be several are not on the map" if part.unplaced else ""
    south = " Antarctica is not drawn." if "ATA" in dict(part.on_map) else ""
    return f"{said}{apart}.{south} {BOUNDARIES}"


def alt_of_map(part: Part) -> str:
    """The map for who does not see it."""
    most = joined(f"{one.name} {one.mentions:,}" for one in part.countries[:5])
    return f"World map of {counted(len(part.on_map), 'country', 'countries')} shaded by mentions: {most}."


def alt_of(what: str, named: list[tuple[str, int]]) -> str:
    """A chart for who does not see it."""
    most = joined(f"{name} {count:,}" for name, count in sorted(named, key=lambda one: -one[1])[:3])
    return f"{what}, {counted(len(named), 'bar')}; most: {most}." if named else f"{what}: none."


def more_countries(part: Part) -> str:
    """What the table of countries leaves out, "" for nothing."""
    rest = part.more_countries
    return f"{counted(rest.rows, 'more country', 'more countries')}" if rest.rows else ""


def more_systems(part: Part) -> str:
    """What of systems and of statements is told nowhere in the part."""
    rest = part.more_systems
    told = []
    if rest.rows:
        told.append(f"{counted(rest.rows, 'more system')} with {counted(rest.mentions, 'mention')}")
    if rest.statements:
        told.append(f"{counted(rest.statements, 'reported statement')} about systems that are not listed")
    return f"Not described here: {joined(told)}." if told else ""


def more_reports(system: System) -> str:
    """How many statements about a system are not listed."""
    return f"{counted(system.more_reports, 'older or undated report')} not listed." if system.more_reports else ""


def marked(report: Report) -> str:
    """What is reported, with its marks: "Japan: not considering, hedged"."""
    return f"{report.country}: {report.said}{', hedged' if report.hedged else ''}"


def credited(report: Report) -> str:
    """Who says so: the publisher, and whom the text credits."""
    publisher = report.publisher or "no stated publisher"
    return f"{publisher}, according to {report.speaker}" if report.speaker else publisher


def more_sentences(part: Part) -> str:
    """How many key sentences are not shown, "" for none."""
    return f"{counted(part.more_sentences, 'more sentence')} that name a system." if part.more_sentences else ""


def evidence(brief: Brief, listed: int) -> str:
    """What the annex holds of what stands behind the figures: nothing is left out silently."""
    more = brief.evidence - listed
    said = f"The figures rest on {counted(brief.evidence, 'sentence')}; {listed:,} stand below under their numbers."
    return f"{said} {more:,} more are not listed: the same filter in Picket opens all of them." if more > 0 else said


def bars(named: Sequence[Named], most: int) -> list[tuple[str, int]]:
    """The first of a ranking for a chart."""
    return [(one.name, one.mentions) for one in named[:most]]


def timeline(part: Part) -> str:
    """What the chart over time shows, and what it cannot."""
    said = f"Mentions by {part.step} of publication."
    if part.undated is None:
        return said
    mentions, documents = counted(part.undated.mentions, "mention"), counted(part.undated.documents, "undated document")
    return f"{said} {mentions} in {documents} {'is' if part.undated.mentions == 1 else 'are'} not drawn."


def source(one: Reference) -> str:
    """A published source: title, publisher, date and grade."""
    title = one.title if one.title.endswith(("?", "!", ".")) else f"{one.title}."
    return f"{title} {one.publisher}{f', {one.date}' if one.date else ''} (grade {one.grade})."
