"""A line of words and figures in which every figure opens what it counts."""

from __future__ import annotations

from components import look, session
from components.selection import Selection, same

_LINE = look.component(__file__, '<p class="tally" part="tally"></p>')

Piece = str | tuple[str, Selection]


def words(pieces: list[Piece]) -> str:
    """The line as one text."""
    return "".join(piece if isinstance(piece, str) else piece[0] for piece in pieces)


def draw(pieces: list[Piece], key: str) -> None:
    """Words as they are; a pair of words and a selection is a button."""
    session.follows(f"{key}-line", lambda: show(pieces, key))


def show(pieces: list[Piece], key: str) -> None:
    """The same inside a part that is drawn anew with the selection anyway."""
    figures = [piece[1] for piece in pieces if not isinstance(piece, str)]
    chosen = session.selected()
    data = [
        [piece, False, False] if isinstance(piece, str) else [piece[0], True, same(piece[1], chosen)]
        for piece in pieces
    ]
    _LINE(
        key=key, data=data,
        on_open_change=session.triggered(key, "open", lambda number: session.toggle(figures[int(number)])),
    )  # fmt: skip
