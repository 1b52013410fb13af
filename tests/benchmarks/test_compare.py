"""What other packages find, held against marks few enough to count by hand."""

import pytest

from benchmarks import compare
from benchmarks.compare import Found, of_picket
from benchmarks.sets import Countries, _of_ours, _of_public
from picket.model import Document, Mention, Reading

TEXT = "Japan, Japanese and Tokyo; the U.S. Navy left Scotland for Georgia, the state."
JAPAN, JAPANESE, TOKYO, US, SCOTLAND, GEORGIA = (
    (TEXT.index(word), TEXT.index(word) + len(word))
    for word in ("Japan", "Japanese", "Tokyo", "U.S.", "Scotland", "Georgia")
)


def public(span, iso3, level, **more):
    return {"start": span[0], "end": span[1], "country_iso3": iso3, "level": level, "label": "X"} | more


PUBLIC = _of_public(
    {
        "text": TEXT,
        "gold": [
            public(JAPAN, "JPN", "country"),
            public(JAPANESE, "JPN", "country"),
            public(TOKYO, "JPN", "place"),
            public(US, "USA", "country", optional=True),
            public(SCOTLAND, "GBR", "uk-part", optional=True),
            public(GEORGIA, "USA", "place"),
            {"start": 0, "end": 1, "label": "REGION", "level": "region"},
        ],
    }
)


def test_public_marks_that_must_and_may_be_found():
    assert PUBLIC.must == ((*JAPAN, "JPN"), (*JAPANESE, "JPN"))
    assert PUBLIC.may == ((*US, "USA"), (*SCOTLAND, "GBR"))
    assert PUBLIC.codes == {"JPN"}


def test_our_own_marks_by_kind():
    kinds = [(JAPAN, "name"), (JAPANESE, "demonym"), (TOKYO, "metonym"), (GEORGIA, "place")]
    marks = [{"start": s, "end": e, "iso3": "JPN", "kind": kind} for (s, e), kind in kinds]
    gold = _of_ours({"text": TEXT, "countries": marks})
    assert gold.must == ((*JAPAN, "JPN"), (*JAPANESE, "JPN"))
    assert gold.may == ((*TOKYO, "JPN"),)


def test_a_probe_sentence_says_its_countries_without_marks():
    assert _of_public({"text": TEXT, "gold": [], "countries": ["GEO"]}) == Countries(TEXT, (), (), frozenset({"GEO"}))


@pytest.mark.parametrize(
    ("codes", "counts"),
    [
        ({"JPN"}, (1, 0, 0)),
        ({"JPN", "USA", "GBR"}, (1, 0, 0)),  # only optional marks name these two
        ({"JPN", "GEO"}, (1, 1, 0)),  # the state is no country
        (set(), (0, 0, 1)),
    ],
)
def test_countries_of_a_document(codes, counts):
    assert compare.countries(PUBLIC, frozenset(codes)) == counts


@pytest.mark.parametrize(
    ("spans", "counts"),
    [
        ([(*JAPAN, "JPN"), (*JAPANESE, "JPN")], (2, 0, 0)),
        ([(0, 2, "JPN"), (2, 5, "JPN")], (1, 0, 1)),  # a second piece of a mark that was found is no error
        ([(*JAPAN, "CHN")], (0, 1, 2)),
        (
            [(*JAPANESE, "JPN"), (*US, "USA"), (*SCOTLAND, "FRA")],
            (1, 0, 1),
        ),  # optional, whatever is said of it
        ([(*TOKYO, "JPN"), (*GEORGIA, "GEO")], (0, 2, 2)),  # places are no countries named
        ([], (0, 0, 2)),
    ],
)
def test_mentions_of_countries(spans, counts):
    assert compare.mentions(PUBLIC, spans) == counts


def test_persons_by_place_alone():
    assert compare.persons([(0, 10, ""), (20, 25, "")], [(4, 10, ""), (5, 6, ""), (30, 35, "")]) == (1, 2, 1)


def test_a_reading_reduced_to_what_packages_can_say():
    found = [
        ("Japan", "COUNTRY", "JPN", "name"),
        ("Tokyo", "COUNTRY", "JPN", "metonym"),
        ("Georgia", "COUNTRY", None, "name"),
        ("Scotland", "PERSON", "Jane Scotland", None),
    ]
    mentions = tuple(
        Mention("d", TEXT.index(w), TEXT.index(w) + len(w), w, label, target, sense, None, "x", "x", (0, 1))
        for w, label, target, sense in found
    )
    reading = Reading(Document("d", "d", TEXT), mentions, ())
    assert of_picket(reading) == Found(frozenset({"JPN"}), ((0, 5, "JPN"),), ((*SCOTLAND, ""),))
