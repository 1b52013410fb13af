"""What the command line prints, where, and with which exit code."""

import csv
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
import zipfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from components import download
from picket import manifest
from picket.catalogue.load import load_catalogue
from picket.cli import main
from picket.export import pieces
from picket.export.csv import read_csv
from picket.filter import Entity, Filter
from picket.ingest import Given
from picket.ledger import Ledger
from picket.library import Library, ingest
from picket.tables import TABLES, View

ROOT = Path(__file__).parents[1]
STORY = "SEOUL\r\n\r\nJapan’s Aegis Ashore plan worried Shinzo Abe on Tuesday.\r\n"


@pytest.fixture
def place(tmp_path, monkeypatch, engine):
    """A folder to work in, its library, and the engine that is loaded already in place of other processes."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PICKET_LIBRARY", str(tmp_path / "library"))
    monkeypatch.setattr("picket.nlp.parallel.Engines", lambda *_: engine)
    (tmp_path / "story.txt").write_bytes(STORY.encode())
    (tmp_path / "bad.txt").write_bytes(b"\0\1")
    return tmp_path


@pytest.fixture
def run(place, capfdbinary):
    """Run the command line in this process: (exit code, what it printed, what it complained of)."""

    def run(*argv):
        code = main(argv)
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode()

    return run


def picket(*argv, **options):
    """Run the command line as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "picket", *argv], capture_output=True, check=False, cwd=ROOT, **options
    )


def test_annotate_prints_one_object_a_document(run, engine):
    code, out, err = run("annotate", "story.txt")
    assert (code, err) == (0, "")
    (line,) = out.splitlines()
    found = json.loads(line)
    assert list(found) == ["name", "doc_id", "text", "mentions", "statements", "issues"]
    assert (found["name"], found["text"]) == ("story.txt", STORY)
    assert "’" in line, "not escaped"
    keys = ["start", "end", "text", "label", "target", "sense", "variant", "found_by", "rule", "sentence"]
    assert all(list(mention) == keys for mention in found["mentions"])
    assert all(STORY[m["start"] : m["end"]] == m["text"] for m in found["mentions"])
    system = next(m for m in found["mentions"] if m["label"] == "SYSTEM")
    assert (system["text"], system["target"], system["variant"]) == ("Aegis Ashore", "aegis-ashore", None)
    assert system["sentence"] == "Japan’s Aegis Ashore plan worried Shinzo Abe on Tuesday."


def test_a_bad_file_does_not_stop_the_others(run):
    code, out, err = run("annotate", "bad.txt", "gone.txt", "story.txt")
    assert code == 1
    assert [json.loads(line)["name"] for line in out.splitlines()] == ["story.txt"]
    assert err.splitlines() == [
        "picket: 'bad.txt' holds binary data, not text; save its text as UTF-8 under .txt and try again.",
        "picket: 'gone.txt' is not there; check the path, or whether it was moved in the meantime.",
    ]


def test_annotate_refuses_what_ended_the_process_that_read_it_and_goes_on(run, place, engine, monkeypatch):
    (place / "evil.txt").write_text("Evil.")

    class Ending:
        """Stands for processes of which one ends at a document."""

        def each(self, work, items, lost):
            return (lost(one) if one.name == "evil.txt" else work(engine, [one])[0] for one in items)

    monkeypatch.setattr("picket.nlp.parallel.Engines", lambda *_: Ending())
    code, out, err = run("annotate", "evil.txt", "story.txt")
    assert (code, [json.loads(line)["name"] for line in out.splitlines()]) == (1, ["story.txt"])
    assert err.startswith("picket: 'evil.txt' could not be read: it took more time or memory than one document may")


def test_annotate_prints_what_the_reader_assumed(run, place):
    (place / "old.txt").write_bytes("Japan’s navy".encode("cp1252"))
    _, out, _ = run("annotate", "old.txt")
    issue = json.loads(out)["issues"][0]
    assert list(issue) == ["level", "where", "message", "hint"]
    assert issue["message"] == "The file is not UTF-8 and was read as cp1252, which is a guess."


