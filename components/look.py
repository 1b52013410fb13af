"""Small matters of appearance that several components share."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any

import streamlit as st

FONT = '"Source Sans", sans-serif'
"""Streamlit's own face, which it serves itself; charts without the theme name it too."""


def component(file: str, markup: str, *parts: str) -> Any:
    """A component made of the .css and .js beside the Python file `file`, named after it, and constant markup.

    nodes.js, which makes elements of words, stands before every script; `parts` of it ("_box" of bars_box.js) too.
    """
    here = Path(file)
    scripts = [here.with_name(name) for name in ("nodes.js", *(f"{here.stem}{part}.js" for part in (*parts, "")))]
    return st.components.v2.component(
        f"picket_{here.stem}",
        html=markup,
        css=here.with_suffix(".css").read_text(encoding="utf-8"),
        js="\n".join(script.read_text(encoding="utf-8") for script in scripts),
    )


def dark() -> bool:
    """Whether the reader's theme is dark."""
    return st.context.theme.type == "dark"


def escape(words: str) -> str:
    """Words of a document or a catalogue made safe to stand in our own HTML."""
    return html.escape(words, quote=True)


def verbatim(words: str) -> str:
    """Words of a document or a reader made safe to stand in Markdown: no sign of theirs means anything there."""
    return re.sub(r"([\\`*_~\[\]<>$:&|!])", r"\\\1", words)


def figure(number: int, unit: str) -> str:
    """So many of a unit of picket.evidence: 1 story, 2 stories."""
    return counted(number, {"stories": "story"}.get(unit, unit.removesuffix("s")), unit)


def as_read(now: int, read: int, unit: str) -> str:
    """ "37 mentions" where so many were read and corrections made it another figure, else ""."""
    return figure(read, unit) if now != read else ""


CORRECTED = "; * is corrected"
"""Said behind the note of a figure that bears such marks, for those who can point at nothing: a meeting, a picture."""


def corrected(now: int, read: int, unit: str) -> str:
    """ ", corrected; 37 mentions as read" behind such a figure, as nodes.js says it; else ""."""
    return f", corrected; {figure(read, unit)} as read" if now != read else ""


def counted(number: int, noun: str, plural: str = "") -> str:
    """1 mention, 2,345 mentions; `plural` for those that do not just take an s."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
