"""A brief as one HTML file: no script, nothing to fetch, and words of documents only as escaped text."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html import escape

from picket.brief import telling
from picket.brief.html_part import part_of
from picket.brief.markup import annex, described, table, text
from picket.brief.model import Brief
from picket.brief.style import style
from picket.brief.words import day_words
from picket.manifest import CAVEAT


def write(brief: Brief) -> bytes:
    """The whole file, UTF-8."""
    css = style(brief.title, f"Picket, {day_words(brief.made.date())}")
    allowed = b64encode(sha256(css.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'"
    body = "\n".join(_body(brief))
    page = (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(brief.title)}</title>\n<style>{css}</style>\n</head>\n<body>\n"
        f"{body}\n</body>\n</html>\n"
    )
    return page.encode()


def _body(brief: Brief) -> Iterator[str]:
    several = len(brief.parts) > 1
    yield f'<header><p class="over">Brief made with Picket</p><h1>{text(brief.title)}</h1>'
    if not several and brief.parts[0].title != brief.title:
        yield f"<p>{text(brief.parts[0].title)}</p>"
    yield described(brief.standing if several else (*brief.standing, *brief.parts[0].standing), "standing")
    yield f"<p>{escape(CAVEAT)}</p></header>\n<main>"
    if several:
        items = "".join(f'<li><a href="#p{n}">{text(part.title)}</a></li>' for n, part in enumerate(brief.parts, 1))
        yield f'<nav aria-label="Parts"><ol>{items}</ol></nav>'
    for number, part in enumerate(brief.parts, 1):
        if several:
            yield f'<h2 class="apart" id="p{number}">{text(part.title)}</h2>'
        yield from part_of(brief, part, several)
    yield annex(brief, telling.evidence(brief, len(brief.annex)))
    yield from _references(brief)
    for part, rows in zip(brief.parts, brief.manifest):
        yield f"<h2>What this file is{f': {text(part.title)}' if several else ''}</h2>"
        yield table("Manifest", [("What", "half"), ("Value", "")], [(escape(a), text(b)) for a, b in rows])
    yield "</main>"


def _references(brief: Brief) -> Iterator[str]:
    if not brief.references:
        return
    items = "".join(
        f'<li id="r{r.number}"><b>R{r.number}</b> {text(telling.source(r))}<br><span>{text(r.url)}</span></li>'
        for r in brief.references
    )
    yield (
        '<h2 class="apart">Published sources</h2><p>Grades: A official, B press or research, C weak, copied or '
        f'partisan.</p><ol class="sources">{items}</ol>'
    )
