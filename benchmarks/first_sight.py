"""Figures of documents that nobody had tuned on: measured once, before any error in them was looked at, and kept.

    python -m benchmarks.first_sight "NAME OF THE SET" GOLD.jsonl

adds a row a task to `benchmarks/first_sight.json`. The rules are then mended on the errors and the documents join the
sets that CI holds to floors; what they showed at first sight is what to expect of other texts.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

from benchmarks.figures import PICKET, Figure, figure
from picket.evaluate import documents, evaluate, load_gold
from picket.nlp.pipeline import Engine

RECORD = Path(__file__).with_name("first_sight.json")


def main(name: str, path: Path) -> None:
    """Measure one file and keep its figures. Raises PicketError when the file is not in the form of a gold file."""
    gold = load_gold(path)
    engine = Engine()
    report = evaluate(gold, engine.read_many(documents(gold)), engine.catalogue.systems)
    label, day = f"{name} ({len(gold)} documents)", {"date": date.today().isoformat()}
    kept = [*stored(), *(figure(label, task, PICKET, scored) | day for task, scored in report.scores.items())]
    RECORD.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def stored() -> list[Figure]:
    """The kept figures with the `date` of each, the oldest first."""
    figures: list[Figure] = json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.exists() else []
    return figures


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
