"""Measure accuracy on every annotated set at hand and write it where readers look.

    python -m benchmarks.accuracy

writes `picket/measured.json` (the About page) and `docs/accuracy.md`. The first set is our own; the second is used
when a folder `shared/gold` with annotated documents lies beside the checkout.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from picket import measured
from picket.evaluate import documents, evaluate, load_gold
from picket.nlp.pipeline import Engine

ROOT = Path(__file__).parents[1]
SETS = {
    "own set": ROOT / "tests" / "gold" / "picket.jsonl",
    "development set": ROOT.parent / "shared" / "gold" / "dev.jsonl",
}
HEAD = """# Accuracy

How right the readings are, measured on documents annotated by hand after one set of guidelines. Precision is the
share of what was found that is right, recall the share of what is there that was found, F1 their harmonic mean. The
interval is a 95% bootstrap over documents.

- **Own set** (`tests/gold/`): 15 documents in as many genres, written and annotated without looking at the rules or at
  what they find. Errors found in it were then mended where a general rule was wrong, so it is no longer blind.
- **Development set**: 17 documents that were in view while the rules were written. Read these figures as what is
  possible, not as what to expect.

Regenerate with `python -m benchmarks.accuracy`; `python -m picket evaluate GOLD.jsonl --errors` lists every error.
"""


def main() -> None:
    """Measure, then write the record and the page."""
    engine = Engine()
    figures = [row for name, path in SETS.items() if path.exists() for row in _rows(engine, name, path)]
    record = {"date": date.today().isoformat(), "fingerprint": engine.fingerprint, "figures": figures}
    measured.save(record)
    (ROOT / "docs" / "accuracy.md").write_text(
        _page(record["date"], engine.fingerprint, figures), encoding="utf-8"
    )
    print(f"{len(figures)} figures written to picket/measured.json and docs/accuracy.md")


def _rows(engine: Engine, name: str, path: Path) -> list[dict[str, object]]:
    gold = load_gold(path)
    report = evaluate(gold, engine.read_many(documents(gold)), engine.catalogue.systems)
    return [
        {
            "set": f"{name} ({report.documents} documents)", "task": task, "precision": round(score.precision, 4),
            "recall": round(score.recall, 4), "f1": round(score.f1, 4),
            "interval": f"{score.low:.3f}–{score.high:.3f}",
        }
        for task, score in report.scores.items()
    ]  # fmt: skip


def _page(day: str, fingerprint: str, figures: list[dict[str, object]]) -> str:
    rows = "\n".join(
        f"| {f['set']} | {f['task']} | {f['precision']:.3f} | {f['recall']:.3f} | {f['f1']:.3f} | {f['interval']} |"
        for f in figures
    )
    return (
        f"{HEAD}\nMeasured on {day} with `{fingerprint}`.\n\n"
        f"| documents | task | precision | recall | F1 | 95% interval of F1 |\n|---|---|---|---|---|---|\n{rows}\n"
    )


if __name__ == "__main__":
    main()
