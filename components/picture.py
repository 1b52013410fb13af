"""The picture of a chart as it is on the screen, as SVG or PNG: drawn by the browser from what it shows, for a report.

One mechanism for all charts: picture_*.js read the elements that are on the page, so that words, figures and colours
are those of the screen. Nothing is made before it is clicked, and nothing is asked of the server but its own font.
"""

from __future__ import annotations

from collections.abc import Sequence

from components import cached, download, look, palette, presenting, session
from picket import __version__, saying
from picket.brief.words import clean, day_words
from picket.filter import Filter
from picket.manifest import now

_BUTTONS = look.component(
    __file__, '<div class="picture" part="picture"></div>', "_paint", "_box", "_chart", "_screen", "_frame", "_file"
)

REPORTED = "Mentioned or reported in the documents, as read by a machine; nothing here says that it happened."
STATED = "What published sources state, whatever the documents say and whatever the filter."
HELD = "“In your library”: mentioned or reported in the documents, as read by a machine."


def draw(
    of: str | Sequence[str], title: str, counted: str, *name: str, key: str,
    notes: Sequence[str] = (REPORTED,), legend: Sequence[tuple[str, str]] = (), filtered: bool = True,
) -> None:  # fmt: skip
    """Two small buttons; a meeting does without.

    `of`: the keys of what is drawn, "key" or "key selector" for a part of it; several stand below each other. `title`
    and `counted` say what it is and what is counted; `name` makes the file's name; `notes` stand at its foot; `legend`
    are colours with their words where the chart itself has none. `filtered`: the filter is said.
    """
    if presenting.on():
        return
    dark = look.dark()
    said = [clean(counted), *([_scope()] if filtered else [])]
    data = {
        "of": [of] if isinstance(of, str) else list(of), "title": clean(title), "said": said,
        "notes": [*notes, f"Made with Picket {__version__} on {day_words(now().date())}."],
        "legend": [list(entry) for entry in legend], "name": download.file_name(*name),
        "ground": palette.GROUND[dark], "ink": palette.TEXT[dark],
    }  # fmt: skip
    _BUTTONS(key=f"{key}-picture", data=data, width="content")


def _scope() -> str:
    """The filter in words, and how many documents it keeps."""
    scope = session.scope()
    ledger = cached.where(scope)
    words = clean(saying.scope(scope, ledger)) if scope != Filter() else "none, the whole library"
    return f"Filter: {words} ({look.counted(len(ledger.documents), 'document')})"
