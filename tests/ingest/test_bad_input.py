"""What is locked, broken, hostile or odd becomes one sentence, or a document all the same; never an error or a hang."""

import time
import zipfile
from email.message import EmailMessage
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from picket.errors import UnreadableDocument
from picket.ingest import READERS, TABLES, Given, Refused, load, read_bytes
from picket.ingest import archive as archives
from picket.ingest.archive import unpacked
from picket.ingest.expected import expected
from picket.ingest.names import LONGEST, shown
from tests.ingest.made_files import PAGE, mail, pdf, word
from tests.ingest.test_archive import packed

WORDS = "Poland has ordered two Patriot batteries, the defence minister said on Friday to the parliament."


def refusal(raw, name):
    with pytest.raises(UnreadableDocument) as refused:
        read_bytes(raw, name)
    said = str(refused.value)
    assert said.count("\n") == 0 and said.endswith(".")
    return said


def reasons(raw, name="a.zip"):
    return [one.reason if isinstance(one, Refused) else one.name for one in unpacked(Given(name, raw))]


def locked(user, owner, algorithm="RC4-128"):
    writer, out = PdfWriter(clone_from=PdfReader(BytesIO(pdf(WORDS)))), BytesIO()
    writer.encrypt(user, owner, algorithm=algorithm)
    writer.write(out)
    return out.getvalue()


# PDF


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_a_pdf_that_asks_for_a_password(algorithm):
    said = "'a.pdf' is locked by a password; save it without one and try again."
    assert refusal(locked("secret", "other", algorithm), "a.pdf") == said


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_a_pdf_that_may_be_read_but_not_changed(algorithm):
    assert read_bytes(locked("", "other", algorithm), "a.pdf")[0].text == WORDS


@pytest.mark.parametrize("part", [0.1, 0.3])
def test_a_pdf_that_was_cut_off(part):
    raw = pdf(WORDS)
    said = "'a.pdf' is a damaged PDF; get a fresh copy or print it to a new PDF."
    assert refusal(raw[: int(part * len(raw))], "a.pdf") == said


def test_a_pdf_packed_in_a_way_that_is_not_read():
    raw = pdf(WORDS).replace(b"<< /Length", b"<< /Filter /BrotliDecode /Length")
    with pytest.raises(UnreadableDocument, match="packed or encrypted in a way Picket does not read"):
        read_bytes(raw, "a.pdf")


def test_a_pdf_of_pictures():
    said = "'a.pdf' is a scan without a text layer (2 pages); run text recognition on it and try again."
    assert refusal(pdf("", ""), "a.pdf") == said


# archives


def test_names_in_an_archive_are_nothing_but_names():
    names = ["../../etc/passwd", "/abs/path.txt", "C:\\x.txt", "a\\b\\c.txt", "..\\..\\d.txt"]
    assert sorted(reasons(packed(**dict.fromkeys(names, b"Japan.")))) == [
        "c.txt", "d.txt", "passwd", "path.txt", "x.txt",
    ]  # fmt: skip


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_files_of_the_same_name_are_both_taken():
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "Japan.")
        archive.writestr("a.txt", "Poland.")
    assert [one.read()[0].text for one in unpacked(Given("a.zip", out.getvalue()))] == ["Japan.", "Poland."]


def test_a_locked_file_in_an_archive_does_not_stop_the_rest():
    raw = bytearray(packed(**{"a.txt": b"Japan.", "b.txt": b"Poland."}))
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    assert reasons(bytes(raw)) == [
        "'a.txt' in 'a.zip' is locked by a password; unpack it yourself and add it.", "b.txt",
    ]  # fmt: skip


def test_a_name_in_an_archive_that_is_utf8_without_saying_so():
    raw = bytearray(packed(**{"Łódź.txt": b"Japan."}))
    raw[7] &= ~8
    raw[raw.index(b"PK\x01\x02") + 9] &= ~8
    assert reasons(bytes(raw)) == ["Łódź.txt"]


def test_a_name_in_an_archive_that_is_no_utf8_though_it_says_so():
    raw = packed(**{"é.txt": b"Japan."}).replace("é".encode(), b"\xff\xfe")
    assert reasons(raw) == ["'a.zip' is a damaged archive; get a fresh copy, or unpack it and add its files."]


def test_an_archive_in_an_archive_is_not_opened():
    raw = packed(**{"b.zip": packed(**{"c.txt": b"Japan."})})
    assert reasons(raw) == ["'b.zip' is an archive inside 'a.zip'; unpack it and add it by itself."]


