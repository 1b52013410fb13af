"""The page "What changed": its figures open what they count on their side, and what it says where nothing changed."""

import json
from dataclasses import replace
from datetime import date, datetime
from unittest import mock
from urllib.parse import parse_qsl

import pytest
import streamlit as st

from benchmarks import made_library
from components import cached, changes_table, pane, selection, server, session
from components.correcting_subjects import Name
from picket.changed import CHANGES, COLUMNS
from picket.corrections.standing import withdrawal
from picket.filter import Filter
from picket.library import Library
from picket.sides import by_dates
from tests.pages_at_hand import Visit
from tests.test_figures import Kept, figures, kept  # noqa: F401

OLD, NEW = datetime(2026, 11, 20, 9, 15), datetime(2026, 11, 24, 16, 40)


@pytest.fixture(scope="module", autouse=True)
def library(tmp_path_factory):
    """150 documents added on one day and 50 on a later one; every third is of the wires, no other of a collection."""
    folder = tmp_path_factory.mktemp("changes") / "library"
    for many, moment in ((150, OLD), (200, NEW)):
        with mock.patch("picket.library.writing.now", lambda moment=moment: moment):
            made = made_library.make(folder, many)
            made.close()
    made = Library.open(folder)
    made.edit(made.ids()[::3], {"collection": "wires"})
    made.close()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PICKET_LIBRARY", str(folder))
        st.cache_resource.clear()
        yield
        st.cache_resource.clear()


CUTS = (
    {"day": "2017-01-01"}, {"day": "2017-07-01", "to": "2018-01", "back": "2016", "silent": "pairs"},
    {"by": "collections", "silent": "stages", "least": "1"},
    {"by": "collections", "before": "wires", "after": "~", "name": "COUNTRY~JPN"},
    {"by": "added", "least": "1"}, {"by": "added", "moment": "2026-11-24", "name": "COUNTRY~KOR"},
    {"day": "2017-01-01", "undated": "also", "senses": "place", "silent": "pairs"},
    {"stage": "considering", "day": "2017-01-01", "silent": "stages", "least": "1"},
    {"from": "2016-01-01", "until": "2017-06-30", "day": "2016-09-01", "count": "documents"},
)  # fmt: skip


@pytest.mark.parametrize("query", CUTS, ids=str)
def test_every_figure_opens_as_many_rows_as_it_says_on_its_side(query, kept: Kept, monkeypatch):  # noqa: F811
    sides, drawn = {}, pane.draw

    def draw(otherwise, **given):
        sides.update(given)
        return drawn(otherwise, **given)

    monkeypatch.setattr(pane, "draw", draw)
    visit, seen = Visit("changes", **query), set()
    for called, shown, chosen in figures(visit, kept):
        scope = sides["other"] if chosen.get("side") else sides["here"]
        wanted = selection.within(chosen, scope, server.catalogue())
        assert len(pane.rows(wanted, selection.listed(chosen), chosen)) == shown, (called, chosen)
        seen.add(called.partition(",")[0])
    assert len(seen) > 2


def test_the_panel_reads_the_side_that_has_the_row(kept: Kept):  # noqa: F811
    visit = Visit("changes", day="2017-01-01", silent="systems")
    for key, side, rows in (("new-systems", None, "after"), ("silence", "other", "before")):
        chosen = kept.cells[key](0, "system_name")
        table = visit.frame(key)
        assert chosen.get("side") == side
        panel = Visit("changes", day="2017-01-01", show=selection.written(chosen)).component("picket_evidence")
        assert panel["total"] == table[rows].iloc[0]
        days = {fact for row in panel["rows"] for fact in row["facts"] if fact[:2] == "20"}
        assert days and all((day >= "2017-01-01") == (side is None) for day in days)


