"""A filter comes back from its link equal, whatever its values are, and a bad link is refused by one sentence."""

from dataclasses import replace
from datetime import date, datetime
from urllib.parse import parse_qs, urlencode

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from picket import address
from picket.catalogue.load import load_catalogue
from picket.errors import FilterError
from picket.filter import STAGES, TERMS, UNDATED, WITHIN, Entity, Filter, Terms
from picket.labels import LABELS
from picket.model import SENSES

WORDS = st.text(max_size=12) | st.sampled_from(("~", "~~", "%7E", "%", "a&b=c", "+ +", "é ✓", "~by.x", " ", "100 %"))
NAMES = st.one_of(
    st.builds(Entity, st.sampled_from(["", *LABELS]), WORDS, st.sampled_from(["", *SENSES])),
    st.builds(Entity, st.just("SYSTEM"), WORDS, parts=st.booleans()),
)


MOMENTS = st.datetimes().map(lambda moment: moment.replace(second=0, microsecond=0))


def several(values):
    return st.lists(values, max_size=3, unique=True).map(tuple)


def terms(kind, **more):
    words = {field: several(WORDS) for field in TERMS if field not in ("named", "stages")}
    return st.builds(kind, **words, named=several(NAMES), stages=several(st.sampled_from(STAGES)), **more)


SCOPES = terms(
    Filter, without=terms(Terms), since=st.none() | st.dates(), until=st.none() | st.dates(),
    added_since=st.none() | MOMENTS, added_until=st.none() | MOMENTS,
    undated=st.sampled_from(UNDATED), search=st.text(max_size=12).map(str.strip), within=st.sampled_from(WITHIN),
    as_read=st.booleans(),
    senses=several(st.sampled_from(SENSES)).map(lambda chosen: tuple(s for s in SENSES if s in chosen)),
)  # fmt: skip


def there_and_back(wanted: Filter) -> Filter:
    """Through an address as a browser writes it."""
    written = urlencode(address.query(wanted), doseq=True)
    return address.asked(parse_qs(written, keep_blank_values=True, strict_parsing=bool(written)))


@example(Filter(sources=("~", "")))
@example(Filter(without=Terms(collections=("~", "%7E", "", "%"))))
@example(Filter(named=(Entity("PERSON", "a~b"), Entity("PERSON", "a%7Eb"), Entity("", "~"), Entity("COUNTRY", ""))))
@settings(max_examples=200)
@given(SCOPES)
def test_any_scope_comes_back_from_its_link(wanted):
    assert there_and_back(wanted) == wanted


def test_the_usual_leaves_the_link_empty():
    assert address.query(Filter()) == {}
    assert address.asked({}) == Filter()
    assert address.query(Filter(label="COUNTRY", key="JPN", story="d1", beside=(Entity("", "abe"),))) == {}


def test_a_link_can_be_read_and_written_by_hand():
    wanted = Filter(
        named=(Entity("COUNTRY", "JPN"), Entity("SYSTEM", "aegis", parts=True), Entity("COUNTRY", "KOR", "demonym")),
        without=Terms(sources=("TASS",), collections=("",)), since=date(2017, 3, 1), until=date(2017, 3, 31),
        added_since=datetime(2026, 11, 24, 13, 5), added_until=datetime(2026, 11, 25),
        undated="also", within="document", search="thaad OR patriot", stages=("ordered",), tags=("case 7",),
    )  # fmt: skip
    assert address.query(wanted) == {
        "name": ["COUNTRY~JPN", "SYSTEM~aegis~parts", "COUNTRY~KOR~demonym"], "not-source": ["TASS"],
        "not-collection": ["~"], "from": ["2017-03-01"], "until": ["2017-03-31"], "undated": ["also"],
        "added_from": ["2026-11-24T13:05"], "added_until": ["2026-11-25T00:00"],
        "within": ["document"], "q": ["thaad OR patriot"], "stage": ["ordered"], "tag": ["case 7"],
    }  # fmt: skip


def test_senses_are_in_the_link_where_they_are_unusual():
    assert address.query(Filter(senses=("place",))) == {"senses": ["place"]}
    assert address.query(Filter(senses=())) == {"senses": ["~"]}
    assert address.asked({"senses": ["~"]}).senses == ()
    assert address.asked({"senses": ["place", "name"]}).senses == ("name", "place")


def test_what_is_not_of_the_filter_is_passed_over_and_the_same_twice_is_once():
    found = address.asked({"show": ["COUNTRY~JPN"], "count": ["documents"], "tag": ["a", "b", "a"], "q": ["x", " y "]})
    assert found == Filter(tags=("a", "b"), search="y")


