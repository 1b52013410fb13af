"""Copies and look-alikes of given articles, made by rule, and pairs written by hand, to judge `picket.stories` by.

Everything is drawn with a generator seeded by the article's own text, so that each run makes the same documents.
Publishers, people and events are invented.
"""

from __future__ import annotations

import random
import re
import textwrap
from collections.abc import Callable, Sequence

Variant = Callable[[str, random.Random], str]

_PLACES = ("ANKARA", "WARSAW", "TOKYO", "SEOUL", "WASHINGTON", "MANILA", "BRUSSELS", "CANBERRA", "ABU DHABI", "DELHI")
_MONTHS = ("January", "February", "March", "April", "May", "June", "September", "October", "November")
_PEOPLE = ("Ines Okafor", "Tomas Lindqvist", "Rhea Banerji", "Paul Achterberg", "Mina Sarkissian", "Leo Castellanos")
_PAPERS = ("Harbour Gazette", "Northern Dispatch", "Evening Standard-Record", "Plateau Times", "Coastal Tribune")
_FILLER = re.findall(
    r"\w+",
    "officials analysts lawmakers engineers residents ministers officers envoys said argued noted repeated denied "
    "expected warned hoped that the programme schedule budget contract treaty radar site school harbour road would "
    "could should remain move expand slip recover before after during until next spring winter the vote review "
    "summit election drill talks without further delay comment cost notice help from neighbours allies suppliers",
)


def filler(rng: random.Random, words: int) -> str:
    """Sentences of invented, senseless, but ordinary words."""
    made: list[str] = []
    while sum(len(sentence.split()) for sentence in made) < words:
        made.append(" ".join(rng.choice(_FILLER) for _ in range(rng.randint(9, 18))).capitalize() + ".")
    return " ".join(" ".join(made).split()[:words])


def dated(rng: random.Random) -> str:
    """A day of the year 2026."""
    return f"{rng.randint(1, 28)} {rng.choice(_MONTHS)} 2026"


def wire(text: str, rng: random.Random) -> str:
    """Another headline, byline and dateline, and the agency's credit at the end."""
    return (
        f"{filler(rng, 9).upper()}\n\nBy {rng.choice(_PEOPLE)}\n\n{rng.choice(_PLACES)}, {dated(rng)} (Meridian Press) "
        f"— "
        f"{_without_headline(text)}\n\n(Reporting by {rng.choice(_PEOPLE)}; editing by {rng.choice(_PEOPLE)})"
    )


def framed(text: str, rng: random.Random) -> str:
    """Another masthead and footer."""
    paper = rng.choice(_PAPERS)
    return (
        f"{paper.upper()}\nVol. {rng.randint(20, 99)}, No. {rng.randint(100, 365)} · {dated(rng)} · Page "
        f"{rng.randint(2, 30)}"
        f"\n\n{text}\n\n© 2026 {paper}. All rights reserved. {filler(rng, 35)}"
    )


def paged(text: str, rng: random.Random) -> str:
    """A web page saved as text: menus before, links and a notice behind."""
    menu = "\n".join(filler(rng, 3).rstrip(".").title() for _ in range(12))
    links = "\n".join(filler(rng, 8) for _ in range(6))
    return f"{menu}\n\n{text}\n\nRead more\n{links}\n\nWe use cookies. {filler(rng, 20)}"


