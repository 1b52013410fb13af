"""Names of files as they can be shown and kept, whatever a file system, an archive or a browser called them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath, PureWindowsPath

LONGEST = 200
"""Code points of a name; a longer one loses its middle, not its suffix."""

LONGEST_WORDS = 500
"""Code points of a title, a source or an author that a file states beside its text."""

SHOWN = 12
"""Names that a message lists."""

_UNSHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Controls, halves of characters, and marks that make a name read in another order than it has."""


HALF = re.compile(r"[\ud800-\udfff]")
"""Half a character: some formats can write one, but no text that is kept may hold it."""


def shown(name: str) -> str:
    """The name as in `plain`, and no longer than LONGEST."""
    name = plain(name)
    if len(name) <= LONGEST:
        return name
    end = PurePosixPath(name).suffix[-20:]
    return f"{name[: LONGEST - len(end) - 1]}…{end}"


def plain(words: str) -> str:
    """The words with U+FFFD for each code point that cannot be shown as what it is."""
    return _UNSHOWN.sub("\ufffd", words)


def last_part(path: str) -> str:
    """The name at the end of a path as any system writes it: `a/b.txt`, `C:\\b.txt`, `../../b.txt`."""
    return PureWindowsPath(path).name


def one_line(words: object) -> str:
    """Words of a file's metadata on one line, without controls and halves of characters; "" for None."""
    return " ".join(_UNSHOWN.sub(" ", str(words or "")).split())


def in_brief(words: object) -> str:
    """As `one_line`, and no longer than LONGEST_WORDS."""
    line = one_line(words)
    return line if len(line) <= LONGEST_WORDS else line[: LONGEST_WORDS - 1].rstrip() + "…"


def some(names: Sequence[str]) -> str:
    """Names as a message lists them: the first SHOWN, and how many more."""
    more = f" and {len(names) - SHOWN:,} more" if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + more


def web_address(words: object) -> str:
    """An http or https address as it is given, else "": no other kind is ever shown as a link."""
    address = str(words or "").strip()
    plain = re.fullmatch(r"https?://[^\s<>\"\\^`{|}]{3,2000}", address, re.IGNORECASE)
    return address if plain and not _UNSHOWN.search(address) else ""
