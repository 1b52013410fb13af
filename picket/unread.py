"""What is told of a document that could not be read: it took too much time or memory, or met an unforeseen error."""

from __future__ import annotations

from picket.model import Document, Issue, Reading


def unreadable(name: str, error: str = "") -> str:
    """Why a file is refused that ended, or failed with an `error`, whoever tried to open it."""
    unforeseen = f"met an error that nobody foresaw{f' ({error})' * bool(error)}, of which the log tells more"
    took = "" if error else "took more time or memory than one document may, or "
    return f"'{name}' could not be read: it {took}{unforeseen}; save its text as .txt and add that."


OUTRUN = ": it took more time or memory than one document may, or met an error that nobody foresaw"


def unfinished(document: Document, fingerprint: str, why: str = OUTRUN) -> Reading:
    """A reading of a text that took too long, or that ended or failed whoever tried to read it."""
    issue = Issue(
        "warning",
        document.name,
        f"'{document.name}' was not read to its end{why}, so that nothing is marked in it.",
        "It is kept as it is. Split it, or take out what is no text, and add it again.",
    )
    return Reading(document, (), (), (issue,), fingerprint)
