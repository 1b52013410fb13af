"""What stands in the notes of a slide: the sentences behind its figures, and the published sources behind its facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from picket.brief import telling
from picket.brief.model import Brief, Cited, Named, System
from picket.brief.words import counted, day_words


def noted(brief: Brief, cited: Iterable[Cited]) -> str:
    """Every sentence cited, once, by number, with its document."""
    numbers = sorted({number for one in cited for number in one.numbers})
    return "\n".join(_sentence(brief, number) for number in numbers)


def named_notes(brief: Brief, named: Sequence[Named]) -> str:
    """For each row of a ranking its figures and the numbers of its sentences, then these sentences."""
    rows = [
        f"{one.name}: {counted(one.mentions, 'mention')} in {counted(one.documents, 'document')} from "
        f"{counted(one.sources, 'stated publisher')}; {_told(one.cited)}"
        for one in named
    ]
    return "\n".join([*rows, "", noted(brief, [one.cited for one in named])])


def references_notes(brief: Brief, systems: Sequence[System]) -> str:
    """For each system what published sources state of it, and below it these sources."""
    return "\n\n".join(_system(brief, system) for system in systems)


def _system(brief: Brief, system: System) -> str:
    stated = [*system.facts, *system.operators, *system.hosts]
    numbers = sorted({number for fact in stated for number in fact.references})
    facts = [f"{f.heading}: {f.words} [{', '.join(f'R{n}' for n in f.references)}]" for f in stated]
    sources = [f"R{r.number} {telling.source(r)} {r.url}" for r in (brief.references[number - 1] for number in numbers)]
    head = f"{system.full_name}, as of {day_words(system.as_of)}"
    return "\n".join([head, *(facts or ["No published source in the catalogue."]), *sources])


def _sentence(brief: Brief, number: int) -> str:
    s = brief.annex[number - 1]
    return f"[{number}] {s.words} ({s.document}, {s.publisher or 'no stated publisher'}, {day_words(s.published)})"


def _told(cited: Cited) -> str:
    listed = ", ".join(map(str, cited.numbers)) or "none listed"
    return f"{counted(cited.of, 'sentence')}, of which {listed}"
