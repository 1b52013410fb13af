"""Finding whom a sentence credits: "according to the ministry", "a Japanese officer said"."""

from __future__ import annotations

from itertools import pairwise

from picket.catalogue.stages import Wordlists
from picket.nlp.clauses import Token

REACH = 8
"""Words a description of a speaker may have."""

_DAYS = (
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday"
)
_BREAKS = frozenset({",", ";", ":", "(", ")", '"', "that", "and", "but", "as", "which", *_DAYS.split()})
"""Words at which a description ends: "In October Seoul said" credits Seoul."""


def speaker(tokens: list[Token], text: str, words: Wordlists) -> str | None:
    """The person or body credited in the sentence, in the words of the text; a person by canonical name."""
    for label, colon in pairwise(tokens[:5]):  # a transcript's "GEN. ANN LEE:"
        if label.kind == "person" and colon.text == ":":
            return label.target or None
    for at, token in enumerate(tokens):
        if token.text == "according" and at + 1 < len(tokens) and tokens[at + 1].text == "to":
            return _named(tokens[at + 2 : at + 2 + REACH], text, from_left=True)
        if token.text in words.reporting and at and tokens[at - 1].text not in words.be:
            return _named(tokens[max(0, at - REACH) : at], text, from_left=False) or _named(
                tokens[at + 1 : at + 1 + REACH], text, from_left=True
            )
    return None


def _named(stretch: list[Token], text: str, *, from_left: bool) -> str | None:
    """The person in the stretch, else its words up to the nearest break; None for a bare pronoun."""
    part: list[Token] = []
    for token in stretch if from_left else reversed(stretch):
        if token.text in _BREAKS:
            break
        if token.text[0].isdigit():
            break
        part.append(token)
    person = next((token for token in part if token.kind == "person"), None)
    if person:
        return person.target or text[person.start : person.end]
    if not part or (len(part) == 1 and part[0].kind == "word" and len(part[0].text) < 5):
        return None
    return " ".join(text[min(t.start for t in part) : max(t.end for t in part)].split())
