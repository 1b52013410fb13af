"""A table is the rows in it: each a document of its own, the same bytes for the same row, and no row lost silently."""

import json
import re
import tracemalloc
from datetime import date

import pytest

from picket.errors import UnreadableDocument
from picket.ingest import Given, Refused, delimited, rows
from picket.ingest.archive import unpacked
from picket.ingest.rows import columns_of
from picket.library import ingest
from tests.ingest.test_archive import packed
from tests.library.fakes import Capitals

CSV = (
    "title,date,text,note\n"
    'One,2025-05-03,"Japan said:\n""no"", so far.",x\n'
    "Two,03/05/2025,Poland ordered it.,y\n"
)  # fmt: skip


def taken(raw, name="news.csv", columns=None):
    return list(unpacked(Given(name, raw if isinstance(raw, bytes) else raw.encode()), columns))


def texts(found):
    return [one.read()[0].text for one in found]


def only(found):
    (one,) = found
    assert isinstance(one, Refused)
    return one.reason


def test_each_row_is_a_document_with_its_file_and_number_for_a_name():
    one, two = taken(CSV)
    document, issues = one.read()
    assert (one.name, two.name, one.format) == ("news.csv, row 2", "news.csv, row 3", ".json")
    assert (document.text, document.title, document.published) == (
        'Japan said:\n"no", so far.',
        "One",
        date(2025, 5, 3),
    )
    assert document.origins == {"title": "column title", "published": "column date"}
    assert (document.id, document.name, issues) == (one.key, "news.csv, row 2", ())
    assert two.read()[1][0].where == "news.csv, row 3"


def test_a_row_keeps_all_its_columns_and_the_same_row_is_the_same_bytes():
    one, two = taken(CSV)
    assert json.loads(two.raw) == {"title": "Two", "date": "03/05/2025", "text": "Poland ordered it.", "note": "y"}
    again = taken("note;text;title;date\ny;Poland ordered it.;Two;03/05/2025\n", "other.csv")
    assert [row.raw for row in again] == [two.raw]
    assert one.raw != two.raw


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_whatever_parts_the_columns(delimiter, end):
    rows = [("id", "headline", "body"), ("1", "A", '"So; it, is | so\tand so."'), ("2", "B", '"a ""b"""')]
    found = taken(end.join(delimiter.join(row) for row in rows))
    assert texts(found) == ["So; it, is | so\tand so.", 'a "b"']