def test_annotate_as_csv_is_a_row_a_mention(run, place):
    run("annotate", "story.txt", "--out", "found.jsonl")
    run("annotate", "story.txt", "--format", "csv", "--out", "found.csv")
    mentions = json.loads((place / "found.jsonl").read_bytes())["mentions"]
    table = read_csv((place / "found.csv").read_bytes())
    assert list(table["text"]) == [m["text"] for m in mentions]
    assert list(table["start"]) == [str(m["start"]) for m in mentions]
    assert set(table["name"]) == {"story.txt"}


def test_annotate_keeps_nothing(run, place):
    run("annotate", "story.txt")
    assert not (place / "library").exists()


def test_ingest_then_list(run, place):
    (place / "more").mkdir()
    (place / "more" / "twin.md").write_bytes(b"# Guam\n\nTHAAD stands in Guam.")
    code, out, err = run("ingest", "story.txt", "more", "bad.txt", "story.txt")
    assert code == 1
    assert out.splitlines() == [
        "story.txt: added",
        "twin.md: added",
        "story.txt: already there",
        "2 added, 1 refused, 1 already there",
    ]
    assert "bad.txt' holds binary data" in err
    code, out, err = run("list")
    assert (code, err) == (0, "")
    head, *rows = out.splitlines()
    assert head.split() == ["id", "words", "mentions", "added", "(UTC)", "name"]
    assert [row.split()[-1] for row in rows] == ["story.txt", "twin.md"]
    assert rows[0].split()[1] == str(len(STORY.split()))


def test_an_empty_library_says_how_to_fill_it(run, place):
    code, out, err = run("list")
    assert (code, out) == (0, "")
    assert err == f"The library '{place / 'library'}' is empty; fill it with 'picket ingest PATH'.\n"


def test_a_folder_without_files(run, place):
    (place / "empty").mkdir()
    assert run("ingest", "empty") == (
        1,
        "",
        "picket: There are no files in what was named; check the path.\n",
    )


@pytest.mark.parametrize("where", ["before", "after"])
def test_library_may_be_named_before_or_after_the_command(run, place, where):
    named = ("--library", "elsewhere")
    run("ingest", "story.txt", *named)
    argv = (*named, "list") if where == "before" else ("list", *named)
    assert "story.txt" in run(*argv)[1]
    assert len(Library.open(place / "elsewhere").ids()) == 1
    assert not (place / "library").exists()


def test_export_writes_the_table_of_the_screen(run, place):
    run("ingest", "story.txt")
    code, _, err = run("export", "mentions", "--label", "SYSTEM", "--out", "systems.csv")
    assert (code, err) == (0, "")
    table = read_csv((place / "systems.csv").read_bytes())
    assert table[["name", "text", "key"]].to_dict("records") == [
        {"name": "story.txt", "text": "Aegis Ashore", "key": "aegis-ashore"}
    ]
    run("export", "mentions", "--label", "SYSTEM", "--key", "aegis", "--out", "own.jsonl")
    run("export", "mentions", "--label", "SYSTEM", "--key", "aegis", "--with-parts", "--out", "parts.jsonl")
    assert (place / "own.jsonl").read_bytes() == b""
    assert json.loads((place / "parts.jsonl").read_bytes())["text"] == "Aegis Ashore"


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet", "xlsx", "geojson", "zip"])
def test_export_writes_the_same_bytes_as_the_screen(run, place, monkeypatch, form):
    run("ingest", "story.txt")
    monkeypatch.setattr("picket.manifest.now", lambda: datetime(2026, 11, 26, 9, 30, tzinfo=UTC))
    with closing(Library.open()) as library:
        wanted = Filter(collections=("",), named=(Entity("COUNTRY", "JPN"),), within="document")
        view = View(TABLES["countries"], Ledger.of(library, load_catalogue()).where(wanted))
        on_screen = b"".join(pieces(download.taken(view, wanted, "countries"), form))
        described = download.taken(view, wanted, "countries").as_json()
    link = f"--link=/map{manifest.link(wanted)}"
    code, _, err = run("export", "countries", link, "--out", f"made.{form}", "--manifest")
    assert (code, err) == (0, "")
    assert (place / f"made.{form}").read_bytes() == on_screen
    assert (place / f"made.{form}.manifest.json").read_bytes() == described
    assert json.loads(described)["filter"] == "Names Japan; Collection none stated; Together in one document"
    assert run("export", "countries", link, "--format", form, "--out", "again")[0] == 0
    assert (place / "again").read_bytes() == on_screen


