"""Mail: the words of the message, with subject, sender and day; attachments are named, not read."""

from __future__ import annotations

from datetime import date, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr, parsedate_to_datetime

from picket.errors import UnreadableDocument
from picket.ingest.html import article
from picket.ingest.made import document, own_words
from picket.model import Document, Issue


def read_eml(raw: bytes, name: str) -> tuple[Document, tuple[Issue, ...]]:
    """A document from a message; the plain version is preferred to the one in HTML. Raises UnreadableDocument."""
    message = message_from_bytes(raw, policy=default)
    if not isinstance(message, EmailMessage) or not (message["from"] or message["subject"] or message["date"]):
        raise UnreadableDocument(f"'{name}' is no mail; save it again as .eml, or its text as .txt.")
    subject, author, day = str(message["subject"] or ""), _sender(message), _day(message)
    said = own_words(subject=subject, sender=author, date=day)
    issues = [Issue("info", name, said, "Correct them in the file if they are wrong.")] if said else []
    left = [part.get_filename() or "a part without a name" for part in message.iter_attachments()]
    if left:
        issues.append(
            Issue("warning", name, f"Attachments were left out: {', '.join(left)}.", "Save and add them too.")
        )
    return document(raw, name, _words(message), title=subject, author=author, published=day), tuple(issues)


def _words(message: EmailMessage) -> str:
    body = message.get_body(("plain", "html"))
    if body is None:
        return ""
    if body.get_content_subtype() == "plain":
        return str(body.get_content()).replace("\r\n", "\n").strip()
    return article(bytes(body.get_payload(decode=True) or b""))[0]


def _sender(message: EmailMessage) -> str:
    """The sender's name, or the address of one without."""
    name, address = parseaddr(str(message["from"] or ""))
    return name or address


def _day(message: EmailMessage) -> date | None:
    """The day of the message in the sender's own time zone; None when the header states none."""
    try:
        sent: datetime = parsedate_to_datetime(str(message["date"] or ""))
    except ValueError:
        return None
    return sent.date()
