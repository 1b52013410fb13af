"""Which bodies are found, under which name, and what is refused."""

import pytest

from picket.model import Document


def bodies(engine, text):
    found = [m for m in engine.read(Document("d", "d.txt", text)).mentions if m.label == "ORG"]
    assert all(text[m.start : m.end] == m.text for m in found)
    return [(m.text, m.target) for m in found]


FOUND = [
    (
        "The Missile Defense Agency (MDA) paid. MDA will brief.",
        [("Missile Defense Agency", "Missile Defense Agency")] + [("MDA", "Missile Defense Agency")] * 2,
    ),
    ("The U.S. Missile Defense Agency paid.", [("U.S. Missile Defense Agency", "Missile Defense Agency")]),
    (
        "The Ministry of National Defense replied.",
        [("Ministry of National Defense", "Ministry of National Defense")],
    ),
    ("The Fjord Institute for Strategy met.", [("Fjord Institute for Strategy",) * 2]),
    ("Sailors of the U.S. Navy walked in.", [("U.S. Navy", "U.S. Navy")]),
    ("The Korean Central News Agency reported it.", [("Korean Central News Agency",) * 2]),
    ("KCNA reported it.", [("KCNA", "Korean Central News Agency")]),
    ("RTX Corp., Tucson, won.", [("RTX Corp.", "RTX")]),
    ("• Kyodo\n\nNATO took command.", [("Kyodo", "Kyodo"), ("NATO", "NATO")]),
    ("The Harbour Safety Board (HSB) met. HSB adjourned.",
     [("Harbour Safety Board",) * 2] + [("HSB", "Harbour Safety Board")] * 2),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_bodies_found_with_their_canonical_name(engine, text, expected):
    assert bodies(engine, text) == expected


NOT_BODIES = [
    "Defense Minister Tomomi Inada and Rear Adm. Celia Manibusan spoke.",
    "The THAAD battery and the SPY-7 radar stand in Seongju.",
    "Aboard Air Force One, President Donald Trump spoke of the Soviet Union.",
    "Okinawa, Kyushu and Vilnius agreed.",
]


@pytest.mark.parametrize("text", NOT_BODIES)
def test_what_is_no_body(engine, text):
    assert bodies(engine, text) == []


def test_a_body_never_swallows_a_person(engine):
    text = "Foreign Ministry spokeswoman Mao Ning spoke for the Foreign Ministry."
    mentions = engine.read(Document("d", "d", text)).mentions
    persons = [m for m in mentions if m.label == "PERSON"]
    assert [m.text for m in persons] == ["Mao Ning"]
    assert not any(o.label == "ORG" and o.start < p.end and p.start < o.end for o in mentions for p in persons)
