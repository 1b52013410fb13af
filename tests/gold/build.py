"""Makes picket.jsonl and second.jsonl from the marked sources: python -m tests.gold.build

A source is a header of `key: value` lines and three blocks, each opened by a line of its own:

    --- text    the document with its marks, to the last character before the next block:
                [[surface|C:ISO3:kind]]  [[surface|S:id]]  [[surface|S:id:variant]]  [[surface|P:Full Name]]
    --- stages  one record a line: `ACTOR system stage: quote`, or `ACTOR system stage not: quote`
    --- notes   why a thing is marked or left; for people, not carried over

In text and quotes the sign ⍽ stands for a no-break space, in quotes ⏎ for a line break; the header line
`newline: crlf` gives the finished document Windows line ends. Offsets are code points, end exclusive.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

import pycountry
import yaml

HERE = Path(__file__).parent
SETS = {HERE / "picket.jsonl": HERE / "sources", HERE / "second.jsonl": HERE / "second"}
"""Each set and the folder of its sources."""

MARK = re.compile(r"\[\[(?P<surface>[^\[\]|]+)\|(?P<label>[CSP]):(?P<value>[^\[\]|]+)\]\]")
BLOCKS = re.compile(r"(?P<header>.*?)\n--- text\n(?P<text>.*)\n--- stages\n(?P<stages>.*?)--- notes\n", re.DOTALL)
STAGE = re.compile(r"(?P<actor>[A-Z]{3}) (?P<system>\S+) (?P<stage>[a-z]+)(?P<negated> not)?: (?P<quote>.+)")
PRONOUN = re.compile(r"\b(it|they)\b", re.IGNORECASE)
SENTENCE_BEFORE = 300  # characters in which a quote's pronoun must find its country

ISO3 = {country.alpha_3 for country in pycountry.countries} | {"XKX"}
WORDS: dict[str, list[str]] = yaml.safe_load((HERE / "words.yml").read_text(encoding="utf-8"))

Record = dict[str, Any]


class SourceError(ValueError):
    """A source breaks the form or contradicts itself; says which, where and how."""


def documents(sources: Path) -> list[Record]:
    """Every source of a folder as a gold document, in the order of the file names, checked."""
    return [document(path.stem, path.read_text(encoding="utf-8")) for path in sorted(sources.glob("*.txt"))]


def document(doc_id: str, source: str) -> Record:
    """One source as a gold document; SourceError if anything in it does not hold."""
    blocks = BLOCKS.match(source)
    if not blocks:
        raise SourceError(f"{doc_id}: needs the blocks text, stages and notes, in this order")
    header = dict(line.split(": ", 1) for line in blocks["header"].splitlines())
    newline = "\r\n" if header.get("newline") == "crlf" else "\n"
    text, marks = unmark(blocks["text"].replace("⍽", "\u00a0").replace("\n", newline))
    gold = {
        "doc_id": doc_id,
        "title": header["title"],
        "source": header["source"],
        "date": header.get("date"),
        "genre": header["genre"],
        "text": text,
        "countries": marks["C"],
        "systems": marks["S"],
        "persons": marks["P"],
        "stages": [stage(doc_id, line, newline) for line in blocks["stages"].splitlines() if line],
    }
    check(gold)
    return gold


def unmark(marked: str) -> tuple[str, dict[str, list[Record]]]:
    """The plain text and its marks by label, each with the offsets it has in the plain text."""
    text = ""
    marks: dict[str, list[Record]] = {"C": [], "S": [], "P": []}
    done = 0
    for found in MARK.finditer(marked):
        text += marked[done : found.start()]
        span = {"start": len(text), "end": len(text) + len(found["surface"]), "surface": found["surface"]}
        marks[found["label"]].append(span | meaning(found["label"], found["value"]))
        text += found["surface"]
        done = found.end()
    return text + marked[done:], marks


def meaning(label: str, value: str) -> Record:
    """What a mark says of its span: `JPN:name`, `sm-3:Block IIA` or `Ruth Halvorsen`, as gold fields."""
    head, _, tail = value.partition(":")
    if label == "C":
        return {"iso3": head, "kind": tail}
    if label == "S":
        return {"id": head, "variant": tail or None}
    return {"name": value}


def stage(doc_id: str, line: str, newline: str) -> Record:
    """One line of the stages block as a gold record."""
    found = STAGE.fullmatch(line)
    if not found:
        raise SourceError(f"{doc_id}: not a stage record: {line}")
    quote = found["quote"].replace("⍽", "\u00a0").replace("⏎", newline)
    record: Record = {key: found[key] for key in ("actor", "system", "stage")}
    return record | {"quote": quote, "negated": bool(found["negated"])}


def check(gold: Record) -> None:
    """Raise SourceError with everything that does not hold in a gold document."""
    faults = [*mark_faults(gold), *stage_faults(gold)]
    if faults:
        raise SourceError(f"{gold['doc_id']}: " + "; ".join(faults))


def mark_faults(gold: Record) -> list[str]:
    text, spans = gold["text"], gold["countries"] + gold["systems"] + gold["persons"]
    faults = [f"marks left in the text: {sign}" for sign in ("[[", "]]", "⍽", "⏎") if sign in text]
    faults += [f"offsets of {s['surface']!r}" for s in spans if text[s["start"] : s["end"]] != s["surface"]]
    faults += [f"blank edge on {s['surface']!r}" for s in spans if s["surface"] != s["surface"].strip()]
    faults += [f"no country {c['iso3']}" for c in gold["countries"] if c["iso3"] not in ISO3]
    faults += [f"no kind {c['kind']!r}" for c in gold["countries"] if c["kind"] not in WORDS["kinds"]]
    faults += [f"no system {s['id']}" for s in gold["systems"] if s["id"] not in WORDS["systems"]]
    return faults


def stage_faults(gold: Record) -> list[str]:
    faults = []
    for record in gold["stages"]:
        name = f"{record['actor']} {record['system']} {record['stage']}"
        if record["stage"] not in WORDS["stages"]:
            faults.append(f"{name}: no such stage")
        if gold["text"].count(record["quote"]) != 1:
            faults.append(f"{name}: quote does not occur exactly once")
        elif not holds(gold, record):
            faults.append(f"{name}: actor or system is not marked in the quote")
    if len(gold["stages"]) != len({json.dumps(record) for record in gold["stages"]}):
        faults.append("a stage record stands twice")
    return faults


def holds(gold: Record, record: Record) -> bool:
    """Whether the quote has the system's mark and the actor's, or a pronoun shortly after the actor's."""
    start = gold["text"].index(record["quote"])
    end = start + len(record["quote"])
    reach = start - SENTENCE_BEFORE if PRONOUN.search(record["quote"]) else start
    return any(
        start <= s["start"] and s["end"] <= end and s["id"] == record["system"] for s in gold["systems"]
    ) and any(
        reach <= c["start"] and c["end"] <= end and c["iso3"] == record["actor"] and c["kind"] != "place"
        for c in gold["countries"]
    )


def lines(gold: list[Record]) -> str:
    """The documents as JSON Lines."""
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in gold)


if __name__ == "__main__":
    for gold_file, folder in SETS.items():
        gold_file.write_text(lines(documents(folder)), encoding="utf-8", newline="\n")
        sys.stdout.write(f"{gold_file.name}: {len(documents(folder))} documents\n")
