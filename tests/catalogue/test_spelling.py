"""One name, many spellings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from picket.catalogue.spelling import fold, same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SM-3", "SM 3"),
        ("SM-3", "sm3"),
        ("SM-3", "SM–3"),
        ("Hwasong-14", "Hwasong- 14"),
        ("AN/TPY-2", "AN/TPY-\n2".replace("\n", " ")),
        ("Sea-Based X-Band Radar", "Sea Based X Band Radar"),
        ("Standard Missile-3", "Standard\nMissile-3"),
        ("Terminal High Altitude Area Defense", "Terminal High-Altitude\n  Area Defense"),
        ("Block 2A", "BLOCK-2A"),
    ],
)
def test_spellings_of_one_name(one, other):
    assert same(one) == same(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SM-3", "SM-33"),
        ("SM-3", "SM - 3"),
        ("Arrow 3", "Arrow\n3"),
        ("Iron Dome", "IronDome"),
        ("Iron Dome", "Iron\n\nDome"),
        ("S-300 PMU1", "S-300PMU1"),
    ],
)
def test_what_is_not_the_same(one, other):
    assert same(one) != same(other)


@given(st.text(alphabet="SM3 -–\nİaß.", max_size=40))
def test_every_folded_character_knows_its_place(text):
    folded = fold(text)
    assert len(folded.text) == len(folded.at)
    assert len(folded.text) == len(folded.text.lower())
    assert folded.at == sorted(set(folded.at))
    assert all(0 <= place < len(text) for place in folded.at)
