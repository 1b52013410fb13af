"""Every page, through app.py, on a new library with the seed article: what it says, and that its figures agree."""

from pathlib import Path
from urllib.parse import parse_qsl

import pytest
import streamlit as st

from picket import fingerprint
from picket.export import EXPORTERS
from picket.export.csv import read_csv
from picket.filter import Filter
from picket.library import Library
from tests.pages_at_hand import PAGES, Visit, seen

TITLES = {page: page.capitalize() for page in PAGES} | {"changes": "What changed"}
SEED = "9067f178789c47c3"


@pytest.fixture(scope="module", autouse=True)
def seeded(tmp_path_factory):
    """A new library, as a first start makes it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PICKET_LIBRARY", str(tmp_path_factory.mktemp("pages") / "library"))
        st.cache_resource.clear()
        yield
        st.cache_resource.clear()


def hits(rows: list[dict]) -> list[str]:
    """The words marked in the rows of the evidence."""
    return [row["pieces"][1][0] for row in rows]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_its_title_and_a_sentence(page):
    visit = Visit(page)
    assert f"<h1>{TITLES[page]}</h1>" in visit.words
    assert visit.words.count(".</p></div>") >= 1
    assert not visit.at.error


def test_the_overview_counts_what_the_seed_article_names():
    figures = {f["label"]: (f["value"], f["note"]) for f in Visit().component("picket_figures")}
    assert figures["Documents"] == ("1", "1 source")
    assert figures["Mentions"] == ("48", "28 names")
    assert figures["Countries"] == ("4", "21 mentions")
    assert figures["Systems"] == ("4", "5 mentions")
    assert figures["People"] == ("8", "10 mentions")


def test_the_overview_reads_out_the_sentences_about_systems():
    sentences = Visit().component("picket_sentences")
    assert [row["systems"] for row in sentences] == ["THAAD; Aegis Ashore", "Aegis; SM-3"] or len(sentences) == 2
    assert all("considering" in row["stages"] for row in sentences)


def test_a_figure_opens_its_sentences():
    visit = Visit(show="COUNTRY")
    evidence = visit.component("picket_evidence")
    assert evidence["total"] == len(evidence["rows"]) == 21
    assert {row["pieces"][1][1] for row in evidence["rows"]} == {"COUNTRY"}
    assert [tab[1] for tab in evidence["tabs"]] == ["21 mentions", "11 sentences", "1 document", "1 story", "1 source"]
    assert "<h2>Countries</h2>" in visit.words


def test_a_figure_of_names_lists_the_names():
    rows = Visit(show="PERSON~~by.names").component("picket_evidence")["rows"]
    assert len(rows) == 8
    assert (rows[0]["pieces"], rows[0]["facts"]) == ([["Donald Trump", "PERSON"]], ["Trump; Donald Trump"])
    assert rows[0]["figures"][0] == ["3 mentions", "PERSON~donald trump~by.mentions"]


def test_documents_stories_and_sources_are_listed_as_they_count():
    for by, words in (
        ("documents", "000_593f3f745023c768.txt"),
        ("stories", "000_593f3f745023c768.txt"),
        ("sources", "Kyodo"),
    ):
        evidence = Visit(show=f"SYSTEM~thaad~by.{by}").component("picket_evidence")
        assert (evidence["total"], evidence["rows"][0]["pieces"][0][0]) == (1, words)


def test_the_sum_of_the_entities_is_the_figure_on_the_overview():
    table = Visit("entities").frame("entities")
    mentions = next(f for f in Visit().component("picket_figures") if f["label"] == "Mentions")
    assert f"{table['mentions'].sum():,}" == mentions["value"]
    trump = table.set_index("entity").loc["Donald Trump"]
    assert trump["mentions"] == 3
    assert trump["spellings"] == "Trump; Donald Trump"


def test_a_row_of_the_entities_opens_its_sentences():
    visit = Visit("entities")
    position = list(visit.frame("entities")["entity"]).index("Donald Trump")
    visit.trigger("entities", {"selection": {"rows": [], "columns": [], "cells": [(position, "entity")]}})
    visit = Visit("entities", show="PERSON~donald trump")
    rows = visit.component("picket_evidence")["rows"]
    assert hits(rows) == ["Donald Trump", "Trump", "Trump"]
    assert rows[0]["pieces"][0][0].startswith("In the first") and rows[0]["pieces"][2][0].startswith(" took office")
    assert rows[0]["facts"][:2] == ["Kyodo", "undated"]


def test_the_map_shades_the_countries_of_the_table():
    visit = Visit("map")
    shapes = visit.figure("map")["data"][0]
    table = visit.frame("countries").set_index("iso3")
    assert set(shapes["locations"]) == set(table.index) == {"JPN", "USA", "PRK", "CHN"}
    assert table.loc["JPN", ["mentions", "name", "demonym", "metonym"]].tolist() == [5, 3, 1, 1]
    assert table["mentions"].sum() == 21


def test_the_map_counts_places_when_asked():
    with_places = Visit("map", senses=["name", "demonym", "short", "metonym", "place"]).frame("countries")
    assert with_places.set_index("iso3").loc["USA", "place"] == 1
    assert with_places["mentions"].sum() == 22


def test_a_country_on_the_map_opens_its_sentences():
    rows = Visit("map", show="COUNTRY~PRK").component("picket_evidence")["rows"]
    assert hits(rows) == ["North Korea", "North Korea", "North", "North Korea", "North Korea"]
    assert rows[2]["name"] == "North Korea (short)"


def test_the_four_systems_lead_the_listing_even_at_zero():
    everything = Visit("systems").frame("systems")
    assert list(everything["name"]) == ["Aegis", "SM-3", "THAAD", "Aegis Ashore"]
    assert list(everything["mentions"]) == [1, 1, 2, 1]
    defences = Visit("systems", catalogue="true").frame("systems")
    assert list(defences["name"][:4]) == ["Aegis", "SM-3", "THAAD", "Aegis Ashore"]
    threats = Visit("systems", catalogue="true", group="threats").frame("systems")
    assert {"Scud", "Nodong"} <= set(threats["name"]) and not {*threats["name"]} & {*defences["name"]}
    everything = Visit("systems", catalogue="true", group="all").frame("systems")
    assert len(everything) == len(defences) + len(threats) > 80


def test_a_system_shows_sourced_facts_beside_what_is_said():
    card = Visit("systems", show="SYSTEM~thaad", tab="card").component("picket_profile")
    (shown,) = card["systems"]
    assert shown["full"] == "Terminal High Altitude Area Defense"
    held, stated = (dict(section["rows"]) for section in card["sections"])
    (operators,) = stated["Operators"]
    assert any(line[0].startswith("United Arab Emirates, operational 2016") for line in operators)
    assert all(line[-1]["cite"] and line[-1]["title"] for line in operators)
    assert held["Named"][0][0][0][0] == "2 mentions"
    words, (figure, *_) = held["Countries beside it"][0][0]
    assert (words, figure) == ("United States ", "1")
    assert Visit("systems", show="SYSTEM~thaad").component("picket_evidence")["total"] == 2


def test_two_systems_stand_side_by_side():
    card = Visit("systems", desk="card", system="thaad", against="aegis").component("picket_profile")
    assert [system["name"] for system in card["systems"]] == ["THAAD", "Aegis"]
    rows = {name: cells for section in card["sections"] for name, cells in section["rows"]}
    assert [cells[0][0][0] for cells in rows["Named"]] == ["2 mentions", "1 mention"]
    assert all(len(cells) == 2 for cells in rows.values())


def test_families_show_what_belongs_to_a_system_alone_or_with_it():
    shown = Visit("systems", form="families").component("picket_family_tree")
    ((title, rows),) = shown["groups"]
    aegis = rows[0]
    assert (title, aegis["name"], aegis["count"]) == ("Defences", "Aegis", "3")
    assert [(row["name"], row["count"]) for row in aegis["below"]] == [("SM-3", "1"), ("Aegis Ashore", "1")]
    alone = Visit("systems", form="families", parts="false").component("picket_family_tree")
    assert alone["groups"][0][1][0]["count"] == "1"


def test_reported_stages_are_listed():
    table = Visit("systems").frame("statements")
    assert set(zip(table["country"], table["reported"], table["system"])) == {
        ("Japan", "considering", name) for name in ("Aegis", "SM-3", "THAAD", "Aegis Ashore")
    }


def test_the_text_page_is_given_the_text_and_every_mention():
    view = Visit("text").component("picket_text_view")
    seed = Path(__file__).parents[1] / "seeds" / "000_593f3f745023c768.txt"
    assert view["text"].encode() == seed.read_bytes()
    counts = {kind["key"]: kind["count"] for kind in view["kinds"]}
    assert (counts["COUNTRY"], counts["SYSTEM"], counts["PERSON"]) == (21, 5, 10)


def test_the_text_page_says_who_published_it_and_in_which_words():
    (facts,) = [c for c in Visit("text").at.caption if "undated" in c.value]
    assert facts.value.startswith("Kyodo · undated · ")
    assert "- Source: “Kyodo”, characters 2 to 7" in facts.help


def test_a_link_into_the_text_asks_for_its_place():
    view = Visit("text", doc=SEED, at="1470-1475").component("picket_text_view")
    start, end = view["focus"]
    assert view["text"][start:end] == "Aegis"


def test_the_library_lists_its_documents_and_issues():
    visit = Visit("library")
    documents = visit.frame("documents")
    assert list(documents["id"]) == [SEED]
    assert documents["published"].isna().all()
    assert documents["source"].item() == "Kyodo"
    assert documents["stated"].item() == "source: Kyodo [2-7]"


def test_about_names_versions_accuracy_and_no_host():
    visit = Visit("about")
    tables = {table.value.columns[0]: table.value for table in visit.at.dataframe}
    assert tables["part"].set_index("part").loc["Streamlit", "version"] == "1.67.0"
    assert {"system mentions", "countries per document"} <= set(tables["set"]["task"])
    assert any("**None.**" in text.value for text in visit.at.markdown)


@pytest.mark.parametrize(
    "kind", ["countries", "entities", "systems", "mentions", "sentences", "statements", "documents"]
)
def test_a_csv_holds_what_the_table_holds(kind):
    from components import cached

    table = cached.table(kind, Filter())
    back = read_csv(EXPORTERS["csv"].write(table))
    assert list(back.columns) == list(table.columns)
    assert len(back) == len(table) > 0
    if "mentions" in table:
        assert back["mentions"].astype(int).sum() == table["mentions"].sum()


def test_pasted_text_is_read_kept_and_counted():
    visit = Visit("library")
    visit.at.text_area(key="paste-text").set_value("Poland ordered six Patriot radars, Warsaw said.")
    visit.at.text_input(key="paste-title").set_value("Radars for Poland")
    next(b for b in visit.at.button if b.label == "Add text").click()
    visit.run()
    page, _, query = visit.component("picket_visit")["url"].partition("?")
    visit.go(page, **dict(parse_qsl(query)))
    assert visit.component("picket_text_view")["text"] == "Poland ordered six Patriot radars, Warsaw said."
    assert seen(visit.at.toast[0].value) == "“radars-for-poland.txt” was added and read."
    assert Visit("library").frame("documents")["name"].iloc[0] == "radars-for-poland.txt"
    assert "Poland" in set(Visit("map").frame("countries")["country"])


def test_an_empty_paste_is_one_sentence_and_keeps_the_page():
    visit = Visit("library")
    next(b for b in visit.at.button if b.label == "Add text").click()
    visit.run()
    assert len(visit.at.error) == 1
    assert visit.at.error[0].value.endswith(".")


def test_the_library_of_a_folder_that_cannot_be_one_is_one_sentence(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("PICKET_LIBRARY", str(tmp_path / "file"))
    st.cache_resource.clear()
    visit = Visit()
    assert len(visit.at.error) == 1 and "file" in visit.at.error[0].value
    st.cache_resource.clear()


def test_an_empty_library_says_what_to_do(tmp_path, monkeypatch):
    empty = Library.open(tmp_path / "empty")
    empty.remember("seeded", "yes")
    empty.close()
    monkeypatch.setenv("PICKET_LIBRARY", str(tmp_path / "empty"))
    st.cache_resource.clear()
    for page in PAGES:
        assert f"<h1>{TITLES[page]}</h1>" in Visit(page).words
    assert "**The library is empty.**" in Visit("text").at.markdown[0].value
    st.cache_resource.clear()


def test_a_stale_reading_is_shown_as_stale_and_read_again_in_the_background():
    from components import server

    library = server.library()
    library.forget_readings([SEED])
    visit = Visit("library")
    assert "1 document was read by another engine, model or catalogue." in [text.value for text in visit.at.text]
    visit.at.button(key="go-on").click()
    visit.run()
    assert server.work().wait(120)
    assert library.stale(fingerprint.current()) == []
    words = [text.value for text in Visit("library").at.text]
    assert not any("another engine" in said for said in words)


@pytest.mark.parametrize(
    ("page", "query", "key"),
    [
        ("systems", {}, "catalogue"), ("systems", {"desk": "card"}, "parts"),
        ("systems", {"desk": "board"}, "reference"), ("systems", {"form": "families"}, "parts"),
    ],
)  # fmt: skip
def test_a_switch_is_turned_on_and_off(page, query, key):
    visit = Visit(page, **query)
    for _ in range(2):
        before = visit.at.toggle(key=key).value
        visit.at.toggle(key=key).set_value(not before)
        visit.run()
        assert visit.at.toggle(key=key).value is not before
        assert visit.at.query_params[key] == str(not before).lower()


def test_a_link_to_a_system_that_is_not_there_says_so():
    (error,) = Visit("systems", desk="card", system="gone").at.error
    assert seen(error.value).startswith("There is no system 'gone'")


NO_LINK_MEANS = ("9" * 30, "9" * 5_000, "2017-" + "9" * 30, "\u00b2", "a\x00b", "x" * 100_000, "(" * 60, "a~b~c.9")


@pytest.mark.parametrize("said", NO_LINK_MEANS, ids=range(len(NO_LINK_MEANS)))
def test_no_link_breaks_a_page(said):
    """Each page draws itself, or says in a sentence what is wrong with the link."""
    Visit("text", at=said)
    Visit("text", at=f"{said}-{said}", doc=said)
    Visit("concordance", w=said)
    Visit("concordance", of=said)
    Visit("overview", show="ALL", p=said)
    Visit("overview", **{"from": said})
    Visit("overview", q=said)
    Visit("changes", moment=said)