def test_what_was_reported_on_the_other_side_opens_there(kept: Kept):  # noqa: F811
    visit = Visit("changes", day="2017-01-01")
    table = visit.frame("new-stages")
    place = list(table["change"]).index("another stage")
    chosen = kept.cells["new-stages"](place, "stage_before")
    assert (chosen["side"], chosen["by"], "stage" in chosen) == ("other", "statements", False)
    panel = Visit("changes", day="2017-01-01", show=selection.written(chosen)).component("picket_evidence")
    assert panel["total"] >= table["stage_before"].iloc[place].count(";") + 1
    new = kept.cells["new-stages"](place, "stage_after")
    assert ("side" not in new, new["negated"] in ("yes", "no"), new["hedged"] in ("yes", "no")) == (True,) * 3


@pytest.fixture
def rejected_before():
    """A system that corrections took out of the few documents before that name it: its key, and mentions as read."""
    sides = by_dates(Filter(), date(2017, 1, 1))
    before, after = (cached.table("systems", side).set_index("system") for side in (sides.before, sides.after))
    both = before["documents"][(before["mentions"] > 0) & (after["mentions"].reindex(before.index) > 0)]
    key = both.idxmin()
    listed = cached.listed(replace(sides.before, label="SYSTEM", key=key), "documents", True, "").whole
    made = [
        decision for one in listed["id"]
        for decision in Name("SYSTEM", key, one).decisions({"does": "reject", "scope": "document", "why": ""}, "Ana")
    ]  # fmt: skip
    kept_ = server.decide(made)
    yield key, int(before.loc[key, "mentions"]), int(after.loc[key, "mentions"])
    server.decide([withdrawal(one, "Ana") for one in kept_])


def test_what_is_new_by_corrections_says_what_was_read_and_opens_it(kept: Kept, rejected_before):  # noqa: F811
    key, before, after = rejected_before
    name = server.catalogue().systems[key].short
    table = Visit("changes", day="2017-01-01").frame("new-systems")
    place = table["system_name"].tolist().index(name)
    assert table["as_read"].iloc[place] == f"{before:,} before, {after:,} after"
    assert (table["as_read"] != "").sum() == 1
    chosen = kept.cells["new-systems"](place, "as_read")
    assert (chosen["key"], chosen["read"], "side" in chosen) == (key, "raw", False)
    panel = Visit("changes", day="2017-01-01", show=selection.written(chosen)).component("picket_evidence")
    assert panel["total"] == after
    assert "as_read" not in Visit("changes", day="2017-01-01", read="raw").frame("new-systems")


def test_both_sides_are_told_with_their_documents_and_what_is_on_neither():
    visit = Visit("changes", day="2017-01-01")
    lines = ["".join(piece[0] for piece in line) for line in tallies(visit)]
    words = visit.words
    assert "<h2>Before</h2><p>Published until 2016-12-31</p>" in words
    assert "<h2>After</h2><p>Published from 2017-01-01</p>" in words
    assert lines[2] == "67 documents are undated and on neither side."
    assert sum(int(line.split()[0]) for line in lines) == 200
    assert lines[0].startswith("66 documents, dated 2015-") and lines[1].startswith("67 documents, dated 2017-")


def test_undated_documents_are_on_a_side_by_their_collection_or_by_when_they_were_added():
    for query in ({"by": "collections"}, {"by": "added"}, {"by": "added", "undated": "also", "until": "2017-01-01"}):
        assert not any("neither side" in piece[0] for line in tallies(Visit("changes", **query)) for piece in line)


def tallies(visit: Visit) -> list:
    parts = visit.at.get("bidi_component")
    return [json.loads(part.proto.json) for part in parts if part.proto.component_name == "picket_tally"]


def test_headings_count_the_rows_and_the_csv_has_every_column():
    visit = Visit("changes", day="2017-01-01", least="1")
    sides = by_dates(Filter(), date(2017, 1, 1))
    table = cached.changed(sides.before, sides.after, 1, *CHANGES)
    for key, heading in (("new-systems", "New systems"), ("new-pairs", "New pairs"), ("silence", "Silent since")):
        changes = {"new-systems": "new system", "new-pairs": "new pair", "silence": "silent system"}
        number = (table["change"] == changes[key]).sum()
        assert f"<h2>{heading}: {number}</h2>" in visit.words
        assert len(visit.frame(key)) == min(number, changes_table.ROWS)
    assert list(table.columns) == list(COLUMNS)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"undated": "only"}, "The documents here are undated or all of one day"),
        ({"collection": "wires", "by": "collections"}, "The documents here are all of one collection"),
        ({"by": "added", "moment": "2026-11-20"}, "There are no documents before: all after would be new."),
        ({"day": "2030"}, "There are no documents after: nothing can be new."),
        ({"day": "2017-01-01", "to": "2016"}, "The days …, 2017-01-01 and 2016-12-31 must follow each other"),
        ({"by": "added", "q": "nosuchword"}, "There are no documents here."),
    ],
)
def test_where_nothing_can_be_compared_one_sentence_says_why(query, said):
    visit = Visit("changes", **query)
    assert said in visit.words and "New systems" not in visit.words
    assert not visit.at.error


