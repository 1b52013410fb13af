"""The component that finds missile-defense systems."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from picket.catalogue.load import Catalogue
from picket.nlp.desk import catalogue_of
from picket.nlp.finder import Finder
from picket.nlp.marks import mark

NAME = "picket_systems"


class Systems:
    """Marks every SYSTEM in a prepared Doc; `target` is the catalogue's key, `rule` the form that fired."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._finder = Finder(catalogue.systems.values())

    def __call__(self, doc: Doc) -> Doc:
        for found in self._finder.find(doc._.plain, doc._.sentences):
            mark(
                doc, found.start, found.end, "SYSTEM",
                target=found.system, variant=found.variant, found_by=NAME, rule=found.why,
            )  # fmt: skip
        return doc


@Language.factory(NAME)
def systems(nlp: Language, name: str) -> Systems:
    """The component over the catalogue of the pipeline."""
    return Systems(catalogue_of(nlp))
