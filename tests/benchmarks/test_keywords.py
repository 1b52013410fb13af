"""The keyword list that Picket's rules are measured against: strong at names, blind to sense."""

import pytest

from benchmarks.keywords import Keywords
from picket.catalogue.load import load_catalogue
from picket.model import Document


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("THAADs and an SM-3.", [("THAADs", "thaad"), ("SM-3", "sm-3")]),
        ("an iron dome; AEGIS ASHORE", [("AEGIS ASHORE", "aegis-ashore")]),
        ("The Patriot Act; a patriot.", [("Patriot", "patriot")]),
        ("SM-30 is none.", []),
    ],
)
def test_names_as_they_stand(text, found):
    keywords = Keywords(load_catalogue().systems.values())
    reading = keywords.read(Document("d", "d", text))
    assert [(m.text, m.target) for m in reading.mentions] == found
    assert all(text[m.start : m.end] == m.text for m in reading.mentions)