def test_a_file_that_unpacks_to_more_than_it_says():
    raw = bytearray(packed(**{"a.txt": b"Japan " * 1_000_000, "b.txt": b"Poland."}))
    at = raw.index(b"PK\x01\x02") + 24
    raw[at : at + 4] = (10).to_bytes(4, "little")
    assert reasons(bytes(raw)) == ["'a.txt' in 'a.zip' is damaged; unpack it yourself and add it.", "b.txt"]


def test_a_file_packed_with_lzma_whose_properties_are_damaged():
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a.txt", "Japan spoke. " * 99)
        archive.writestr("b.txt", "Poland.")
    raw = bytearray(out.getvalue())
    raw[39] = 0xFF
    assert reasons(bytes(raw)) == ["'a.txt' in 'a.zip' is damaged; unpack it yourself and add it.", "b.txt"]


def test_a_file_that_lies_where_no_file_can():
    raw = packed(**{"a.txt": b"Japan."})
    at = raw.index(b"PK\x01\x02")
    place = b"\x01\x00\x08\x00" + b"\xff" * 8  # in the list, a place of 64 bits
    entry = bytearray(raw[at : raw.index(b"PK\x05\x06")])
    entry[30:32], entry[42:46] = len(place).to_bytes(2, "little"), b"\xff" * 4
    end = bytearray(raw[raw.index(b"PK\x05\x06") :])
    end[12:16] = (len(entry) + len(place)).to_bytes(4, "little")
    said = "'a.txt' in 'a.zip' is damaged; unpack it yourself and add it."
    assert reasons(raw[:at] + entry + place + end) == [said]


