"""Floors under the measured accuracy, so that no change makes the reading worse unseen.

Corpora: our own gold set, and the development set when a folder shared/gold lies beside the checkout. Floors stand
a little under what `python -m picket evaluate` reports (docs/accuracy.md). Raise them when the figures rise; a
figure that falls below its floor is a fault to mend, not a floor to lower.
"""

from pathlib import Path

import pytest

from picket.evaluate import documents, evaluate, load_gold

ROOT = Path(__file__).parents[1]
OWN = ROOT / "tests" / "gold" / "picket.jsonl"
SECOND = ROOT / "tests" / "gold" / "second.jsonl"
DEVELOPMENT = ROOT.parent / "shared" / "gold" / "dev.jsonl"
FLOORS = {
    OWN: {
        "country mentions, all senses": 0.985,
        "country mentions, names+demonyms+short": 0.99,
        "countries per document": 0.985,
        "country sense accuracy": 0.985,
        "system mentions": 0.99,
        "person mentions": 0.975,
        "stage statements": 0.975,
    },
    SECOND: {
        "country mentions, all senses": 0.96,
        "country mentions, names+demonyms+short": 0.985,
        "countries per document": 0.985,
        "country sense accuracy": 0.985,
        "system mentions": 0.985,
        "person mentions": 0.97,
        "stage statements": 0.94,
    },
    DEVELOPMENT: {
        "country mentions, all senses": 0.98,
        "country mentions, names+demonyms+short": 0.985,
        "countries per document": 0.985,
        "country sense accuracy": 0.98,
        "system mentions": 0.985,
        "person mentions": 0.97,
        "stage statements": 0.95,
    },
}


@pytest.fixture(scope="module")
def report(engine):
    """A function that measures a gold file once."""
    kept = {}

    def measured(path):
        if path not in kept:
            gold = load_gold(path)
            kept[path] = evaluate(gold, engine.read_many(documents(gold)), engine.catalogue.systems)
        return kept[path]

    return measured


@pytest.mark.parametrize(
    ("path", "measure"), [(path, measure) for path, floors in FLOORS.items() for measure in floors]
)
def test_f1_stays_above_its_floor(report, path, measure):
    if path == DEVELOPMENT and not path.exists():
        pytest.skip("no development set beside this checkout")
    assert report(path).scores[measure].f1 >= FLOORS[path][measure]


@pytest.mark.parametrize(("path", "several"), [(OWN, 2), (SECOND, 6)])
def test_no_system_is_found_where_there_is_none(report, path, several):
    decoys = {record["doc_id"] for record in load_gold(path) if "decoy" in record["doc_id"]}
    false = [
        e
        for e in report(path).errors
        if e.measure == "system mentions" and e.document in decoys and e.kind == "too much"
    ]
    assert len(decoys) >= several
    assert not false
