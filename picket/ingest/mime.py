"""Messages in MIME, as mail and saved web pages are kept: their parts, what is in them, and their headers in words.

Headers are read as plain lines: to parse one as the standard asks takes time that grows with its length squared.
"""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.policy import compat32
from typing import TypeAlias

from picket.errors import UnreadableDocument

Part: TypeAlias = "Message[str, str]"

LONGEST = 10_000
"""Code points of a header that are read."""


def message_of(raw: bytes, name: str) -> Part:
    """The message in these bytes. Raises UnreadableDocument when its parts are nested too deep."""
    try:
        message = message_from_bytes(raw, policy=compat32)
        list(leaves(message))
    except RecursionError as error:
        raise UnreadableDocument(f"'{name}' has parts nested too deep to be read; save its text as .txt.") from error
    return message


def leaves(message: Part) -> Iterator[Part]:
    """The parts that hold something, in order; another message inside is one of them."""
    if message.get_content_maintype() == "multipart" and message.is_multipart():
        for part in message.get_payload():
            if isinstance(part, Message):
                yield from leaves(part)
    else:
        yield message


def content(part: Part) -> bytes:
    """The bytes of a part as they were before it was sent."""
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def file_name(part: Part) -> str:
    """The name a part is given, "" where it has none or one in an encoding that cannot be."""
    try:
        return part.get_filename() or ""
    except ValueError:
        return ""


def header(message: Part, field: str) -> str:
    """A header as it was sent, "" if there is none; bytes that are not ASCII are UTF-8 or else Windows-1252."""
    found = next((value for name, value in message.raw_items() if name.lower() == field), "")
    raw = str(found)[:LONGEST].encode("utf-8", "surrogateescape")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def in_words(words: str) -> str:
    """A header with what is encoded in it decoded: "=?utf-8?q?f=C3=BCr?=" is "für"."""
    try:
        return str(make_header(decode_header(words)))
    except (MessageError, LookupError, ValueError):
        return words
