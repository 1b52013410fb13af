"""The component that finds stage statements: which country is reported to do what about which system.

Rules over the words of a sentence, no parse: a verb that stands for a stage (`catalogue/stages.yml`) must
have a country, or an organ of one, as its subject or agent and a system as its object. What is asked,
supposed or merely possible ("if", "would", "should") states nothing. In doubt nothing is stated.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from picket.catalogue.stages import load_stages
from picket.model import Document, Mention, Statement
from picket.nlp.actors import topic
from picket.nlp.claims import Claim, claims
from picket.nlp.clauses import Token, tokens
from picket.nlp.marks import Bounds, mentions, state
from picket.nlp.speakers import speaker


@Language.component("picket_statements")
def statements(doc: Doc) -> Doc:
    """Leave a Statement on the Doc for each actor, system and stage that a sentence joins."""
    wording, text, given = load_stages(), doc._.plain, doc._.document.text
    found = _by_sentence(mentions(doc, "SYSTEM", "COUNTRY", "PERSON"))
    for before, bounds in pairwise([(-1, -1), *doc._.sentences]):
        if any(mention.label == "SYSTEM" for mention in found.get(bounds[0], [])):
            sentence = tokens(text, bounds, found[bounds[0]])
            previous = topic(tokens(text, before, found.get(before[0], [])), wording.words)
            if made := list(claims(sentence, wording, previous)):
                credited = speaker(sentence, given, wording.words)
                unnamed = any(token.text.lstrip("-") in wording.words.unnamed for token in sentence)
                for claim in made:
                    _state(doc, claim, sentence, bounds, credited, unnamed)
    return doc


def _by_sentence(found: Iterable[Mention]) -> dict[int, list[Mention]]:
    grouped: dict[int, list[Mention]] = {}
    for mention in found:
        grouped.setdefault(mention.sentence[0], []).append(mention)
    return grouped


def _state(doc: Doc, claim: Claim, sentence: list[Token], bounds: Bounds, credited: str | None, unnamed: bool) -> None:
    """`credited` and `unnamed`: whom the sentence credits, and whether with somebody it does not name."""
    document: Document = doc._.document
    start, end = sentence[claim.start].start, sentence[claim.stop - 1].end
    if document.text.count(document.text[start:end]) > 1:  # a quote must lead to one place
        start, end = bounds
    hedged = claim.group.hedged or unnamed
    for actor in claim.actor.codes:
        for system in claim.objects.keys:
            state(
                doc,
                Statement(
                    document.id, actor, system, claim.group.verb.stage, claim.negated, hedged, credited,
                    start, end, document.text[start:end],
                ),
            )  # fmt: skip
