"""Mail: the words of the message, with subject, sender and day; attachments are named, not read."""

from __future__ import annotations

from datetime import date
from email.utils import parseaddr, parsedate_to_datetime

from picket.errors import UnreadableDocument
from picket.ingest.charsets import charset
from picket.ingest.html import article
from picket.ingest.made import document
from picket.ingest.mime import Part, content, file_name, header, in_words, leaves, message_of
from picket.ingest.names import one_line, shown, some
from picket.ingest.text import decoded
from picket.model import Document, Issue

Issues = tuple[Issue, ...]


def read_eml(raw: bytes, name: str) -> tuple[Document, Issues]:
    """A document from a message; the plain version is preferred to the one in HTML. Raises UnreadableDocument."""
    message = message_of(raw, name)
    sender, subject, day = (header(message, field) for field in ("from", "subject", "date"))
    if not (sender or subject or day):
        raise UnreadableDocument(f"'{name}' is no mail; save it again as .eml, or its text as .txt.")
    parts = list(leaves(message))
    inline = [part for part in parts if part.get_content_disposition() != "attachment"]
    texts = [part for kind in ("text/plain", "text/html") for part in inline if part.get_content_type() == kind]
    text, issues = _words(texts[0], name) if texts else ("", ())
    if not text:
        raise UnreadableDocument(
            f"'{name}' is a mail that holds no words; save and add its attachments, if it has any."
        )
    read = set(map(id, texts))
    left = [part for part in parts if id(part) not in read]
    if left:
        said = f"Attachments were left out: {some(list(map(_called, left)))}."
        issues = (*issues, Issue("warning", name, said, "Save and add them too."))
    made = document(raw, name, text, title=in_words(subject), author=_sender(sender), published=_day(day))
    return made, issues


def _words(part: Part, name: str) -> tuple[str, Issues]:
    raw = content(part)
    issues: Issues = ()
    is_page = part.get_content_subtype() == "html"
    try:
        text = raw.decode(charset(part.get_content_charset("utf-8")))
    except (ValueError, LookupError):
        if is_page:
            return article(raw, name).text, ()
        text, issues = decoded(raw, name)
    return (article(text, name).text if is_page else text.replace("\r\n", "\n").strip()), issues


def _called(part: Part) -> str:
    """The name of what is attached."""
    named = shown(one_line(in_words(file_name(part))))
    return named or ("another mail" if part.get_content_type() == "message/rfc822" else "a part without a name")


def _sender(words: str) -> str:
    """The sender's name, or the address of one without; "" when the header cannot be taken apart."""
    try:
        name, address = parseaddr(words)
    except (RecursionError, ValueError, IndexError):
        return ""
    return in_words(name) or address


def _day(words: str) -> date | None:
    """The day of the message in the sender's own time zone; None when the header states none."""
    try:
        return parsedate_to_datetime(words).date()
    except (ValueError, TypeError, IndexError, OverflowError):  # the last for a year of fifty digits
        return None
