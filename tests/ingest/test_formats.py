"""Web pages, PDF, Word, rich text and mail: the words of the article and nothing else, or one sentence why not."""

import zipfile
from datetime import date
from io import BytesIO

import pytest

from picket.errors import UnreadableDocument
from picket.ingest import read_bytes
from tests.ingest.made_files import PAGE, mail, pdf, saved_page, word

ARTICLE = (
    "Poland orders two Patriot batteries\n\n"
    "WARSAW — Poland has ordered two Patriot batteries, the defence minister said on Friday after a long debate.\n\n"
    "The deal is worth 4 billion dollars; officials in Tōkyō & Seoul watched “closely”."
)
WORDS = "Poland has ordered two Patriot batteries, the defence minister said on Friday."


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.html", PAGE.encode()),
        ("a.htm", PAGE.replace("utf-8", "utf-16").encode("utf-16")),
        ("a.mhtml", saved_page()),
        ("a.mht", saved_page()),
    ],
)
def test_a_page_gives_its_article_and_what_it_says_of_itself(name, raw):
    document, issues = read_bytes(raw, name)
    assert document.text == ARTICLE
    assert (document.title, document.source) == ("Poland orders two Patriot batteries", "The Harbor Post")
    assert (document.author, document.published, document.language) == ("Ann Lee", date(2025, 5, 3), "en")
    assert issues == ()
    assert document.origins == {
        "title": "file", "source": "file", "author": "file", "published": "file", "language": "detected",
    }  # fmt: skip


def test_a_page_without_metadata_is_dated_by_its_text_alone():
    bare = PAGE[PAGE.index("<body>") :].replace("WARSAW — ", "WARSAW, May 3, 2025 (Reuters) — ")
    document, _ = read_bytes(f"<html>{bare}".encode(), "a.html")
    assert (document.published, document.source) == (date(2025, 5, 3), "Reuters")
    assert [s.field for s in document.stated if s.field == "published"] == ["published"]
    undated, _ = read_bytes(f"<html>{PAGE[PAGE.index('<body>') :]}".encode(), "a.html")
    assert undated.published is None


def test_a_pdf_keeps_its_pages_apart_and_says_which_are_empty():
    document, issues = read_bytes(pdf(WORDS, "", "Romania watches; the Aegis Ashore site is ready."), "a.pdf")
    assert document.text == f"{WORDS}\n\nRomania watches; the Aegis Ashore site is ready."
    assert [i.message for i in issues] == ["No text was found on page 2."]


def test_a_word_document_gives_paragraphs_and_tables():
    raw = word(WORDS, "", "It cost much.", rows=(("Buyer", "System"), ("Poland", "Patriot")))
    document, issues = read_bytes(raw, "a.docx")
    assert document.text == f"{WORDS}\n\nIt cost much.\n\nBuyer | System\nPoland | Patriot"
    assert issues == ()


def test_rich_text_gives_its_words():
    raw = (
        rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}\f0 The minister\rquote s \b Patriot\b0  plan, in S\'e3o Paulo.\par Next.}"
    )
    document, _ = read_bytes(raw, "a.rtf")
    assert document.text == "The minister’s Patriot plan, in São Paulo.\nNext."


@pytest.mark.parametrize("raw", [mail(WORDS, "<p>other</p>"), mail(page=PAGE)])
def test_a_mail_gives_its_words_subject_sender_and_day(raw):
    document, issues = read_bytes(raw, "a.eml")
    assert document.text in (WORDS, ARTICLE)
    assert (document.title, document.author) == ("Patriot für Polen", "Ann Lee")
    assert document.published == date(2025, 5, 3)  # the sender's day, whatever day it is elsewhere
    assert issues == ()
    assert document.origins["title"] == document.origins["author"] == document.origins["published"] == "file"


def test_attachments_of_a_mail_are_named_not_lost_silently():
    _, issues = read_bytes(mail(WORDS, attachment=b"%PDF-"), "a.eml")
    assert issues[-1].message == "Attachments were left out: annex.pdf."


def _bomb() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 100_000_001)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("a.html", b"<html><body></body></html>", "No article was found"),
        ("a.mhtml", b"Subject: nothing\n\nwords", "holds no page"),
        ("a.pdf", pdf("", "", "3"), r"is a scan without a text layer \(3 pages\)"),
        ("a.pdf", b"%PDF-1.4 broken", "is a damaged PDF"),
        ("a.pdf", pdf(WORDS)[:200], "is a damaged PDF"),
        ("a.docx", b"PK\x03\x04broken", "is no Word document"),
        ("a.docx", _bomb(), "unpacks to more than"),
        ("a.docx", word(""), "holds no words"),
        ("a.rtf", b"plain words", "is no rich-text document"),
        ("a.rtf", rb"{\rtf1 }", "holds no words"),
        ("a.eml", b"no header at all", "is no mail"),
        ("a.eml", mail(" "), "holds no words"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(name, raw, said):
    with pytest.raises(UnreadableDocument, match=said):
        read_bytes(raw, name)


def test_a_large_picture_book_may_be_larger_than_a_text():
    with pytest.raises(UnreadableDocument, match="a document may have 5,000,000"):
        read_bytes(b" " * 5_000_001, "a.txt")
    with pytest.raises(UnreadableDocument, match="damaged"):
        read_bytes(b" " * 5_000_001, "a.pdf")
    with pytest.raises(UnreadableDocument, match="a document may have 50,000,000"):
        read_bytes(b" " * 50_000_001, "a.pdf")
