"""What would keep a reader busy for hours, or fill the memory, is one sentence, or read in no time."""

import base64
import json
import time
import zipfile
import zlib
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from io import BytesIO

import pytest

from picket import patience
from picket.errors import UnreadableDocument
from picket.ingest import READERS, Given, Refused, read_bytes, readers
from picket.ingest.archive import unpacked
from picket.patience import TimeIsUp, at_most
from tests.ingest.made_files import PAGE, pdf, word
from tests.ingest.test_bad_input import refusal

pytestmark = pytest.mark.timeout(60)  # seconds; what fails here would take hours


def spin(*_):
    while True:
        pass


def test_a_file_that_takes_too_long_is_one_sentence(monkeypatch):
    monkeypatch.setitem(READERS, ".txt", spin)
    monkeypatch.setattr(readers, "PATIENCE", 0.05)
    assert refusal(b"Japan.", "a.txt") == (
        "'a.txt' could not be opened in 0.05 seconds; save its text as .txt and add that."
    )


def here(work):
    return work()


def elsewhere(work):
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result()


@pytest.fixture(params=[here, elsewhere])
def run(request):
    """In the main thread, as the command line reads, and in another, as a server reads what is pasted."""
    return request.param


@pytest.fixture(params=[True, False], ids=["processor", "wall"])
def clock(request, monkeypatch):
    """With the time of a thread, and where the system does not tell it."""
    if not request.param:
        monkeypatch.delattr(time, "pthread_getcpuclockid")


@pytest.mark.usefixtures("clock")
def test_a_limit_passes_over_those_who_pass_over_errors(run):
    def careless():
        while True:
            try:
                spin()
            except Exception:  # noqa: BLE001
                continue

    def limited():
        with pytest.raises(TimeIsUp), at_most(0.05):
            careless()
        return "on"

    assert run(limited) == "on"


def test_who_lets_a_limit_pass_meets_it_again(run, monkeypatch):
    monkeypatch.setattr(patience, "AGAIN", 0.05)
    met = []

    def stubborn():
        try:
            spin()
        except TimeIsUp:
            met.append(1)
            spin()

    def limited():
        with pytest.raises(TimeIsUp), at_most(0.05):
            stubborn()

    run(limited)
    assert met == [1]


@pytest.mark.usefixtures("clock")
def test_a_limit_ends_with_its_block(run, monkeypatch):
    monkeypatch.setattr(patience, "AGAIN", 0.02)

    def in_time():
        for _ in range(50):
            with suppress(TimeIsUp), at_most(0.01):
                busy(0.01)  # about as long as it may take
        busy(0.2)
        return "on"

    assert run(in_time) == "on"


def busy(seconds):
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass


@pytest.mark.skipif(not hasattr(time, "pthread_getcpuclockid"), reason="the system does not tell a thread's time")
def test_who_waits_does_not_compute(run):
    def waiting():
        with at_most(0.2):
            time.sleep(0.4)
            return "done"

    assert run(waiting) == "done"


def test_limits_within_each_other(run):
    def nested():
        with at_most(30):
            with pytest.raises(TimeIsUp), at_most(0.05):
                spin()
            return "on"

    assert run(nested) == "on"


def test_a_limit_reached_while_another_begins_or_ends_leaves_neither_behind(run, monkeypatch):
    monkeypatch.setattr(patience, "AGAIN", 0.01)

    def nested():
        for _ in range(20):
            with suppress(TimeIsUp), at_most(0.01):
                while True:
                    with at_most(0.02):
                        pass
        busy(0.2)
        return "on"

    assert run(nested) == "on"


def test_a_file_that_needs_too_much_memory_is_one_sentence(monkeypatch):
    def greedy(*_):
        raise MemoryError

    monkeypatch.setitem(READERS, ".txt", greedy)
    assert refusal(b"Japan.", "a.txt").startswith("'a.txt' needs more memory to be opened than there is;")


def test_a_heading_with_endless_spaces():
    document, _ = read_bytes(b"# a" + b" " * 200_000 + b"b ##\n\nJapan.", "a.md")
    assert (document.title[:1], document.title[-1:], len(document.title)) == ("a", "b", 200_002)


