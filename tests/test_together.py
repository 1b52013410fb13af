"""Who is named with whom: every count against one made by hand, mention by mention, and the orders."""

import random
from collections import defaultdict

import numpy as np
import pytest

from picket import meetings, seriation
from picket.catalogue.load import load_catalogue
from picket.ledger import Filter, Ledger
from picket.library import Library
from picket.model import SENSES, Document, Mention, Reading
from picket.together import MOST, ORDERS, PAIRS, Side, Together, pairs, together

NAMES = {
    "COUNTRY": [("Japan", "JPN"), ("Poland", "POL"), ("Romania", "ROU"), ("Korea", None)],
    "SYSTEM": [("THAAD", "thaad"), ("Aegis", "aegis"), ("Patriot", "patriot"), ("SM-3", "sm-3")],
    "PERSON": [("Ann Abe", "Ann Abe"), ("Bo Lee", "Bo Lee"), ("Cy Ng", "Cy Ng"), ("Di Xu", "Di Xu")],
}
KEYS = {label: {key or word.casefold() for word, key in names} for label, names in NAMES.items()}
KINDS = [("COUNTRY", "SYSTEM"), ("SYSTEM", "COUNTRY"), ("SYSTEM", "SYSTEM"), ("PERSON", "COUNTRY")]
FILTERS = [Filter(), Filter(senses=SENSES), Filter(senses=("place",)), Filter(documents=("d1", "d3"))]


def reading(key: str, sentences: list[list[tuple]]) -> Reading:
    """A reading of these sentences, each a list of (words, label, target, sense)."""
    text, mentions = "", []
    for sentence in sentences:
        begin = len(text)
        end = begin + sum(len(words) + 1 for words, *_ in sentence)
        for words, label, target, sense in sentence:
            at = len(text)
            text += words + " "
            place = (begin, end)
            mentions.append(Mention(key, at, at + len(words), words, label, target, sense, None, "test", "", place))
        text += ".\n"
    return Reading(Document(key, f"{key}.txt", text), tuple(mentions), (), (), "made-up")


def made_ledger(library: Library, documents: dict[str, list[list[tuple]]]) -> Ledger:
    for key, sentences in documents.items():
        made = reading(key, sentences)
        library.add(made, made.document.text.encode() + key.encode())
    return Ledger.of(library, load_catalogue())


def by_chance(seed: int) -> dict[str, list[list[tuple]]]:
    """Eight documents of sentences that name some of NAMES, some several times and some nothing."""
    chance = random.Random(seed)

    def mention() -> tuple:
        label = chance.choice(list(NAMES))
        word, target = chance.choice(NAMES[label])
        return word, label, target, chance.choice(("name", "place")) if label == "COUNTRY" else None

    def sentence() -> list[tuple]:
        return [mention() for _ in range(chance.randrange(6))]

    return {f"d{number}": [sentence() for _ in range(chance.randrange(1, 6))] for number in range(8)}


def by_hand(ledger: Ledger, wanted: Filter, one: str, other: str) -> dict[tuple[str, str], tuple[int, int]]:
    """(key, key) -> in how many sentences and documents both are named; counted mention by mention."""
    found = (defaultdict(set), defaultdict(set))
    for document in ledger.documents["id"]:
        if wanted.documents and document not in wanted.documents:
            continue
        for mention in ledger.library.reading(document).mentions:
            if mention.sense in (None, *wanted.senses):
                key = mention.label, mention.target or mention.text.casefold()
                key = key if mention.label != "PERSON" else (mention.label, key[1].casefold())
                found[0][key].add((document, mention.sentence))
                found[1][key].add(document)
    ones = {key for label, key in found[0] if label == one}
    others = {key for label, key in found[0] if label == other}
    counts = {
        (a, b): tuple(len(places[one, a] & places[other, b]) for places in found)
        for a in ones
        for b in others
        if one != other or a != b
    }
    return {pair: both for pair, both in counts.items() if both[1]}


def cells(shown: Together) -> dict[tuple[str, str], int]:
    return {
        (row, column): int(shown.counts[i, j])
        for i, row in enumerate(shown.rows.keys)
        for j, column in enumerate(shown.columns.keys)
        if shown.counts[i, j]
    }


@pytest.fixture(scope="module", params=range(4))
def random_ledger(tmp_path_factory, request):
    library = Library.open(tmp_path_factory.mktemp("together"))
    yield made_ledger(library, by_chance(request.param))
    library.close()


