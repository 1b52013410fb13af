"""The engine as a whole: the offset law for any text, the golden reading of the seed article, stability."""

import json
from dataclasses import asdict
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from picket import fingerprint
from picket.ingest import read_file
from picket.model import Document

ROOT = Path(__file__).parents[2]
SEED = ROOT / "seeds" / "000_593f3f745023c768.txt"
GOLDEN = ROOT / "tests" / "golden" / "seed.json"
PIECES = st.sampled_from(
    [
        "Japan", "Tokyo", " agreed", "\n\n", "\r\n", " ", ".", "the North’s", "SM-3 Block\nIIA", "THAAD/Aegis", "👩‍🚀",
        "\u202e", "U.S.", "Gen. Chou", "“Patriot”", "ordered ", "not ", "é\u0301", "\ufeff", "(", "1.", "\x00",
        "Moscow, Idaho",
    ]
)  # fmt: skip


def law_holds(document, reading) -> bool:
    spans = [(m.start, m.end, m.text) for m in reading.mentions]
    spans += [(s.start, s.end, s.quote) for s in reading.statements]
    return all(start < end and document.text[start:end] == words for start, end, words in spans)


@given(st.lists(PIECES, max_size=30).map("".join) | st.text(st.characters(codec="utf-8"), max_size=200))
def test_the_offset_law_holds_for_any_text(engine, text):
    document = Document("x", "x.txt", text)
    reading = engine.read(document)
    assert law_holds(document, reading)
    for mention in reading.mentions:
        start, end = mention.sentence
        assert start <= mention.start < end <= len(text)


def test_documents_read_together_are_read_as_if_alone(engine):
    texts = ["Tokyo agreed.\n\nBy Ana Lee", "", "Poland ordered Patriot.", " \n ", "THAAD went to Guam."]
    documents = [Document(str(i), f"{i}.txt", text) for i, text in enumerate(texts)]
    assert list(engine.read_many(documents)) == [engine.read(document) for document in documents]


def test_the_byline_does_not_melt_into_the_country_below_it(engine):
    reading = engine.read(Document("x", "x.txt", "• Kyodo\n\n\nJapan plans it."))
    assert [(m.text, m.label) for m in reading.mentions if m.label in ("ORG", "COUNTRY")] == [
        ("Kyodo", "ORG"),
        ("Japan", "COUNTRY"),
    ]


def test_the_seed_article_reads_as_its_golden_file(engine):
    """Rewrite the golden file on purpose only: `python -m tests.golden.write`, then read the difference."""
    document, _ = read_file(SEED)
    assert as_golden(engine.read(document)) == json.loads(GOLDEN.read_text(encoding="utf-8"))


def test_the_seed_article_equals_its_annotation(engine):
    gold = json.loads((ROOT / "tests" / "gold" / "picket.jsonl").read_text(encoding="utf-8").split("\n", 1)[0])
    document, _ = read_file(SEED)
    assert gold["doc_id"] == "00-seed"
    assert gold["text"] == document.text
    found = engine.read(document).mentions
    countries = {(m.start, m.end, m.target, m.sense) for m in found if m.label == "COUNTRY"}
    assert countries == {(c["start"], c["end"], c["iso3"], c["kind"]) for c in gold["countries"]}
    systems = {(m.start, m.end, m.target, m.variant) for m in found if m.label == "SYSTEM"}
    assert systems == {(s["start"], s["end"], s["id"], s["variant"]) for s in gold["systems"]}
    persons = {(m.start, m.end, m.target) for m in found if m.label == "PERSON"}
    assert persons == {(p["start"], p["end"], p["name"]) for p in gold["persons"]}


def test_the_fingerprint_is_known_without_the_model(engine):
    assert engine.fingerprint == fingerprint.current()
    assert engine.catalogue.fingerprint in engine.fingerprint


def as_golden(reading) -> dict:
    """The reading in the form of the golden file: everything but the fingerprint."""
    kept = {k: v for k, v in asdict(reading).items() if k in ("mentions", "statements", "issues")}
    return json.loads(json.dumps(kept))
