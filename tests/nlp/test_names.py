"""What of the model's other labels is kept, cleaned, and what is dropped."""

import pytest

from picket.model import Document
from picket.nlp.names import KEPT


def names(engine, text, label):
    return [m.text for m in engine.read(Document("d", "d", text)).mentions if m.label == label]


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("A missile fell into the Sea of Japan on Tuesday.", "LOC", ["Sea of Japan"]),
        ("Tankers passed the Strait of Hormuz.", "LOC", ["Strait of Hormuz"]),
        ("Tankers passed the Strait of Hormuz.", "PLACE", []),
        ("It was awarded a $402,500,000 contract.", "MONEY", ["$402,500,000"]),
        ("They signed the ABM Treaty in 1972.", "LAW", ["ABM Treaty"]),
        ("They signed the ABM Treaty in 1972.", "DATE", ["1972"]),
        ("Georgia beat Chinese Taipei 81-77 in Tbilisi.", "DATE", []),
        ("The THAAD system and Golden Dome are funded.", "FAC", []),
        ("The North and the South agreed.", "LOC", []),
    ],
)
def test_names_kept(engine, text, label, expected):
    assert names(engine, text, label) == expected


def test_only_the_useful_labels_and_no_two_on_one_stretch(engine):
    text = "On 6 May 2025 two of 44 interceptors, 69%, flew over the Black Sea at 23:10 near the East Sea."
    mentions = [m for m in engine.read(Document("d", "d", text)).mentions if m.found_by == "picket_names"]
    assert {m.label for m in mentions} <= set(KEPT.values())
    assert len({(m.start, m.end) for m in mentions}) == len(mentions)
