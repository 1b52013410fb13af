"""The gold set is what its sources say, and the sources keep the annotation law."""

from pathlib import Path

import pytest

from tests.gold.build import HERE, SETS, SourceError, document, documents, lines

FIRST = HERE / "sources"
SEED = Path(__file__).parents[2] / "seeds" / "000_593f3f745023c768.txt"


@pytest.mark.parametrize("gold", SETS)
def test_the_gold_file_is_what_the_sources_make(gold: Path) -> None:
    assert gold.read_bytes().decode("utf-8") == lines(documents(SETS[gold]))


def test_the_seed_is_the_seed_article_to_the_character() -> None:
    assert documents(FIRST)[0]["doc_id"] == "00-seed"
    assert documents(FIRST)[0]["text"] == SEED.read_bytes().decode("utf-8")


def test_the_set_keeps_its_hard_characters() -> None:
    texts = {one["doc_id"]: one["text"] for one in documents(FIRST)}
    assert texts["12-japanese-daily"].count("\r\n") == texts["12-japanese-daily"].count("\n") > 10
    assert "Standard\u00a0Missile-6" in texts["05-manila-live-blog"]
    assert "S-\n400" in texts["07-southern-newsletter"]
    assert max(map(len, texts["07-southern-newsletter"].splitlines())) <= 70


SOURCE = """title: T
source: S
genre: g
--- text
{text}
--- stages
{stages}
--- notes
"""


def made(text: str, stages: str = "") -> dict[str, object]:
    return document("x", SOURCE.format(text=text, stages=stages))


def test_marks_become_offsets_in_the_plain_text() -> None:
    gold = made("[[Japan|C:JPN:name]]’s [[SM-3 Block IB|S:sm-3:Block IB]], said [[ABE|P:Aki Abe]].")
    assert gold["text"] == "Japan’s SM-3 Block IB, said ABE."
    assert gold["countries"] == [{"start": 0, "end": 5, "surface": "Japan", "iso3": "JPN", "kind": "name"}]
    system = {"start": 8, "end": 21, "surface": "SM-3 Block IB", "id": "sm-3", "variant": "Block IB"}
    assert gold["systems"] == [system]
    assert gold["persons"] == [{"start": 28, "end": 31, "surface": "ABE", "name": "Aki Abe"}]


def test_a_negated_record_keeps_its_line_break() -> None:
    text = "[[Japan|C:JPN:name]] never ordered\n[[THAAD|S:thaad]]."
    quote = "Japan never ordered\nTHAAD"
    record = {"actor": "JPN", "system": "thaad", "stage": "ordered", "quote": quote, "negated": True}
    assert made(text, "JPN thaad ordered not: Japan never ordered⏎THAAD")["stages"] == [record]


@pytest.mark.parametrize(
    ("text", "stages", "fault"),
    [
        ("[[Japan|C:JAP:name]]", "", "no country JAP"),
        ("[[Japan|C:JPN:nickname]]", "", "no kind 'nickname'"),
        ("[[Nike Zeus|S:nike-zeus]]", "", "no system nike-zeus"),
        ("[[Japan |C:JPN:name]]", "", "blank edge"),
        ("[[Japan]]", "", "marks left in the text"),
        (
            "[[Japan|C:JPN:name]] bought [[THAAD|S:thaad]].",
            "JPN thaad bought: Japan bought THAAD",
            "no such stage",
        ),
        (
            "[[Japan|C:JPN:name]] has [[THAAD|S:thaad]].",
            "JPN thaad ordered: Japan bought THAAD",
            "exactly once",
        ),
        (
            "Japan ordered [[THAAD|S:thaad]].",
            "JPN thaad ordered: Japan ordered THAAD",
            "not marked in the quote",
        ),
        (
            "[[Tokyo|C:JPN:place]] ordered [[THAAD|S:thaad]].",
            "JPN thaad ordered: Tokyo ordered THAAD",
            "not marked",
        ),
        ("Nothing.", "JPN ordered THAAD", "not a stage record"),
    ],
)
def test_a_source_that_contradicts_itself_is_refused(text: str, stages: str, fault: str) -> None:
    with pytest.raises(SourceError, match=fault):
        made(text, stages)
