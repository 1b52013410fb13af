"""The same in words: every band, layer and operator in tables for keyboard and screen reader, with all sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from components.look import counted, escape
from components.reach_lines import Line
from picket import reach
from picket.catalogue.facts import GRADES
from picket.catalogue.load import Catalogue
from picket.catalogue.schema import Source
from picket.reach_choice import Member


def html(lines: list[Line], members: list[Member], catalogue: Catalogue) -> str:
    """The tables folded away under one line; numbers in brackets lead to the sources below them."""
    systems = [member.system for member in members]
    layers, holdings = reach.layers(systems), reach.holdings(systems, catalogue)
    cited = [
        *(source for line in lines for source in line.band.sources),
        *(source for layer in layers for fact in (layer, *(one for _, one in layer.where)) for source in fact.sources),
        *(source for holding in holdings for source in holding.sources),
    ]
    number = {source: place for place, source in enumerate(dict.fromkeys(cited), 1)}
    tables = (
        _table(
            "Published ranges and altitudes", ("System and version", "Measure", "Published claim", "Note", "Sources"),
            [(line.label, line.band.measure, line.band.words, line.band.note, _cite(line.band.sources, number))
             for line in lines],
        ),
        _table(
            "Phases in which defences intercept", ("System", "Phase", "Where", "Note"),
            [(layer.name, f"{layer.phase} {_cite(layer.sources, number)}",
              "; ".join(f"{place} {_cite(fact.sources, number)}" for place, fact in layer.where),
              "; ".join(filter(None, (layer.note, *(fact.note for _, fact in layer.where)))))
             for layer in layers],
        ),
        _table(
            "Who operates and who hosts", ("Country", "System", "Role", "Status", "Year", "Site", "Note", "Sources"),
            [(one.country, one.name, "host" if one.hosted else "operator", one.status, str(one.year or ""), one.site,
              one.note, _cite(one.sources, number)) for one in holdings],
        ),
    )  # fmt: skip
    return (
        '<details class="picket-same"><summary>The same in a table, with '
        f"{counted(len(number), 'source')}</summary>{''.join(tables)}<h4>Sources</h4><ol>"
        f"{''.join(_source(source) for source in number)}</ol></details>"
    )


def _table(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table with a title, its first column naming the rows; "" without rows."""
    body = "".join(
        f'<tr><th scope="row">{escape(first)}</th>{"".join(f"<td>{escape(one)}</td>" for one in rest)}</tr>'
        for first, *rest in rows
    )
    head = "".join(f'<th scope="col">{one}</th>' for one in heads)
    return f"<table><caption>{title}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>" * bool(body)


def _cite(sources: Iterable[Source], number: dict[Source, int]) -> str:
    return f"[{', '.join(str(number[source]) for source in sources)}]"


def _source(source: Source) -> str:
    date = f", {source.date}" if source.date else ""
    said = f"{source.title}. {source.publisher}{date} ({source.grade}, {GRADES[source.grade]})."
    return f"<li>{escape(said)} <code>{escape(source.url)}</code></li>"
