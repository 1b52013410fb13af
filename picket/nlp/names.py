"""The component that keeps what is useful of the model's other labels: dates, places, events, laws, money.

Kept: DATE, EVENT, LOC, FAC, LAW, PRODUCT, MONEY, QUANTITY, and PLACE for a GPE that led to no country.
Dropped: bare numbers, ordinals, per cents, clock times, languages and titles of works, which an analyst of
this subject does not ask for and the model often gets wrong; NORP, which the country component resolves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from picket.catalogue.naming import other_words
from picket.nlp.cover import Cover
from picket.nlp.marks import Bounds, mark, mentions
from picket.nlp.placenames import is_place
from picket.nlp.runs import folded

NAME = "picket_names"
KEPT = {label: label for label in ("DATE", "EVENT", "LOC", "FAC", "LAW", "PRODUCT", "MONEY", "QUANTITY")}
KEPT["GPE"] = "PLACE"

_EDGES = re.compile(r"^[\s\W]*(?:[Tt]he |THE )?|(?<!\W)(?:'s|\W)++$")
_DATE_EDGES = re.compile(r"^[\s\W]+|(?<![\s,;:'\u2013\u2014-])(?:'s|['\s,;:\u2013\u2014-])++$")
_VAGUE = re.compile(r"(?:(?:the|a|an|that|this) )?(?:day|week|month|year|decade|century|season|quarter)s?")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\ds?\b")
_AMOUNT = re.compile(
    r"(?:US|A|C|NT|HK)?[$\u20ac\u00a3\u00a5\u20a9] ?\d(?:[\d,.]{0,30}\d)?"
    r"(?: ?(?:thousand|million|billion|trillion|bn|m)\b)?"
    r"|\b\d(?:[\d,.]{0,30}\d)? (?:(?:thousand|million|billion|trillion) )?"
    r"(?:dollars|euros|pounds|yen|won|yuan|roubles|rubles)\b"
)
_MEASURE = re.compile(
    r"\A\D*+\d.*[^\W\d]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|hundred|thousand)\b", re.I
)
_PLACE_NAME = r"[A-Z][\w'-]{1,100}"  # a longer stretch without a blank is no word


@Language.component(NAME)
def names(doc: Doc) -> Doc:
    """Mark what remains of the model's labels, unless it is a part of something found before."""
    text: str = doc._.plain
    before = mentions(doc)
    same = {(m.start, m.end) for m in before}
    taken = Cover(len(text), ((m.start, m.end) for m in before if m.label != "COUNTRY"))
    lands = Cover(len(text), ((m.start, m.end) for m in before if m.label == "COUNTRY"))
    for label, start, end, rule in sorted(_candidates(doc, text), key=lambda c: (c[1] - c[2], c[1])):
        if (start, end) in same or taken.touches(start, end):
            continue
        # what the country component refused as a country, it refused for a reason
        if label == "PLACE" and (lands.touches(start, end) or is_place(text[start:end], demonyms=True)):
            continue
        taken.take(start, end)
        mark(doc, start, end, label, found_by=NAME, rule=rule)
    return doc


def _candidates(doc: Doc, text: str) -> Iterator[tuple[str, int, int, str]]:
    for match in _waters().finditer(text):
        yield "LOC", match.start(), match.end(), "name of a sea, strait or region"
    for match in _AMOUNT.finditer(text):
        yield "MONEY", match.start(), match.end(), "amount of money"
    for entity in doc.ents:
        label = KEPT.get(entity.label_)
        if label and label != "MONEY" and (bounds := _cleaned(text, label, entity.start_char, entity.end_char)):
            yield label, *bounds, "named-entity model"


def _cleaned(text: str, label: str, start: int, end: int) -> Bounds | None:
    """Without article, bullets and possessive; None when it is not what the label says."""
    edges = _DATE_EDGES if label in {"DATE", "QUANTITY"} else _EDGES
    stretch = text[start:end]
    head = edges.match(stretch)
    start += head.end() if head else 0
    stretch = edges.sub("", text[start:end])
    if label in {"EVENT", "LAW"}:  # "Korean War ended"
        stretch = re.sub(r"(?: [a-z][\w'-]*)+$", "", stretch)
    return (start, start + len(stretch)) if stretch and _FITS[label](stretch) else None


def _is_date(stretch: str) -> bool:
    words = re.findall(r"[^\W\d_]+", stretch.casefold())
    named = bool(_YEAR.search(stretch) or other_words().time_words & set(words))
    return named and "\n" not in stretch and not _VAGUE.fullmatch(stretch)


def _is_measure(stretch: str) -> bool:
    return bool(_MEASURE.search(stretch))


def _is_name(stretch: str) -> bool:
    return stretch[0].isupper() and len(stretch) > 2 and stretch.casefold() not in _directions()


def _is_region(stretch: str) -> bool:
    return _is_name(stretch) and (" " in stretch or stretch in other_words().regions or is_place(stretch))


def _is_law(stretch: str) -> bool:
    return _is_name(stretch) and stretch.split()[-1] in other_words().laws


def _is_long_name(stretch: str) -> bool:
    return _is_name(stretch) and " " in stretch and not stretch.isupper()


_FITS = {
    "DATE": _is_date, "QUANTITY": _is_measure, "EVENT": _is_long_name, "FAC": _is_long_name,
    "PRODUCT": _is_name, "LOC": _is_region, "LAW": _is_law, "PLACE": _is_name,
}  # fmt: skip


@cache
def _directions() -> frozenset[str]:
    return folded(other_words().directions)


@cache
def _waters() -> re.Pattern[str]:
    last = "|".join(sorted(other_words().waters_last))
    first = "|".join(sorted(other_words().waters_first))
    return re.compile(
        rf"\b(?!The\b){_PLACE_NAME}+(?: {{1,2}}{_PLACE_NAME}+)? {{1,2}}(?:{last})\b"
        rf"|\b(?:{first}) of (?:the )?{_PLACE_NAME}\b"
    )
