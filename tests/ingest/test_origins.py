"""Each field of a document tells where it came from: the text, the file, a column, the detector or a hand."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import docx
import pytest
from pypdf import PdfReader, PdfWriter

from picket.ingest import Given, read_bytes
from picket.ingest.names import web_address
from picket.ingest.properties import sensible_author, sensible_title
from picket.model import page_of
from tests.ingest.made_files import PAGE, mail, pdf, saved_page, word

WORDS = "Poland has ordered two Patriot batteries, the defence minister said on Friday to the parliament."


def titled_pdf(title, author, *pages):
    writer, out = PdfWriter(clone_from=PdfReader(BytesIO(pdf(*pages)))), BytesIO()
    writer.add_metadata({"/Title": title, "/Author": author, "/CreationDate": "D:20190101000000Z"})
    writer.write(out)
    return out.getvalue()


def titled_word(title, author):
    made, out = docx.Document(BytesIO(word(WORDS))), BytesIO()
    made.core_properties.title, made.core_properties.author = title, author
    made.save(out)
    return out.getvalue()


def test_what_the_text_states_comes_from_the_text():
    text = f"Japan seeks new shield\n\nBy Ann Lee\n\nReuters | May 6, 2025\n\n{WORDS}"
    document, _ = read_bytes(text.encode(), "a.txt")
    assert document.origins == {
        "title": "text", "author": "text", "source": "text", "published": "text", "language": "detected",
    }  # fmt: skip
    assert {s.field for s in document.stated} == {"title", "author", "source", "published"}


def test_a_heading_of_markdown_comes_from_the_text():
    document, _ = read_bytes(b"# Shield\n\nJapan said no.", "a.md")
    assert document.origins == {"title": "text"}


def test_what_is_not_known_has_no_origin():
    document, _ = read_bytes(b"Japan said no.", "a.txt")
    assert document.origins == {}


def test_a_correction_comes_from_a_hand_and_has_no_words_in_the_text():
    given = Given("a.txt", f"By Ann Lee\n\n{WORDS}".encode(), by_hand={"author": "Bo Moe", "published": "2025-05-03"})
    document, _ = given.read()
    assert (document.author, document.published, document.stated) == ("Bo Moe", date(2025, 5, 3), ())
    assert document.origins == {"author": "hand", "published": "hand", "language": "detected"}


@pytest.mark.parametrize(
    "head",
    [
        '<link rel="canonical" href="https://post.example.org/2025/patriot">',
        '<meta property="og:url" content="https://post.example.org/2025/patriot">',
    ],
)
def test_a_page_names_its_own_address(head):
    document, _ = read_bytes(PAGE.replace("</head>", f"{head}</head>").encode(), "a.html")
    assert (document.url, document.origins["url"]) == ("https://post.example.org/2025/patriot", "file")


@pytest.mark.parametrize("header", ["Snapshot-Content-Location", "Content-Location"])
def test_a_page_saved_as_one_file_has_the_address_it_was_saved_from(header):
    raw = f"{header}: https://post.example.org/a?b=1\n".encode() + saved_page()
    assert read_bytes(raw, "a.mhtml")[0].url == "https://post.example.org/a?b=1"
    assert read_bytes(f"{header}: cid:frame@here\n".encode() + saved_page(), "a.mhtml")[0].url == ""


@pytest.mark.parametrize(
    ("address", "taken"),
    [
        ("https://a.example.org/x", True),
        (" http://a.example.org/x \n", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("https://a.example.org/<b>", False),
        ("https://a.example.org/\u202egpj", False),
        ("https://a b", False),
        ("", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_are_taken(address, taken):
    assert web_address(address) == (address.strip() if taken else "")


def test_a_mail_is_described_by_its_headers():
    document, _ = read_bytes(mail(WORDS), "a.eml")
    assert document.origins == {"title": "file", "author": "file", "published": "file", "language": "detected"}


def test_a_pdf_gives_the_title_and_author_of_its_properties_but_not_their_date():
    document, _ = read_bytes(titled_pdf("Missile Defense Review", "Ann Lee", WORDS), "mdr.pdf")
    assert (document.title, document.author, document.published) == ("Missile Defense Review", "Ann Lee", None)
    assert document.origins == {"title": "file", "author": "file", "language": "detected"}


def test_a_word_document_gives_the_title_and_author_of_its_properties():
    document, _ = read_bytes(titled_word("Missile Defense Review", "Ann Lee"), "a.docx")
    assert (document.title, document.author) == ("Missile Defense Review", "Ann Lee")
    assert document.origins == {"title": "file", "author": "file", "language": "detected"}
    bare, _ = read_bytes(word(WORDS), "a.docx")  # its author is the library that made it
    assert (bare.title, bare.author, bare.origins) == ("", "", {"language": "detected"})


@pytest.mark.parametrize(
    "title",
    ["Microsoft Word - review.doc", "untitled", "Untitled-3", "review", "REVIEW.pdf", "draft7.indd", "Slide 1", "12",
     "PowerPoint Presentation", "Document1", " ", None],
)  # fmt: skip
def test_titles_that_nobody_wrote_are_not_taken(title):
    assert sensible_title(title, "review.pdf") == ""


@pytest.mark.parametrize("author", ["Administrator", "admin", "user1", "Windows User", "python-docx", "  ", "-", None])
def test_authors_that_are_accounts_are_not_taken(author):
    assert sensible_author(author) == ""


def test_titles_and_authors_that_somebody_wrote_are_taken_on_one_line():
    assert sensible_title("The\r\nuser’s review\0 of 2022", "a.pdf") == "The user’s review of 2022"
    assert sensible_author("Congressional Research Service") == "Congressional Research Service"


def test_the_pages_of_a_pdf_are_found_again_by_offset():
    document, _ = read_bytes(pdf("", WORDS, "", "Romania watches the site at Deveselu closely.", ""), "a.pdf")
    second = document.text.index("Romania")
    assert document.pages == (0, 0, second, second, len(document.text))
    assert page_of(document.pages, 0) == 2
    assert page_of(document.pages, second - 1) == 2
    assert page_of(document.pages, second) == 4
    assert page_of(document.pages, len(document.text) - 1) == 4


def test_a_text_without_pages_has_no_page_numbers():
    document, _ = read_bytes(b"Japan said no.", "a.txt")
    assert document.pages == ()
    assert page_of(document.pages, 3) is None


def test_origins_do_not_keep_a_document_from_being_hashed():
    document, _ = read_bytes(WORDS.encode(), "a.txt")
    assert hash(document) == hash(replace(document, origins={}))
