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


_SIGN = re.compile(r"[!-/:-@\[-`{-~]")
_BREAK = re.compile(r"[\n\r]")
_SEAM = re.compile(r"(?<=[:@])(?=\S)|(?<=www)(?=\.|\Z)|(?<=[<>~-])(?=[>=-])|(?<!\S)(?=\s)|(?<=\s)(?!\S)", re.IGNORECASE)
"""Where words are taken apart. When all Markdown is read, Streamlit still makes links, icons and arrows of what is left
in one piece, so that no escape helps: https://, www., a@b.example, :material_home:, -- and >=. Spaces side by side or
at an end would be lost, or keep two asterisks from being bold."""


def verbatim(words: str) -> str:
    """Words of a document or a reader made safe to stand in Markdown: no sign of theirs means anything there.

    They are escaped, and taken apart by an empty directive, of which nothing is seen or copied. So they must not stand
    in what is no Markdown, as the options of a selectbox; nor in the label of a field, which is read aloud as written.
    """
    parts = (_SIGN.sub(r"\\\g<0>", part) for part in _SEAM.split(words))
    return _BREAK.sub(lambda end: f"&#{ord(end[0])};", ":small[]".join(parts))


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
