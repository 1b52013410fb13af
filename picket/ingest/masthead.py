"""What a text states of itself above and below its prose: headline, source, author, place and date.

Only words that say so count: a date in the running text, or one without a year, dates nothing. What the head
says goes before the dateline, and that before the foot; where one of them says two things, neither is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from picket.ingest.credit_lines import Span, credit, is_kind, issued
from picket.ingest.credits import is_agency, is_body, is_outlet, one_of, people, words
from picket.ingest.dateline import dateline
from picket.ingest.dates import DAY_AND_MONTH, FULL, WEEKDAY, full_date
from picket.ingest.lines import HEAD, LONGEST, Line, foot, head, is_prose
from picket.model import DESCRIBED, Document, Field, Stated

HEADLINE_WORDS = range(2, 26)
SECTION_WORDS = 2
"""A first line no longer than this above a longer one may be the name of a section: neither is the title."""

_REPORTING = re.compile(r"\((?:additional )?reporting by (?=[A-Z])", re.IGNORECASE)
_COPYRIGHT = re.compile(
    r"(?:(?i:copyright|\(c\))|©)[\s©]*(?:\([cC]\)\s*)?(?:(?:19|20)\d\d[\s,]*)?(?:by )?"
    r"(?P<name>[A-Z][\w’'&-]*(?: (?:of |the |and |& )?[A-Z][\w’'&-]*)*?)"
    r"(?=\s*(?:$|[.,;|]|All\b))"
)
_CREDIT_AT_END = re.compile(r"(?:[(\[](?P<inside>[^()\[\]]{2,40})[)\]]|(?:[—–]|--|^-) ?(?P<after>[^—–-]{2,40}))$")
_SIGNED = re.compile(r"(?:--|[-–—]) ?(?=[A-Z\u00c0-\u00de])")
_NO_HEADLINE = re.compile(
    rf"[-•–—*#]|\(?\d{{1,3}}[.)]\s|by\s|\(?(?:file )?(?:photo|image|picture|graphic)s?\b"
    rf"|(?:source|authors?|publisher|date)\s*:|{WEEKDAY}?{DAY_AND_MONTH}$",
    re.IGNORECASE,
)
"""Items of lists, headings in Markdown, and what only looks like a byline, label, date or caption."""

_DATE_AT_END = re.compile(
    rf"(?:^date(?: and time)?:\s*|[,(·|]\s*|\s[—–-]\s)(?P<date>{FULL})[\])]*(?:,? \d{{1,2}}[.:]\d\d)?\W*$",
    re.IGNORECASE,
)
"""A date behind a separator at the end of a line; one that a preposition ties to something dates that thing."""

_WEEKDAY = re.compile(WEEKDAY, re.IGNORECASE)

_BROKEN_OFF = re.compile(r"\b(?:a|an|and|by|for|from|in|of|on|or|that|the|to|with)$")
_FULL_STOP = re.compile(r"[.!?…][’)\]]*$")


def described(document: Document) -> Document:
    """The document with what its text states of itself; a title it already has stays."""
    stated = tuple(s for s in masthead(document.text) if not (s.field == "title" and document.title))
    said = {s.field: " ".join(s.text.split()) for s in stated}
    stated = (*document.stated, *stated)
    return replace(
        document,
        title=document.title or said.get("title", ""),
        source=said.get("source", ""),
        author=said.get("author", ""),
        published=full_date(said.get("published", "")),
        stated=stated,
        origins={**document.origins, **{s.field: "text" for s in stated if s.field in DESCRIBED}},
    )


def masthead(text: str) -> tuple[Stated, ...]:
    """What the head and the foot of a text state, at most once a field, with the words that say so."""
    lines = list(head(text))
    above, opening = _above(text, lines)
    sent = _at(text, opening, dateline(opening.text)) if opening else []
    below = list(_below(text, above[-1].end if above else 0))
    chosen: dict[Field, Stated] = {}
    dated = list(_dated(text, lines, opening, [s for s in above if s.field == "title"]))
    for part in (above, sent, below, dated):
        for stated in _agreed(part):
            chosen.setdefault(stated.field, stated)
    return tuple(sorted(chosen.values(), key=lambda s: s.start))


def _above(text: str, lines: list[Line]) -> tuple[list[Stated], Line | None]:
    """What the lines above the prose state, and the first line of the prose."""
    found: list[Stated] = []
    open_: list[int] = []  # lines that may be a headline
    beneath_kind = False
    for n, line in enumerate(lines[:HEAD]):
        beneath_kind = beneath_kind and not line.apart
        spans = credit(line.text)
        if spans is None and beneath_kind:
            spans = issued(line.text)
        if spans is not None:
            beneath_kind = beneath_kind or is_kind(line.text)
            found += _at(text, line, spans)
        elif dateline(line.text) or is_prose(_paragraph(lines[n:])):
            candidates = [lines[k] for k in open_]
            if not line.text[0].islower() and not any(stated.field == "title" for stated in found):
                found += _headline(text, candidates, lines)
            return [*found, *_bare_names(text, candidates[1:])], line
        else:
            open_.append(n)
    return found, None


def _dated(text: str, lines: list[Line], opening: Line | None, titles: list[Stated]) -> Iterator[Stated]:
    """A full date that ends a line above the prose: "No. 204, Vienna, 3 March 2026".

    In a headline the date may be that of an event ("Pearl Harbor, December 7, 1941"), unless it names the weekday.
    """
    for line in takewhile(lambda line: line is not opening, lines[:HEAD]):
        found = len(line.text) <= LONGEST and _DATE_AT_END.search(line.text)
        headline = any(t.start <= line.start < t.end for t in titles)
        if found and (not headline or _WEEKDAY.match(found["date"])):
            yield _stated(text, "published", line.start + found.start("date"), line.start + found.end("date"))


def _paragraph(lines: list[Line]) -> list[str]:
    """The first of these lines and those that go on from it."""
    further = takewhile(
        lambda line: not line.apart and credit(line.text) is None and not dateline(line.text), lines[1:]
    )
    return [lines[0].text, *(line.text for line in further)]


def _headline(text: str, candidates: list[Line], lines: list[Line]) -> Iterator[Stated]:
    """The first line that is no credit, with what it wraps into, if it has the shape of a headline."""
    if not candidates:
        return
    first, *others = candidates
    after = next((line for line in others if line is lines[lines.index(first) + 1]), None)
    end = first.start + len(first.text)
    if after and not after.apart:
        if after.text[0].islower():
            end = after.start + len(after.text)
        elif first.text.isupper() and after.text.isupper():
            return  # a wrapped headline or two names of an office: not plain
    elif after and _word_count(first) <= SECTION_WORDS < _word_count(after):
        return
    kicker = re.match(rf"{one_of(words('kickers'))}(?::| [|–—-]) +", first.text, re.IGNORECASE)
    start = first.start + (kicker.end() if kicker else 0)
    if _is_headline(text[start:end]):
        yield Stated("title", start, end, text[start:end])


def _is_headline(words_: str) -> bool:
    return (
        len(words_.split()) in HEADLINE_WORDS
        and len(words_) <= LONGEST
        and not (_NO_HEADLINE.match(words_) or is_outlet(words_) or is_body(words_))
        and not _BROKEN_OFF.search(words_)
        and not words_[0].islower()
    )


def _word_count(line: Line) -> int:
    return len(line.text.split())


def _bare_names(text: str, lines: list[Line]) -> Iterator[Stated]:
    """A name alone beneath the headline is the author's if the foot says who that is: "Ann Lee is a …"."""
    ends = [line.text for line in foot(text)]
    for line in lines:
        if people(line.text, 0) == (0, len(line.text)):
            about = re.compile(re.escape(line.text) + r",? [a-z]")
            if any(about.match(end) for end in ends):
                yield _stated(text, "author", line.start, line.start + len(line.text))


