"""Filters and group-bys on a small made-up library: every count is the number of rows behind it."""

from dataclasses import replace
from datetime import date

import pytest

from picket import saying
from picket.catalogue.load import load_catalogue
from picket.errors import FilterError
from picket.filter import Entity, Filter, Terms
from picket.ledger import Ledger
from picket.library import Library
from picket.model import SENSES, Document, Issue, Mention, Reading, Statement
from picket.tables import TABLES

ONE = "Tokyo agreed that Japan orders SM-3s.  The Japanese navy has Aegis.\nMr. Abe met Abe in Okinawa."
TWO = "Korea and Japan: Aegis Ashore, Patriot and PAC-3 for U.S. ABE."


JPN, USA, ABE = Entity("COUNTRY", "JPN"), Entity("COUNTRY", "USA"), Entity("PERSON", "abe")
SYSTEMS = ["SM-3s", "Aegis", "Aegis Ashore", "Patriot", "PAC-3"]
SECOND = ["Korea", "Japan", "Aegis Ashore", "Patriot", "PAC-3", "U.S.", "ABE"]
"""The mentions of the second document: all but the first stand in one sentence."""


def reading(key: str, text: str, marks: list[tuple], statements: tuple = ()) -> Reading:
    """A reading whose mentions are named by (words, label, target, sense); words are found from left to right."""
    found, at = [], 0
    for words, label, target, sense in marks:
        start = text.index(words, at)
        at = start + len(words)
        sentence = max((s for s in (0, text.find("  ") + 2, text.find("\n") + 1) if s <= start), default=0)
        ends = [e for e in (text.find("  "), text.find("\n")) if e > start] or [len(text)]
        place = (sentence, min(ends))
        found.append(Mention(key, start, at, words, label, target, sense, None, "made-up", "by hand", place))
    return Reading(Document(key, f"{key}.txt", text), tuple(found), statements, (), "made-up")


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    library = Library.open(tmp_path_factory.mktemp("ledger"))
    ordered = Statement("one", "JPN", "sm-3", "ordered", False, False, None, 18, 36, "Japan orders SM-3s")
    library.add(
        reading(
            "one",
            ONE,
            [
                ("Tokyo", "COUNTRY", "JPN", "metonym"),
                ("Japan", "COUNTRY", "JPN", "name"),
                ("SM-3s", "SYSTEM", "sm-3", None),
                ("Japanese", "COUNTRY", "JPN", "demonym"),
                ("Aegis", "SYSTEM", "aegis", None),
                ("Abe", "PERSON", "Abe", None),
                ("Abe", "PERSON", "Abe", None),
                ("Okinawa", "COUNTRY", "JPN", "place"),
            ],
            (ordered,),
        ),
        ONE.encode(),
    )
    library.add(
        reading(
            "two",
            TWO,
            [
                ("Korea", "COUNTRY", None, "name"),
                ("Japan", "COUNTRY", "JPN", "name"),
                ("Aegis Ashore", "SYSTEM", "aegis-ashore", None),
                ("Patriot", "SYSTEM", "patriot", None),
                ("PAC-3", "SYSTEM", "pac-3", None),
                ("U.S.", "COUNTRY", "USA", "name"),
                ("ABE", "PERSON", "Abe", None),
            ],
        ),
        TWO.encode(),
    )
    library.tag(library.ids()[1:], "case 7")
    library.edit(["one"], {"collection": "wires", "source": "Kyodo", "language": "en", "published": "2017-03-01"})
    yield Ledger.of(library, load_catalogue())
    library.close()