@pytest.mark.parametrize(
    ("out", "options"), [("all.zip", ()), ("all.xlsx", ()), ("all", ()), ("all", ("--format", "xlsx"))]
)
def test_export_all_writes_every_table(run, place, out, options):
    run("ingest", "story.txt")
    code, _, err = run("export", "all", "--out", out, "--manifest", *options)
    assert (code, err) == (0, "")
    names = zipfile.ZipFile(place / out).namelist()
    assert ("csv/mentions.csv" in names) == (not options and out != "all.xlsx")
    held = json.loads((place / f"{out}.manifest.json").read_bytes())
    assert held["tables"]["documents"]["rows"] == held["counts"]["documents"] == 1
    assert "issues" not in held["tables"]


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("countries", "--manifest"), "A manifest stands beside a file; name the file with --out."),
        (("mentions", "--format", "geojson", "--out", "no"), "'mentions' cannot be written as geojson"),
        (("all", "--out", "no.csv"), "A .csv file holds one table; write several as xlsx or zip."),
    ],
)
def test_what_cannot_be_exported_is_one_sentence_and_no_file(run, place, argv, said):
    run("ingest", "story.txt")
    code, out, err = run("export", *argv)
    assert (code, out) == (1, "")
    assert said in err and len(err.splitlines()) == 1
    assert not list(place.glob("no*"))


def test_export_to_stdout_is_csv(run):
    run("ingest", "story.txt")
    _, out, _ = run("export", "documents")
    (row,) = csv.DictReader(out.removeprefix("\ufeff").splitlines())
    assert (row["name"], row["words"]) == ("story.txt", str(len(STORY.split())))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--label", "CITY"), "There is no kind 'CITY'"),
        (("--label", "SYSTEM", "--key", "nope"), "There is no system 'nope'"),
        (("--beside", "Japan"), "There is no country 'Japan'"),
        (("--document", "nope"), "There is no document 'nope'"),
        (("--out", "no/such/folder.csv"), "cannot be written (No such file or directory)"),
    ],
)
def test_a_filter_or_place_that_does_not_exist_is_one_sentence(run, options, said):
    code, out, err = run("export", "countries", *options)
    assert (code, out) == (1, "")
    assert said in err
    assert len(err.splitlines()) == 1


def test_evaluate_counts_and_lists_errors(run, place):
    gold = {
        "doc_id": "one", "text": "THAAD is in Guam, said Mr. Brown.",
        "countries": [], "persons": [], "stages": [],
        "systems": [{"start": 0, "end": 5, "surface": "THAAD", "id": "thaad", "variant": None},
                    {"start": 12, "end": 16, "surface": "Guam", "id": "sm-3", "variant": None}],
    }  # fmt: skip
    (place / "gold.jsonl").write_text(json.dumps(gold) + "\n")
    code, out, err = run("evaluate", "gold.jsonl", "--json", "--errors")
    assert (code, err) == (0, "")
    report = json.loads(out)
    assert report["documents"] == 1
    assert report["scores"]["system mentions"] == {
        "p": 1.0, "r": 0.5, "f1": 0.6667, "low": 0.6667, "high": 0.6667, "tp": 1, "fp": 0, "fn": 1,
    }  # fmt: skip
    what = "…THAAD is in [Guam], said Mr. Brown.…: sm-3"
    error = {"measure": "system mentions", "document": "one", "kind": "missed", "what": what}
    assert error in report["errors"]
    _, short, _ = run("evaluate", "gold.jsonl", "--no-errors")
    _, out, _ = run("evaluate", "gold.jsonl")
    assert out.startswith(short) and len(out) > len(short)
    assert "system mentions                          P 1.000  R 0.500  F1 0.667 [0.667, 0.667]  tp 1  fp 0  fn 1" in out
    assert "system mentions | missed | one | …THAAD is in [Guam], said Mr. Brown.…: sm-3" in out