@pytest.mark.parametrize(
    ("line", "title"),
    [("# Missiles", "Missiles"), ("## Missiles ##  ", "Missiles"), ("# C# and F#", "C# and F#"), ("# ##", "##")],
)
def test_a_heading_is_what_stands_between_its_marks(line, title):
    document, _ = read_bytes(f"{line}\r\n\nJapan spoke.".encode(), "a.md")
    assert document.title == title
    (stated,) = [one for one in document.stated if one.field == "title"]
    assert document.text[stated.start : stated.end] == stated.text == title


def test_a_table_of_a_million_columns():
    (refused,) = unpacked(Given("a.csv", b"text" + b",text" * 1_000_000 + b"\nJapan.\n"))
    assert isinstance(refused, Refused)
    assert refused.reason == "'a.csv' has 1,000,001 columns and a table may have 1,000; keep those that matter."


def test_a_table_with_a_thousand_columns_of_one_name():
    raw = (",".join(["text"] * 1_000) + "\nJapan spoke.\n").encode()
    (row,) = unpacked(Given("a.csv", raw))
    assert row.read()[0].text == "Japan spoke."


def test_an_object_of_a_ten_thousand_keys():
    raw = ("{" + ", ".join(f'"key {n}": "x"' for n in range(10_000)) + ', "text": "Japan spoke."}').encode()
    assert read_bytes(raw, "a.json")[0].text == "Japan spoke."


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_an_object_of_endless_keys(name):
    raw = "{" + ", ".join(f'"{n}": ""' for n in range(490_000)) + ', "text": "Japan spoke."}'
    (one,) = unpacked(Given(name, raw.encode()))
    with pytest.raises(UnreadableDocument, match="has 490,001 fields and an object may have 20,000; keep those"):
        one.read()


@pytest.mark.parametrize("part", ["[],", "1,", '{"":{}},', "[" * 900 + "]" * 900 + ","])
@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_an_object_of_endless_parts(part, name):
    raw = '{"text": "Japan spoke.", "a": [' + part * (2_100_000 // len(part)) + "1]}"
    (one,) = unpacked(Given(name, raw.encode()))
    with pytest.raises(UnreadableDocument, match="is JSON with more than 500,000 brackets and commas; keep its text"):
        one.read()


def test_an_object_with_a_long_text_and_many_parts_is_read():
    text = "Japan, Korea, and [others] spoke. " * 100_000
    tokens = [{"start": n, "end": n + 5} for n in range(40_000)]
    document, _ = read_bytes(json.dumps({"text": text, "tokens": tokens}).encode(), "a.json")
    assert document.text == text.strip()


def packed_pdf(drawn, filters=b"/FlateDecode"):
    """A PDF whose one page is drawn by these packed bytes."""
    raw = pdf("x")
    start, end = raw.index(b"<< /Length"), raw.index(b"\nendstream")
    return raw[:start] + b"<< /Filter %s /Length %d >>\nstream\n" % (filters, len(drawn)) + drawn + raw[end:]


def test_a_pdf_whose_page_unpacks_to_more_than_a_page_may():
    said = refusal(packed_pdf(zlib.compress(b" " * 100_000_000, 1)), "a.pdf")
    assert said == "'a.pdf' is a damaged PDF; get a fresh copy or print it to a new PDF."


@pytest.mark.parametrize(("drawn", "filters"), [
    (zlib.compress(b"z" * 15_000_000), b"[/FlateDecode /ASCII85Decode]"),
    (zlib.compress(b"20" * 10_000_000), b"[/FlateDecode /ASCIIHexDecode]"),
    (zlib.compress(zlib.compress(b" " * 30_000_000)), b"[/FlateDecode /FlateDecode]"),
    (b"z" * 10_000_000, b"/ASCII85Decode"),
    (b"20" * 100, b"[" + b"/ASCIIHexDecode " * 5 + b"]"),
])  # fmt: skip
def test_a_pdf_that_takes_much_to_unpack_whatever_the_filters(drawn, filters):
    said = refusal(packed_pdf(drawn, filters), "a.pdf")
    assert said == "'a.pdf' is a damaged PDF; get a fresh copy or print it to a new PDF."


def test_a_pdf_packed_in_letters_is_read():
    words = b"BT /F1 12 Tf (Japan ordered THAAD for its islands.) Tj ET"
    raw = packed_pdf(base64.a85encode(zlib.compress(words)) + b"~>", b"[/ASCII85Decode /FlateDecode]")
    assert read_bytes(raw, "a.pdf")[0].text == "Japan ordered THAAD for its islands."


def test_a_pdf_of_pages_in_each_other():
    raw = pdf("x").replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]")
    with pytest.raises(UnreadableDocument, match=r"'a\.pdf' is a"):
        read_bytes(raw, "a.pdf")