def made(ledger: Ledger, name: str, **wanted):
    return TABLES[name].make(ledger.where(Filter(**wanted)))


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ({"label": "COUNTRY", "key": "JPN"}, ["Tokyo", "Japan", "Japanese", "Japan"]),
        ({"label": "COUNTRY", "key": "JPN", "senses": SENSES}, ["Tokyo", "Japan", "Japanese", "Okinawa", "Japan"]),
        ({"label": "COUNTRY", "key": "JPN", "senses": ("demonym",)}, ["Japanese"]),
        ({"label": "COUNTRY", "key": "JPN", "documents": ("two",)}, ["Japan"]),
        ({"label": "SYSTEM", "key": "aegis"}, ["Aegis"]),
        ({"label": "SYSTEM", "key": "aegis", "parts": True}, ["SM-3s", "Aegis", "Aegis Ashore"]),
        ({"label": "SYSTEM", "key": "patriot", "parts": True}, ["Patriot", "PAC-3"]),
        ({"label": "SYSTEM", "beside": (USA,)}, ["Aegis Ashore", "Patriot", "PAC-3"]),
        ({"label": "SYSTEM", "beside": (JPN,), "senses": ("demonym",)}, ["Aegis"]),
        ({"label": "COUNTRY", "key": "JPN", "sense": "place", "senses": SENSES}, ["Okinawa"]),
        (
            {"label": "SYSTEM", "beside": (ABE,), "beside_in": "document"},
            ["SM-3s", "Aegis", "Aegis Ashore", "Patriot", "PAC-3"],
        ),
        ({"named": (JPN,)}, ["Tokyo", "Japan", "SM-3s", "Japanese", "Aegis", *SECOND[1:]]),
        ({"named": (replace(JPN, sense="place"),)}, ["Abe", "Abe"]),
        ({"named": (JPN, Entity("SYSTEM", "sm-3"))}, ["Tokyo", "Japan", "SM-3s"]),
        (
            {"named": (Entity("SYSTEM", "aegis", parts=True),), "label": "SYSTEM"},
            ["SM-3s", "Aegis", "Aegis Ashore", "Patriot", "PAC-3"],
        ),
        ({"named": (JPN, ABE), "within": "document", "label": "PERSON"}, ["Abe", "Abe", "ABE"]),
        ({"named": (JPN, ABE), "label": "PERSON"}, ["ABE"]),
        ({"named": (USA,), "within": "document"}, SECOND),
        ({"named": (Entity("PERSON", "nobody"),)}, []),
        ({"without": Terms(named=(JPN,))}, ["Abe", "Abe", "Korea"]),
        ({"without": Terms(named=(USA,)), "within": "document", "label": "PERSON"}, ["Abe", "Abe"]),
        ({"stages": ("ordered",)}, ["Tokyo", "Japan", "SM-3s"]),
        ({"stages": ("ordered",), "named": (Entity("SYSTEM", "aegis"),)}, []),
        ({"stages": ("ordered",), "named": (USA,)}, []),
        ({"stages": ("ordered",), "within": "document", "label": "PERSON"}, ["Abe", "Abe"]),
        ({"without": Terms(stages=("ordered",)), "documents": ("one",)}, ["Japanese", "Aegis", "Abe", "Abe"]),
        ({"collections": ("wires",), "label": "PERSON"}, ["Abe", "Abe"]),
        ({"collections": ("",), "label": "PERSON"}, ["ABE"]),
        ({"without": Terms(collections=("wires",)), "label": "PERSON"}, ["ABE"]),
        ({"sources": ("Kyodo", "TASS"), "label": "PERSON"}, ["Abe", "Abe"]),
        ({"without": Terms(sources=("Kyodo",)), "label": "PERSON"}, ["ABE"]),
        ({"languages": ("en",), "label": "PERSON"}, ["Abe", "Abe"]),
        ({"without": Terms(tags=("case 7",)), "label": "PERSON"}, ["Abe", "Abe"]),
        ({"without": Terms(documents=("one",)), "label": "PERSON"}, ["ABE"]),
        ({"since": date(2017, 3, 1), "label": "PERSON"}, ["Abe", "Abe"]),
        ({"since": date(2017, 3, 2), "label": "PERSON"}, []),
        ({"until": date(2017, 3, 1), "label": "PERSON"}, ["Abe", "Abe"]),
        ({"until": date(2017, 2, 28), "undated": "also", "label": "PERSON"}, ["ABE"]),
        ({"undated": "only", "label": "PERSON"}, ["ABE"]),
        ({"undated": "never", "label": "PERSON"}, ["Abe", "Abe"]),
        ({"story": "two", "label": "PERSON"}, ["ABE"]),
        ({"label": "PERSON", "key": "abe"}, ["Abe", "Abe", "ABE"]),
        ({"label": "COUNTRY", "key": "korea"}, ["Korea"]),
        ({"key": "abe"}, ["Abe", "Abe", "ABE"]),
        ({"key": "nobody"}, []),
        ({"search": "navy", "label": "SYSTEM"}, ["SM-3s", "Aegis"]),
        ({"search": "navy OR patriot", "label": "PERSON"}, ["Abe", "Abe", "ABE"]),
        ({"tags": ("case 7",), "label": "PERSON"}, ["ABE"]),
        ({"tags": ("case 7", "other"), "search": "navy"}, []),
    ],
)
def test_a_filter_keeps_just_these(ledger, wanted, words):
    assert list(made(ledger, "mentions", **wanted)["text"]) == words