def _below(text: str, after: int) -> Iterator[Stated]:
    """What the last lines state, from the last upwards."""
    lines = [line for line in foot(text) if line.start >= after]
    for line, before in zip(lines, [*lines[1:], None]):
        yield from _at(text, line, list(_credit_below(line, before)))


def _credit_below(line: Line, before: Line | None) -> Iterator[Span]:
    words_ = line.text
    reported = _REPORTING.search(words_)
    who = people(words_, reported.end()) if reported else None
    if who:
        yield "author", *who
    at_end = _CREDIT_AT_END.search(words_)
    for name in ("inside", "after"):
        if at_end and at_end[name] and is_agency(at_end[name]):
            yield "source", *at_end.span(name)
    owner = _COPYRIGHT.match(words_)
    if owner:
        yield "source", *owner.span("name")
    elif re.match(r"(?:source|publisher|authors?|written by|published)\b", words_, re.IGNORECASE):
        yield from credit(words_) or []
    elif before and line.apart and _FULL_STOP.search(before.text) and not _SIGNED.match(before.text):
        yield from _signature(words_)


def _signature(line: str) -> Iterator[Span]:
    """A name after a dash: "— Ann Lee". After a hyphen, which may begin an item of a list, only with what
    she is: "- Ann Lee, editor".
    """
    dash = _SIGNED.match(line)
    who = people(line, dash.end()) if dash else None
    if dash is None or who is None:
        return
    after = r", [a-z]" if dash.group().strip() == "-" else r",|$"
    mixed = not line[slice(*who)].isupper() and re.search(r"\b[A-Z]{3,}\b", line[slice(*who)])
    if re.match(after, line[who[1] :]) and not mixed:
        yield "author", *who


def _agreed(found: list[Stated]) -> Iterator[Stated]:
    """The first of each field, unless another says something else; a day that never was is not stated."""
    found = [s for s in found if _says(s) is not None]
    for stated in found:
        same = [s for s in found if s.field == stated.field]
        if stated is same[0] and all(_says(s) == _says(stated) for s in same):
            yield stated


def _says(stated: Stated) -> object:
    return full_date(stated.text) if stated.field == "published" else stated.text.casefold()


def _at(text: str, line: Line, spans: list[Span]) -> list[Stated]:
    return [_stated(text, field, line.start + start, line.start + end) for field, start, end in spans]


def _stated(text: str, field: Field, start: int, end: int) -> Stated:
    return Stated(field, start, end, text[start:end])
