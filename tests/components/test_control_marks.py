"""Unseen characters that act on a text are named; those that lay it out or belong to the writing are not."""

import pytest

from components.control_marks import control_marks


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("paid \u202eyltsenoh\u202c", [(5, "RLO"), (14, "PDF")]),
        ("mis\u00adsile\u200bman \ufeff", [(3, "SHY"), (8, "ZWSP"), (13, "BOM")]),
        ("🚀\u2066a\u2069", [(1, "LRI"), (3, "PDI")]),
        ("bell\x07 null\x00 next\x85", [(4, "07"), (10, "00"), (16, "85")]),
        ("old\rmac", [(3, "CR")]),
        ("a\u200db", [(1, "ZWJ")]),
        ("ends\u200d", [(4, "ZWJ")]),
    ],
)
def test_named(text: str, found: list[tuple[int, str]]) -> None:
    assert list(control_marks(text)) == found


@pytest.mark.parametrize(
    "text",
    [
        "plain", "tab\there\nand\r\nthere", "👩\u200d👩\u200d👧", "می\u200cخواهم", "cafe\u0301",
        "no\u00a0break", "שלום", "soft “quotes” — dashes",
    ],
)  # fmt: skip
def test_left_alone(text: str) -> None:
    assert list(control_marks(text)) == []
