"""Messages in MIME, as mail and saved web pages are kept: their parts, what is in them, and their headers in words.

Headers are read as plain lines, and cut: to parse one as the standard asks takes time that grows with its length
squared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.policy import Compat32
from itertools import count
from typing import Any, TypeAlias

from picket.errors import UnreadableDocument
from picket.ingest.charsets import charset

Part: TypeAlias = "Message[str, str]"

LONGEST = 10_000
"""Code points of a header that are read."""

MAX_LINES = 1_000_000
"""Lines of a message: as many as the largest one has when it is packed for sending, and half as many again."""

MAX_PARTS = 5_000
"""Parts of a message, those that hold others among them."""

MAX_DEPTH = 50
"""Parts in each other: each compares every line in it with its own boundary."""


class _Cut(Compat32):
    """How messages are read, with no more of a header than LONGEST."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:LONGEST]


def message_of(raw: bytes, name: str) -> Part:
    """The message in these bytes. Raises UnreadableDocument for too many lines or parts, or parts nested too deep."""
    if raw.count(b"\n") + raw.count(b"\r") - raw.count(b"\r\n") > MAX_LINES:
        raise UnreadableDocument(f"'{name}' has more than {MAX_LINES:,} lines; save its text as .txt.")
    return message_from_bytes(raw, _parts(name), policy=_Cut())


def _parts(name: str) -> Callable[..., Part]:
    """What makes the parts of a message while it is read: no more of them, nor deeper, than a message may have."""
    made = count(1)

    def part(policy: Compat32) -> Part:
        if next(made) > MAX_PARTS:
            raise UnreadableDocument(f"'{name}' has more than {MAX_PARTS:,} parts; save its text as .txt.")
        return _Part(policy, name)

    return part


class _Part(Message):
    """A part that knows how deep it stands, so that no part is read that stands too deep."""

    def __init__(self, policy: Compat32, name: str) -> None:
        super().__init__(policy)
        self._name, self._depth = name, 1

    def attach(self, payload: Any) -> None:
        payload._depth = self._depth + 1
        if payload._depth > MAX_DEPTH:
            raise UnreadableDocument(f"'{self._name}' has parts nested too deep to be read; save its text as .txt.")
        super().attach(payload)


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
    raw = str(found).encode("utf-8", "surrogateescape")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def in_words(words: str) -> str:
    """A header with what is encoded in it decoded: "=?utf-8?q?f=C3=BCr?=" is "für"."""
    try:
        parts = decode_header(words)
        return str(make_header([(said, named and charset(named)) for said, named in parts]))
    except (MessageError, LookupError, ValueError):
        return words
