"""A text comes in exactly as given, or one sentence says why not."""

import hashlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from picket.errors import UnreadableDocument
from picket.ingest import read_bytes
from picket.model import Issue

SENTENCE = "Japan’s navy fired an “SM-3” — it hit."


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Japan said.\n", ""),
        ("Japan\r\nsaid\r and \n\n\n left.  ", ""),
        ("\n\t  Japan\u00a0said\u2028so\x0c.", ""),
        ("• Kyodo\n\nJapan 🇯🇵 naïve Łódź 한국 \u202eabc\u202c e\u0301", "Kyodo"),
        ("\u200bJapan", ""),
    ],
)
@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_utf8_is_kept_to_the_character(text, source, suffix):
    document, issues = read_bytes(text.encode(), "a" + suffix)
    assert document.text == text
    assert document.id == hashlib.sha256(text.encode()).hexdigest()[:16]
    assert (document.name, document.source, document.published, document.language) == (
        "a" + suffix,
        source,
        None,
        "",
    )
    assert issues == ()


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\r\n\t")))
@example("x\r\ny\rz\n")
def test_any_text_is_kept_or_refused_but_never_altered(text):
    raw = ("Japan " + text).encode()
    assert read_bytes(raw, "a.txt")[0].text == "Japan " + text


@pytest.mark.parametrize(
    ("encoding", "said"),
    [("utf-8-sig", "UTF-8"), ("utf-16", "UTF-16-LE"), ("utf-32", "UTF-32-LE")],
)
def test_a_byte_order_mark_is_left_out_and_said(encoding, said):
    document, issues = read_bytes(SENTENCE.encode(encoding), "a.txt")
    assert document.text == SENTENCE
    message = f"The file starts with a byte-order mark of {said}, which was left out."
    assert issues == (Issue("info", "a.txt", message, "Nothing to do: the text is complete."),)


def test_big_endian_utf16():
    assert read_bytes(b"\xfe\xff" + SENTENCE.encode("utf-16-be"), "a.txt")[0].text == SENTENCE


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SENTENCE, "cp1252"),
        ("Le général a déclaré : « non ».", "cp1252"),
        ("café", "cp1252"),
        ("防衛省はイージス・アショアの配備計画を停止した。" * 4, "cp932"),
        ("Министерство обороны сообщило о пуске ракеты С-400. " * 4, "cp1251"),
    ],
)
def test_another_encoding_is_read_and_named_as_a_guess(text, encoding):
    document, (issue,) = read_bytes(text.encode(encoding), "a.txt")
    assert document.text == text
    assert (issue.level, issue.where) == ("warning", "a.txt")
    assert issue.message == f"The file is not UTF-8 and was read as {encoding}, which is a guess."


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "holds no words"),
        (b" \r\n\t \xc2\xa0\xe2\x80\x8b", "holds no words"),
        (b"\xef\xbb\xbf", "holds no words"),
        (b"\x00\x01\x02Japan", "binary data"),
        (b"Japan\x00", "binary data"),
        (bytes(range(256)), "binary data"),
        (b"\x1b[31mJapan\x1b[0m", "binary data"),
        ("Japan’s".encode("utf-16-le"), "binary data"),
        (b"%PDF-1.7\nplain ascii", "is a damaged PDF"),
        (b"PK\x03\x04word/document.xml", "is no Word document, or a damaged one"),
        (b"PK\x03\x04wire/a.txt", "is a ZIP archive, which Picket does not read as a document"),
        (SENTENCE.encode() + b"\xff", "is UTF-8 but damaged at byte 46"),
        ("it’s “so”".encode()[:-1], "is UTF-8 but damaged at byte 12"),
        (b"\xff\xfeJ\x00a", "is UTF-16-LE but damaged at byte 2"),
        (b"Japan \x81\x8d\x8f\x90\x9d said that it would not.", "encoding of 'a.txt' is not known"),
        (b"x" * 5_000_001, "has 5,000,001 bytes and a document may have 5,000,000; split it"),
    ],
)  # fmt: skip
def test_what_cannot_be_a_document_is_refused_in_one_sentence(raw, reason):
    with pytest.raises(UnreadableDocument) as refused:
        read_bytes(raw, "a.txt")
    said = str(refused.value)
    assert reason in said
    assert "'a.txt'" in said
    assert said.endswith(".")
    assert "; " in said, "what to do next"


@given(st.binary(max_size=300))
def test_any_bytes_become_a_document_or_a_sentence(raw):
    try:
        document, issues = read_bytes(raw, "a.txt")
    except UnreadableDocument:
        return
    document.text.encode()
    assert "\0" not in document.text
    assert issues or document.text.encode() == raw


@pytest.mark.parametrize("name", ["a.odt", "a", "a.txt.pages", ".txt"])
def test_an_unknown_suffix_is_refused(name):
    with pytest.raises(UnreadableDocument, match=r"is not a format Picket reads .*save its text as .txt and try again"):
        read_bytes(b"Japan", name)


def test_suffixes_are_known_in_capitals_too():
    assert read_bytes(b"Japan", "A.TXT")[0].name == "A.TXT"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Aegis in Guam\n\nText.", "Aegis in Guam"),
        ("By Someone\r\n\r\n## Aegis *in* Guam ##\r\nText.", "Aegis *in* Guam"),
        ("#hashtag and no heading", ""),
        ("Issue #1 of it\n####### seven", ""),
        ("Plain.", ""),
    ],
)
def test_the_first_heading_of_markdown_is_its_title(text, title):
    document, _ = read_bytes(text.encode(), "a.md")
    assert document.title == title
    assert document.text == text
    assert read_bytes(text.encode(), "a.txt")[0].title == ""