# mail

FROM = b"From: Ann <a@b.example>\nSubject: x\n"
MIXED = FROM + b"Content-Type: multipart/mixed; boundary=a\n\n--a\n\nJapan spoke.\n"


def test_a_mail_of_more_lines_than_one_has():
    said = "'a.eml' has more than 1,000,000 lines; save its text as .txt."
    assert refusal(b"a:\n" * 1_000_001 + FROM + b"\nJapan spoke.", "a.eml") == said
    assert refusal(b"a:\r" * 1_000_001 + FROM + b"\nJapan spoke.", "a.mhtml").endswith("save its text as .txt.")


def test_a_mail_of_a_hundred_thousand_parts():
    raw = MIXED + b"--a\n\n" * 100_000 + b"--a--\n"
    assert refusal(raw, "a.eml") == "'a.eml' has more than 5,000 parts; save its text as .txt."


def nested(depth):
    """A mail of as many parts in each other, the last of which holds words."""
    heads = (b"Content-Type: multipart/mixed; boundary=a%d\n\n--a%d\n" % (n, n) for n in range(depth - 1))
    return FROM + b"".join(heads) + b"\nJapan spoke.\n"


def test_a_mail_of_parts_in_each_other():
    said = "'a.eml' has parts nested too deep to be read; save its text as .txt."
    assert read_bytes(nested(50), "a.eml")[0].text == "Japan spoke."
    assert refusal(nested(51), "a.eml") == said
    assert refusal(nested(200) + b"x\n" * 900_000, "a.eml") == said
    assert refusal(FROM + b"Content-Type: message/rfc822\n\n" * 200 + b"x\n" * 900_000, "a.eml") == said


def test_a_mail_with_more_attachments_than_a_message_names():
    raw = MIXED + b"--a\nContent-Disposition: attachment; filename=b.pdf\n\nx\n" * 1_000 + b"--a--\n"
    document, (issue,) = read_bytes(raw, "a.eml")
    assert document.text == "Japan spoke."
    assert issue.message == f"Attachments were left out: {'b.pdf, ' * 11}b.pdf and 988 more."


def test_a_mail_with_an_attachment_of_an_endless_name():
    raw = MIXED + b'--a\nContent-Disposition: attachment; filename="' + b";" * 300_000 + b"\n\nx\n--a--\n"
    document, (issue,) = read_bytes(raw, "a.eml")
    assert document.text == "Japan spoke."
    assert len(issue.message) < 300


@pytest.mark.parametrize("named", ["punycode", "idna", "unicode_escape", "raw_unicode_escape", "zlib", "rot13"])
def test_a_mail_in_what_is_no_charset_of_texts(named):
    head = FROM + f"Content-Type: text/plain; charset={named}\n\n".encode()
    document, issues = read_bytes(head + b"Japan said: \\u0041-kva. " * 80_000, "a.eml")
    assert (document.text[:22], issues) == ("Japan said: \\u0041-kva", ())
    subject = b"Subject: =?" + named.encode() + b"?q?abc-kva?=\n\nJapan spoke."
    assert read_bytes(subject, "a.eml")[0].title == f"=?{named}?q?abc-kva?="


def test_a_mail_in_a_charset_that_is_seldom():
    raw = FROM + b"Content-Type: text/plain; charset=utf-7\n\nf+APw-r Polen"
    assert read_bytes(raw, "a.eml")[0].text == "für Polen"


# rich text


@pytest.mark.parametrize("end", [b"", b"} Japan spoke.}"])
@pytest.mark.parametrize("font", [rb"\f1\fcharset1 ", rb"{\f1", rb"\f1;", b"1" * 100])
def test_a_rich_text_with_an_endless_table_of_fonts(font, end):
    raw = rb"{\rtf1 {\fonttbl{\f1" + font * 10_000 + end
    if end and not font.startswith(b"{"):
        raw = raw.replace(b"} Japan", b"}} Japan")
        assert read_bytes(raw, "a.rtf")[0].text == "Japan spoke."
    else:
        assert "'a.rtf'" in refusal(raw, "a.rtf")


