"""The text the model reads has the length of the text given, and its blocks stand apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from picket.nlp.segment import MAX_BLOCK, MAX_SENTENCE, blocks, plain, sentences

TEXTS = st.text(st.characters(codec="utf-8"), max_size=400) | st.text("ab .\n\r\t-A’“\u00a0", max_size=200)


@given(TEXTS)
def test_plain_text_keeps_its_length(text):
    assert len(plain(text)) == len(text)


@given(TEXTS)
def test_blocks_cover_the_text_without_a_gap(text):
    simple = plain(text)
    assert "".join(simple[start:end] for start, end in blocks(simple)) == simple


@given(TEXTS)
def test_sentences_lie_in_their_block_in_order_and_apart(text):
    simple = plain(text)
    for block in blocks(simple):
        end = block[0]
        for sentence in sentences(simple, block):
            assert end <= sentence[0] < sentence[1] <= block[1]
            assert simple[slice(*sentence)].strip() == simple[slice(*sentence)]
            end = sentence[1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("• Kyodo\n\n\nJapan plans it.", ["• Kyodo", "Japan plans it."]),
        ("PRESS STATEMENT\nThe ministry said no.", ["PRESS STATEMENT", "The ministry said no."]),
        (
            "In December the navy tested an SM-3 Block\nIIA from the island, it said.",
            ["In December the navy tested an SM-3 Block IIA from the island, it said."],
        ),
        ("Sirens in Haifa.\n\n23:41 Two trails.", ["Sirens in Haifa.", "23:41 Two trails."]),
        ("Work is done in Idaho.\r\n\r\nMore.", ["Work is done in Idaho.", "More."]),
        ("- Ruth Kealoha, editor\n- Ana Lee, layout", ["- Ruth Kealoha, editor", "- Ana Lee, layout"]),
        ("", []),
    ],
)  # fmt: skip
def test_paragraphs_headings_bylines_and_items_are_read_apart(text, expected):
    simple = plain(text)
    assert [simple[start:end].strip() for start, end in blocks(simple)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("U.S. Navy ships left. Gen. Chou spoke.", ["U.S. Navy ships left.", "Gen. Chou spoke."]),
        ("It came on Sept. 9, 2025. So it did.", ["It came on Sept. 9, 2025.", "So it did."]),
        ("1. The first point. Then more.", ["1. The first point.", "Then more."]),
        ("“We are ready.” He left.", ['"We are ready."', "He left."]),
        ("No full stop here", ["No full stop here"]),
        ("Is it? It is! Yes…  Good.", ["Is it?", "It is!", "Yes…", "Good."]),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text, expected):
    simple = plain(text)
    found = [simple[start:end] for block in blocks(simple) for start, end in sentences(simple, block)]
    assert found == expected


def test_a_text_without_paragraphs_is_cut_at_spaces():
    simple = plain("word " * 20_000)
    cut = list(blocks(simple))
    assert all(end - start <= MAX_BLOCK for start, end in cut)
    assert all(simple[end - 1] == " " for _, end in cut[:-1])


@pytest.mark.parametrize("sign", ["; ", ", ", " and ", " "])
def test_a_list_without_a_full_stop_is_cut_behind_its_items(sign):
    item = f"line of THAAD and Japan{sign}"
    text = plain(item * (MAX_BLOCK // len(item)))
    (block,) = blocks(text)
    found = list(sentences(text, block))
    assert "".join(text[start:end] for start, end in found).replace(" ", "") == text.replace(" ", "")
    assert all(MAX_SENTENCE / 2 <= end - start <= MAX_SENTENCE for start, end in found[:-1])
    if sign.strip():
        assert all(text[start:end].endswith(sign.strip()) for start, end in found[:-1])


def test_what_has_neither_signs_nor_words_is_cut_all_the_same():
    assert list(sentences("x" * 2 * MAX_SENTENCE, (0, 2 * MAX_SENTENCE))) == [
        (0, MAX_SENTENCE), (MAX_SENTENCE, 2 * MAX_SENTENCE),
    ]  # fmt: skip
