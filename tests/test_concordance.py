"""Words in their context: just the documents that the index finds, and every place in them to the code point."""

import re
import sys
import unicodedata

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from picket import concordance
from picket.concordance import Phrase, find, lines, ordered
from picket.errors import FilterError
from picket.library import Library, search, words
from picket.model import Document, Reading
from picket.seen import bare

TEXTS = [
    "Tokyo; TOKYO, Tōkyō and To\u0301kyo\u0304! Not Tokyos, xTokyo, x\u0301tokyo or tokyo\u0301s.",
    "The SM-3, the sm 3 and the SM\u20113 Block IIA; not SM3, SM-30 or asm-3.",
    "😀 Japan 😀Japan👍🏽 japan\u200dJapan 🇯🇵Japan",
    "Straße, STRASSE, straße; ẞ and ß.",
    "ISTANBUL, İstanbul, ıstanbul, I\u0307stanbul.",
    "ＴＨＡＡＤ and THAAD, Ｔhaad.",
    "a\u20ddb a\u20dd b, e\ufe0f, का and क",
    "\u0301tokyo \u0301\u0302 a \u0301 tokyo",
    "ΑΣ ας ασ; Й й и\u0306 и; Ångström K ſ µ μ; ﬁnd find; x² ½ Ⅻ ⅻ; 日本 日本語",
    "intercept, intercepted, INTERCEPTORS, inter\u0301cepté; reintercept",
    "don't can_not e.g. U.S.A. tokyo\u0301\u0302\u0303",
    "a a a a\u0301 x\u0301a a a",
    "tokyo" + "\u0301" * 200 + " x" + "\u0301" * 200 + "tokyo",
    "",
]
TYPED = [
    "tokyo", "TŌKYŌ", "to\u0301kyo", "toky*", "sm-3", '"SM 3"', "sm-3*", "japan", "japanjapan", "straße", "STRASSE",
    "ß", "istanbul", "ıstanbul", "İstanbul", "thaad", "ＴＨＡＡＤ", "a", "b", "e", "क", "का", "ασ", "й", "и", "å*",
    "angstrom", "k", "s", "μ", "find", "ﬁnd", "x²", "½", "ⅻ", "日本", "日本*", "intercept", "intercept*", "inter*",
    "don't", "can_not", "u.s.", "u.s.*", "a a", "a a a", "tokyo x tokyo", "the sm 3 block", '"aegis ash"*', "t",
]  # fmt: skip


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    opened = Library.open(tmp_path_factory.mktemp("concordance"))
    for number, text in enumerate(TEXTS, 1):
        opened.add(Reading(Document(f"d{number}", f"{number}.txt", text), (), (), (), "none"), f"{number}".encode())
    yield opened
    opened.close()


def numbers() -> list[int]:
    return list(range(1, len(TEXTS) + 1))


def written(found: concordance.Concordance) -> list[tuple[int, str]]:
    return [(row.document, TEXTS[row.document - 1][row.start : row.end]) for row in found.rows.itertuples()]


@pytest.mark.parametrize("typed", TYPED)
def test_hits_are_in_just_the_documents_that_the_index_finds(shelf, typed):
    found = find(shelf, numbers(), typed)
    assert set(found.rows["document"]) == set(shelf.matching(Phrase.of(typed).search).tolist())
    assert found.documents == found.scanned == found.rows["document"].nunique()


@pytest.mark.parametrize("typed", TYPED)
def test_a_hit_is_the_words_and_splits_no_combining_sequence(shelf, typed):
    phrase = Phrase.of(typed)
    for number, hit in written(found := find(shelf, numbers(), typed)):
        *whole, last = words.folded(hit)
        assert (*whole, last[: len(phrase.words[-1])] if phrase.begins else last) == phrase.words, number
    for row in found.rows.itertuples():
        for edge in (row.start, row.end):
            after = TEXTS[row.document - 1][edge : edge + 1]
            assert not (after and unicodedata.category(after).startswith("M"))


@pytest.mark.parametrize(
    ("typed", "hits"),
    [
        ("tokyo", ["Tokyo", "TOKYO", "Tōkyō", "To\u0301kyo\u0304", "tokyo", "tokyo", "tokyo\u0301\u0302\u0303",
                   "tokyo" + "\u0301" * 200]),
        ("sm-3", ["SM-3", "sm 3", "SM\u20113"]),
        ("japan", ["Japan", "Japan", "Japan"]),
        ("japanjapan", ["japan\u200dJapan"]),
        ("istanbul", ["ISTANBUL", "İstanbul", "I\u0307stanbul"]),
        ("intercept*", ["intercept", "intercepted", "INTERCEPTORS", "inter\u0301cepté"]),
        ("a a", ["a a", "a a\u0301", "a a"]),
    ],
)  # fmt: skip
def test_hits_are_found_as_they_are_written(shelf, typed, hits):
    assert [hit for _, hit in written(find(shelf, numbers(), typed))] == hits


def test_every_code_point_is_taken_as_the_tokenizer_takes_it():
    points = [chr(point) for point in range(1, sys.maxunicode + 1) if not 0xD800 <= point < 0xE000]
    for at in range(0, len(points), 200_000):
        text = " ".join(f"a{character}a" for character in points[at : at + 200_000])
        same = words.folded(text) == words._terms(bare(text))
        assert same, at  # said apart: the difference between the lists would take minutes to print


def test_the_tokenizer_asked_is_that_of_the_index():
    assert f"tokenize='{words.TOKENIZER}'" in search.SETUP[1]


