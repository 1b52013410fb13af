"""The errors a reader may see. Each message says what happened, where, and what to do next, in one sentence."""

import re

_QUOTED = re.compile(r"(?<=')[^'\n]{500,}(?=')")
_LINE = re.compile(r".{1500,}")


class PicketError(Exception):
    """Root of all expected failures: the command line prints it, a page shows it, nothing is lost.

    What its message quotes may come from anywhere; of what is longer than anybody reads the middle is left out.
    """

    def __str__(self) -> str:
        return _LINE.sub(_shorter, _QUOTED.sub(_shorter, super().__str__()))


def _shorter(long: re.Match[str]) -> str:
    words = long.group()
    return f"{words[:300]} … {words[-120:]}"


class UnreadableDocument(PicketError):
    """The bytes given cannot become a document."""


class CatalogueError(PicketError):
    """A catalogue file breaks a rule; the message names file and line."""


class ModelError(PicketError):
    """The language model is missing, damaged or lacks a component."""


class LibraryError(PicketError):
    """The library on disk cannot be opened, read or written."""


class NewerLibraryError(LibraryError):
    """The library on disk was made by a newer Picket."""


class FilterError(PicketError):
    """A filter names something that does not exist."""


class DecisionError(PicketError):
    """A decision, or a file of them, does not say what it must."""
