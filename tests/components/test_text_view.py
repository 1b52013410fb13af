"""What the text view sends to the browser: the text as it is, and spans that are right in UTF-16."""

from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components import text_view
from components.text_view import Marked, _nested, _units

TEXTS = st.text(st.characters(exclude_categories=()), max_size=60)


def utf16(text: str) -> list[bytes]:
    """The text as JavaScript holds it: a list of two-byte units."""
    raw = text.encode("utf-16-le", "surrogatepass")
    return [raw[i : i + 2] for i in range(0, len(raw), 2)]


def sent(text: str, mentions: list[Marked]) -> dict[str, Any]:
    return text_view.content(text, mentions).sent


def mark(text: str, words: str, label: str = "COUNTRY", **facts: Any) -> Marked:
    start = text.index(words)
    return Marked(start=start, end=start + len(words), label=label, **facts)


@given(TEXTS, st.data())
def test_units_cut_the_same_words_as_code_points(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = _units(text)(start, end)
    assert utf16(text)[first:last] == utf16(text[start:end])


@pytest.mark.parametrize(
    ("text", "words", "units"),
    [
        ("Japan", "Japan", (0, 5)),
        ("🚀 Japan", "Japan", (3, 8)),
        ("👩\u200d👧 in Seoul", "Seoul", (9, 14)),
        ("cafe\u0301 Paris", "Paris", (6, 11)),
        ("one\r\nUS", "US", (5, 7)),
    ],
)
def test_spans_sent(text: str, words: str, units: tuple[int, int]) -> None:
    content = sent(text, [mark(text, words)])
    assert content["text"] == text
    assert tuple(content["spans"][0][:2]) == units
    assert [tuple(piece) for piece in content["pieces"]] == [(*units, 0)]


@pytest.mark.parametrize(
    ("spans", "pieces"),
    [
        ([(5, 8), (0, 3)], [(0, 3, 1), (5, 8, 0)]),
        ([(0, 5), (0, 30)], [(0, 30, 1), (0, 5, 0)]),  # Japan in Japan Air Self-Defense Force
        ([(0, 9), (0, 9)], [(0, 9, 0), (0, 9, 1)]),
        ([(0, 6), (4, 9)], [(0, 6, 0), (4, 6, 1), (6, 9, 1)]),
        ([(0, 4), (4, 8)], [(0, 4, 0), (4, 8, 1)]),
        ([], []),
    ],
)
def test_spans_nest(spans: list[tuple[int, int]], pieces: list[tuple[int, int, int]]) -> None:
    assert _nested(spans) == pieces


SPAN = st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(SPAN, max_size=12))
def test_pieces_cover_their_spans_and_never_cross(spans: list[tuple[int, int]]) -> None:
    pieces = _nested(spans)
    for i, (start, end) in enumerate(spans):
        covered = [at for first, last, index in pieces if index == i for at in range(first, last)]
        assert covered == list(range(start, end))
    for a, b, _ in pieces:
        for c, d, _ in pieces:
            assert not a < c < b < d
    assert pieces == sorted(pieces, key=lambda piece: (piece[0], -piece[1]))


def test_the_card_says_what_it_is_and_why() -> None:
    text = "Tokyo fired an SM-3 Block IIA under the New START treaty in North\nKorea."
    content = sent(
        text,
        [
            mark(text, "Tokyo", target="JPN", title="Japan", sense="metonym", found_by="c", rule="capital"),
            mark(text, "SM-3 Block IIA", "SYSTEM", title="SM-3", variant="Block IIA", found_by="s", rule="x"),
            mark(text, "New START", "LAW", found_by="picket_names", rule="model"),
            mark(text, "North\nKorea"),
        ],
    )  # fmt: skip
    notes = [content["notes"][span[3]] for span in content["spans"]]
    assert notes[0] == (
        "Country",
        "Japan",
        (
            ("Code", "JPN"),
            ("Named", "by its capital or government"),
            ("Found by", "c: capital"),
        ),
    )
    assert notes[1][:2] == ("System", "SM-3")
    assert notes[1][2][0] == ("Variant", "Block IIA")
    assert notes[2] == ("Laws and treaties", "New START", (("Found by", "picket_names: model"),))
    assert notes[3] == ("Country", "North Korea", ())


def test_kinds_are_counted_for_the_legend() -> None:
    text = "Japan, Guam and the Sea of Japan"
    content = sent(text, [mark(text, "Japan"), mark(text, "Guam"), mark(text, "Sea of Japan", "LOC")])
    counts = {kind["title"]: kind["count"] for kind in content["kinds"] if kind["count"]}
    assert counts == {"Countries": 2, "Places": 1}


def test_the_revision_follows_text_and_mentions() -> None:
    text = "Japan and Guam"
    rev = sent(text, [mark(text, "Japan")])["rev"]
    assert sent(text, [mark(text, "Japan")])["rev"] == rev
    assert sent(text + " ", [mark(text, "Japan")])["rev"] != rev
    assert sent(text, [mark(text, "Guam")])["rev"] != rev
    assert sent(text, [mark(text, "Japan", sense="name")])["rev"] != rev


def test_pages_start_at_units_of_the_text() -> None:
    text = "🚀\fsecond\f"
    assert text_view.content(text, [], [0, 2, len(text)]).sent["pages"] == [0, 3, 10]


def test_the_same_content_can_be_shown_again_with_another_place() -> None:
    made = text_view.content("🚀 Japan", [Marked(start=2, end=7, label="COUNTRY")])
    assert made.units(2, 7) == (3, 8)
    assert "focus" not in made.sent


def test_marks_are_taken_from_the_mentions_table() -> None:
    row = {
        "document": "d", "start": 0, "end": 5, "text": "Japan", "label": "COUNTRY", "entity": "Japan",
        "key": "JPN", "sense": "name", "variant": None, "found_by": "picket_countries", "rule": "name", "corrected": "",
    }  # fmt: skip
    table = pd.DataFrame([row, row | {"label": "DATE", "sense": float("nan"), "key": "2016"}])
    first, second = text_view.marks(table)
    assert first == {
        "start": 0, "end": 5, "label": "COUNTRY", "title": "Japan", "target": "JPN", "sense": "name",
        "variant": None, "found_by": "picket_countries", "rule": "name", "corrected": "",
    }  # fmt: skip
    assert second["sense"] is None
    assert isinstance(second["start"], int)


def test_the_style_draws_every_kind_and_switches_it_off() -> None:
    rules = text_view._kind_rules()
    assert ".view.dark{--ink-COUNTRY:#5aa9f0;" in rules
    assert '[data-kind="EVENT"]{--ink:var(--ink-EVENT);--tint:var(--tint-EVENT);--cue:wavy;--weight:1.5px}' in rules
    assert '.hide-OTHER mark[data-kind="OTHER"]{background:none;' in rules


@given(TEXTS, st.data())
def test_points_are_the_way_back_from_units(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert text_view._points(text)(*_units(text)(start, end)) == (start, end)


def test_a_corrected_mention_is_told_apart_and_says_by_whom() -> None:
    text = "Kim of Japan"
    by = "by A. Baker: a firm; read as Person, Kim"
    made = sent(text, [mark(text, "Japan"), mark(text, "Kim", "ORG", corrected=by, found_by="analyst", rule="Kim")])
    assert made["corrected"] == [1]
    assert dict(made["notes"][made["spans"][1][3]][2]) == {"Corrected": by}