def test_check_catalogue_lists_findings(run, monkeypatch):
    monkeypatch.setattr("picket.catalogue.check.check_catalogue", lambda: ["a.yml:3: name: mend it"])
    assert run("check-catalogue") == (1, "", "a.yml:3: name: mend it\n")
    monkeypatch.setattr("picket.catalogue.check.check_catalogue", list)
    assert run("check-catalogue") == (0, "The catalogue keeps all its rules and examples.\n", "")


@pytest.mark.parametrize(
    "argv",
    [
        (),
        ("nope",),
        ("annotate",),
        ("export", "nope"),
        ("serve", "--port", "0"),
        ("annotate", "a", "--format", "xml"),
    ],
)
def test_asking_wrongly_is_exit_code_2(argv, capsys):
    with pytest.raises(SystemExit) as left:
        main(argv)
    assert left.value.code == 2
    assert capsys.readouterr().err.startswith("usage: picket")


def test_a_wrong_kind_lists_the_kinds(capsys):
    with pytest.raises(SystemExit):
        main(("export", "nope"))
    assert "choose from 'kinds', 'entities', 'countries'" in capsys.readouterr().err


def test_debug_shows_where_it_failed(tmp_path):
    (tmp_path / "file").touch()
    argv = ("list", "--library", str(tmp_path / "file" / "library"))
    plain, debug = picket(*argv), picket(*argv, "--debug")
    assert plain.returncode == debug.returncode == 1
    assert b"Traceback" not in plain.stderr
    assert plain.stderr.startswith(b"picket: The library folder")
    assert b"Traceback" in debug.stderr


def test_what_needs_no_model_does_not_load_one(tmp_path):
    code = "import sys; from picket.cli import main; main(sys.argv[1:]); print('spacy' in sys.modules)"
    listed = [sys.executable, "-c", code, "list", "--library", tmp_path]
    said = subprocess.run(listed, capture_output=True, text=True, check=True, cwd=ROOT)
    assert said.stdout == "False\n"


def test_help_needs_not_even_pandas():
    code = "import sys, atexit; from picket.cli import main\n"
    code += "atexit.register(lambda: print('pandas' in sys.modules)); main(['--help'])"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert said.stdout.endswith("False\n")


def test_output_is_utf8_whatever_the_terminal_says(tmp_path):
    (tmp_path / "Łódź.txt").write_text("Poland said.", encoding="utf-8")
    ascii_only = os.environ | {
        "PYTHONIOENCODING": "ascii",
        "LC_ALL": "C",
        "PICKET_LIBRARY": str(tmp_path / "l"),
    }
    assert "Łódź.txt: added" in picket("ingest", tmp_path / "Łódź.txt", env=ascii_only).stdout.decode()
    assert "Łódź.txt" in picket("list", env=ascii_only).stdout.decode()


def test_a_reader_that_goes_away_is_no_reason_to_complain(tmp_path):
    text = tmp_path / "a.txt"
    text.write_text("Japan said so.")
    command = [sys.executable, "-m", "picket", "annotate", text]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT)
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 141


def test_serve_answers_on_this_machine_and_leaves_when_told(tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "picket",
        "serve",
        "--port",
        str(port),
        "--library",
        tmp_path / "library",
    ]
    with subprocess.Popen(command, cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT)}) as server:
        try:
            assert answer(f"http://127.0.0.1:{port}/_stcore/health") == b"ok"
        finally:
            server.terminate()
    assert server.returncode == 0
    with pytest.raises(OSError, match="refused"):
        urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health")


def answer(url):
    """What a server that is starting says at last; the run's own time limit ends the wait."""
    while True:
        try:
            return urllib.request.urlopen(url).read()
        except OSError:
            time.sleep(0.2)


def test_annotate_takes_archives_and_tables_apart(run, place):
    (place / "news.csv").write_text("title,text\nOne,Japan said no.\nTwo,Seoul agreed.\n", encoding="utf-8")
    with zipfile.ZipFile(place / "a.zip", "w") as archive:
        archive.writestr("in.txt", "Warsaw waits.")
    code, out, _ = run("annotate", "news.csv", "a.zip")
    assert code == 0
    assert [json.loads(line)["name"] for line in out.splitlines()] == ["news.csv, row 2", "news.csv, row 3", "in.txt"]


