"""Lines that are neither headline nor prose: bylines, dates, papers' names, labels, kinds of text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from picket.ingest.credits import (
    NAMEPLATE,
    is_agency,
    is_body,
    is_outlet,
    is_role,
    one_of,
    people,
    words,
)
from picket.ingest.dates import FULL
from picket.ingest.lines import LONGEST
from picket.model import Field

Span = tuple[Field, int, int]
"""What is stated and where in the line: (field, start, end), end exclusive."""

_ZONE = r"(?: ?(?:[a-z]{1,4}|[+-]\d\d:?\d\d))?"
_TIME = rf"(?:[ ,T]*(?:at )?\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?{_ZONE})?"
_ALONE = rf"(?P<published>{FULL}){_TIME}"
_PUBLISHED = (
    r"(?:(?:first |originally )?published|posted|released|issued|dated?|publication date|date published)"
    r"(?: on)?"
)
_DATE = re.compile(rf"(?:{_PUBLISHED}\s*:?\s+)?{_ALONE}", re.IGNORECASE)
_OTHER_DATE = re.compile(r"(?:last )?(?:updated|modified|revised|accessed|retrieved)\b", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*[|·•]\s*|\s*\t\s*|\s{2,}")
_PAPER_AND_DATE = re.compile(rf"(?P<source>\S.*?)(?:,| [-–—]) {_ALONE}", re.IGNORECASE)
_LABEL = re.compile(
    r"(?P<label>source|publisher|publication|outlet|authors?|byline|title|headline)\s*:\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
_STATED_WHOLE: dict[str, Field] = {
    "source": "source", "publisher": "source", "publication": "source", "outlet": "source",
    "title": "title", "headline": "title",
}  # fmt: skip
_A_NAME = re.compile(r"[A-Z\u00c0-\u00de][^.:;,]{1,60}")
_BY = re.compile(r"(?:(?:written|story|text|words|reporting|reported) )?by:?\s+", re.IGNORECASE)
_AFTER_NAMES = re.compile(r"$|\s*[,/|·•–—(]|\s+-|\s{2,}| (?:in|for|on|at) ")
_BETWEEN = re.compile(r"\s*[,/|·•–—()]\s*|\s+-\s+|\s{2,}|\b(?:for|at) ")
_SERIES = re.compile(r"\b(?:No|Nr|Vol|Issue|Number|Edition)\b\.? ?\d+(?=$|[,/|·(]|\s+(?:\(|No)|\s{2,})", re.IGNORECASE)


def credit(line: str) -> list[Span] | None:
    """What a line of credit states, [] when nothing that is kept; None when it is a headline or prose."""
    if len(line) > LONGEST:
        return None
    for rule in _RULES:
        spans = rule(line)
        if spans is not None:
            return spans
    return None


def issued(line: str) -> list[Span] | None:
    """What a line right beneath the kind of text ("PRESS STATEMENT") states: the issuing body, its date."""
    dated = re.search(rf"(?:^|,\s){_ALONE}$", line, re.IGNORECASE)
    body, _, _ = line.partition(",")
    spans: list[Span] = [("source", 0, len(body))] if is_body(body) else []
    if dated:
        spans.append(("published", *dated.span("published")))
    return spans or None


def is_kind(line: str) -> bool:
    """Whether a line says what kind of text follows: "TRANSCRIPT (EXCERPT)", "POLICY BRIEF 41"."""
    return bool(_kind_pattern().fullmatch(line))


def _label(line: str) -> list[Span] | None:
    found = _LABEL.fullmatch(line)
    if found is None:
        return None
    field = _STATED_WHOLE.get(found["label"].lower())
    start, end = found.span("value")
    if field is None:
        who = people(line, start)
        return [("author", *who)] if who else None
    if field == "source" and not _A_NAME.fullmatch(found["value"]):
        return None
    return [(field, start, end)]


def _byline(line: str) -> list[Span] | None:
    found = _BY.match(line)
    if found is None or (line.endswith((".", ":")) and not re.search(r"[ap]\.m\.$", line)):
        return None
    who = people(line, found.end())
    if who and _AFTER_NAMES.match(line, who[1]):
        return [("author", *who), *_beside(line, who[1])]
    first = _BETWEEN.split(line[found.end() :])[0]
    if is_outlet(first):
        return list(_beside(line, found.end()))
    return [] if is_role(first) else None


def _beside(line: str, start: int) -> Iterator[Span]:
    """The paper and the date that stand after the names of a byline."""
    dated = re.compile(FULL, re.IGNORECASE).search(line, start)
    if dated:
        yield "published", *dated.span()
    for piece in _pieces(_BETWEEN, line, start):
        if is_outlet(line[slice(*piece)]):
            yield "source", *piece
            return


def _dated(line: str) -> list[Span] | None:
    """A date alone, a paper and its date, or either among parts set off by bars, dots or wide spaces."""
    paper = _PAPER_AND_DATE.fullmatch(line)
    if paper and is_outlet(paper["source"]):
        return [("source", *paper.span("source")), ("published", *paper.span("published"))]
    pieces = list(_pieces(_SEPARATOR, line, 0))
    spans: list[Span] = []
    for start, end in pieces:
        date = _DATE.fullmatch(line, start, end)
        if date:
            spans.append(("published", *date.span("published")))
    dated = bool(spans) or any(_OTHER_DATE.match(line, *piece) for piece in pieces)
    for start, end in pieces:
        name = line[start:end]
        if is_agency(name) or (is_outlet(name) and (dated or name.startswith("The "))):
            spans.append(("source", start, end))
    return spans if spans or dated else None


def _series(line: str) -> list[Span] | None:
    """A newsletter's number and, if it is set off from it, the newsletter's name."""
    if not _SERIES.search(line):
        return None
    pieces = list(_pieces(_SEPARATOR, line, 0))
    named = len(pieces) > 1 and NAMEPLATE.fullmatch(line, *pieces[0])
    return [("source", *pieces[0])] if named else []


def _kind(line: str) -> list[Span] | None:
    kind = rf"(?:the )?{one_of(words('kinds'))}"
    dated = re.fullmatch(rf"{kind} (?:for|of|on):? {_ALONE}", line, re.IGNORECASE)
    if dated:
        return [("title", 0, len(line)), ("published", *dated.span("published"))]
    ended = re.fullmatch(rf"{kind}\b(?!:).*,\s{_ALONE}", line, re.IGNORECASE)
    if ended:
        return [("published", *ended.span("published"))]
    return [] if is_kind(line) or line.rstrip(":").lower() in words("kickers") else None


_RULES = (_label, _byline, _dated, _series, _kind)


def _kind_pattern() -> re.Pattern[str]:
    kind = one_of(words("kinds"))
    return re.compile(rf"(?:the )?{kind}(?: \([\w ]+\)| (?:no\.? ?)?\d[\d./-]*)?:?", re.IGNORECASE)


def _pieces(separator: re.Pattern[str], line: str, start: int) -> Iterator[tuple[int, int]]:
    """(start, end) of what stands between separators, empty pieces left out."""
    for found in separator.finditer(line, start):
        if found.start() > start:
            yield start, found.start()
        start = found.end()
    if start < len(line):
        yield start, len(line)
