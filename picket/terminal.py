"""What is written to a terminal: characters that would act on it are shown as what they are."""

from __future__ import annotations

import codecs
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO, TextIOWrapper
from typing import IO

from picket.errors import PicketError

_ACTS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""All controls but the line feed and the tab, and the marks that show words in another order than they stand in."""


class Unprintable(PicketError):
    """Stdout or stderr takes nothing more."""


def ready() -> None:
    """Make both streams UTF-8; one that was closed before the start takes everything and keeps nothing."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w"))
        stream = getattr(sys, name)
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


@contextmanager
def printing() -> Iterator[None]:
    """Turns what the system says of a stream into one sentence, but not that whoever read it went away."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        said = f"What was asked for cannot be printed ({error.strerror}); name a file with --out, or make room."
        raise Unprintable(said) from error


def flush() -> None:
    """Have all printed that was said. Raises Unprintable."""
    with printing():
        sys.stdout.flush()


def let_go() -> None:
    """Throw away what a stream did not take, or the interpreter complains of it at its end."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def visible(words: str) -> str:
    """The words with \\u001b for an escape, and so on."""
    return _ACTS.sub(lambda found: f"\\u{ord(found.group()):04x}", words)


def say(words: object, file: IO[str] | None = None, end: str = "\n", flush: bool = False) -> None:
    """Print words as they can be seen, on stdout if no other stream is given. All that the command line prints goes
    through here (the linter refuses any other print), since any of it may hold words of a file. Raises Unprintable."""
    with printing():
        print(visible(str(words)), file=file or sys.stdout, end=end, flush=flush)


class Seen(BytesIO):
    """A file of UTF-8 that writes to a terminal what can be seen, in whatever pieces it comes."""

    def __init__(self, terminal: IO[bytes]) -> None:
        super().__init__()
        self._terminal = terminal
        self._decoder = codecs.getincrementaldecoder("utf-8")("backslashreplace")

    def write(self, piece: bytes) -> int:  # type: ignore[override]
        """Write a piece; the bytes of a character that is not whole yet wait for the next."""
        self._terminal.write(visible(self._decoder.decode(piece)).encode())
        return len(piece)
