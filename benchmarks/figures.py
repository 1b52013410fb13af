"""The figures of an accuracy measurement as plain rows, the form in which they are kept and shown."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from benchmarks.compare import Counts
from picket.evaluate import Score, score

Figure = dict[str, object]
"""set, task, system (Picket or a package), precision, recall, f1, interval (of F1, 95%, over documents)."""

PICKET = "Picket"


def figure(name: str, task: str, system: str, scored: Score) -> Figure:
    """One row."""
    return {
        "set": name, "task": task, "system": system, "precision": round(scored.precision, 4),
        "recall": round(scored.recall, 4), "f1": round(scored.f1, 4), "interval": f"{scored.low:.3f}–{scored.high:.3f}",
    }  # fmt: skip


def counted(name: str, task: str, system: str, counts: Iterable[Counts]) -> Figure:
    """One row from the counts of each document."""
    return figure(name, task, system, score(np.array(list(counts))))


def table(figures: Iterable[Figure], *columns: str) -> str:
    """A Markdown table of these columns and the four measures."""
    head = [*columns, "precision", "recall", "F1", "95% interval of F1"]
    rows = [
        [*(str(f[column]) for column in columns), *(f"{f[m]:.3f}" for m in ("precision", "recall", "f1")), str(f["interval"])]
        for f in figures
    ]  # fmt: skip
    return markdown(head, rows)


def markdown(head: list[str], rows: Iterable[list[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"
