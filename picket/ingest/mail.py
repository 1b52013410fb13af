"""Mail: the words of the message, with subject, sender and day; attachments are named, not read."""

from __future__ import annotations

from datetime import date
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage, Message
from email.policy import default
from email.utils import parseaddr, parsedate_to_datetime

from picket.errors import UnreadableDocument
from picket.ingest.html import article
from picket.ingest.made import document
from picket.ingest.text import decoded
from picket.model import Document, Issue

Issues = tuple[Issue, ...]

_BROKEN = (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What the standard library raises for headers and parts that are none."""


def read_eml(raw: bytes, name: str) -> tuple[Document, Issues]:
    """A document from a message; the plain version is preferred to the one in HTML. Raises UnreadableDocument."""
    message = message_from_bytes(raw, policy=default)
    try:
        headers = {field: str(message[field] or "") for field in ("from", "subject", "date")}
        body = message.get_body(("plain", "html")) if isinstance(message, EmailMessage) else None
        left = _left(message)
    except _BROKEN as error:
        raise UnreadableDocument(f"'{name}' is a damaged mail; save its text as .txt and try again.") from error
    if not any(headers.values()):
        raise UnreadableDocument(f"'{name}' is no mail; save it again as .eml, or its text as .txt.")
    text, issues = _words(body, name)
    if not text:
        raise UnreadableDocument(
            f"'{name}' is a mail that holds no words; save and add its attachments, if it has any."
        )
    if left:
        said = f"Attachments were left out: {', '.join(left)}."
        issues = (*issues, Issue("warning", name, said, "Save and add them too."))
    who, day = _sender(headers["from"]), _day(headers["date"])
    return document(raw, name, text, title=headers["subject"], author=who, published=day), issues


def _words(body: Message[str, str] | None, name: str) -> tuple[str, Issues]:
    if body is None:
        return "", ()
    raw = body.get_payload(decode=True)
    raw = raw if isinstance(raw, bytes) else b""
    issues: Issues = ()
    is_page = body.get_content_subtype() == "html"
    try:
        text = raw.decode(body.get_content_charset("utf-8"))
    except (UnicodeDecodeError, LookupError):
        if is_page:
            return article(raw).text, ()
        text, issues = decoded(raw, name)
    if is_page:
        return article(text).text, ()
    return text.replace("\r\n", "\n").strip(), issues


def _left(message: Message[str, str]) -> list[str]:
    """The names of what is attached."""
    if not isinstance(message, EmailMessage):
        return []
    return [part.get_filename() or _unnamed(part) for part in message.iter_attachments()]


def _unnamed(part: Message[str, str]) -> str:
    return "another mail" if part.get_content_type() == "message/rfc822" else "a part without a name"


def _sender(words: str) -> str:
    """The sender's name, or the address of one without."""
    name, address = parseaddr(words)
    return name or address


def _day(words: str) -> date | None:
    """The day of the message in the sender's own time zone; None when the header states none."""
    try:
        return parsedate_to_datetime(words).date()
    except (ValueError, TypeError, IndexError):
        return None
