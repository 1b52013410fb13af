"""The component that finds stage statements."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc


@Language.component("picket_statements")
def statements(doc: Doc) -> Doc:
    return doc
