"""One part of a brief as a piece of a page: its figures, its map, its systems, its timeline and its key sentences."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby

from picket.brief import charts, telling, world
from picket.brief.markup import cited, described, referred, table, text
from picket.brief.model import Brief, Fact, Part, System
from picket.brief.style import name_of
from picket.brief.words import day_words

BARS = 12
"""Rows of a ranking that are drawn; the table below holds more."""

_SENTENCES = ("Sentences", "cited")


def part_of(brief: Brief, part: Part, several: bool) -> Iterator[str]:
    """Its pieces in order; of `several` parts each has headings one level down, and says itself what it rests on."""
    level = 3 if several else 2
    if part.notes:
        yield f"<p>{text(part.notes)}</p>"
    yield f'<p class="note">{text(part.scope)}</p>'
    if part.steps:
        yield described(part.steps, "steps")
    if several:
        yield described(part.standing, "standing")
    yield _heading(level, "In numbers")
    yield _headlines(part)
    yield _heading(level, "Countries mentioned")
    yield from _countries(part)
    yield _heading(level, "Systems")
    yield from _systems(part, level)
    yield _heading(level, f"Mentions by {part.step}")
    yield from _timeline(part)
    yield _heading(level, "Key sentences")
    yield from _sentences(brief, part)


def _heading(level: int, words: str) -> str:
    return f"<h{level}>{escape(words)}</h{level}>"


def _headlines(part: Part) -> str:
    items = "".join(
        f"<li><b>{h.count:,}</b> {escape(h.name)}<small>{_behind(cited(h.cited))}</small></li>" for h in part.headlines
    )
    return f'<ul class="headlines">{items}</ul>'


def _behind(numbers: str) -> str:
    return f"sentences {numbers}" if numbers else ""


def _countries(part: Part) -> Iterator[str]:
    counts = dict(part.on_map)
    shown = world.picture(counts)
    names = {one.key: one.name for one in part.countries}
    legend = "".join(
        f'<li><i class="{name_of(shade)}"></i>{words} {"mention" if words == "1" else "mentions"}: {countries:,} '
        f"{'country' if countries == 1 else 'countries'}</li>"
        for shade, words, countries in shown.legend if counts
    )  # fmt: skip
    legend += f'<li><i class="{name_of(shown.shade(""))}"></i>not mentioned</li>'
    yield (
        f'<figure>{world.svg(shown, names, counts, telling.alt_of_map(part))}<ul class="legend">{legend}</ul>'
        f"<figcaption>{escape(telling.on_map(part))} Places too small for a shape are dots.</figcaption></figure>"
    )
    bars = telling.bars(part.countries, BARS)
    if bars:
        yield _chart(charts.ranking(bars, telling.alt_of("Countries by mentions", bars)), "Countries by mentions")
    rows = [
        (text(c.name), f"{c.mentions:,}", f"{c.documents:,}", f"{c.sources:,}", cited(c.cited)) for c in part.countries
    ]
    rest = telling.more_countries(part)
    last = (rest, f"{part.more_countries.mentions:,}", "", "", "") if rest else ()
    yield table("Countries by mentions", _ranked("Country"), rows, last)


def _ranked(name: str) -> list[tuple[str, str]]:
    return [(name, ""), ("Mentions", "number"), ("Documents", "number"), ("Publishers", "number"), _SENTENCES]


def _systems(part: Part, level: int) -> Iterator[str]:
    if not part.systems:
        yield "<p>No system is named.</p>"
        return
    bars = telling.bars([system.named for system in part.systems], BARS)
    yield _chart(charts.ranking(bars, telling.alt_of("Systems by mentions", bars)), "Systems by mentions")
    rows = [
        (text(one.name), f"{one.mentions:,}", f"{one.documents:,}", f"{one.sources:,}", cited(one.cited))
        for one in (system.named for system in part.systems)
    ]
    rest = part.more_systems
    last = (f"{rest.rows:,} more", f"{rest.mentions:,}", "", "", "") if rest.rows else ()
    yield table("Systems by mentions", _ranked("System"), rows, last)
    yield f"<p>{escape(telling.NOT_THE_SAME)} {escape(telling.DEFINED)}</p>"
    for system in part.systems:
        yield _heading(level + 1, system.named.name)
        yield from _system(system)
    if said := telling.more_systems(part):
        yield f"<p>{escape(said)}</p>"


def _system(system: System) -> Iterator[str]:
    stated = [*system.facts, *system.operators, *system.hosts]
    if stated:
        told = [(escape(heading), _facts(list(group))) for heading, group in groupby(stated, key=_under)]
        caption = f"{system.full_name}: stated by published sources, as of {day_words(system.as_of)}"
        yield table(caption, [("What", "what"), ("Stated", "")], told)
    else:
        yield "<p>No published source in the catalogue: it is recognised by name only.</p>"
    if not system.reports:
        yield "<p>No stage of it is reported in these documents.</p>"
        return
    rows = [
        (day_words(r.day), _report(telling.marked(r), r.negated or r.hedged), text(f"“{r.quote}”")
         + f"<small>{text(telling.credited(r))}; sentence {cited(r.cited)}</small>")
        for r in system.reports
    ]  # fmt: skip
    heads = [("Published", "day"), ("Reported", "from"), ("In these words", "")]
    yield table(f"{system.named.name}: reported in these documents, newest first", heads, rows)
    if said := telling.more_reports(system):
        yield f"<p>{escape(said)}</p>"


def _under(fact: Fact) -> str:
    return telling.HOSTS if fact.heading == "On the soil of" else fact.heading


def _facts(stated: list[Fact]) -> str:
    return "; ".join(f"{text(fact.words)} {referred(fact.references)}" for fact in stated)


def _report(words: str, unsure: bool) -> str:
    return f'<span class="mark">{text(words)}</span>' if unsure else text(words)


def _timeline(part: Part) -> Iterator[str]:
    if not part.periods:
        yield "<p>Nothing is mentioned.</p>"
        return
    what = f"Mentions by {part.step} of publication"
    if bars := [(period.name, period.mentions) for period in part.dated]:
        yield _chart(charts.columns(bars, telling.alt_of(what, bars)), telling.timeline(part))
    heads = [(part.step.capitalize(), ""), ("Mentions", "number"), ("Documents", "number"), _SENTENCES]
    rows = [(escape(p.name), f"{p.mentions:,}", f"{p.documents:,}", cited(p.cited)) for p in part.periods if p.mentions]
    yield table(f"{what}; {part.step}s without mentions are left out", heads, rows)


def _sentences(brief: Brief, part: Part) -> Iterator[str]:
    rows = [
        (f'<a href="#s{s.number}">{s.number}</a>',
         f"{text(s.words)}<small>{text(s.document)}, {text(s.publisher) or 'no stated publisher'}, "
         f"{day_words(s.published)}</small>")
        for s in brief.quoted(part.sentences)
    ]  # fmt: skip
    heads = [("No.", "place"), ("Sentence, document, publisher and date", "")]
    yield table("Sentences that name systems, those that report a stage first", heads, rows)
    if said := telling.more_sentences(part):
        yield f"<p>{escape(said)}</p>"


def _chart(drawn: str, words: str) -> str:
    return f'<figure class="chart">{drawn}<figcaption>{escape(words)}</figcaption></figure>'
