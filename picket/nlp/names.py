"""The component that finds other names and dates."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("picket_names")
def names(doc: Doc) -> Doc:
    return doc
