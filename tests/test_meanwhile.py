"""A page is drawn to its end, and a click means what its reader saw, whatever others add and decide meanwhile."""

import re
from types import SimpleNamespace

import pytest
import streamlit as st

from components import cached, correcting, evidence, look, server, text_view
from components.correcting_subjects import Mention, Name, Statement, Words
from picket.corrections import making
from picket.corrections.decision import Said
from picket.filter import Filter
from tests.corrections.shelf import THREE, fill, point, reading
from tests.pages_at_hand import Visit

CHANGED = "The list was changed meanwhile and nothing was done; look again, and tick anew."


@pytest.fixture
def library(tmp_path):
    """A library of two documents, as another process has it open."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PICKET_LIBRARY", str(tmp_path / "library"))
        st.cache_resource.clear()
        opened = fill(tmp_path / "library")
        yield opened
        opened.close()
        st.cache_resource.clear()


def offered(visit: Visit) -> list[str]:
    """The documents that the Text page offers to read."""
    return next(box.options for box in visit.at.selectbox if box.label == "Document")


def test_a_document_added_meanwhile_is_offered_with_the_next_run(library, monkeypatch):
    names = cached.names

    def then_one_more():
        known = names()
        library.add(reading("three", THREE, {}), THREE.encode())
        return known

    with monkeypatch.context() as patch:
        patch.setattr(cached, "names", then_one_more)
        visit = Visit("text")
    assert offered(visit) == ["one.txt", "two.txt"]
    assert offered(visit.run()) == ["one.txt", "two.txt", "three.txt"]


def test_two_sides_are_of_one_moment(library, monkeypatch):
    where, new = cached.where, iter([reading("three", "Guam fell.")])

    def then_one_more(wanted):
        found = where(wanted)
        for one in new:
            library.add(one, one.document.text.encode())
        return found

    monkeypatch.setattr(cached, "where", then_one_more)
    table = cached.compared(Filter(), Filter(), "COUNTRY").set_index("key")
    assert table.loc["GUM", ["documents_here", "documents_there"]].tolist() == [2, 2]


# What is clicked in rows and marks that somebody has changed meanwhile


@pytest.fixture
def opened(monkeypatch):
    """What the dialog of corrections is opened about."""
    found = []
    monkeypatch.setattr(correcting, "draw", found.append)
    return found


def reporting(monkeypatch, module, component: str, value) -> None:
    """The component reports in every run that this is to be corrected, as the browser would in one."""
    drawn = getattr(module, component)

    def reports(**options):
        drawn(**options)
        return SimpleNamespace(correct=value)

    monkeypatch.setattr(module, component, reports)


def reject(library, document: str, words: str) -> None:
    library.decide([making.about(point(server.ledger(), document, words), "reject", "B. Cole")])


def test_the_row_is_corrected_that_the_reader_saw_when_another_has_taken_one_away_above(library, monkeypatch, opened):
    visit = Visit("entities", show="COUNTRY~USA~by.mentions")
    seen = visit.component("picket_evidence")["rows"]
    assert [row["said"] for row in seen] == ["U.S.", "US"]
    reporting(monkeypatch, evidence, "_LIST", seen[1]["correct"])
    reject(library, "one", "U.S.")
    rows = visit.run().component("picket_evidence")["rows"]
    assert [row["said"] for row in rows] == ["US"]
    assert opened == [Mention("two", 16, 18, "COUNTRY", "made-up: it")]


def test_of_a_row_that_another_reader_has_taken_away_the_dialog_says_that_it_is_gone(library, monkeypatch):
    visit = Visit("entities", show="COUNTRY~USA~by.mentions")
    reporting(monkeypatch, evidence, "_LIST", visit.component("picket_evidence")["rows"][0]["correct"])
    reject(library, "one", "U.S.")
    visit.run()
    assert [error.value for error in visit.at.error] == [
        look.verbatim("Nothing of this kind is read at 30 in 'one' any more; look again.")
    ]


def test_names_and_statements_are_known_again_by_what_they_are():
    read = evidence.subject({"of": "names", "label": "COUNTRY", "key": "USA"}, True)
    said = {"actor": "USA", "system": "thaad", "stage": "deploying", "negated": False, "hedged": True}
    stated = evidence.subject({"of": "statements", "document": "one", "start": 26, "end": 67, **said}, False)
    assert (read, stated) == (
        Name("COUNTRY", "USA", as_read=True), Statement("one", 26, 67, Said("USA", "thaad", "deploying", False, True)),
    )  # fmt: skip


def test_the_mark_is_corrected_that_the_reader_saw_when_another_has_taken_one_away_before(library, monkeypatch, opened):
    visit = Visit("text", doc="one")
    shown = visit.component("picket_text_view")
    (start, end, *_), label = shown["spans"][5], shown["labels"][5]
    assert shown["text"][start:end] == "Guam"
    reporting(monkeypatch, text_view, "_view", {"start": start, "end": end, "label": label})
    reject(library, "one", "Uncle Sam")
    shown = visit.run().component("picket_text_view")
    assert "Uncle Sam" not in [shown["text"][start:end] for start, end, *_ in shown["spans"]]
    assert opened == [Mention("one", 63, 67, "COUNTRY", "made-up: it")]
    reject(library, "one", "Guam")
    visit.run()
    assert opened[1:] == [Mention("one", 63, 67, "COUNTRY")], "of which the dialog says that it is gone"


def test_words_that_none_marks_are_reported_without_a_label(library, monkeypatch, opened):
    reporting(monkeypatch, text_view, "_view", {"start": 8, "end": 13})
    Visit("text", doc="one")
    assert opened == [Words("one", 8, 13)]


def tick(visit: Visit, name: str, *rows: int) -> Visit:
    """Tick these rows of the table whose key begins so."""
    (key,) = (re.search(rf"-({name}[-\w]*)$", e.proto.id)[1] for e in visit.at.dataframe if f"-{name}-" in e.proto.id)
    return visit.trigger(key, {"selection": {"rows": list(rows), "columns": [], "cells": []}})


@pytest.mark.parametrize("button", ["read-again", "edit", "remove", "narrow-to-ticked"])
def test_a_button_for_ticked_documents_does_nothing_to_others_when_the_list_was_changed(library, button):
    visit = tick(Visit("library"), "documents", 1)
    assert "1 document ticked." in [caption.value for caption in visit.at.caption]
    read = library.stale("none")
    library.add(reading("three", THREE, {}), THREE.encode())
    visit.at.button(key=button).click()
    visit.run()
    assert [toast.value for toast in visit.at.toast] == [look.verbatim(CHANGED)]
    assert library.stale("none") == [*read, "three"] and not visit.at.get("dialog")
    assert "documents" not in visit.at.query_params
    visit.at.button(key="remove").click()
    assert not visit.run().at.toast, "it means all three now, as it says"


def test_no_other_document_is_ticked_when_the_list_is_put_in_another_order(library):
    visit = tick(Visit("library"), "documents", 1)
    visit.at.query_params["order"] = "added first"
    visit.run()
    assert not [caption.value for caption in visit.at.caption if caption.value.endswith(" ticked.")]


def test_a_decision_is_not_ticked_in_place_of_another_that_came_in_above_it(library):
    reject(library, "one", "Guam")
    visit = tick(Visit("review", review="log"), "log-all", 0)
    visit.trigger("analyst-name", "A. Baker")
    assert not visit.at.button(key="take-back").disabled
    reject(library, "one", "Uncle Sam")
    visit.at.button(key="log-open").click()
    visit.run()
    assert len(visit.frame("log-all")) == 2
    assert visit.at.button(key="take-back").disabled and visit.at.button(key="log-open").disabled
    assert len(server.standing().decisions) == 2
