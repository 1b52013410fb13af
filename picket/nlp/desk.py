"""What the components of one desk share: the catalogue by which they look for systems."""

from __future__ import annotations

from spacy.language import Language
from spacy.vocab import Vocab

from picket.catalogue.load import Catalogue, load_catalogue

_CATALOGUE = "picket_catalogue"


def empty_desk(vocab: Vocab, catalogue: Catalogue) -> Language:
    """A pipeline without components; those added to it look for the systems of this catalogue."""
    return Language(vocab, meta={_CATALOGUE: catalogue})


def catalogue_of(desk: Language) -> Catalogue:
    """The catalogue of a desk, the built-in one when it was given none."""
    found: Catalogue = desk.meta.get(_CATALOGUE) or load_catalogue()
    return found