def test_prose_without_quotes_does_not_mislead_the_delimiter():
    assert texts(taken("title|text\nA|Japan, Poland, and Chile, all three; no\nB|no, no, no, no\n")) == [
        "Japan, Poland, and Chile, all three; no", "no, no, no, no",
    ]  # fmt: skip
    assert texts(taken('text\n"Japan, Poland, and Chile"\nplain\n')) == ["Japan, Poland, and Chile", "plain"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_the_encoding_is_told_as_that_of_a_text(encoding):
    one, two = taken("title,text\nÉté,Le général a dit « non ».\nB,Là.\n".encode(encoding))
    document, issues = one.read()
    assert (document.title, document.text, two.read()[0].text) == ("Été", "Le général a dit « non ».", "Là.")
    guessed = ["The file is not UTF-8 and was read as cp1252, which is a guess."] if encoding == "cp1252" else []
    assert [issue.message for issue in issues] == guessed
    assert two.read()[1] == ()


def test_objects_one_a_line():
    raw = (
        '\ufeff{"text": "Japan said.", "date": 1746230400}\n\n'
        '{"body": "Poland spoke.", "title": "B"}\r\n'
        '{"text": "broken\n'
        "[1]\n"
        '{"text": "Half \\ud800 and NaN", "n": NaN}'
    )
    found = taken(raw, "a.jsonl")
    assert [one.name for one in found] == [f"a.jsonl, row {n}" for n in (1, 3, 4, 5, 6)]
    assert [isinstance(one, Refused) for one in found] == [False, False, True, True, False]
    assert texts(found[:2]) == ["Japan said.", "Poland spoke."]
    assert found[0].read()[0].published == date(2025, 5, 3)
    assert "'a.jsonl, row 4' is broken JSON" in found[2].reason
    assert "'a.jsonl, row 5' is JSON but not one object" in found[3].reason
    assert found[4].read()[0].text == "Half \ufffd and NaN"
    assert json.loads(found[4].raw) == {"text": "Half \ud800 and NaN", "n": None}


def test_a_row_nested_too_deep_does_not_stop_the_rest():
    raw = '{"text": "Japan."}\n{"text": ' + "[" * 100_000 + "\n" + '{"text": "Poland."}\n'
    first, deep, last = taken(raw, "a.ndjson")
    assert texts([first, last]) == ["Japan.", "Poland."]
    assert "'a.ndjson, row 2' is JSON nested too deep" in deep.reason


def test_columns_that_were_chosen_are_found_again_in_the_bytes():
    raw = "Inhalt,text,Autorin\nJapan sagt nein.,ein Etikett,Ann Lee\n"
    (one,) = taken(raw, columns={"text": "Inhalt", "author": "Autorin"})
    document, _ = one.read()
    assert (document.text, document.author) == ("Japan sagt nein.", "Ann Lee")
    assert document.origins["author"] == "column Autorin"
    assert Given("x", one.raw, ".json").read()[0].text == "Japan sagt nein."


def test_choosing_what_is_recognised_anyway_changes_nothing():
    assert [one.raw for one in taken(CSV, columns={"text": "text", "title": "title"})] == [
        one.raw for one in taken(CSV)
    ]


def test_a_column_can_be_left_out_by_choice():
    (one, _) = taken(CSV, columns={"title": ""})
    assert one.read()[0].title == ""
    assert Given("x", one.raw, ".json").read()[0].title == ""


def test_the_screen_can_ask_for_the_columns():
    assert columns_of(Given("a.csv", CSV.encode())) == (
        ["title", "date", "text", "note"], {"text": "text", "title": "title", "published": "date"},
    )  # fmt: skip
    assert columns_of(Given("a.jsonl", b'{"a": 1}\n{"b": 2, "Body": "x"}')) == (["a", "b", "Body"], {"text": "Body"})


def test_rows_that_are_short_empty_or_long():
    raw = "title,text,note\nA,Japan said.\n,,\n\nB,Poland spoke.,x,,\nC,Chile, too, spoke.\nD,,\n"
    short, padded, long, bare = taken(raw)
    assert texts([short, padded]) == ["Japan said.", "Poland spoke."]
    assert (short.name, padded.name) == ("news.csv, row 2", "news.csv, row 5")
    assert long.reason == (
        "'news.csv, row 6' has 4 cells and the header names 3; "
        "put those cells in quotes that hold what parts the columns."
    )
    with pytest.raises(UnreadableDocument, match=r"'news\.csv, row 7' has no text in its column 'text'; fill it in"):
        bare.read()


def test_columns_of_the_same_name_or_without_one_are_told_apart():
    (one,) = taken("text,text,,\nJapan said.,b,c,d\n")
    assert json.loads(one.raw) == {"text": "Japan said.", "text (2)": "b", "column 3": "c", "column 4": "d"}


def test_a_quote_that_is_never_closed_is_told_instead_of_swallowing_rows():
    found = taken('title,text\nA,Japan said.\nB,"Poland spoke.\nC,Chile.\nD,Peru.\n')
    assert texts(found[:1]) == ["Japan said."]
    assert "'news.csv, row 3' opens a quote that is never closed" in only(found[1:])


def test_long_cells_are_read_and_endless_ones_refused(monkeypatch):
    assert len(texts(taken(f"text\n{'Japan said. ' * 40_000}\n"))[0]) == 479_999
    monkeypatch.setattr(rows, "MAX_LINE", 1_000)
    good, bad = taken(f"text\nJapan.\n{'x' * 2_000}\n")
    assert texts([good]) == ["Japan."]
    assert bad.reason.startswith("'news.csv' has a line of more than 1,000 characters, at which reading stopped")


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("", "'news.csv' is empty and holds no words"),
        ("\n\n", "'news.csv' holds no words"),
        ("title,text\n", "'news.csv' has no rows"),
        ("a,b,c\n1,2,3\n",
         "'news.csv' has no column known to hold the text among 'a', 'b', 'c'; choose it with --text-column on the "
         "command line, or in the list on the Library page."),
        (",".join(f"c{n}" for n in range(15)), "'c10', 'c11' and 3 more; choose it"),
        ("1,2025-05-03,4\n2,2025-05-04,5\n", "'news.csv' has no header but begins with '1', '2025-05-03', '4'"),
        (f"Japan,{'said ' * 50}\nPoland,{'spoke ' * 50}\n", "'news.csv' has no header but begins with 'Japan'"),
        ("title,text\nA,Japan\0\n", "'news.csv' holds binary data"),
        (b"\xff\xfe" + "title,text\nA,Japan.\n".encode("utf-16-le") + b"J", "'news.csv' is not UTF-16-LE throughout"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_one_sentence(raw, said):
    assert said in taken(raw)[-1].reason


def test_a_column_that_is_not_there_is_named_with_those_that_are():
    said = only(taken(CSV, columns={"text": "Inhalt"}))
    assert said == "'news.csv' has no column 'Inhalt', only 'title', 'date', 'text', 'note'; choose one of these."


def test_objects_without_a_text_are_one_sentence_for_all():
    raw = '{"a": "x"}\n' * 50
    assert "'a.jsonl' has no column known to hold the text among 'a'; choose it" in only(taken(raw, "a.jsonl"))


def test_bytes_that_do_not_belong_refuse_their_row_alone(monkeypatch):
    monkeypatch.setattr(rows, "SAMPLE", 30)
    raw = b"title,text\nA,Japan said no.\nB,caf\xe9.\nC,nul\0.\nD,Poland spoke.\n"
    first, odd, nul, last = taken(raw)
    assert texts([first, last]) == ["Japan said no.", "Poland spoke."]
    assert odd.reason.startswith("'news.csv, row 3' is damaged or in another encoding than the rows before it; save")
    assert nul.reason.startswith("'news.csv, row 4' holds binary data")


@pytest.mark.parametrize("row", ["\n", ",,\n", '"\n",\n', " " * 60 + "\n"])
def test_empty_rows_come_to_an_end(row, monkeypatch):
    monkeypatch.setattr(delimited, "MAX_EMPTY", 10_000)
    *found, rest = taken("text,b\n" + row * 50 + "Japan.,x\n" + row * 500)
    assert texts(found) == ["Japan."]
    said = r"'news\.csv' has so many empty rows that reading stopped at row \d+; delete them and add it again\."
    assert re.fullmatch(said, rest.reason)


def test_empty_lines_between_objects_come_to_an_end(monkeypatch):
    monkeypatch.setattr(delimited, "MAX_EMPTY", 10_000)
    rest = taken('{"text": "Japan."}\n' * 200 + " \r\n" * 500, "a.jsonl")[-1]
    assert len(taken('{"text": "Japan."}\n' * 200 + " \r\n" * 50, "a.jsonl")) == 200
    assert rest.reason.startswith("'a.jsonl' has so many empty rows that reading stopped at row ")


def test_as_many_empty_rows_as_a_spreadsheet_leaves_are_passed_over():
    assert texts(taken("text,b,c\nJapan.,x,y\n" + ",,\n" * 1_048_573 + "Poland.,x,y")) == ["Japan.", "Poland."]


def test_a_record_of_endless_lines_ends_the_table():
    good, bad = taken("text,b\nJapan.,x\n" + '"\nab",' * 1_800_000)
    assert texts([good]) == ["Japan."]
    assert bad.reason == (
        "'news.csv, row 3' has more than 10,000,000 characters, at which reading stopped; "
        "close the quotes it opens, or leave it out."
    )


def test_keys_are_looked_for_in_the_first_objects_and_these_are_not_kept(tmp_path):
    path = tmp_path / "large.jsonl"
    path.write_text("".join(f'{{"text": "Japan.", "key {n}": [{"[[]]," * 4_000}1]}}\n' for n in range(60)))
    tracemalloc.start()
    try:
        assert len(list(unpacked(path))) == 60
        assert tracemalloc.get_traced_memory()[1] < 12_000_000
    finally:
        tracemalloc.stop()


def test_a_table_in_an_archive_is_taken_too():
    raw = packed(**{"wire/news.csv": CSV.encode(), "b.jsonl": b'{"text": "Chile."}', "c.txt": b"Peru."})
    assert [one.name for one in taken(raw, "a.zip")] == [
        "b.jsonl, row 1",
        "c.txt",
        "news.csv, row 2",
        "news.csv, row 3",
    ]
    assert texts(taken(raw, "a.zip", {"text": "title"})[2:]) == ["One", "Two"]


def test_a_table_fills_a_library(library, tmp_path):
    path = tmp_path / "news.csv"
    path.write_text(CSV + "Two,03/05/2025,Poland ordered it.,y\nThree,,,\n")
    outcomes = list(ingest(library, Capitals(), [path]))
    assert [(o.name, o.result) for o in outcomes] == [
        ("news.csv, row 2", "added"), ("news.csv, row 3", "added"),
        ("news.csv, row 4", "already there"), ("news.csv, row 5", "refused"),
    ]  # fmt: skip
    assert library.document(outcomes[0].document).text == 'Japan said:\n"no", so far.'


def test_more_rows_than_are_taken_are_said(monkeypatch):
    monkeypatch.setattr(rows, "MAX_ROWS", 2)
    *found, rest = taken("text\nJapan.\nPoland.\nChile.\n")
    assert texts(found) == ["Japan.", "Poland."]
    assert rest.reason == "'news.csv' has more than 2 rows; split it and add the rest."


def test_a_large_table_needs_no_more_memory_than_a_small_one(tmp_path):
    path = tmp_path / "large.jsonl"
    line = json.dumps({"text": "Japan said no. " * 400}) + "\n"
    with path.open("w") as file:
        for _ in range(5_000):
            file.write(line)
    assert path.stat().st_size > 30_000_000
    tracemalloc.start()
    try:
        assert sum(1 for _ in unpacked(path)) == 5_000
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()