@pytest.mark.parametrize("wanted", FILTERS)
@pytest.mark.parametrize(("one", "other"), KINDS)
def test_every_count_is_the_one_made_by_hand(random_ledger, wanted, one, other, monkeypatch):
    monkeypatch.setattr(meetings, "AT_ONCE", 3)
    expected = by_hand(random_ledger, wanted, one, other)
    part = random_ledger.where(wanted)
    for place, within in enumerate(("sentences", "documents")):
        for order in ORDERS:
            shown = together(part, one, other, within, order=order)
            assert cells(shown) == {pair: both[place] for pair, both in expected.items() if both[place]}
            assert shown.within == within
    table = pairs(part, one, other)
    rows = {(row.key_1, row.key_2): (row.sentences, row.documents) for row in table.itertuples()}
    assert rows == {pair: both for pair, both in expected.items() if one != other or pair[0] < pair[1]}
    assert len(rows) == len(table)


def test_the_chance_data_hold_what_the_counts_must_tell_apart(random_ledger):
    counts = by_hand(random_ledger, Filter(), "COUNTRY", "SYSTEM")
    assert any(sentences == 0 for sentences, _ in counts.values())
    assert counts != by_hand(random_ledger, Filter(senses=SENSES), "COUNTRY", "SYSTEM")


def name(word: str, label: str = "COUNTRY") -> tuple:
    return word, label, dict(NAMES[label])[word], "name" if label == "COUNTRY" else None


@pytest.fixture
def small(library) -> Ledger:
    japan, poland, romania = (name(word) for word in ("Japan", "Poland", "Romania"))
    thaad, aegis = name("THAAD", "SYSTEM"), name("Aegis", "SYSTEM")
    return made_ledger(
        library,
        {
            "d0": [[japan, thaad, japan, thaad], [japan, aegis], [poland, aegis]],
            "d1": [[japan, thaad], [romania], [name("Patriot", "SYSTEM")]],
            "d2": [[poland], [thaad]],
        },
    )


def test_a_sentence_counts_once_and_the_sides_tell_how_many_there_are(small):
    shown = together(small, "COUNTRY", "SYSTEM")
    assert shown.rows == Side("COUNTRY", ("JPN", "POL"), ("Japan", "Poland"), 3)
    assert shown.columns == Side("SYSTEM", ("aegis", "thaad"), ("Aegis", "THAAD"), 3)  # two sentences each
    assert shown.counts.tolist() == [[1, 2], [1, 0]]
    assert not shown.one_kind


def test_pairs_stand_by_sentences_documents_and_names(small):
    table = pairs(small, "COUNTRY", "SYSTEM")
    assert list(table.columns) == PAIRS
    assert table.iloc[0].tolist() == ["COUNTRY", "JPN", "Japan", "SYSTEM", "thaad", "THAAD", 2, 2, 2]
    assert list(zip(table["name_1"], table["name_2"], table["sentences"], table["documents"])) == [
        ("Japan", "THAAD", 2, 2),
        ("Japan", "Aegis", 1, 1),
        ("Poland", "Aegis", 1, 1),
        ("Poland", "THAAD", 0, 2),
        ("Japan", "Patriot", 0, 1),
        ("Romania", "Patriot", 0, 1),
        ("Romania", "THAAD", 0, 1),
    ]


def test_a_pair_of_one_kind_is_there_once_with_its_names_in_order(small):
    table = pairs(small, "SYSTEM", "SYSTEM")
    assert list(zip(table["name_1"], table["name_2"])) == [("Aegis", "THAAD"), ("Patriot", "THAAD")]


def test_only_the_most_are_shown_and_of_equals_the_first_by_name(small):
    shown = together(small, "COUNTRY", "SYSTEM", "documents", most=2)
    assert shown.rows.keys == ("JPN", "POL")  # in two documents beside a system, as is Poland; Romania in one
    assert shown.columns.keys == ("thaad", "aegis")
    one = together(small, "COUNTRY", "SYSTEM", "documents", most=1)
    assert (one.rows.keys, one.columns.keys, one.counts.tolist()) == (("JPN",), ("thaad",), [[2]])


