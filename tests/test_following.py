"""What a change of own systems concerns is read again in the background, whatever else happens meanwhile."""

import threading
from contextlib import contextmanager

import pytest

from picket import fingerprint
from picket.catalogue.load import load_catalogue
from picket.catalogue.own import library_catalogue, own_folder
from picket.errors import LibraryError
from picket.following import Following
from picket.ingest import Given
from picket.ledger import Ledger
from picket.library import Library, ingest
from picket.own_readings import behind, settle
from picket.tables import TABLES
from tests.library.fakes import Capitals
from tests.own_at_hand import own

TEXTS = ["Japan has the Night Heron.", "Korea has none.", "A Day Heron for Guam.", "Night Herons, said Seoul."]


@pytest.fixture
def shelf(tmp_path):
    library = Library.open(tmp_path)
    given = [Given(f"{n}.txt", text.encode()) for n, text in enumerate(TEXTS)]
    list(ingest(library, Capitals(fingerprint.current()), given))
    yield library
    library.close()


def following(library, lent, before=lambda: None):
    @contextmanager
    def lend(ids, catalogue):
        lent.append(len(ids))
        before()
        yield Capitals(fingerprint.current(catalogue=catalogue))

    return Following(library, lambda: library_catalogue(library.location), lend)


def test_only_what_is_concerned_is_read_and_nothing_when_nothing_is(shelf):
    lent = []
    held = following(shelf, lent)
    held.notice()
    assert held.wait(20) and lent == [] and not held.running
    own(own_folder(shelf.location), "night", "Night Heron")
    held.notice()
    assert held.wait(20) and lent == [2]
    own(own_folder(shelf.location), "day", "Day Heron")
    held.notice()
    assert held.wait(20) and lent == [2, 1] and held.failure == ""
    catalogue = library_catalogue(shelf.location)
    assert shelf.stale(fingerprint.current(catalogue=catalogue)) == [] == behind(shelf, catalogue)


def test_a_change_while_it_reads_is_followed_too(shelf):
    lent, changed = [], threading.Event()
    own(own_folder(shelf.location), "night", "Night Heron")

    def change():
        if not changed.is_set():
            changed.set()
            own(own_folder(shelf.location), "day", "Day Heron")
            held.notice()

    held = following(shelf, lent, change)
    held.notice()
    assert held.wait(20) and changed.is_set()
    assert shelf.stale(fingerprint.current(catalogue=library_catalogue(shelf.location))) == []
    assert lent[0] == 2 and len(lent) == 2


def test_what_another_process_read_by_older_systems_is_read_again(shelf):
    """A long ingest, begun before a system was added, goes on with the catalogue that it knows."""
    own(own_folder(shelf.location), "night", "Night Heron")
    lent = []
    held = following(shelf, lent)
    held.notice()
    assert held.wait(20)
    list(ingest(shelf, Capitals(fingerprint.current()), [Given("late.txt", b"A late Night Heron.")]))
    assert len(behind(shelf, library_catalogue(shelf.location))) == 1
    held.notice()
    assert held.wait(20) and lent == [2, 1]
    assert behind(shelf, library_catalogue(shelf.location)) == []


def test_a_document_removed_meanwhile_stops_nothing(shelf):
    own(own_folder(shelf.location), "night", "Night Heron")
    first = shelf.ids()[0]
    held = following(shelf, [], lambda: shelf.remove([first]))
    held.notice()
    assert held.wait(20) and held.failure == ""
    assert len(shelf.ids()) == 3 and behind(shelf, library_catalogue(shelf.location)) == []


def test_a_failure_is_one_sentence_and_the_next_look_tries_again(shelf, monkeypatch):
    own(own_folder(shelf.location), "night", "Night Heron")

    def full(*_):
        raise LibraryError("The library 'x' has no room left: the disk is full; free some space and try again.")

    lent = []
    held = following(shelf, lent)
    with monkeypatch.context() as patched:
        patched.setattr(shelf, "renew", full)
        held.notice()
        assert held.wait(20) and held.failure.endswith("free some space and try again.")
    assert len(behind(shelf, library_catalogue(shelf.location))) == 2
    held.notice()
    assert held.wait(20) and held.failure == "" and behind(shelf, library_catalogue(shelf.location)) == []


def test_the_ledger_shows_a_system_by_the_name_it_has_now(shelf):
    class Herons(Capitals):
        def read_many(self, documents):
            from dataclasses import replace

            for found in super().read_many(documents):
                mentions = tuple(replace(m, label="SYSTEM", target="night") for m in found.mentions[:1])
                yield replace(found, mentions=mentions)

    path = own(own_folder(shelf.location), "night", "Night Heron")
    first = library_catalogue(shelf.location)
    settle(shelf, first)
    shelf.renew(list(Herons(fingerprint.current(catalogue=first)).read_many([shelf.document(shelf.ids()[0])])))
    before = Ledger.of(shelf, first)
    own(own_folder(shelf.location), "night", "Night Heron", short="NH")
    second = library_catalogue(shelf.location)
    settle(shelf, second)
    after = Ledger.of(shelf, second, before.snapshot)
    assert [ledger.snapshot.entity_names[ledger.snapshot.entity("SYSTEM", "night")] for ledger in (before, after)] == [
        "Night Heron", "NH",
    ]  # fmt: skip
    rows = TABLES["systems"].make(after).set_index("system")
    assert rows.loc["night", ["name", "mentions"]].tolist() == ["NH", 1]
    path.unlink()
    assert set(TABLES["systems"].make(Ledger.of(shelf, load_catalogue(), after.snapshot))["system"]) == set(
        load_catalogue().systems
    )
