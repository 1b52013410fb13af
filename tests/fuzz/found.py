"""Cases that once broke a law, kept as the documents they are."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from picket.model import Document
from tests.fuzz import laws

CORPUS = Path(__file__).with_name("corpus")


def keep(name: str, raw: bytes) -> Path:
    """Save a case, which is a test from now on; where."""
    suffix = name.partition(".")[2]
    path = CORPUS / f"{sha256(name.encode() + raw).hexdigest()[:12]}.{suffix}"
    path.write_bytes(raw)
    return path


def check(engine: laws.Reads | None, name: str, raw: bytes) -> list[Document]:
    """All laws of one case, those of reading too when there is an engine. Raises whatever breaks them."""
    documents = [one for one in laws.taken(name, raw) if len(one.text) <= 50_000]
    if engine:
        laws.read(engine, documents[:5])
    return documents


def plain_files(documents: Iterable[str]) -> list[Document]:
    """Texts as documents that are read apart."""
    return [Document(f"{number:016x}", f"{number}.txt", text) for number, text in enumerate(documents) if text.strip()]