def test_every_count_is_the_number_of_mentions_it_opens(ledger):
    everything = Filter(senses=SENSES)
    for row in TABLES["entities"].make(ledger.where(everything)).to_dict("records"):
        behind = made(ledger, "mentions", label=row["label"], key=row["key"], senses=SENSES)
        assert (len(behind), behind["document"].nunique()) == (row["mentions"], row["documents"])
    for row in made(ledger, "countries", senses=SENSES).to_dict("records"):
        for sense in SENSES:
            assert len(made(ledger, "mentions", label="COUNTRY", key=row["iso3"], senses=(sense,))) == row[sense]
    for row in made(ledger, "systems").to_dict("records"):
        assert len(made(ledger, "mentions", label="SYSTEM", key=row["system"])) == row["mentions"]
        assert len(made(ledger, "mentions", label="SYSTEM", key=row["system"], parts=True)) == row["with_parts"]
    for row in made(ledger, "beside").to_dict("records"):
        beside = (Entity("COUNTRY", row["iso3"]),)
        behind = made(ledger, "mentions", label="SYSTEM", key=row["system"], beside=beside)
        assert len(behind) == row["mentions"]
    for row in made(ledger, "kinds").to_dict("records"):
        assert len(made(ledger, "mentions", label=row["label"])) == row["mentions"]


def test_entities_carry_their_spellings_most_frequent_first(ledger):
    table = made(ledger, "entities").set_index("entity")
    assert table.loc["Japan", "spellings"] == "Japan; Tokyo; Japanese"
    assert table.loc["Abe", "mentions"] == 3
    assert table.loc["Korea (unresolved)", "mentions"] == 1


def test_an_unresolved_country_is_no_country_of_the_map(ledger):
    assert list(made(ledger, "countries")["iso3"]) == ["JPN", "USA"]


def test_countries_beside_a_system_are_those_of_its_sentences(ledger):
    table = made(ledger, "systems").set_index("system")
    assert table.loc["sm-3", "countries_beside"] == "Japan"
    assert table.loc["patriot", "countries_beside"] == "Japan; United States"
    assert table.loc["thaad", ["mentions", "with_parts", "countries_beside"]].tolist() == [0, 0, ""]


def test_key_sentences_start_with_what_states_a_stage(ledger):
    table = made(ledger, "sentences")
    assert table.loc[0, ["sentence", "stages", "systems"]].tolist() == [
        "Tokyo agreed that Japan orders SM-3s.",
        "Japan ordered",
        "SM-3",
    ]
    assert len(table) == 3


def test_statements_are_read_out_with_names(ledger):
    row = made(ledger, "statements", label="SYSTEM", key="sm-3").iloc[0]
    assert (row["country"], row["system_name"], row["stage"], row["quote"]) == (
        "Japan",
        "SM-3",
        "ordered",
        "Japan orders SM-3s",
    )
    assert made(ledger, "statements", label="SYSTEM", key="thaad").empty


def test_a_mention_is_shown_within_its_sentence(ledger):
    row = made(ledger, "mentions", label="COUNTRY", senses=("demonym",)).iloc[0]
    assert (row["before"], row["text"], row["after"]) == ("The ", "Japanese", " navy has Aegis.")


CATALOGUED = ("facts", "reach")
"""Tables of what the catalogue states, whatever documents there are."""


@pytest.mark.parametrize("name", TABLES)
def test_a_library_without_documents_makes_empty_tables_with_all_columns(library, name):
    table = TABLES[name].make(Ledger.of(library, load_catalogue()))
    assert list(table.columns) == list(TABLES[name].columns)
    assert table.empty != (name in CATALOGUED) or table["mentions"].sum() == 0


