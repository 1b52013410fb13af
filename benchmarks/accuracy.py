"""Measure accuracy on every annotated set at hand and write it where readers look.

    python -m benchmarks.accuracy

writes `picket/measured.json` (the About page) and `docs/accuracy.md`, beside what other packages reach on the same
documents. Those are measured anew when .venv-peers is there (`python -m benchmarks.peers` makes it); otherwise the
kept figures are shown, except where the documents have changed since.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from benchmarks import compare, first_sight, peers, sets
from benchmarks.figures import PICKET, Figure, figure, table
from benchmarks.keywords import NAME as KEYWORDS
from benchmarks.keywords import Keywords
from picket import measured
from picket.evaluate import MEASURES, SYSTEMS, documents, evaluate
from picket.model import Document, Reading
from picket.nlp.pipeline import Engine

PAGE = sets.ROOT / "docs" / "accuracy.md"
WORDS = Path(__file__).with_name("accuracy.md")
"""What the page says around its tables."""

BESIDE = (compare.NAMED_COUNTRIES, compare.NAMED_MENTIONS, SYSTEMS, compare.PERSON_SPANS)
"""Tasks that other packages can be asked for."""

NOTE = (
    "The sets are documents annotated by hand. What was reached at first sight, before anybody looked at the errors, is "
    "what to expect of other texts; the rules have since been mended on all of them, so the second table flatters. "
    "Other packages were given the same documents and are asked only for what they can say."
)
"""What a reader of the figures must know."""


def main() -> None:
    """Measure, then write the record and the page."""
    if peers.python().exists():
        peers.main()
    record, others = peers.stored()
    engine = Engine()
    figures = sorted([*_of_picket(engine), *_of_keywords(engine), *others], key=_place)
    day = date.today().isoformat()
    measured.save(
        {
            "date": day,
            "fingerprint": engine.fingerprint,
            "note": NOTE,
            "figures": figures,
            "first_sight": first_sight.stored(),
        }
    )
    versions = ", ".join(f"{name} {number}" for name, number in record["versions"].items())
    said = f"Picket measured on {day} with `{engine.fingerprint}`; other packages on {record['date']}: {versions}."
    PAGE.write_text(_page(said, figures), encoding="utf-8")
    print(f"{len(figures)} figures written to picket/measured.json and docs/accuracy.md")


def _of_picket(engine: Engine) -> Iterator[Figure]:
    for name in sets.at_hand(sets.WITH_SYSTEMS):
        gold = sets.gold(name)
        report = evaluate(gold, engine.read_many(documents(gold)), engine.catalogue.systems)
        for task, scored in report.scores.items():
            if name in sets.WITH_ALL_MARKS or task == SYSTEMS:
                yield figure(sets.titled(name, len(gold)), task, PICKET, scored)
    for name in sets.at_hand(sets.WITH_COUNTRIES):
        marked = sets.countries(name)
        found = [compare.of_picket(reading) for reading in engine.read_many(_texts(marked))]
        yield from peers.judged(name, marked, PICKET, found)


def _of_keywords(engine: Engine) -> Iterator[Figure]:
    keywords = Keywords(engine.catalogue.systems.values())
    for name in sets.at_hand(sets.WITH_SYSTEMS):
        gold = sets.gold(name)
        readings: Iterator[Reading] = map(keywords.read, documents(gold))
        scored = evaluate(gold, readings, engine.catalogue.systems).scores[SYSTEMS]
        yield figure(sets.titled(name, len(gold)), SYSTEMS, KEYWORDS, scored)


def _texts(marked: list[sets.Countries]) -> Iterator[Document]:
    return (Document(str(number), str(number), one.text) for number, one in enumerate(marked))


def _place(row: Figure) -> tuple[int, int, bool, str]:
    """By set, then task, Picket before the others."""
    tasks = list(dict.fromkeys((*MEASURES, *BESIDE)))
    name, system = str(row["set"]).rsplit(" (", 1)[0], str(row["system"])
    return list(sets.FILES).index(name), tasks.index(str(row["task"])), system != PICKET, system


def _page(said: str, figures: list[Figure]) -> str:
    tables = {
        "first": table(first_sight.stored(), "date", "set", "task"),
        "picket": table((f for f in figures if f["system"] == PICKET and f["task"] in MEASURES), "set", "task"),
        "countries": table((f for f in figures if f["task"] == compare.NAMED_COUNTRIES), "set", "system"),
        "mentions": table((f for f in figures if f["task"] == compare.NAMED_MENTIONS), "set", "system"),
        "systems": table((f for f in figures if f["task"] == SYSTEMS), "set", "system"),
        "persons": table((f for f in figures if f["task"] == compare.PERSON_SPANS), "set", "system"),
    }
    return WORDS.read_text(encoding="utf-8").format(said=said, **tables)


if __name__ == "__main__":
    main()
