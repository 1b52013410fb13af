"""Saved web pages: the article without what stands around it, with what the page says of itself.

The extraction is trafilatura's (Apache 2.0). A date counts only where the page's own metadata state it; nothing is
fetched, and no script of the page is run.
"""

from __future__ import annotations

import json
import logging
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from picket.errors import UnreadableDocument
from picket.ingest.charsets import charset
from picket.ingest.made import document
from picket.ingest.mime import content, header, leaves, message_of
from picket.ingest.names import web_address
from picket.model import Document, Issue

STATED_DATES = {"extensive_search": False, "original_date": True}
"""For htmldate: metadata only, and the day of publication instead of the last change."""

LOOKED_AT = 4_000
"""Bytes at the beginning of a page in which it names its encoding."""

PAGES = ("text/html", "application/xhtml+xml")
SAVED_FROM = ("snapshot-content-location", "content-location")
"""Headers that tell the address of a page kept as one file."""

MAX_TAGS = 100_000
"""Tags of a page, about thirty times those of a long article: the extraction slows down with their square."""

MAX_ATTRIBUTES, MAX_IN_ALL = 500, 300_000
"""Attributes of one tag, each of which is compared with those before it, and of all tags, three times as many."""

MAX_STATED, MAX_SAID = 300, 1_000
"""Statements of a page about itself that are read, and code points of each."""

MARKS = 100
"""Signs in data about a page that may begin a tag and do not."""

MAX_DATA, MAX_BROKEN = 1_000_000, 20_000
"""Code points of data about a page (JSON-LD) that are read, and of such as are none but look like it."""

for _name in ("trafilatura", "htmldate", "courlan"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)  # they tell what they leave out in the page's words

_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_WORD = re.compile(r"[^\s/=]+")
_CHARSET = re.compile(rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Article:
    """What is in a page; each field is empty where nothing is found."""

    text: str = ""
    title: str = ""
    site: str = ""
    author: str = ""
    url: str = ""
    published: date | None = None


def read_html(raw: bytes, name: str) -> tuple[Document, tuple[Issue, ...]]:
    """A document from a page. Its paragraphs are set apart by empty lines. Raises UnreadableDocument."""
    return _made(raw, article(raw, name), name), ()


def read_mhtml(raw: bytes, name: str) -> tuple[Document, tuple[Issue, ...]]:
    """A document from a page that a browser saved as one file; its address is where it was saved from.

    Raises UnreadableDocument.
    """
    message = message_of(raw, name)
    page = next((part for part in leaves(message) if part.get_content_type() in PAGES), None)
    if page is None:
        raise UnreadableDocument(f"'{name}' holds no page; save it again as a web page, or its text as .txt.")
    found = article(content(page), name)
    places = (header(part, place) for part in (message, page) for place in SAVED_FROM)
    url = next(filter(None, map(web_address, places)), found.url)
    return _made(raw, found, name, url), ()


def article(page: bytes | str, name: str) -> Article:
    """The article in a page. Raises UnreadableDocument when it is too large a page."""
    if (page.count("<") if isinstance(page, str) else page.count(b"<")) > MAX_TAGS:
        raise UnreadableDocument(f"'{name}' has more than {MAX_TAGS:,} tags; copy the text you need and paste it.")
    decoded = _decoded(page)
    attributes = _attributes(decoded)
    if max(attributes, default=0) > MAX_ATTRIBUTES:
        raise UnreadableDocument(
            f"'{name}' has a tag with more than {MAX_ATTRIBUTES:,} attributes; copy the text you need and paste it."
        )
    if sum(attributes) > MAX_IN_ALL:
        raise UnreadableDocument(
            f"'{name}' has more than {MAX_IN_ALL:,} attributes; copy the text you need and paste it."
        )
    from trafilatura import bare_extraction  # heavy: only who reads a page pays for it
    from trafilatura.utils import load_html

    tree = load_html(decoded)
    if tree is None:
        return Article()
    _shorten(tree)
    try:
        found = bare_extraction(
            tree,
            with_metadata=True,
            include_comments=False,
            deduplicate=False,
            date_extraction_params=STATED_DATES,
        )
    except AssertionError as error:  # of lxml, where all of the page is one element that counts for nothing
        raise _no_article(name) from error
    if found is None or isinstance(found, dict):
        return Article()
    text = "\n\n".join(line for line in (found.text or "").splitlines() if line.strip())
    published = date.fromisoformat(found.date) if found.date else None
    return Article(text, found.title or "", found.sitename or "", found.author or "", found.url or "", published)


def _decoded(page: bytes | str) -> bytes | str:
    """The page in the encoding it names for itself, unless it is UTF-8 all the same; else its bytes, to be guessed."""
    if isinstance(page, str):
        return page
    named = _CHARSET.search(page[:LOOKED_AT])
    for encoding in ("utf-8", named.group(1).decode("ascii") if named else ""):
        try:
            return page.decode(charset(encoding))
        except (UnicodeError, LookupError):
            continue
    return page


def _attributes(page: bytes | str) -> list[int]:
    """About how many attributes each tag has, without what stands in quotes; its own name counts as one."""
    text = page if isinstance(page, str) else page.decode("latin-1")
    tags = (_QUOTED.sub("", piece).partition(">")[0] for piece in text.split("<") if piece[:1].isalpha())
    return [sum(1 for _ in _WORD.finditer(tag)) for tag in tags]


def _shorten(tree: Any) -> None:
    """What the page says of itself without what is too much or too long: it is searched again and again."""
    for n, stated in enumerate(list(tree.iter("meta"))):
        if n >= MAX_STATED:
            stated.attrib.clear()
        elif len(stated.get("content", "")) > MAX_SAID:
            stated.set("content", stated.get("content")[:MAX_SAID])
    data = broken = names = 0
    for script in tree.iterfind(".//script[@type]"):
        if not script.get("type").endswith("json"):
            continue
        said = script.text or ""
        data, names = data + len(said), names + said.count('"name"')
        broken += 0 if _is_data(said) else len(said)
        if data > MAX_DATA or broken > MAX_BROKEN or names > MAX_STATED:
            script.text = ""


def _is_data(said: str) -> bool:
    """Whether it is JSON whose marks of HTML, if there are any, are soon closed."""
    try:
        json.loads(said, strict=False)
    except (ValueError, RecursionError):
        return False
    return said.count("<", said.rfind(">") + 1) < MARKS and said.count("<!--") == said.count("-->")


def _no_article(name: str) -> UnreadableDocument:
    return UnreadableDocument(f"No article was found in '{name}'; copy its text and paste it, or save it as .txt.")


def _made(raw: bytes, found: Article, name: str, url: str = "") -> Document:
    if not found.text:
        raise _no_article(name)
    return document(
        raw, name, found.text,
        title=found.title, source=found.site, author=found.author, url=url or found.url, published=found.published,
    )  # fmt: skip