def grown(text: str, rng: random.Random) -> str:
    """One paragraph of 60 words added in the middle."""
    paragraphs = text.split("\n\n")
    paragraphs.insert(len(paragraphs) // 2, filler(rng, 60))
    return "\n\n".join(paragraphs)


def briefed(text: str, rng: random.Random) -> str:
    """An unrelated brief of 60 words below."""
    return f"{text}\n\nIN BRIEF\n\n{filler(rng, 60)}"


def after_a_brief(text: str, rng: random.Random) -> str:
    """An unrelated brief of 60 words above."""
    return f"{filler(rng, 60)}\n\n{text}"


def mailed(text: str, rng: random.Random) -> str:
    """Forwarded by mail: wrapped at 60 characters, each line with a quote mark."""
    body = "\n".join(f"> {line}" for paragraph in text.split("\n\n") for line in [*textwrap.wrap(paragraph, 60), ""])
    return f"Fwd: {filler(rng, 5)}\n\nSee below, {rng.choice(_PEOPLE).split()[0]}\n\n{body}"


def typeset(text: str, rng: random.Random) -> str:
    """Other quotes, dashes, spaces and ligatures, no paragraphs."""
    curly = re.sub(r'"(\w)', r"“\1", text).replace('"', "”").replace("'", "’").replace(" - ", " — ")
    return re.sub(r"\s+", " ", curly.replace("fi", "ﬁ").replace(" of ", " of\xa0"))


def shouted(text: str, rng: random.Random) -> str:
    """All in capitals."""
    return text.upper()


def cut(share: float) -> Variant:
    """The first part of the text, to the end of a sentence near that share."""

    def variant(text: str, rng: random.Random) -> str:
        ends = [match.end() for match in re.finditer(r"[.!?][”\"')]*(?=\s)", text)]
        return text[: min(ends, key=lambda end: abs(end - share * len(text)), default=round(share * len(text)))]

    return variant


def edited(share: float) -> Variant:
    """That share of the words replaced, dropped or doubled by another, each by itself."""

    def variant(text: str, rng: random.Random) -> str:
        def word(match: re.Match[str]) -> str:
            if rng.random() >= share:
                return match[0]
            return rng.choice(("", rng.choice(_FILLER), f"{match[0]} {rng.choice(_FILLER)}"))

        return re.sub(r"\b[^\W\d_]+\b", word, text)

    return variant


def then(*variants: Variant) -> Variant:
    """One after the other."""

    def variant(text: str, rng: random.Random) -> str:
        for one in variants:
            text = one(text, rng)
        return text

    return variant


COPIES: dict[str, Variant] = {
    "another headline, byline, dateline and credit": wire,
    "another masthead and footer": framed,
    "a whole web page": paged,
    "a paragraph added": grown,
    "a brief below": briefed,
    "a brief above": after_a_brief,
    "forwarded by mail": mailed,
    "typeset anew": typeset,
    "in capitals": shouted,
    "cut to 70%": cut(0.7),
    "cut to 50%": cut(0.5),
    "cut to 40%": cut(0.4),
    "cut to 50%, another head and credit": then(cut(0.5), wire),
    "5% of the words edited": edited(0.05),
    "10% of the words edited": edited(0.10),
    "5% edited, another masthead and footer": then(edited(0.05), framed),
    "5% edited, cut to 50%": then(edited(0.05), cut(0.5)),
}
"""What is still the same story."""


def copies(text: str) -> dict[str, str]:
    """One document of each kind."""
    return {kind: make(text, random.Random(kind + text)) for kind, make in COPIES.items()}


def releases(one: str, other: str) -> tuple[str, str]:
    """Two articles under the same header, with the same 60 words about the firm below."""
    rng = random.Random(one + other)
    head = f"FOR IMMEDIATE RELEASE\nContact: {rng.choice(_PEOPLE)}, Aldermoor Systems, +1 555 010 4477\n\n"
    about = f"\n\nAbout Aldermoor Systems\n{filler(rng, 60)}"
    return head + _words_of(one, 150, 400) + about, head + _words_of(other, 150, 400) + about


def follow_up(earlier: str, later: str) -> str:
    """A later article that quotes up to 110 words of background, whole paragraphs, from the end of the earlier."""
    background: list[str] = []
    for paragraph in reversed(re.split(r"\n\s*\n", earlier)):
        if background and len(" ".join([paragraph, *background]).split()) > 110:
            break
        background.insert(0, " ".join(paragraph.split()[:110]))
    return "\n\n".join([later, *background])


def digest(stories: Sequence[str]) -> str:
    """Several stories in full, one after the other."""
    return "\n\n* * *\n\n".join(stories)


def notices(seed: int) -> tuple[str, str]:
    """Two issues of one daily notice: the same words, other figures, days and sectors."""
    rng = random.Random(seed)
    return _notice(rng), _notice(rng)


def _notice(rng: random.Random) -> str:
    sector = rng.choice(("northern", "southwestern", "eastern", "central"))
    return (
        f"Daily situation notice\n\nBetween 6 a.m. on {dated(rng)} and 6 a.m. the next day the ministry tracked "
        f"{rng.randint(4, 45)} aircraft and {rng.randint(3, 14)} ships around the island. Of these, "
        f"{rng.randint(2, 40)} "
        f"aircraft crossed the median line and entered the {sector} part of the air defense identification zone. The "
        f"armed forces monitored the situation and answered with combat air patrols, naval ships and coastal missile "
        f"systems. {rng.randint(1, 5)} balloons were seen at {rng.randint(10, 30)},000 feet. No missile was launched. "
        f"The next notice follows at {rng.randint(7, 9)} a.m."
    )


def _without_headline(text: str) -> str:
    head, _, body = text.partition("\n\n")
    return body if body and len(head.split()) < 20 else text


def _words_of(text: str, least: int, most: int) -> str:
    words = text.split(" ")
    return " ".join(words[:most]) if len(words) >= least else text
