"""The queue offers what is probably wrong, most valuable first, and does not ask twice."""

import pytest

from picket.corrections import doubts, nearness
from picket.corrections.decision import Named, Read
from picket.library import Library
from picket.model import Document, Mention, Reading
from tests.corrections.shelf import ledger_of, of

TEXT = (
    "Korea fell silent. Korea spoke. Jo Smith met Jo Smith, Jo Smith, Jo Smith and Jo Smith. Jo Smyth left. "
    "Golden Dome rose. Golden Dome, Golden Dome, Golden Dome, Golden Dome. Acme paid."
)
READ = {"Korea": ("COUNTRY", None, "name"), "Jo Smith": ("PERSON", "Jo Smith", None), "Acme": ("ORG", None, None),
        "Jo Smyth": ("PERSON", "Jo Smyth", None), "Golden Dome": ("SYSTEM", "golden-dome", None)}  # fmt: skip


@pytest.fixture
def library(tmp_path):
    shelf = Library.open(tmp_path)
    found, at = [], 0
    for words, (label, target, sense) in READ.items():
        at = TEXT.find(words)
        while at >= 0:
            rule = "named-entity model" if words == "Acme" else "by hand"
            if words == "Golden Dome" and not any(m.text == words for m in found):
                found.append(_mention(at, words, "FAC", None, None, rule))
            else:
                found.append(_mention(at, words, label, target, sense, rule))
            at = TEXT.find(words, at + 1)
    found.sort(key=lambda m: m.start)
    shelf.add(Reading(Document("one", "one.txt", TEXT), tuple(found), (), (), "made-up"), TEXT.encode())
    yield shelf
    shelf.close()


def _mention(at, words, label, target, sense, rule):
    return Mention("one", at, at + len(words), words, label, target, sense, None, "made-up", rule, (0, len(TEXT)))


def test_the_most_valuable_comes_first_and_says_why(library):
    ledger = ledger_of(library)
    found = doubts.doubts(ledger)
    assert [(one.kind, one.wording, one.mentions) for one in found] == [
        ("unresolved", "Korea", 2), ("differs", "Golden Dome", 1), ("near", "Jo Smyth", 1), ("model", "Acme", 1),
    ]  # fmt: skip
    korea, dome, smyth, acme = found
    assert {choice.target for choice in korea.choices} == {"KOR", "PRK"}
    assert dome.proposed == Named("SYSTEM", "golden-dome")
    assert dome.why == "Elsewhere these words are systems: 4 times."
    assert smyth.proposed == Named("PERSON", "Jo Smith")
    assert smyth.why == "Nearly Jo Smith, which is named 5 times."
    assert (acme.proposed, acme.read) == (None, Read("ORG", "acme"))
    before, words, after = doubts.quoted(ledger, [acme])[0]
    assert (before[-6:], words, after) == ("Dome. ", "Acme", " paid.")


def test_what_was_accepted_is_corrected_and_does_not_come_back(library):
    ledger = ledger_of(library)
    library.decide([one.accepted("Ana") for one in doubts.doubts(ledger)])
    after = ledger_of(library, ledger)
    assert doubts.doubts(after) == []
    assert of(after, "Golden Dome") == [("SYSTEM", "golden-dome")] * 5
    assert of(after, "Jo Smyth") == [("PERSON", "jo smith")]
    assert of(after, "Acme") == []
    assert {label for label, _ in of(after, "Korea")} == {"COUNTRY"}
    assert {key for _, key in of(after, "Korea")} < {"KOR", "PRK"}


def test_what_was_rejected_stays_as_it_was_read_and_does_not_come_back(library):
    ledger = ledger_of(library)
    library.decide([one.rejected("Ana") for one in doubts.doubts(ledger) if one.kind != "unresolved"])
    after = ledger_of(library, ledger)
    assert [one.kind for one in doubts.doubts(after)] == ["unresolved"]
    for words in READ:
        assert of(after, words) == of(after.as_read, words)


@pytest.mark.parametrize(
    ("rare", "known"),
    [("Jo Smyth", "Jo Smith"), ("Jo-Ann Smith", "Jo Ann Smith"), ("Mr. Jo Smith", "Jo Smith"),
     ("José Díaz", "Jose Diaz"), ("Jo Simth", "Jo Smith"), ("Joe Smith", "Jo Smith")],
)  # fmt: skip
def test_names_that_are_nearly_others(rare, known):
    assert list(nearness.near([rare], {known: 9, "Somebody Else": 50})) == [(rare, known)]


@pytest.mark.parametrize(
    ("rare", "known"), [("Abe", "Abi"), ("Jo Smith", "Jo Smithers"), ("Kim Il Sung", "Kim Jong Il")]
)
def test_names_that_are_not(rare, known):
    assert list(nearness.near([rare], {known: 9})) == []
