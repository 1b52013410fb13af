"""Where components leave what they find: mentions, statements and issues on the Doc they were found in.

A Doc here spans a whole document and is made of `segment.plain(text)`, so its character offsets are the
document's own. Mentions are kept by character, not by token: "SM-3s" is one token but the mention is exact,
and mentions of different labels may nest ("Japan" inside "Japan Air Self-Defense Force").
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import replace
from itertools import accumulate

from spacy.tokens import Doc

from picket.model import Document, Issue, Level, Mention, Sense, Statement

Bounds = tuple[int, int]

_EXTENSIONS = ("document", "plain", "blocks", "sentences", "mentions", "statements", "issues")
for _name in _EXTENSIONS:
    Doc.set_extension(_name, default=None, force=True)


def prepare(doc: Doc, plain: str, document: Document, blocks: list[Bounds], sentences: list[Bounds]) -> Doc:
    """Give a fresh Doc its document, its plain text, its blocks and sentences (both sorted, code points) and empty
    lists. The text of its tokens is as long as the plain one, though not the same where no word is so long.
    """
    if len(doc.text) != len(plain) or len(plain) != len(document.text):
        raise ValueError(f"Doc of {len(plain)} code points does not fit a text of {len(document.text)}")
    doc._.document = document
    doc._.plain = plain
    doc._.blocks = blocks
    doc._.sentences = sentences
    doc._.mentions = []
    doc._.statements = []
    doc._.issues = []
    return doc


def mark(
    doc: Doc,
    start: int,
    end: int,
    label: str,
    *,
    found_by: str,
    rule: str,
    target: str | None = None,
    sense: Sense | None = None,
    variant: str | None = None,
) -> Mention:
    """Add the mention at [start, end) and return it. The text kept is the document's, not the plain one."""
    document: Document = doc._.document
    mention = Mention(
        document.id, start, end, document.text[start:end], label, target, sense, variant, found_by, rule,
        sentence_at(doc, start),
    )  # fmt: skip
    doc._.mentions.append(mention)
    return mention


def issue(doc: Doc, level: Level, start: int, message: str, hint: str) -> None:
    """Add an issue that names the document and the character where it was met."""
    doc._.issues.append(Issue(level, f"{doc._.document.name}, character {start}", message, hint))


def state(doc: Doc, statement: Statement) -> None:
    """Add a statement."""
    doc._.statements.append(statement)


def mentions(doc: Doc, *labels: str) -> list[Mention]:
    """The mentions found so far with one of these labels (all when none is given), in order of the text."""
    found: Iterable[Mention] = doc._.mentions
    return sorted((m for m in found if not labels or m.label in labels), key=lambda m: (m.start, -m.end))


def finished(doc: Doc) -> tuple[Mention, ...]:
    """All mentions in order of the text. Where a name goes on beyond the end of its sentence, as over two lines, that
    end was none: for every mention there, the sentences it joins are one.
    """
    found = mentions(doc)
    joined: list[Bounds] = []
    for start, end in sorted((m.sentence[0], sentence_at(doc, m.end - 1)[1]) for m in found if m.end > m.sentence[1]):
        if joined and start < joined[-1][1]:
            start, end = joined[-1][0], max(end, joined.pop()[1])
        joined.append((start, end))
    if not joined:
        return tuple(found)
    return tuple(replace(m, sentence=_within(joined, m.sentence)) for m in found)


class Along:
    """Mentions along a text, of which those at one place are found without a look at all of them."""

    def __init__(self, found: list[Mention]) -> None:
        """`found`: mentions in order of the text."""
        self._found = found
        self._starts = [m.start for m in found]
        self._reach = list(accumulate((m.end for m in found), max))

    def touching(self, start: int, end: int) -> list[Mention]:
        """Those that share a character with [start, end), in order."""
        near = self._found[bisect_right(self._reach, start) : bisect_left(self._starts, end)]
        return [m for m in near if start < m.end]


def sentence_at(doc: Doc, position: int) -> Bounds:
    """The sentence that holds the character at `position`; white space belongs to the sentence before it."""
    return _holding(doc._.sentences, position)


def block_at(doc: Doc, position: int) -> Bounds:
    """The paragraph, heading or list item that holds the character at `position`."""
    return _holding(doc._.blocks, position)


def _within(joined: list[Bounds], sentence: Bounds) -> Bounds:
    return next((whole for whole in joined if whole[0] <= sentence[0] and sentence[1] <= whole[1]), sentence)


def _holding(bounds: list[Bounds], position: int) -> Bounds:
    if not bounds:
        return (0, 0)
    return bounds[max(0, bisect_right(bounds, (position, float("inf"))) - 1)]
