"""One thing at a time to decide about, large, in its sentence: a button and a key for each thing that can be done.

The next one is shown at once, while the server still does what was asked; it is asked for one thing after the other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

from components import look, palette, session

MARKUP = '<section class="judging" part="judging"></section>'
_BOARD = look.component(__file__, MARKUP)

AHEAD = 6
"""Things handed to the browser at once: as many can be decided before the server has done the first."""


@dataclass(frozen=True)
class Choice:
    """A button: its key, what it is called and tells, and by which name it is reported (`act`).

    `of` the thing that is shown, or of none. `answers`: then the next one is shown. `off`: it cannot be pressed now.
    """

    key: str
    act: str
    label: str
    tells: str = ""
    of: bool = True
    answers: bool = False
    off: bool = False


@dataclass(frozen=True)
class Item:
    """A thing to decide about: `pieces` of its sentence are (words, whether they are what is meant)."""

    id: str
    kind: str
    title: str
    why: str
    pieces: Sequence[tuple[str, bool]]
    source: str
    choices: Sequence[Choice]


def draw(
    items: Sequence[Item], tools: Sequence[Choice], key: str, act: Callable[[str, str], None], *, left: int, noun: str,
    label: str, empty: str, said: str = "",
) -> None:  # fmt: skip
    """Show the first of the items, and the others after it; `left` of all are still to be decided (so many `noun`).

    `act` is called, in a callback, with the name of a choice and the id of the item it was made of ("": of none).
    `tools` stand below whatever is shown, `said` beside them; `empty` stands where nothing is left.
    """
    data = content(items, tools, look.dark(), left=left, noun=noun, label=label, empty=empty, said=said)

    def done(asked: dict[str, str]) -> None:
        session.next_turn(key)
        act(asked["act"], asked["of"])

    _BOARD(key=key, data=data | {"turn": session.turn(key)}, on_act_change=session.triggered(key, "act", done))


def content(items: Sequence[Item], tools: Sequence[Choice], dark: bool, **words: object) -> dict[str, object]:
    """What the component is given."""
    shown = [asdict(item) | {"pieces": [list(piece) for piece in item.pieces]} for item in items[:AHEAD]]
    return {"items": shown, "tools": [asdict(one) for one in tools], "colours": palette.marks(dark), **words}