def test_a_rich_text_keeps_the_charsets_of_its_fonts():
    fonts = rb"{\fonttbl{\f0 Times;}{\f1\fswiss\fcharset204{\*\panose 02}Arial;}" b"\n" rb"{\f2\fcharset238 Times;}}"
    raw = rb"{\rtf1\ansicpg1252" + fonts + rb"\f1 \'d0\'e0\'ea\'e5\'f2\'e0 \f2 \'b3\f0\'f3d\'9f}"
    assert read_bytes(raw, "a.rtf")[0].text == "Ракета łódŸ"


@pytest.mark.parametrize(
    "begun", [rb'{\field{\*\fldinst{HYPERLINK "', rb'{\FIELD{\*\FLDINST{HYPERLINK "', rb"{\field{ "]
)
def test_a_rich_text_of_endless_links(begun):
    assert read_bytes(rb"{\rtf1 Japan spoke. " + begun * 20_000, "a.rtf")[0].text == "Japan spoke."


def test_a_rich_text_with_a_link_has_its_words():
    link = rb'{\field{\*\fldinst{HYPERLINK "https://a.example/b"}}{\fldrslt{\ul the minister}}}'
    raw = rb"{\rtf1 Japan, " + link + rb" said, " + link + b" spoke.}"
    assert read_bytes(raw, "a.rtf")[0].text == "Japan, the minister said, the minister spoke."


def test_a_rich_text_with_a_large_picture():
    picture = rb"{\*\shppict{\pict\pngblip\picw10 " + b"89504e47\r\n" * 3_000_000 + b"}}"
    assert read_bytes(rb"{\rtf1 Japan " + picture + b"spoke.}", "a.rtf")[0].text == "Japan spoke."


def test_a_rich_text_of_too_much():
    said = "'a.rtf' has more than 10,000,000 characters beside its pictures; save its text as .txt."
    assert refusal(rb"{\rtf1 " + rb"{\b x}" * 2_000_000 + b"}", "a.rtf") == said


# Word

