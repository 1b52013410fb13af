"""Reading in the background: it can be stopped, killed and begun again, and loses nothing of what was handed in."""

import threading
import zipfile
from io import BytesIO

import pytest

from picket.ingest import Given
from picket.ingest.archive import unpacked
from picket.library import Library, Work
from tests.library.fakes import Capitals


class Slow(Capitals):
    """Waits for leave before each document from the third on."""

    def __init__(self):
        super().__init__()
        self.leave, self.closed = threading.Semaphore(2), 0

    def read_many(self, documents):
        for found in super().read_many(documents):
            assert self.leave.acquire(timeout=20)
            yield found

    def close(self):
        self.closed += 1


def archive(*texts):
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for n, text in enumerate(texts):
            file.writestr(f"in-{n}.txt", text)
    return made.getvalue()


def test_what_is_handed_in_is_read_and_then_out_of_the_inbox(library):
    engine = Capitals()
    asked = []
    work = Work(library, lambda documents: asked.append(documents) or engine)
    given = [Given("a.txt", b"Japan said."), Given("b.zip", archive("Seoul.", "Korea.")), Given("c.odt", b"PK")]
    assert library.hand_in(given) == 3
    assert library.waits() == [("a.txt", 1), ("b.zip", 2), ("c.odt", 1)]
    work.start()
    assert work.wait(20)
    assert asked == [4]
    assert [(o.name, o.result) for o in work.tell()] == [
        ("a.txt", "added"), ("in-0.txt", "added"), ("in-1.txt", "added"), ("c.odt", "refused"),
    ]  # fmt: skip
    assert (work.progress.done, work.progress.total, work.failure) == (4, 4, "")
    assert library.waits() == [] and len(library.ids()) == 3
    assert work.tell() == [], "each outcome is told once"


def test_what_nobody_foresaw_is_refused_and_what_waits_behind_it_is_read(library, monkeypatch, caplog):
    def apart(source, columns):
        if source.name == "bad.zip":
            raise ZeroDivisionError
        return unpacked(source, columns)

    monkeypatch.setattr("picket.taking.unpacked", apart)
    library.hand_in([Given("a.txt", b"Japan said."), Given("bad.zip", b"PK"), Given("c.txt", b"Seoul agreed.")])
    work = Work(library, lambda documents: Capitals())
    work.start()
    assert work.wait(20)
    assert (work.failure, library.waits(), len(library.ids())) == ("", [], 2)
    (refused,) = [outcome for outcome in work.tell() if outcome.result == "refused"]
    assert refused.message.startswith("'bad.zip' could not be read")
    assert "ZeroDivisionError" in caplog.text


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_reading_that_fails_as_nobody_foresaw_says_so(library, monkeypatch):
    library.hand_in([Given("a.txt", b"Japan said.")])
    monkeypatch.setattr(Library, "keep", lambda *_: 1 / 0)
    work = Work(library, lambda documents: Capitals())
    work.start()
    assert work.wait(20)
    assert work.failure.startswith("The reading stopped at an error that nobody foresaw")
    assert [name for name, _ in library.waits()] == ["a.txt"]


def test_columns_chosen_by_hand_go_with_the_table(library):
    table = Given("t.csv", b"Kopf;Inhalt\nJapan;Tokyo said no.\nKorea;Seoul agreed.")
    library.hand_in([table], {"t.csv": {"text": "Inhalt", "title": "Kopf"}})
    work = Work(library, lambda documents: Capitals())
    work.start()
    assert work.wait(20)
    documents = library.changes().documents
    assert list(documents["name"]) == ["t.csv, row 2", "t.csv, row 3"]
    assert list(documents["title"]) == ["Japan", "Korea"]
    assert [library.document(key).text for key in library.ids()] == ["Tokyo said no.", "Seoul agreed."]
    assert library.document(library.ids()[0]).origins["title"] == "column Kopf"


def test_stopped_in_the_midst_it_goes_on_where_it_was(library):
    engine = Slow()
    work = Work(library, lambda documents: engine)
    library.hand_in(Given(f"{n}.txt", f"Japan, part {n}.".encode()) for n in range(12))
    work.start()
    work.start()  # is at work: nothing begins twice
    assert not work.wait(0.3) and work.running
    work.stop()
    for _ in range(30):
        engine.leave.release()
    assert work.wait(20) and engine.closed == 1
    there, waiting = len(library.ids()), len(library.waits())
    assert work.counts == {"added": there}, "all that was kept is told"
    assert there < 12 and waiting > 0
    work.start()
    assert work.wait(20)
    assert library.waits() == []
    assert sorted(library.changes().documents["name"]) == sorted(f"{n}.txt" for n in range(12))


def test_another_server_goes_on_with_what_waited(tmp_path):
    first = Library.open(tmp_path)
    first.hand_in([Given("a.txt", b"Japan said.")])
    first.close()
    second = Library.open(tmp_path)
    work = Work(second, lambda documents: Capitals())
    work.start()
    assert work.wait(20)
    assert list(second.changes().documents["name"]) == ["a.txt"]
    second.close()


def test_stale_readings_are_read_again_and_what_was_given_by_hand_stays(library):
    library.hand_in([Given("a.txt", b"Japan said."), Given("b.txt", b"Seoul said.")])
    work = Work(library, lambda documents: Capitals("old"))
    work.start()
    assert work.wait(20)
    key = library.ids()[0]
    library.edit([key], {"title": "By hand", "published": "2026-03-01"})
    again = Work(library, lambda documents: Capitals("new"))
    again.start(again=True)
    assert again.wait(20)
    assert set(library.changes().documents["fingerprint"]) == {"new"}
    found = library.document(key)
    assert (found.title, found.published.isoformat(), found.origins["title"]) == ("By hand", "2026-03-01", "hand")
    library.forget_readings([key])
    assert library.stale("new") == [key]


def test_a_failure_is_one_sentence_and_what_waits_still_waits(tmp_path):
    library = Library.open(tmp_path)
    library.hand_in(Given(f"{n}.txt", f"Japan, part {n}. ".encode() * 3000) for n in range(3))
    connection = library._reader.raw_connection()
    (pages,) = connection.driver_connection.execute("PRAGMA page_count").fetchone()
    connection.driver_connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    connection.close()
    work = Work(library, lambda documents: Capitals())
    work.start()
    assert work.wait(20)
    assert work.failure.endswith("has no room left: the disk is full; free some space and try again.")
    assert [name for name, _ in library.waits()] == ["0.txt", "1.txt", "2.txt"]
    library.close()
    again = Library.open(tmp_path)
    work = Work(again, lambda documents: Capitals())
    work.start()
    assert work.wait(20) and len(again.ids()) == 3
    again.close()
