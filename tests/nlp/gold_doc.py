"""Docs whose mentions are given, so that the statement rules are tested apart from what finds names."""

from __future__ import annotations

import re
from typing import Any

import spacy
from spacy.tokens import Doc

from picket.model import Document
from picket.nlp import segment
from picket.nlp.marks import mark, prepare

_MARKUP = re.compile(r"\[([^\]=]+)=([^\]/]+)(?:/(\w+))?\]")
_BLANK = spacy.blank("en")


def gold_doc(row: dict[str, Any]) -> Doc:
    """The Doc of one line of a gold file, with its countries, systems and persons marked."""
    document = Document(row["doc_id"], row["doc_id"], row["text"])
    text = segment.plain(document.text)
    blocks = list(segment.blocks(text))
    doc = prepare(
        _BLANK.make_doc(text), text, document, blocks, [s for b in blocks for s in segment.sentences(text, b)]
    )
    given = {"found_by": "gold", "rule": "given"}
    for m in row["countries"]:
        mark(doc, m["start"], m["end"], "COUNTRY", target=m["iso3"], sense=m["kind"], **given)
    for m in row["systems"]:
        mark(doc, m["start"], m["end"], "SYSTEM", target=m["id"], **given)
    for m in row["persons"]:
        mark(doc, m["start"], m["end"], "PERSON", target=m["name"], **given)
    return doc


def marked_doc(marked: str) -> Doc:
    """The Doc of a text marked like [Poland=POL], [Polish=POL/demonym], [THAAD=thaad], [Ann Lee=PERSON]."""
    text, row, done = "", {"countries": [], "systems": [], "persons": []}, 0
    for match in _MARKUP.finditer(marked):
        text += marked[done : match.start()]
        surface, target, sense = match.groups()
        place = {"start": len(text), "end": len(text) + len(surface)}
        if target == "PERSON":
            row["persons"].append(place | {"name": surface})
        elif target.isupper():
            row["countries"].append(place | {"iso3": target, "kind": sense or "name"})
        else:
            row["systems"].append(place | {"id": target})
        text, done = text + surface, match.end()
    return gold_doc({"doc_id": "given", "text": text + marked[done:], **row})