def test_an_ingest_that_is_interrupted_goes_on_where_it_was(tmp_path):
    inside = tmp_path / "in"
    inside.mkdir()
    for n in range(300):
        (inside / f"{n:03}.txt").write_text(f"Japan ordered THAAD, part {n}. " * 10, encoding="utf-8")
    command = [sys.executable, "-m", "picket", "ingest", "--library", tmp_path / "library", inside]
    signal.signal(signal.SIGINT, signal.default_int_handler)  # who runs tests in the background may have it ignored
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "000.txt: added\n"
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=180)
    assert process.returncode == 130
    assert err == "picket: Stopped; what was done is kept, and the same command goes on from there.\n"
    told = 1 + out.count(": added")
    library = Library.open(tmp_path / "library")
    assert told <= len(library.ids()) < 300
    library.close()
    again = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert again.stdout.count(": added") + told <= 300
    assert "already there" in again.stdout
    library = Library.open(tmp_path / "library")
    assert len(library.ids()) == 300
    library.close()


def test_backup_and_restore(run, place):
    run("ingest", "story.txt")
    assert run("backup", "monday.picket") == (0, "1 document copied to 'monday.picket'.\n", "")
    code, _, err = run("restore", "monday.picket")
    assert code == 1 and "add --replace" in err
    assert run("restore", "monday.picket", "--library", "new")[:2] == (
        0,
        "1 document restored from 'monday.picket'.\n",
    )
    code, out, _ = run("restore", "monday.picket", "--replace")
    assert code == 0 and "What was there before is in" in out


def test_reread_says_when_there_is_nothing_to_do(run):
    run("ingest", "story.txt")
    assert run("reread") == (0, "Every document was read by this engine, model and catalogue.\n", "")
    code, out, _ = run("reread", "--all")
    assert (code, out.splitlines()[-1]) == (0, "1 read again")


def test_export_searches_and_tags(run, place):
    run("ingest", "story.txt", "more")
    library = Library.open(place / "library")
    library.tag(library.ids()[:1], "case 7")
    library.close()
    assert run("export", "documents", "--tag", "case 7")[1].count("\r\n") == 2
    assert run("export", "documents", "--search", "nowhere-to-be-found")[1].count("\r\n") == 1
    code, _, err = run("export", "documents", "--search", '"open')
    assert (code, "is not closed" in err) == (1, True)


# Filters on the command line


@pytest.fixture(scope="module")
def filled(tmp_path_factory, engine):
    """A library of three documents: two of the collection "wires", one of them dated, and one of none."""
    texts = {"one": "Japan ordered THAAD.", "two": "South Korea wants Aegis Ashore.", "three": "Poland waits."}
    with closing(Library.open(tmp_path_factory.mktemp("filled"))) as library:
        for name, text in texts.items():
            collection = "" if name == "three" else "wires"
            list(ingest(library, engine, [Given(f"{name}.txt", text.encode())], collection=collection))
        one, two, _ = library.ids()
        library.edit([one], {"source": "Kyodo", "published": "2017-03-01"})
        library.edit([two], {"source": "a~b"})
        library.tag([two], "case 7")
        yield library


@pytest.fixture
def shelf(filled, place, monkeypatch):
    monkeypatch.setenv("PICKET_LIBRARY", str(filled.location))
    return filled


def exported(run, *options: str) -> list[str]:
    """Names of the documents that an export keeps."""
    code, out, err = run("export", "documents", *options)
    assert (code, err) == (0, "")
    return [row["name"].removesuffix(".txt") for row in csv.DictReader(out.removeprefix("\ufeff").splitlines())]