@pytest.mark.parametrize("key", ["donald trump", "a~b", "100%", "%7E", "o'neil+son & co=", "東京", "~", ""])
def test_a_name_is_one_value_whatever_it_is(key):
    for entity in (Entity("PERSON", key), Entity("", key), Entity("SYSTEM", key, parts=True)):
        value = address.name_of(entity)
        assert address.entity_of(value) == entity
        assert value.count("~") <= 2


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"from": ["March"]}, "The link asks for from=March, which is no date; write it as 2017-03-31."),
        ({"until": ["2017-02-30"]}, "The link asks for until=2017-02-30, which is no date; write it as 2017-03-31."),
        ({"from": ["9" * 30]}, "The link asks for from=9"),
        ({"from": ["2017-" + "9" * 30]}, "The link asks for from=2017-9"),
        ({"until": ["9" * 5_000]}, "The link asks for until=9"),
        ({"until": ["\u00b2017"]}, "The link asks for until=\u00b2017, which is no date;"),
        ({"added_from": ["9" * 30]}, "The link asks for added_from=9"),
        (
            {"added_from": ["yesterday"]},
            "The link asks for added_from=yesterday, which is no moment; write it as 2026-11-24T13:05.",
        ),
        ({"added_until": ["9999-12-31"]}, "The link asks for added_until=9999-12-31, which is no moment;"),
        ({"undated": ["maybe"]}, "The link asks for undated=maybe; choose one of also, only, never."),
        ({"within": ["page"]}, "The link asks for within=page; choose one of sentence, document."),
        ({"read": ["twice"]}, "The link asks for read=twice; choose one of raw."),
        ({"senses": ["name", "guess"]}, "There is no country sense 'guess' as the link asks; choose from name,"),
    ],
)
def test_a_bad_link_is_refused_by_one_sentence(query, said):
    with pytest.raises(FilterError) as refused:
        address.asked(query)
    assert str(refused.value).startswith(said)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"name": ["CITY~x"]}, "There is no kind 'CITY'"),
        ({"not-name": ["COUNTRY~JPN~guess"]}, "There is no country sense 'guess'"),
        ({"name": ["COUNTRY~Japan"]}, "There is no country 'Japan'"),
        ({"stage": ["bought"]}, "There is no stage 'bought'"),
        ({"from": ["2018-01-01"], "until": ["2017-01-01"]}, "Nothing is published from 2018-01-01 to 2017-01-01"),
        (
            {"added_from": ["2026-11-24T13:05"], "added_until": ["2026-11-24T13:05"]},
            "Nothing is added from 2026-11-24 13:05:00 on and before 2026-11-24 13:05:00; put the earlier first.",
        ),
    ],
)
def test_a_link_to_what_there_is_not_is_refused_when_checked(query, said):
    with pytest.raises(FilterError, match=said):
        address.asked(query).check(load_catalogue())


@pytest.mark.parametrize(
    ("said", "meant"),
    [("7", 7), ("007", 7), ("0", 0), ("", 1), ("-7", 1), ("7.", 1), ("\u00b2", 1), ("\u0667", 1), ("9" * 5_000, 1)],
)
def test_a_number_of_a_link_is_a_few_digits_or_the_usual_one(said, meant):
    assert address.number(said, 1) == meant


def test_the_focus_is_no_part_of_a_link():
    wanted = Filter(tags=("x",), label="SYSTEM", key="aegis", parts=True, story="d1")
    assert there_and_back(wanted) == wanted.scope == replace(wanted, label="", key="", parts=False, story="")


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2017", "2017-01-01", "2017-12-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2017-03-31",) + ("2017-03-31",) * 2,
    ],
)
def test_a_year_or_a_month_stands_for_its_first_or_its_last_day(typed, first, last):
    assert (str(address.day(typed)), str(address.day(typed, last=True))) == (first, last)
    found = address.asked({"from": [typed], "until": [typed]})
    assert (str(found.since), str(found.until)) == (first, last)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2026", "2026-01-01 00:00:00", "2027-01-01 00:00:00"),
        ("2026-02", "2026-02-01 00:00:00", "2026-03-01 00:00:00"),
        ("2026-11-24", "2026-11-24 00:00:00", "2026-11-25 00:00:00"),
        ("2026-11-24T13:05", "2026-11-24 13:05:00", "2026-11-24 13:05:00"),
        (" 2026-11-24 13:05", "2026-11-24 13:05:00", "2026-11-24 13:05:00"),
    ],
)
def test_a_day_stands_for_its_first_minute_or_the_one_after_it(typed, first, last):
    assert (str(address.moment(typed)), str(address.moment(typed, last=True))) == (first, last)
    found = address.asked({"added_from": [typed], "added_until": [typed]})
    assert (str(found.added_since), str(found.added_until)) == (first, last)