NAMES = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word_of(body):
    """A Word document with this XML in its body."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(word("x"))) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            xml = f'<w:document xmlns:w="{NAMES}"><w:body>{body}</w:body></w:document>'
            new.writestr(info, xml if info.filename == "word/document.xml" else old.read(info))
    return out.getvalue()


def cell(words="", properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>"


def table(*rows):
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


@pytest.mark.parametrize("width", [2, 2_500, 3_000_000])
def test_a_word_document_with_a_cell_as_wide_as_a_million(width):
    raw = word_of(table(cell("Japan " * 1_000, f'<w:gridSpan w:val="{width}"/>') + cell("spoke")))
    assert read_bytes(raw, "a.docx")[0].text == ("Japan " * 1_000).strip() + " | spoke"


def test_a_word_document_with_cells_that_go_on_from_above():
    rows = "".join(cell(f"Japan {n}") for n in range(2_000)), cell("", "<w:vMerge/>") * 2_000
    line = " | ".join(f"Japan {n}" for n in range(2_000))
    assert read_bytes(word_of(table(*rows)), "a.docx")[0].text == f"{line}\n{line}"


def test_a_word_document_with_a_cell_under_a_wide_one():
    wide, begun, on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = cell("Japan", wide) + cell("THAAD", begun), cell("a") + cell("b") + cell("", on), cell("", on) + cell("c")
    assert read_bytes(word_of(table(*rows)), "a.docx")[0].text == "Japan | THAAD\na | b | THAAD\na | c"


def test_a_word_document_that_says_a_long_thing_in_each_of_many_rows():
    raw = word_of(table(cell("Japan " * 100_000), *[cell("", "<w:vMerge/>")] * 10_000))
    assert refusal(raw, "a.docx").endswith("characters of text; split it into smaller files.")


@pytest.mark.parametrize(("body", "piece"), [("{}", "<a/>"), ("<w:p {}/>", 'a="" ')])
def test_a_word_document_of_endless_markup(body, piece):
    said = "'a.docx' has more than 3,000,000 tags and attributes; save its text as .txt."
    assert refusal(word_of(body.format(piece * 3_000_000)), "a.docx") == said


# pages


def page_with(said):
    """The page with more in its head."""
    return PAGE.replace("</head>", f"{said}</head>").encode()


def data(said):
    return page_with(f'<script type="application/ld+json">{said}</script>')


@pytest.mark.parametrize(
    "said", ['"author"' * 16_000, '"' + '\\"' * 300_000, '"' + "<!--" * 90_000 + '"', '{"@type":["@type":[' * 60_000]
)
def test_a_page_with_endless_data_about_itself(said):
    document, _ = read_bytes(data(said), "a.html")
    assert "two Patriot batteries" in document.text
    assert (document.author, document.source) == ("Ann Lee", "The Harbor Post")


@pytest.mark.parametrize("said", ["(" * 1_000_000, "Bob Roe" + "!" * 1_000_000 + "a", "<" * 90_000])
def test_a_page_with_an_endless_author(said):
    raw = page_with(f'<meta name="author" content="{said}">')
    assert read_bytes(raw, "a.html")[0].author.startswith("Ann Lee")


def test_a_page_of_ten_thousand_authors():
    names = ("".join(chr(97 + int(digit)) for digit in str(n)) for n in range(10_000))
    raw = page_with("".join(f'<meta name="citation_author" content="Bob R{name}">' for name in names))
    assert read_bytes(raw, "a.html")[0].author.startswith("Ann Lee; Bob R")


def test_a_page_whose_data_name_a_thousand_authors():
    people = ",".join(f'{{"@type":"Person","name":"Bob R{"o" * n}"}}' for n in range(1_000))
    raw = data(f'{{"@context":"https://schema.org","@type":"NewsArticle","author":[{people}]}}')
    assert read_bytes(raw, "a.html")[0].author == "Ann Lee"


@pytest.mark.parametrize("end", ["", ","])
def test_a_page_whose_data_tell_the_author_sound_or_not(end):
    raw = PAGE.replace('<meta name="author" content="Ann Lee">', "").encode()
    said = (
        '{"@context":"https://schema.org","@type":"NewsArticle","author":{"@type":"Person","name":"Bob Roe"}'
        + end
        + "}"
    )
    raw = raw.replace(b"</head>", f'<script type="application/ld+json">{said}</script></head>'.encode())
    assert read_bytes(raw, "a.html")[0].author == "Bob Roe"


@pytest.mark.parametrize("attribute", ["a{}", 'a{}="b > c"', "a{}='b'/"])
def test_a_page_with_a_tag_of_endless_attributes(attribute):
    tag = " ".join(attribute.format(n) for n in range(100_000))
    said = "'a.html' has a tag with more than 500 attributes; copy the text you need and paste it."
    assert refusal(PAGE.replace("<p>", f"<p {tag}>").encode(), "a.html") == said


def test_a_page_of_many_tags_with_many_attributes():
    tag = " ".join(f"a{n}" for n in range(490))
    said = "'a.html' has more than 300,000 attributes; copy the text you need and paste it."
    assert refusal(PAGE.replace("<p>", f"<p {tag}>x</p>" * 8_000 + "<p>").encode(), "a.html") == said


def test_a_page_with_long_words_in_its_tags():
    long = f'<img alt="{"a b=c " * 10_000}" src="data:image/png;base64,{"A" * 1_000_000}"><p>'
    assert "two Patriot batteries" in read_bytes(PAGE.replace("<p>", long).encode(), "a.html")[0].text


@pytest.mark.parametrize("named", ["punycode", "idna", "unicode_escape"])
def test_a_page_in_what_is_no_charset_of_texts(named):
    raw = (
        PAGE.replace('charset="utf-8"', f'charset="{named}"').encode("cp1252", "replace")
        + b"<!--"
        + b"\xff-a" * 500_000
    )
    assert "two Patriot batteries" in read_bytes(raw, "a.html")[0].text


def test_what_a_file_states_of_itself_is_cut():
    long = "Kim " * 100_000
    row = {"text": "Japan spoke.", "title": long, "source": long, "author": long, "collection": long}
    document, _ = read_bytes(json.dumps(row).encode(), "a.json")
    cut = ("Kim " * 125).strip() + "…"
    assert (document.title, document.source, document.author, document.collection) == (cut, cut, cut, cut)


def test_a_pdf_that_draws_one_thing_again_and_again(monkeypatch):
    monkeypatch.setattr(readers, "PATIENCE", 0.5)
    raw = packed_pdf(zlib.compress(b"BT /F1 12 Tf " + b"(Japan spoke) Tj " * 200_000 + b"ET"))
    assert refusal(raw.replace(b"/Contents 5 0 R", b"/Contents [5 0 R 5 0 R]"), "a.pdf") == (
        "'a.pdf' could not be opened in 0.5 seconds; save its text as .txt and add that."
    )


def test_a_file_has_a_minute_to_open():
    assert readers.PATIENCE == 60