@pytest.mark.parametrize(
    ("options", "left"),
    [
        ((), ["one", "two", "three"]),
        (("--collection", "wires"), ["one", "two"]),
        (("--collection", "~"), ["three"]),
        (("--collection", "wires", "--collection", "~"), ["one", "two", "three"]),
        (("--without", "collection=wires"), ["three"]),
        (("--without", "collection=~", "--without", "source=Kyodo"), ["two"]),
        (("--source", "a~b"), ["two"]),
        (("--without", "tag=case 7"), ["one", "three"]),
        (("--name", "COUNTRY~JPN"), ["one"]),
        (("--name", "SYSTEM~aegis~parts", "--name", "COUNTRY~KOR"), ["two"]),
        (("--without", "name=COUNTRY~JPN"), ["two", "three"]),
        (("--name", "COUNTRY~JPN", "--name", "SYSTEM~aegis", "--within", "document"), []),
        (("--stage", "ordered"), ["one"]),
        (("--from", "2017-03-01"), ["one"]),
        (("--from", "2017-03-02"), []),
        (("--until", "2017-03-01"), ["one"]),
        (("--until", "2017-02-28", "--undated", "also"), ["two", "three"]),
        (("--undated", "only"), ["two", "three"]),
        (("--undated", "never"), ["one"]),
        (("--link", "http://localhost:8501/entities?collection=wires&not-source=Kyodo&show=COUNTRY"), ["two"]),
        (("--link", "http://localhost:8501/?source=a~b"), ["two"]),
        (("--link", "http://localhost:8501/?collection=wires", "--source", "Kyodo"), ["one"]),
        (("--link", "?q=waits"), ["three"]),
        (("--added-from", "2000"), ["one", "two", "three"]),
        (("--added-until", "2000-12-31"), []),
        (("--added-from", "2000", "--added-until", "9998-01-01 12:30", "--source", "Kyodo"), ["one"]),
    ],
)
def test_export_keeps_what_the_filter_asks_for(shelf, run, options, left):
    assert exported(run, *options) == left


def test_export_takes_a_saved_view_by_its_name_its_key_or_its_link(shelf, run):
    key = shelf.save_view("entities", {"collection": ["wires"], "not-tag": ["case 7"]}, "Monday: wires")
    for link in ("Monday: wires", key, f"http://localhost:8501/entities?view={key}"):
        assert exported(run, "--link", link) == ["one"]


def test_senses_and_names_of_the_focus_narrow_the_mentions(shelf, run):
    _, out, _ = run("export", "mentions", "--sense", "place", "--label", "COUNTRY")
    assert out.count("\r\n") == 1
    _, out, _ = run("export", "mentions", "--sense", "name", "--label", "COUNTRY", "--collection", "wires")
    assert [row["key"] for row in csv.DictReader(out.removeprefix("\ufeff").splitlines())] == ["JPN", "KOR"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--link", "Tuesday"), "There is no view 'Tuesday'"),
        (("--link", "http://localhost:8501/?view=gone"), "There is no view 'gone'"),
        (("--link", "?from=March"), "The link asks for from=March, which is no date"),
        (("--link", "http://[x?q=a"), "'http://[x?q=a' is no address; copy it whole from the browser."),
        (("--link", "?view=\udcff"), "'?view=\\udcff' is no address"),
        (("--from", "March"), "from=March, which is no date"),
        (("--from", "9" * 30), "9, which is no date"),
        (("--from", "2018-01-01", "--until", "2017-01-01"), "Nothing is published from 2018-01-01 to 2017-01-01"),
        (("--added-from", "yesterday"), "added_from=yesterday, which is no moment"),
        (("--name", "CITY~Seoul"), "There is no kind 'CITY'"),
        (("--stage", "bought"), "There is no stage 'bought'"),
    ],
)
def test_a_filter_that_cannot_be_is_one_sentence(shelf, run, options, said):
    code, out, err = run("export", "documents", *options)
    assert (code, out) == (1, "")
    assert said in err and len(err.splitlines()) == 1


@pytest.mark.parametrize("term", ["tag", "colour=red", "=x"])
def test_what_is_left_out_is_a_field_and_a_value(term, capsys):
    with pytest.raises(SystemExit) as left:
        main(("export", "documents", "--without", term))
    assert left.value.code == 2
    assert "give one of document, collection, tag" in capsys.readouterr().err


def test_ingest_takes_collections_of_archives_tables_and_columns(run, place):
    with zipfile.ZipFile(place / "a.zip", "w") as archive:
        archive.writestr("in.txt", "Warsaw waits.")
    (place / "news.csv").write_text("desk,text\nAsia,Japan said no.\n", encoding="utf-8")
    assert run("ingest", "a.zip", "--collection", "wires")[0] == 0
    assert run("ingest", "news.csv", "--column", "collection=desk")[0] == 0
    assert exported(run, "--collection", "wires") == ["in"]
    assert exported(run, "--collection", "Asia") == ["news.csv, row 2"]