@pytest.mark.parametrize("kind", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_file_packed_in_a_rare_way_is_read_and_no_further_than_it_says(kind):
    out = BytesIO()
    with zipfile.ZipFile(out, "w", kind) as archive:
        archive.writestr("a.txt", b"Japan " * 100_000)
        archive.writestr("b.txt", b"Poland " * 100_000)
        archive.writestr("c.csv", "text\n" + "Chile spoke.\n" * 900)
    raw = bytearray(out.getvalue())
    at = raw.index(b"PK\x01\x02") + 24
    raw[at : at + 4] = (10).to_bytes(4, "little")
    damaged, sound, *rows = unpacked(Given("a.zip", bytes(raw)))
    assert damaged.reason == "'a.txt' in 'a.zip' is damaged; unpack it yourself and add it."
    assert sound.raw == b"Poland " * 100_000
    assert [row.read()[0].text for row in rows] == ["Chile spoke."] * 900


def endless_list(files):
    """An archive whose list names nothing so many times, and says that it names one file."""
    names = (b"PK\x01\x02" + bytes(42)) * files
    end = b"PK\x05\x06" + bytes(4) + b"\x01\0\x01\0" + len(names).to_bytes(4, "little") + bytes(6)
    return b"PK\x03\x04" + bytes(26) + names + end


@pytest.mark.parametrize("name", ["a.zip", "a.docx", "a.txt"])
def test_an_archive_with_an_endless_list_of_files_is_refused_before_it_is_listed(name, monkeypatch):
    monkeypatch.setattr(zipfile, "ZipInfo", None)
    assert why(Given(name, endless_list(70_000))) == (
        f"'{name}' is a ZIP archive with too many files to be listed, which Picket does not read as a document; "
        "unpack it, and add its files in portions."
    )
    assert expected(Given(name, endless_list(70_000))) == 1


@pytest.mark.parametrize(("name", "limit"), [("a.txt", "5,000,000"), ("a.pdf", "50,000,000")])
def test_a_file_too_large_for_its_format_stays_packed(name, limit, monkeypatch):
    raw = packed(**{name: b" " * 50_000_001})
    monkeypatch.setattr(zipfile.ZipFile, "open", None)
    (said,) = reasons(raw)
    assert said == (f"'{name}' has 50,000,001 bytes and a document may have {limit}; split it into smaller files.")


def test_an_archive_that_unpacks_to_too_much_is_left_in_time(monkeypatch):
    monkeypatch.setattr(archives, "MAX_UNPACKED", 25)
    raw = packed(a=b"1" * 10, b=b"2" * 10, c=b"3" * 10, d=b"4" * 10)
    assert reasons(raw) == [
        "a", "b",
        "'a.zip' unpacks to more than 25 bytes, so that 2 of its files were taken; split it and add the rest.",
    ]  # fmt: skip


def test_an_archive_without_files():
    assert reasons(packed()) == ["'a.zip' holds no files; check that the right archive was chosen."]


def why(given):
    (one,) = unpacked(given)
    with pytest.raises(UnreadableDocument) as refused:
        one.read()
    return str(refused.value)


# sizes


@pytest.mark.parametrize("name", ["a.txt", "a.pdf", "a.json", "a.docx", "a.unknown"])
def test_a_huge_file_is_refused_by_its_size_alone(name, tmp_path, monkeypatch):
    path = tmp_path / name
    with path.open("wb") as file:
        file.truncate(2 * 10**9)
    monkeypatch.setattr(type(path), "open", None)
    with pytest.raises(UnreadableDocument, match=r"has 2,000,000,000 bytes and a document may have 50?,000,000; split"):
        load(path)


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.zip"])
def test_a_huge_collection_is_refused_by_its_size_alone(name, tmp_path, monkeypatch):
    path = tmp_path / name
    with path.open("wb") as file:
        file.truncate(2 * 10**9)
    monkeypatch.setattr(type(path), "open", None)
    (refused,) = unpacked(path)
    assert "has 2,000,000,000 bytes and a collection may have 1,000,000,000; split" in refused.reason


def test_a_collection_of_nothing_but_zeros_takes_no_time(tmp_path):
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.truncate(9 * 10**8)
    (refused,) = unpacked(path)
    assert "holds binary data" in refused.reason


@pytest.mark.parametrize("name", ["gone.csv", "gone.zip", "gone.jsonl"])
def test_a_collection_that_vanished(name, tmp_path):
    (refused,) = unpacked(tmp_path / name)
    assert "is not there; check the path" in refused.reason


@pytest.mark.parametrize("suffix", [*READERS, *TABLES, ".zip"])
def test_an_empty_file_of_every_format(suffix):
    assert why(Given(f"a{suffix}", b"")) == (
        f"'a{suffix}' is empty and holds no words; check that the right file was chosen."
    )


@pytest.mark.parametrize("suffix", [*READERS, *TABLES])
def test_a_file_of_nothing_but_space_or_zeros(suffix):
    for raw in (b" \r\n\t", b"\0" * 100):
        assert f"'a{suffix}'" in why(Given(f"a{suffix}", raw))


# names


@pytest.mark.parametrize(
    ("name", "as_shown"),
    [
        ("Łódź 🚀.txt", "Łódź 🚀.txt"),
        ("👩\u200d🚀.txt", "👩\u200d🚀.txt"),
        ("تقرير.txt", "تقرير.txt"),
        ("report\u202etxt.exe.txt", "report\ufffdtxt.exe.txt"),
        ("a\nb\0.txt", "a\ufffdb\ufffd.txt"),
        ("a\ud800.txt", "a\ufffd.txt"),
        ("x" * 300 + ".txt", "x" * 195 + "….txt"),
        ("x" * 300, "x" * 199 + "…"),
    ],
)
def test_names_are_shown_as_what_they_are(name, as_shown):
    given = Given(name, b"Japan said no.")
    assert given.name == as_shown
    assert len(shown(name)) <= LONGEST
    if name.endswith(".txt"):
        assert given.read()[0].name == as_shown


# mail


def test_a_mail_without_a_body():
    said = "'a.eml' is a mail that holds no words; save and add its attachments, if it has any."
    assert refusal(b"From: a@example.org\nSubject: x\n\n", "a.eml") == said
    assert refusal(mail(attachment=b"%PDF-"), "a.eml") == said


def test_a_mail_with_nothing_but_a_page():
    assert "Poland has ordered two Patriot batteries" in read_bytes(mail(page=PAGE), "a.eml")[0].text


@pytest.mark.parametrize("charset", ["nonsense-8", "ascii", "utf-8"])
def test_a_mail_in_another_charset_than_it_says(charset):
    head = f"From: a@example.org\nSubject: x\nContent-Type: text/plain; charset={charset}\n\n"
    document, (issue,) = read_bytes(head.encode() + "Le général a dit non.".encode("cp1252"), "a.eml")
    assert document.text == "Le général a dit non."
    assert issue.message == "The file is not UTF-8 and was read as cp1252, which is a guess."


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        (b"=?utf-8?q?f=C3=BCr?= Polen", "für Polen"),
        ("für Polen".encode(), "für Polen"),
        ("für Polen".encode("cp1252"), "für Polen"),
        (b"=?nonsense-8?q?f=C3=BCr?=", "=?nonsense-8?q?f=C3=BCr?="),
        ("=?ü-8?q?f?=".encode(), "=?ü-8?q?f?="),
        (b"=?utf-8?b?x?=", "=?utf-8?b?x?="),
        (b"a\n  folded line", "a folded line"),
    ],
)
def test_the_subject_of_a_mail_in_whatever_code(subject, title):
    raw = b"From: a@example.org\nSubject: " + subject + b"\n\nJapan said no."
    assert read_bytes(raw, "a.eml")[0].title == title