def test_being_named_alone_does_not_count(library):
    thaad, aegis, patriot, sm3 = (name(word, "SYSTEM") for word in ("THAAD", "Aegis", "Patriot", "SM-3"))
    ledger = made_ledger(library, {"d0": [[patriot]] * 5 + [[patriot, thaad], [aegis, sm3], [sm3, aegis]]})
    assert together(ledger, "SYSTEM", "SYSTEM", most=2).rows.keys == ("aegis", "sm-3")
    assert together(ledger, "SYSTEM", "SYSTEM", order="total").rows.names == ("Aegis", "SM-3", "Patriot", "THAAD")


def test_orders_are_by_total_or_by_name(library):
    poland, thaad, aegis = name("Poland"), name("THAAD", "SYSTEM"), name("Aegis", "SYSTEM")
    ledger = made_ledger(library, {"d0": [[poland, thaad], [poland, thaad], [poland, aegis], [name("Japan"), thaad]]})
    assert together(ledger, "COUNTRY", "SYSTEM", order="total").rows.names == ("Poland", "Japan")
    assert together(ledger, "COUNTRY", "SYSTEM", order="total").columns.names == ("THAAD", "Aegis")
    assert together(ledger, "COUNTRY", "SYSTEM", order="name").rows.names == ("Japan", "Poland")
    assert together(ledger, "COUNTRY", "SYSTEM", order="name").columns.names == ("Aegis", "THAAD")


@pytest.mark.parametrize(("one", "other"), [("COUNTRY", "SYSTEM"), ("PERSON", "PERSON")])
def test_a_library_that_names_nothing_together_gives_empty_tables(library, one, other):
    ledger = made_ledger(library, {"d0": [[name("Japan")], []]})
    shown = together(ledger, one, other)
    assert (shown.counts.shape, len(shown.rows), len(shown.columns)) == ((0, 0), 0, 0)
    assert shown.rows.among == (1 if one == "COUNTRY" else 0)
    table = pairs(ledger, one, other)
    assert table.empty and list(table.columns) == PAIRS


def test_there_are_as_many_as_asked_for_and_no_more(library):
    people = [(f"Person {number:02}", "PERSON", f"Person {number:02}", None) for number in range(MOST + 5)]
    ledger = made_ledger(library, {"d0": [[name("Japan"), *people]]})
    shown = together(ledger, "PERSON", "COUNTRY")
    assert (len(shown.rows), shown.rows.among) == (MOST, MOST + 5)
    assert shown.rows.names == tuple(words for words, *_ in people[:MOST])


def test_rows_with_the_same_partners_stand_side_by_side_heaviest_first():
    blocks = np.array([[9, 0, 8, 0], [0, 30, 0, 5], [2, 0, 2, 0], [0, 7, 0, 1]])
    assert seriation.alike(blocks, blocks.sum(axis=1)).tolist() == [1, 3, 0, 2]
    assert seriation.alike(blocks.T, blocks.sum(axis=0)).tolist() == [1, 3, 0, 2]


def test_a_partner_of_all_does_not_make_rows_alike():
    counts = np.array([[90, 9, 0], [80, 0, 8], [70, 7, 0], [60, 0, 6]])
    assert seriation.alike(counts, counts.sum(axis=1)).tolist() == [0, 2, 1, 3]


def test_of_one_kind_those_that_meet_often_stand_side_by_side():
    counts = np.array([[0, 1, 9, 0], [1, 0, 0, 9], [9, 0, 0, 1], [0, 9, 1, 0]])
    order = seriation.alike(seriation.with_itself(counts), counts.sum(axis=1)).tolist()
    assert order == [0, 2, 1, 3]


@pytest.mark.parametrize("seed", range(5))
def test_orders_are_whole_and_untangling_never_adds_crossings(seed):
    chance = np.random.default_rng(seed)
    counts = chance.integers(0, 4, (9, 7)) * (chance.random((9, 7)) < 0.4)
    rows, columns = seriation.untangled(counts)
    assert (sorted(rows), sorted(columns)) == (list(range(9)), list(range(7)))
    assert sorted(seriation.alike(counts, counts.sum(axis=1))) == list(range(9))
    assert seriation.crossings(counts[np.ix_(rows, columns)]) <= seriation.crossings(counts)


def test_what_can_be_drawn_without_a_crossing_is():
    turned = np.eye(6, dtype=int)[::-1]
    assert seriation.crossings(turned) == 15
    rows, columns = seriation.untangled(turned)
    assert seriation.crossings(turned[np.ix_(rows, columns)]) == 0