def by_hand(text: str, phrase: Phrase) -> list[tuple[int, int]]:
    """Hits without an expression: the words of the text one after the other, each with its place."""
    kinds = words._kinds()
    placed = [(match.start(), match.end(), words.folded(match[0])[0]) for match in kinds.word.finditer(text)]
    hits, at, many = [], 0, len(phrase.words)
    while at + many <= len(placed):
        *whole, last = [word for _, _, word in placed[at : at + many]]
        if tuple(whole) == phrase.words[:-1] and (
            last.startswith(phrase.words[-1]) if phrase.begins else last == phrase.words[-1]
        ):
            end = placed[at + many - 1][1]
            while end < len(text) and unicodedata.category(text[end]).startswith("M"):
                end += 1
            hits.append((placed[at][0], end))
            at += many
        else:
            at += 1
    return hits


LETTERS = st.text(st.sampled_from("aAäbBß3 \n-.'\u0301\u0304\u20ddıİ😀ａ日"), max_size=40)


@given(
    LETTERS,
    st.lists(st.text(st.sampled_from("aäbß3ı\u0301ａ日"), min_size=1, max_size=2), min_size=1, max_size=3),
    st.booleans(),
)
def test_places_are_those_of_words_read_one_after_the_other(text, typed, begins):
    said = tuple(words.folded(" ".join(typed)))
    if said:
        found = list(words.places(words.pattern(said, begins), text))
        assert found == by_hand(text, Phrase(said, begins))


@given(LETTERS)
def test_words_are_those_of_the_tokenizer(text):
    assert words.folded(text) == words._terms(bare(text))


def test_only_so_many_documents_are_looked_at_in_the_order_given(shelf):
    found = find(shelf, [12, 8, 1, 11, 13, 2], "tokyo", most=3)
    assert (found.documents, found.scanned) == (4, 3)
    assert list(found.rows["document"].unique()) == [8, 1, 11]
    assert all(rows["start"].is_monotonic_increasing for _, rows in found.rows.groupby("document"))


def test_what_is_not_there_is_no_row_with_the_same_columns(shelf):
    for chosen, typed in ((numbers(), "patriot"), ([], "tokyo")):
        found = find(shelf, chosen, typed)
        assert (len(found.rows), found.documents, found.scanned) == (0, 0, 0)
        assert dict(found.rows.dtypes) == dict(find(shelf, numbers(), "tokyo").rows.dtypes)
        assert list(lines(found.rows, {}).columns) == ["before", "hit", "after"]
        assert [len(ordered(found.rows, by, {}, pd.Series(dtype="datetime64[s]"))) for by in concordance.ORDERS] == [
            0
        ] * 4


@pytest.mark.parametrize("typed", ["", "?!", '""', "*", "\u0301"])
def test_without_a_word_it_is_said_what_to_do(shelf, typed):
    with pytest.raises(FilterError, match="no word in"):
        find(shelf, numbers(), typed)


PROSE = "One  two\nthree, four five six seven. Eight nine ten eleven twelve."


@pytest.mark.parametrize(
    ("width", "before", "after"),
    [
        (100, "One two three, four ", " six seven. Eight nine ten eleven twelve."),
        (14, "three, four ", " six seven."),
        (12, "three, four ", " six seven."),
        (11, "four ", " six seven."),
        (3, "ur ", " si"),
    ],
)
def test_a_line_is_cut_between_words_with_white_space_folded(width, before, after):
    at = PROSE.index("five")
    rows = pd.DataFrame({"document": [1], "start": [at], "end": [at + 4]}, index=[7])
    assert lines(rows, {1: PROSE}, width).to_dict("index") == {7: {"before": before, "hit": "five", "after": after}}


def test_a_long_word_is_cut_but_no_letter_from_its_accent():
    text = "e\u0301" * 300 + " tokyo " + "e\u0301" * 300
    at = text.index("tokyo")
    for width in (10, 11):
        (line,) = lines(pd.DataFrame({"document": [1], "start": [at], "end": [at + 5]}), {1: text}, width).itertuples()
        assert re.fullmatch("(e\u0301){4,5} ", line.before) and len(line.before) <= width
        assert re.fullmatch(" (e\u0301){4,5}", line.after) and len(line.after) <= width


def test_hits_are_put_in_order():
    texts = {1: "the old radar saw. a new radar ran", 2: "Élan radar; the old radar asked", 3: "radar"}
    spans = [(n, m.start(), m.end()) for n, text in texts.items() for m in re.finditer("radar", text)]
    rows = pd.DataFrame(spans, columns=["document", "start", "end"], index=range(10, 15))
    dates = pd.Series(pd.to_datetime(["2017-01-02", None, "2016-01-01"]).astype("datetime64[s]"), index=[1, 2, 3])

    def said(by):
        found = ordered(rows, by, texts, dates)
        assert sorted(found.index) == list(rows.index)
        return [index - 10 for index in found.index]

    assert said("document") == [0, 1, 2, 3, 4]
    assert said("left") == [4, 2, 1, 0, 3]  # nothing, elan, new a, old the, old the elan
    assert said("right") == [4, 3, 1, 0, 2]  # nothing, asked, ran, saw, the
    assert said("date") == [4, 0, 1, 2, 3]


def test_left_is_read_outwards_to_the_word_before_that():
    texts = {1: "z old radar", 2: "b old radar"}
    rows = pd.DataFrame({"document": [1, 2], "start": [6, 6], "end": [11, 11]})
    assert list(ordered(rows, "left", texts, pd.Series(dtype="datetime64[s]"))["document"]) == [2, 1]
    assert np.array_equal(rows["document"], [1, 2])