def test_a_link_to_no_day_is_refused_in_one_sentence():
    for query in ({"day": "March"}, {"by": "added", "moment": "yesterday"}):
        (error,) = Visit("changes", **query).at.error
        assert "write it as" in error.value


def test_a_few_documents_after_are_said_to_be_few():
    few, many = "so few say little by their silence", "documents before, "
    assert few in Visit("changes", day="2018-12-01").words
    words = Visit("changes", day="2017-01-01").words
    assert few not in words and many in words


def test_a_day_is_typed_and_what_is_none_is_said():
    visit = Visit("changes")
    visit.at.text_input(key="day-typed").set_value("2016-05")
    visit.run()
    assert visit.at.query_params["day"] == "2016-05-01"
    visit.at.text_input(key="day-typed").set_value("May")
    visit.run()
    assert any("'May' is no date" in caption.value.replace("\\", "") for caption in visit.at.caption)
    assert visit.at.query_params["day"] == "2016-05-01"


def test_each_side_can_be_seen_alone_on_the_overview():
    visit = Visit("changes", by="added", moment="2026-11-24T13:05", tag="x", **{"not-tag": "y"}, count="documents")
    links = [link.proto for link in visit.at.get("page_link") if link.proto.label == "See only these"]
    assert [dict(parse_qsl(link.query_string)) for link in links] == [
        {"count": "documents", "tag": "x", "not-tag": "y", side: "2026-11-24T13:05"}
        for side in ("added_until", "added_from")
    ]


def test_narrowing_asks_for_the_name_and_not_for_one_side():
    visit = Visit("changes", day="2017-01-01", show="SYSTEM~thaad~by.mentions~side.other")
    visit.at.button(key="narrow").click()
    visit.run()
    asked = visit.at.query_params
    assert (asked["name"], asked["day"]) == ("SYSTEM~thaad", "2017-01-01")
    assert not {"from", "until", "show"} & set(asked)
    assert "<h2>Before</h2><p>Published until 2016-12-31</p>" in visit.words


# The last visit


def test_the_browser_is_told_when_documents_were_added_and_nothing_else():
    told = Visit().component("picket_last_visit")
    assert told["added"] == [["2026-11-24T16:40", 50], ["2026-11-20T09:15", 150]]
    assert (told["always"], told["more"], len(told["library"]) > 8) == (False, False, True)
    assert Visit(q="nosuchword").component("picket_last_visit")["added"] == []


def test_the_overview_leads_to_what_changed_since(monkeypatch):
    visit = Visit("overview", **{"not-name": "COUNTRY~USA"})
    monkeypatch.setattr(session, "recall", lambda name: "2026-11-24T13:05" if name == "since" else None)
    visit.run()
    page, _, query = visit.component("picket_visit")["url"].partition("?")
    asked = dict(parse_qsl(query))
    assert page == "changes"
    assert asked == {"not-name": "COUNTRY~USA", "by": "added", "moment": "2026-11-24T13:05"}


def test_since_the_last_visit_is_a_moment_in_the_link():
    visit = Visit("changes", by="added", moment="2026-11-24T13:05")
    assert visit.component("picket_last_visit")["always"]
    assert "<h2>Before</h2><p>Added before 2026-11-24 13:05 UTC</p>" in visit.words
    assert [line[0][0] for line in tallies(visit)][:2] == ["150 documents", "50 documents"]
