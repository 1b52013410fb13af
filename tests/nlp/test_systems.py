"""The systems component: texts in, (what is written, which system, which version) out."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from picket.catalogue.load import load_catalogue
from picket.model import Document
from picket.nlp.finder import Finder
from picket.nlp.segment import blocks, plain, sentences

SEED = Path(__file__).parents[2] / "seeds" / "000_593f3f745023c768.txt"


@pytest.fixture(scope="module")
def find():
    finder = Finder(load_catalogue().systems.values())

    def find(text):
        simple = plain(text)
        cut = [s for block in blocks(simple) for s in sentences(simple, block)]
        return finder.find(simple, cut)

    return find


def shown(text, found):
    return [(text[f.start : f.end], f.system, f.variant) for f in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # one designator, many spellings
        (
            "SM-3, SM 3, SM–3 and RIM‑161",
            [
                ("SM-3", "sm-3", None),
                ("SM 3", "sm-3", None),
                ("SM–3", "sm-3", None),
                ("RIM‑161", "sm-3", None),
            ],
        ),
        (
            "The Hwasong- 14 and HWASONG14s flew.",
            [("Hwasong- 14", "hwasong-14", None), ("HWASONG14s", "hwasong-14", None)],
        ),
        ("An AN/TPY- 2 and the\u00a0TPY-2.", [("AN/TPY- 2", "an-tpy-2", None), ("TPY-2", "an-tpy-2", None)]),
        ("a Sea-based X band Radar off Hawaii", [("Sea-based X band Radar", "sbx", None)]),
        # lines broken by a mailer keep their break in the span
        (
            "The newsletter says that the fleet will be fitted with SPY-6 and Standard\nMissile-2 rounds.",
            [("SPY-6", "an-spy-6", None), ("Standard\nMissile-2", "sm-2", None)],
        ),
        (
            "Some in the islands would rather pay for a radar than argue for Aegis\nAshore on Kauai again.",
            [("Aegis\nAshore", "aegis-ashore", None)],
        ),
        # versions in the span, by their canonical name
        ("Standard Missile-3 Block IIA", [("Standard Missile-3 Block IIA", "sm-3", "Block IIA")]),
        ("SM-3 Block 2A, SM-3 IB", [("SM-3 Block 2A", "sm-3", "Block IIA"), ("SM-3 IB", "sm-3", "Block IB")]),
        ("Scud-B and Scud Cs were fired.", [("Scud-B", "scud", "B"), ("Scud Cs", "scud", "C")]),
        ("The S-300PMU1 and S-300 PMU-2", [("S-300PMU1", "s-300", "PMU1"), ("S-300 PMU-2", "s-300", "PMU2")]),
        ("IRIS-T SLM or Cheongung-II", [("IRIS-T SLM", "iris-t", "SLM"), ("Cheongung-II", "km-sam", "II")]),
        ("the SPY-1D(V) radar", [("SPY-1D(V)", "an-spy-1", "D(V)")]),
        ("Iskander-Ms near Pskov", [("Iskander-Ms", "iskander", "M")]),
        # a member of a family is a version of it when none is written
        ("PAC-3 and PAC3 MSE", [("PAC-3", "pac-3", "PAC-3"), ("PAC3 MSE", "pac-3", "PAC-3 MSE")]),
        ("Arrow 3s from Israel", [("Arrow 3s", "arrow-3", "Arrow 3")]),
        # expansions give two mentions
        (
            "the Terminal High-Altitude Area Defence (THAAD) unit",
            [("Terminal High-Altitude Area Defence", "thaad", None), ("THAAD", "thaad", None)],
        ),
        # possessives and compounds stay outside, David's own s inside
        (
            "David’s Sling’s crews met THAAD's.",
            [("David’s Sling", "davids-sling", None), ("THAAD", "thaad", None)],
        ),
        (
            "an Aegis-equipped vessel, a THAAD battery, an anti-THAAD rally",
            [("Aegis", "aegis", None), ("THAAD", "thaad", None), ("THAAD", "thaad", None)],
        ),
        ("SM-3s/THAAD", [("SM-3s", "sm-3", None), ("THAAD", "thaad", None)]),
        # capitals tell nothing in a headline
        (
            "TOKYO TO BUY SM-3S AND PATRIOTS FOR AEGIS SHIPS",
            [("SM-3S", "sm-3", None), ("PATRIOTS", "patriot", None), ("AEGIS", "aegis", None)],
        ),
        # the longest name wins and uses its text up
        ("Aegis Ashore", [("Aegis Ashore", "aegis-ashore", None)]),
        ("S-400 Triumf", [("S-400 Triumf", "s-400", None)]),
    ],
)
def test_names_in_the_wild(find, text, expected):
    assert shown(text, find(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The SM-33 and the XSM-3 are made up.",
        "Section 3 of SM - 3 was struck.",
        "1. Bow\n2. Sling\n3. Hammer",
        "Prices: SM\n3 euros",
        "A THAADless SHAMSM-3 day",
        "The patriot raised an aegis and shot an arrow.",
        "It is 4S-400 and S-4000.",
        "The model has df 21 and the cell sm 3.",
        "Flags flew at half mast on Patriot Day, as they do at every military base.",
    ],
)
def test_what_only_looks_like_a_name(find, text):
    assert find(text) == []


def test_a_number_that_goes_on_is_not_the_designator(find):
    text = "Israel paid for Arrow 3.5 billion shekels after its missile test."
    assert shown(text, find(text)) == [("Arrow", "arrow", None)]


def test_an_item_of_a_list_does_not_number_the_one_above(find):
    text = "Rafael's missile list:\n1. Iron Dome\n2. Arrow\n3. David's Sling"
    assert "arrow-3" not in {f.system for f in find(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("THAAD arrived. He said nothing.", ['"THAAD" with no sign of another sense']),
        ("Two Aegis destroyers sailed.", ['"Aegis" beside "destroyer"']),
        ("Iron Dome is busy.", ['"Iron Dome" with no sign of another sense']),
        (
            "Aegis Ashore opened. Critics say Aegis came late.",
            ['name "Aegis Ashore"', '"Aegis" in a document that names "Aegis Ashore"'],
        ),
        (
            "Congress cut Ground-based Midcourse Defense, GMD. The European GMD is costly.",
            [
                'name "Ground-based Midcourse Defense"',
                '"GMD" beside "midcourse"',
                '"GMD" in a document that names "Ground-based Midcourse Defense"',
            ],
        ),
        (
            "Visitors saw Aegis, THAAD and little else.",
            ['"Aegis" beside "THAAD"', '"THAAD" with no sign of another sense'],
        ),
        (
            "THAAD came. NASAMS came. SAMP/T came. He fears the Patriots will not last.",
            [
                '"THAAD" with no sign of another sense',
                'name "NASAMS"',
                'name "SAMP/T"',
                '"Patriots" in a document that names 3 systems',
            ],
        ),
    ],
)
def test_the_rule_says_why(find, text, expected):
    assert [f.why for f in find(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        # another paragraph, another subject
        "THAAD came. NASAMS came. SAMP/T came.\n\nThe Patriots went home. Their quarterback was hurt.",
        # the document uses the word otherwise too
        "THAAD came. NASAMS came. SAMP/T came. The Patriot Act was renewed. He likes Patriots.",
        # part of a person's or a place's name
        "THAAD came. NASAMS came. SAMP/T came. They drove to Arrow Rock.",
        # too little named to make it the subject
        "THAAD came. He fears the Patriots will not last.",
    ],
)
def test_a_document_vouches_only_where_nothing_disputes_it(find, text):
    assert {f.system for f in find(text)} <= {"thaad", "nasams", "samp-t"}


def test_a_refusal_speaks_only_of_the_word_it_stands_on(find):
    text = "Rodong Sinmun showed the Rodong missile."
    assert [(f.start, f.system) for f in find(text)] == [(text.rindex("Rodong"), "nodong")]


def test_the_seed_article_names_these_systems_and_no_others(engine):
    reading = engine.read(Document("seed", SEED.name, SEED.read_text(encoding="utf-8")))
    systems = [m for m in reading.mentions if m.label == "SYSTEM"]
    assert [(m.text, m.target, m.variant) for m in systems] == [
        ("Aegis", "aegis", None),
        ("Standard Missile-3", "sm-3", None),
        ("Terminal High Altitude Area Defense", "thaad", None),
        ("THAAD", "thaad", None),
        ("Aegis Ashore", "aegis-ashore", None),
    ]
    assert {m.found_by for m in systems} == {"picket_systems"}
    text = reading.document.text
    assert all(text[m.start : m.end] == m.text for m in systems)
    assert all(m.sentence[0] <= m.start and m.end <= m.sentence[1] for m in systems)


@settings(max_examples=200, deadline=None)
@given(
    text=st.lists(
        st.sampled_from(["SM-3", "Aegis Ashore", "Patriots", "İ", "–", "\n", " ", ".", "s", "Block IIA", "3"])
    ).map("".join)
)
def test_spans_never_overlap_nor_leave_the_text(find, text):
    found = find(text)
    assert all(0 <= f.start < f.end <= len(text) for f in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_no_systems_and_no_text_are_no_trouble(find):
    assert find("") == []
    assert Finder([]).find("THAAD", []) == []


def test_a_name_cut_by_a_hyphen_at_the_end_of_a_line_is_whole(engine):
    text = "Oslo is studying the Patri-\not missile, and the Aegis Asho-\nre site is ready for an air-\nto-air shot."
    found = [m for m in engine.read(Document("d", "d.txt", text)).mentions if m.label == "SYSTEM"]
    assert [(m.text, m.target) for m in found] == [("Patri-\not", "patriot"), ("Aegis Asho-\nre", "aegis-ashore")]
