"""Title and author as a program for texts left them in a file: often nobody's words, and then not taken."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from picket.ingest.names import one_line

_NO_TITLE = re.compile(
    r"(?:microsoft \w+ ?-|untitled|unbenannt|sans titre|no ?title|null|none|title$|"
    r"(?:document|slide|folie|book|presentation|layout|page) ?\d*$|(?:word|blank) document$|powerpoint presentation$)"
    r"|.*\.(?:docx?|dotx?|rtf|odt|pdf|indd|qxp|qxd|tex|dvi|ps|wpd|xlsx?|pptx?|txt|html?)$",
    re.IGNORECASE,
)
_NO_AUTHOR = re.compile(
    r"(?:admin(?:istrator)?|user|users?\d*|owner|author|guest|default|unknown|anonymous|none|null|root|pc|"
    r"(?:windows|microsoft office|mac|office|test) ?user|python-docx|microsoft|hp|dell|lenovo|[\W\d_]*)$",
    re.IGNORECASE,
)


def sensible_title(words: object, name: str) -> str:
    """The title that a file's properties state, "" if it is only that of the file `name` or of a program."""
    title = one_line(words)
    is_name = title.casefold() in (name.casefold(), PurePosixPath(name).stem.casefold())
    return "" if is_name or _NO_TITLE.match(title) or sum(map(str.isalpha, title)) < 3 else title


def sensible_author(words: object) -> str:
    """The author that a file's properties state, "" if it is an account or a program."""
    author = one_line(words)
    return "" if _NO_AUTHOR.match(author) else author
