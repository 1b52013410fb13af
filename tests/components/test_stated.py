"""A reader is shown the words from which title, source, author and date were read."""

from components.stated import in_words
from picket.ingest import read_bytes
from picket.model import Document, Stated


def test_each_field_with_its_words_and_place():
    document, _ = read_bytes(b"By Ann Lee\n\nSEOUL, May 6 (AP) -- Japan said no.", "a.txt")
    assert in_words(document).splitlines()[2:] == [
        "- Author: “Ann Lee”, characters 3 to 10",
        "- Place in the dateline: “SEOUL”, characters 12 to 17",
        "- Day in the dateline, without a year: “May 6”, characters 19 to 24",
        "- Source: “AP”, characters 26 to 28",
    ]


def test_words_cannot_become_markup():
    text = "a ```b``` ![c](d)"
    stated = (Stated("title", 0, len(text), text),)
    assert in_words(Document("0", "a.txt", text, stated=stated)).endswith(
        "- Title: “a \\`\\`\\`b\\`\\`\\` \\!\\[c\\]\\(d\\)”, characters 0 to 17"
    )


def test_a_text_that_states_nothing():
    assert in_words(Document("0", "a.txt", "Japan.")) == (
        "The text states no title, source, author or date of its own."
    )
