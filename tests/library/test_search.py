"""What a reader types finds what it says, in every language's letters, and nothing typed can break the search."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from picket.errors import FilterError
from picket.ingest import Given
from picket.library import Library, ingest, query, words
from picket.library.query import expression
from picket.library.search import BEGIN, END
from picket.seen import bare
from tests.library.fakes import Capitals

TEXTS = {
    1: "Japan considers THAAD. Aegis Ashore stands in Romania.",
    2: "Seoul agreed to THAAD; Tokyo did not.",
    3: "The SM-3 Block IIA was intercepted over Kōfu. Aegis ships left; ashore nobody waited.",
    4: "Überraschung in Tōkyō: 日本 and ракета",
}

SIGNS = ['"', "(", ")", "-", "*", "OR", "AND", "NOT", "NEAR", "a", ":", "^", "{"]


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    opened = Library.open(tmp_path_factory.mktemp("search"))
    list(ingest(opened, Capitals(), (Given(f"{n}.txt", text.encode()) for n, text in TEXTS.items())))
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("thaad", {1, 2}),
        ("THAAD japan", {1}),
        ("thaad AND japan", {1}),
        ('"aegis ashore"', {1}),
        ("aegis ashore", {1, 3}),
        ("japan OR seoul", {1, 2}),
        ("thaad NOT seoul", {1}),
        ("thaad -seoul", {1}),
        ("-seoul thaad", {1}),
        ("(japan OR seoul) tokyo", {2}),
        ("japan OR seoul tokyo", {1, 2}),
        ("thaad NOT (japan OR seoul)", set()),
        ("intercept*", {3}),
        ('"aegis ash"*', {1}),
        ("intercept", set()),
        ("SM-3", {3}),
        ("sm3", set()),
        ('"sm-3 block"', {3}),
        ("tokyo", {2, 4}),
        ("uberraschung", {4}),
        ("日本", {4}),
        ("РАКЕТА", {4}),
        ("", set()),
        ("  ", set()),
        ('""', set()),
        ("?!", set()),
    ],
)
def test_what_is_typed_finds_just_these(shelf, typed, found):
    assert set(shelf.matching(typed).tolist()) == found


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ('"aegis', "quotation mark in the search '\"aegis' is not closed"),
        ("(japan", "A '(' in the search '(japan' is not closed"),
        ("japan)", "a ')' without a '('"),
        ("NOT japan", "only says what to leave out"),
        ("-japan", "only says what to leave out"),
        ("japan OR", "nothing on one side of an OR"),
        ("OR japan", "nothing on one side of an OR"),
        ("japan AND", "Nothing follows AND"),
        ("japan NOT", "Nothing follows NOT"),
        ("()", "nothing on one side of an OR or in brackets"),
        ("(" * 11 + "japan" + ")" * 11, "has more than 10 brackets within brackets; take some out."),
        ("(" * 1_000 + "japan", "has more than 10 brackets within brackets; take some out."),
        ("japan " * 20_000, "The search is longer than 2,000 characters; shorten it."),
    ],
)
def test_what_cannot_be_searched_for_is_said_in_a_sentence(typed, said):
    with pytest.raises(FilterError) as error:
        expression(typed)
    assert said in str(error.value)
    assert str(error.value).endswith(".")


@given(st.text(max_size=30) | st.lists(st.sampled_from(SIGNS), max_size=8).map(" ".join))
def test_nothing_typed_breaks_the_search(shelf, typed):
    try:
        found = shelf.matching(typed)
    except FilterError:
        return
    assert set(found.tolist()) <= set(TEXTS)


DEEP = ("", "thaad ", "seoul OR ", "thaad -", "seoul OR thaad NOT ", "seoul OR thaad japan NOT ")


@pytest.mark.parametrize("before", DEEP)
def test_what_is_as_deep_as_may_be_is_searched_for(shelf, before):
    typed = f"{before}(" * query.DEEPEST + "thaad" + ")" * query.DEEPEST
    assert set(shelf.matching(typed).tolist()) <= set(TEXTS)


@pytest.mark.parametrize("word", ["thaad ", "thaad OR ", "a*", "t* ", "seoul -", "-a ", "NEAR ", "SM-", '"a" '])
def test_what_is_as_long_as_may_be_is_searched_for(shelf, word):
    typed = "thaad " + word * ((query.LONGEST - 12) // len(word)) + "thaad"
    assert set(shelf.matching(typed).tolist()) <= {1, 2}


def test_what_the_database_says_of_a_search_is_no_fault_of_the_library(shelf, monkeypatch):
    monkeypatch.setattr(query, "DEEPEST", 200)
    with pytest.raises(FilterError, match="The search cannot be made"):
        shelf.matching("(a " * 150 + "a" + ")" * 150)


def test_a_snippet_marks_its_hits(shelf):
    (snippet,) = shelf.snippets("thaad OR seoul", [2]).values()
    assert snippet.startswith(f"{BEGIN}Seoul{END} agreed to {BEGIN}THAAD{END}")
    assert shelf.snippets("seoul", [1]) == {}


def test_titles_are_searched_and_the_index_follows_every_change(library):
    (one,) = ingest(
        library, Capitals(), [Given("a.txt", b"Nothing of it here.", by_hand={"title": "Radar for Poland"})]
    )
    assert library.matching("radar").tolist() == [1]
    library.edit([one.document], {"title": "Ships for Poland"})
    assert library.matching("radar").tolist() == []
    assert library.matching("ships here").tolist() == [1]
    library.remove([one.document])
    assert library.matching("ships").tolist() == library.matching("here").tolist() == []


UNSEEN = "Tokyo\ufeff asked for THA\u200bAD, and \u202ePat\u00adriot\u202c ca\u0301\u200bme. An a\u200bTHAAD is none."


def test_what_nobody_sees_in_a_word_does_not_hide_it(library):
    (one,) = ingest(library, Capitals(), [Given("a.txt", UNSEEN.encode(), by_hand={"title": "Rad\u00adar news"})])
    for typed in ("thaad", "THA\u200bAD", "patriot", "pat\u00adriot came", '"thaad and patriot"', "thaa*", "radar"):
        assert library.matching(typed).tolist() == [1], typed
    for typed in ("tha", "ad", "riot", "rad"):
        assert library.matching(typed).tolist() == [], typed
    library.edit([one.document], {"title": "Shi\u200bps"})
    assert library.matching("radar").tolist() == [] and library.matching("ships").tolist() == [1]
    library.edit([one.document], {"title": "Ships"})
    assert library.matching("ships thaad").tolist() == [1]
    library.remove([one.document])
    assert library.matching("ships OR thaad").tolist() == []


def test_a_snippet_shows_the_text_as_it_is(library):
    list(ingest(library, Capitals(), [Given("a.txt", UNSEEN.encode(), by_hand={"title": "Rad\u00adar\u200b"})]))
    (found,) = library.snippets("thaad OR patriot", [1]).values()
    assert found.replace(BEGIN, "").replace(END, "") == UNSEEN
    assert f"for {BEGIN}THA\u200bAD{END}, and \u202e{BEGIN}Pat\u00adriot{END}\u202c ca" in found
    assert list(library.snippets("radar", [1]).values()) == [f"{BEGIN}Rad\u00adar{END}"]
    (short,) = library.snippets("thaad", [1], 3).values()
    assert short == f" … for {BEGIN}THA\u200bAD{END}, and … "


@given(st.lists(st.sampled_from(["THA", "AD", " ", "\u200b", "\u00ad", "\x1b[0m", "\u0301", "é", "."]), max_size=14))
def test_the_places_of_a_word_are_those_that_a_reader_sees(pieces):
    text = "".join(pieces)
    wanted, whole = words.pattern(["thaad"], begins=False), bare(text)
    found = [text[start:end] for start, end in words.places(wanted, text)]
    assert [bare(one) for one in found] == [whole[start:end] for start, end in words.places(wanted, whole)]
    assert len(found) == words.folded(text).count("thaad")


def test_the_best_match_comes_first(library):
    sources = [Given("a.txt", b"Patriot once, and many other words about ships and rain and weather."),
               Given("b.txt", b"Patriot, Patriot and Patriot.")]  # fmt: skip
    list(ingest(library, Capitals(), sources))
    assert library.matching("patriot").tolist() == [2, 1]
