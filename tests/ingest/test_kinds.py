"""What the bytes are wins over what the name says, and is said; what cannot be read is called by its name."""

import zipfile
from io import BytesIO

import pytest

from picket.errors import UnreadableDocument
from picket.ingest import Given, read_bytes
from picket.ingest.archive import unpacked
from tests.ingest.made_files import PAGE, pdf, saved_page, word

WORDS = "Poland has ordered two Patriot batteries, the defence minister said on Friday."


def zipped(*names, first=b""):
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        if first:
            archive.writestr("mimetype", first)
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "raw", "called"),
    [
        ("a.txt", pdf(WORDS), "a PDF"),
        ("a.docx", pdf(WORDS), "a PDF"),
        ("a.csv", pdf(WORDS), "a PDF"),
        ("a.pdf", word(WORDS), "a Word document"),
        ("a.zip", word(WORDS), "a Word document"),
        ("a.doc", b"{\\rtf1 Poland has ordered two Patriot batteries.}", "a rich-text document"),
        ("a.txt", b"{\\rtf1 Poland has ordered two Patriot batteries.}", "a rich-text document"),
        ("a.txt", PAGE.encode(), "a web page"),
        ("a.pdf", PAGE.encode(), "a web page"),
        ("a.docx", b"<!-- saved from url -->\n<HTML>" + PAGE[PAGE.index("<head>") :].encode(), "a web page"),
        ("a.aspx", b"\xef\xbb\xbf" + PAGE.encode(), "a web page"),
        ("a.txt", PAGE.replace("utf-8", "utf-16").encode("utf-16"), "a web page"),
        ("a.html", b"From: <Saved by Blink>\r\n" + saved_page().split(b"\n", 1)[1], "a web page"),
        ("a", pdf(WORDS), "a PDF"),
    ],
)
def test_a_file_is_read_as_what_it_is_and_that_is_said(name, raw, called):
    (source,) = unpacked(Given(name, raw))
    document, (issue, *_) = source.read()
    assert "Poland has ordered two Patriot batteries" in document.text
    assert issue.message == f"'{name}' is {called} under another name and was read as one."
    assert (issue.level, issue.where) == ("warning", name)


@pytest.mark.parametrize("name", ["a.html", "a.htm", "A.HTML"])
def test_a_file_under_its_own_name_needs_no_word(name):
    assert read_bytes(PAGE.encode(), name)[1] == ()


@pytest.mark.parametrize("text", ["MZ and PK are letters.", "GIF and PDF: how to", "html> is no tag", "BM Rar II*"])
def test_words_that_only_resemble_other_formats_are_text(text):
    assert read_bytes(text.encode(), "a.txt") == (read_bytes(text.encode(), "a.txt")[0], ())


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "an old Office document.*; save it as .docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
         "an Office document locked by a password.*; save it without one"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "__substg1.0_0037".encode("utf-16-le"),
         "an Outlook message.*; save it as .eml"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 9, "a picture.*; run text recognition"),
        (b"\xff\xd8\xff\xe0JFIF", "a picture"),
        (b"GIF89a", "a picture"),
        (b"II*\0", "a picture"),
        (b"\x1f\x8b\x08\0", "a packed archive.*; unpack it"),
        (b"7z\xbc\xaf\x27\x1c", "a packed archive"),
        (b"Rar!\x1a\x07\x01", "a packed archive"),
        (b"a.txt" + b"\0" * 252 + b"ustar", "a packed archive"),
        (b"MZ\x90\0\x03", "a program.*; check that the right file"),
        (b"\x7fELF", "a program"),
        (b"SQLite format 3\0", "an SQLite database.*; save the table with the texts as .csv"),
        (zipped("xl/workbook.xml"), "an Excel workbook.*; save the sheet with the texts as .csv"),
        (zipped("ppt/presentation.xml"), "a PowerPoint presentation.*; save it as .pdf"),
        (zipped("a", first=b"application/epub+zip"), "an EPUB book.*; save the chapters"),
        (zipped("a", first=b"application/vnd.oasis.opendocument.text"), "an OpenDocument file.*; save it as .docx"),
        (zipped("a.txt"), "a ZIP archive.*; unpack it"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["a.txt", "a.pdf", "a.csv", "a.doc"])
def test_what_cannot_be_read_is_called_by_its_name(name, raw, said):
    (source,) = unpacked(Given(name, raw))
    with pytest.raises(UnreadableDocument, match=rf"^'{name}' is {said}"):
        source.read()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a.pdf", "is no PDF, or a damaged one"),
        ("a.docx", "is no Word document, or a damaged one"),
        ("a.rtf", "is no rich-text document"),
        ("a.eml", "is no mail"),
        ("a.mhtml", "holds no page"),
        ("a.json", "is broken JSON"),
        ("a.zip", "is a damaged archive"),
    ],
)
def test_text_under_the_name_of_another_format_is_not_guessed_at(name, said):
    (source,) = unpacked(Given(name, WORDS.encode()))
    with pytest.raises(UnreadableDocument, match=said):
        source.read()


def test_an_archive_of_word_documents_is_an_archive():
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.docx", word(WORDS))
    (source,) = unpacked(Given("a.zip", out.getvalue()))
    assert source.read()[0].text == WORDS


def test_a_table_and_an_archive_are_no_single_documents():
    with pytest.raises(UnreadableDocument, match=r"'a\.csv' is a table of documents; add it to a library"):
        read_bytes(b"title,text\na,b\n", "a.csv")