def test_a_mail_within_a_mail_is_named():
    inner, outer = EmailMessage(), EmailMessage()
    inner["Subject"], outer["Subject"] = "inner", "outer"
    inner.set_content("Chile spoke.")
    outer.set_content("See below.")
    outer.add_attachment(inner)
    document, (issue,) = read_bytes(outer.as_bytes(), "a.eml")
    assert (document.text, issue.message) == ("See below.", "Attachments were left out: another mail.")


@pytest.mark.parametrize("where", ["attachment; filename*=u\0tf-8'x'%ff", "attachment; filename*0*=\0'x'a"])
def test_a_mail_with_an_attachment_whose_name_is_in_no_encoding(where):
    head = "From: Ann <a@b.example>\nContent-Type: multipart/mixed; boundary=a\n\n--a\n\n"
    rest = f"{WORDS}\n--a\nContent-Type: text/plain; charset=\0\nContent-Disposition: {where}\n\n"
    document, (issue,) = read_bytes((head + rest).encode() + b"\xff\n--a--\n", "a.eml")
    assert document.text == WORDS
    assert issue.message == "Attachments were left out: a part without a name."


def test_a_mail_of_a_thousand_parts_in_each_other():
    head = "".join(f'Content-Type: multipart/mixed; boundary="{n}"\n\n--{n}\n' for n in range(2_000))
    said = "'a.eml' has parts nested too deep to be read; save its text as .txt."
    assert refusal(b"Subject: x\n" + head.encode(), "a.eml") == said
    assert "nested too deep" in refusal(b"Subject: x\n" + head.encode(), "a.mhtml")


@pytest.mark.parametrize("words", [b"a ", b"a@b.c, ", b"((", b"=?utf-8?q?a?= "])
def test_a_mail_with_endless_headers_ends_at_once(words):
    begun = time.monotonic()
    document, _ = read_bytes(b"From: " + words * 100_000 + b"\nSubject: " + words * 100_000 + b"\n\nJapan.", "a.eml")
    assert document.text == "Japan."
    assert time.monotonic() - begun < 5


# pages


@pytest.mark.parametrize(
    ("charset", "words"),
    [
        ("windows-1251", "Министерство обороны сообщило о пуске ракеты. "),
        ("Shift_JIS", "防衛省はイージス・アショアの配備計画を停止した。"),
        ("iso-8859-1", "Le général a déclaré que non, après le débat. "),
    ],
)
def test_a_page_in_the_encoding_it_names(charset, words):
    page = f'<html><head><meta charset="{charset}"></head><body><article><p>{words * 5}</p></article></body></html>'
    assert read_bytes(page.encode(charset), "a.html")[0].text == (words * 5).strip()


def test_a_page_that_is_xml():
    page = PAGE.replace("<!doctype html>", '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>')
    assert "two Patriot batteries" in read_bytes(page.encode(), "a.html")[0].text


def test_a_page_without_an_article():
    said = "No article was found in 'a.html'; copy its text and paste it, or save it as .txt."
    assert refusal(b"<html><body><script>let a = 'Japan said no'</script></body></html>", "a.html") == said


def test_a_page_that_is_one_element_which_counts_for_nothing():
    with pytest.raises(UnreadableDocument, match="No article was found"):
        read_bytes(f"<svg><style>{PAGE}".encode(), "a.html")


def test_a_page_of_endless_tags():
    said = "'a.html' has more than 100,000 tags; copy the text you need and paste it."
    assert refusal(b"<html>" + b"<p>Japan" * 100_001, "a.html") == said


@pytest.mark.parametrize("tag", ["div", "blockquote", "table><tr><td"])
def test_a_page_nested_ten_thousand_deep_ends_at_once(tag):
    page = f"<html><body>{f'<{tag}>' * 10_000}<p>{WORDS * 5}</p></body></html>"
    begun = time.monotonic()
    assert "No article was found" in refusal(page.encode(), "a.html")
    assert time.monotonic() - begun < 10


# Word


@pytest.mark.parametrize("part", [0.2, 0.9])
def test_a_word_document_that_was_cut_off(part):
    raw = word(WORDS)
    said = "'a.docx' is no Word document, or a damaged one; save it again as .docx."
    assert refusal(raw[: int(part * len(raw))], "a.docx") == said


def test_a_word_document_whose_xml_names_itself_a_billion_times():
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    xml = f'<!DOCTYPE w [<!ENTITY l0 "ha">{laughs}]><w:document xmlns:w="http://schemas.openxmlformats.org/'
    xml += 'wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body></w:document>'
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(word(WORDS))) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            new.writestr(info, xml if info.filename == "word/document.xml" else old.read(info))
    assert "'a.docx'" in refusal(out.getvalue(), "a.docx")
