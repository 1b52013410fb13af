"""Characters that act on a text without being seen, and the short names the text view shows for them.

A reader who checks a quotation must see that a text holds, say, a right-to-left override: it can make a
sentence read as something that it does not say (Unicode Technical Report 36, "Security considerations").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_NAMES = {
    0x00AD: "SHY", 0x034F: "CGJ", 0x061C: "ALM", 0x180E: "MVS", 0x200B: "ZWSP", 0x200C: "ZWNJ", 0x200D: "ZWJ",
    0x200E: "LRM", 0x200F: "RLM", 0x2028: "LSEP", 0x2029: "PSEP", 0x202A: "LRE", 0x202B: "RLE", 0x202C: "PDF",
    0x202D: "LRO", 0x202E: "RLO", 0x2060: "WJ", 0x2061: "FA", 0x2062: "IT", 0x2063: "IS", 0x2064: "IP",
    0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI", 0xFEFF: "BOM", 0x007F: "DEL",
}  # fmt: skip
_CONTROLS = {code: f"{code:02X}" for code in (*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x80, 0xA0))}
_ALL = _CONTROLS | _NAMES
_SEEN = re.compile("[" + "".join(re.escape(chr(code)) for code in _ALL) + r"]|\r(?!\n)")
_JOINERS = "\u200c\u200d"


def control_marks(text: str) -> Iterator[tuple[int, str]]:
    """(code point offset, short name) of each unseen character worth showing, in order.

    Line feeds, tabs and the return of a return-and-feed lay the text out and are not shown. Joiners inside an
    emoji or a script that needs them are part of the writing; beside ASCII they are not.
    """
    for match in _SEEN.finditer(text):
        at, char = match.start(), match.group()
        if char in _JOINERS and not _beside_ascii(text, at):
            continue
        yield at, _ALL.get(ord(char), "CR")


def _beside_ascii(text: str, at: int) -> bool:
    around = text[max(at - 1, 0) : at] + text[at + 1 : at + 2]
    return len(around) < 2 or around.isascii()