@pytest.mark.parametrize("name", TABLES)
def test_columns_are_those_documented_with_and_without_rows(ledger, name):
    for part in (Filter(), Filter(documents=("none",))):
        assert list(TABLES[name].make(ledger.where(part)).columns) == list(TABLES[name].columns)


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (Filter(label="COUNTRY", key="JPN"), "Japan"),
        (Filter(label="PERSON"), "People"),
        (Filter(), "Everything"),
        (Filter(label="SYSTEM", key="aegis", parts=True), "Aegis and its parts"),
        (Filter(label="SYSTEM", key="thaad", beside=(USA,)), "THAAD beside United States"),
        (
            Filter(label="SYSTEM", key="thaad", beside=(USA,), beside_in="document"),
            "THAAD in the same document as United States",
        ),
        (Filter(label="PERSON", key="abe"), "Abe"),
        (Filter(label="COUNTRY", key="JPN", sense="demonym"), "Japan, by demonym"),
        (Filter(label="COUNTRY", sense="place"), "Countries, by place in it"),
    ],
)
def test_a_filter_reads_back_in_words(ledger, wanted, said):
    assert saying.focus(wanted, ledger) == said


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (Filter(label="CITY"), "'CITY'"),
        (Filter(senses=("nickname",)), "'nickname'"),
        (Filter(label="SYSTEM", key="sm-9"), "'sm-9'"),
        (Filter(beside=(Entity("COUNTRY", "Japan"),)), "'Japan'"),
        (Filter(named=(Entity("SYSTEM", "sm-9"),)), "'sm-9'"),
        (Filter(without=Terms(named=(Entity("CITY", "x"),))), "'CITY'"),
        (Filter(stages=("bought",)), "'bought'"),
        (Filter(since=date(2018, 1, 1), until=date(2017, 1, 1)), "2018-01-01 to 2017-01-01"),
    ],
)
def test_a_filter_for_what_does_not_exist_is_refused_by_name(wanted, names):
    with pytest.raises(FilterError, match=names):
        wanted.check(load_catalogue())


def test_words_beyond_the_first_sixty_thousand_are_still_told_apart(library):
    text = "Japan said no."
    library.add(reading("one", text, [("Japan", "COUNTRY", "JPN", "name")]), text.encode())
    with library._writing() as connection:
        connection.exec_driver_sql("INSERT INTO word VALUES (70000, 'far off')")
    other = reading("two", "Seoul agreed.", [("Seoul", "COUNTRY", "KOR", "metonym")])
    mention = replace(other.mentions[0], found_by="a new component", rule="a new rule", variant="v")
    library.add(replace(other, mentions=(mention,)), b"Seoul agreed.")
    table = TABLES["mentions"].make(Ledger.of(library, load_catalogue()))
    assert list(table["found_by"]) == ["made-up", "a new component"]
    assert list(table["rule"]) == ["by hand", "a new rule"]


def test_a_ledger_brought_up_to_date_equals_one_made_anew(library):
    catalogue = load_catalogue()
    ledger = Ledger.of(library, catalogue)
    texts = {f"d{n}": f"Japan, part {n}: Abe met Seoul." for n in range(6)}

    def read(key, label):
        return reading(key, texts[key], [("Japan", "COUNTRY", "JPN", "name"), ("Abe", label, "Abe", None)])

    steps = [
        lambda: [library.add(read(key, "PERSON"), texts[key].encode()) for key in ("d0", "d1", "d2")],
        lambda: library.remove(["d1"]),
        lambda: library.renew([read("d0", "ORG")]),
        lambda: library.add(read("d3", "PERSON"), texts["d3"].encode()),
        lambda: library.tag(["d2"], "case 7"),
        lambda: library.add_issue(Issue("error", "x.txt", "m", "h")),
        lambda: library.remove(["d0", "d3"]),
        lambda: [library.add(read(key, "PERSON"), texts[key].encode()) for key in ("d4", "d5")],
    ]
    for step in steps:
        step()
        ledger = Ledger.of(library, catalogue, ledger.snapshot)
        anew = Ledger.of(library, catalogue)
        for name, table in TABLES.items():
            assert table.make(ledger).equals(table.make(anew)), name


def test_a_ledger_that_somebody_looks_at_does_not_learn_what_comes_later(library):
    before = Ledger.of(library, load_catalogue())
    text = "Kim met Lee."
    library.add(reading("new", text, [("Kim", "PERSON", "Kim", None), ("Lee", "PERSON", "Lee", None)]), text.encode())
    after = Ledger.of(library, load_catalogue(), before.snapshot)
    assert len(after.snapshot.entity_keys) == len(before.snapshot.entity_keys) + 2  # the older ones found out only now
    assert {"kim", "lee"} <= set(after.snapshot.entity_keys) - set(before.snapshot.entity_keys)
    assert len(before.snapshot.entity_names) == len(before.snapshot.entity_keys) == len(before.snapshot.entity_labels)
