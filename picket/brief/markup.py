"""Pieces of a page: every word that comes from outside is escaped here, and keeps its own direction of writing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from picket.brief.model import Brief, Cited, Row
from picket.brief.words import day_words

Cell = str
"""Markup that is finished."""


def text(words: str) -> str:
    """Words of documents, catalogue and readers: escaped, and set apart in their direction."""
    return f"<bdi>{escape(words)}</bdi>" if words else ""


def cited(found: Cited) -> str:
    """The numbers of sentences as links into the annex, and how many more there are: "1, 4 and 95 more"."""
    links = ", ".join(f'<a href="#s{number}">{number}</a>' for number in found.numbers)
    if not found.more:
        return links
    return f"{links} and {found.more:,} more" if links else f"{found.of:,}, not listed"


def referred(numbers: Iterable[int]) -> str:
    """The numbers of published sources as links: "[R1, R3]"."""
    links = ", ".join(f'<a href="#r{number}">R{number}</a>' for number in numbers)
    return f"[{links}]"


def table(
    caption: str, heads: Sequence[tuple[str, str]], rows: Iterable[Sequence[Cell]], last: Sequence[Cell] = ()
) -> str:  # fmt: skip
    """A table whose first cell of each row names it. `heads` are words and the class of the column; `last` sums up."""
    head = "".join(f'<th scope="col"{_class(name)}>{escape(words)}</th>' for words, name in heads)
    names = [name for _, name in heads]
    body = "".join(f"<tr>{_cells(row, names)}</tr>" for row in (*rows, *([last] if last else [])))
    return f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def described(rows: Iterable[Row], kind: str) -> str:
    """Headings with what is said under each."""
    said = "".join(f"<dt>{escape(name)}</dt><dd>{text(words)}</dd>" for name, words in rows)
    return f'<dl class="{kind}">{said}</dl>'


def annex(brief: Brief, rest: str) -> str:
    """The numbered sentences, each with its document, day and publisher, and what is not listed."""
    items = "".join(
        f'<li id="s{s.number}"><b>{s.number}</b> {text(s.words)}<br><span>{text(s.document)}, '
        f"{text(s.publisher) or 'no stated publisher'}, {day_words(s.published)}; document {escape(s.id)}</span></li>"
        for s in brief.annex
    )
    return f'<h2 class="apart" id="annex">Evidence</h2><p>{escape(rest)}</p><ol class="annex">{items}</ol>'


def _cells(row: Sequence[Cell], names: Sequence[str]) -> str:
    first, *others = row
    told = "".join(f"<td{_class(name)}>{cell}</td>" for cell, name in zip(others, names[1:]))
    return f'<th scope="row"{_class(names[0])}>{first}</th>{told}'


def _class(name: str) -> str:
    return f' class="{name}"' if name else ""
