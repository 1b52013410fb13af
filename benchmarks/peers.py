"""Other packages on the same documents, held to the same measures.

    python -m benchmarks.peers

makes the environment .venv-peers from `benchmarks/requirements.txt`, runs the packages there and keeps their figures
in `benchmarks/peers.json`, so that accuracy can be shown beside them without installing them again.
"""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks import compare, sets
from benchmarks.compare import Found
from benchmarks.figures import Figure, counted

HOME = sets.ROOT / ".venv-peers"
REQUIREMENTS = Path(__file__).with_name("requirements.txt")
WORKER = Path(__file__).with_name("peer_worker.py")
RECORD = Path(__file__).with_name("peers.json")


def main() -> None:
    """Install if need be, measure, keep."""
    if not python().exists():
        venv.create(HOME, with_pip=True)
        subprocess.run([python(), "-m", "pip", "install", "--quiet", "-r", REQUIREMENTS], check=True)
    record = measure()
    RECORD.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(record['figures'])} figures of other packages written to {RECORD.relative_to(sets.ROOT)}")


def python() -> Path:
    """The interpreter of .venv-peers, whether or not it has been made."""
    return HOME / ("Scripts" if sys.platform == "win32" else "bin") / "python"


def measure() -> dict[str, Any]:
    """`date`, `versions` by package, `digests` by set, and `figures` of every set at hand."""
    names = sets.at_hand(sets.WITH_COUNTRIES)
    gold = {name: sets.countries(name) for name in names}
    answer = _ask([document.text for name in names for document in gold[name]])
    figures: list[Figure] = []
    for system, found in answer["found"].items():
        rest = iter(map(_found, found))
        for name in names:
            figures += judged(name, gold[name], system, [next(rest) for _ in gold[name]])
    return {
        "date": date.today().isoformat(),
        "versions": answer["versions"],
        "digests": {name: sets.digest(name) for name in names},
        "figures": figures,
    }


def judged(name: str, gold: list[sets.Countries], system: str, found: list[Found]) -> Iterator[Figure]:
    """The measures that a system's answers allow on one set; used for Picket too."""
    label = sets.titled(name, len(gold))
    pairs = list(zip(gold, found, strict=True))
    if all(f.codes is not None for f in found):
        codes = [compare.countries(g, f.codes or frozenset()) for g, f in pairs]
        yield counted(label, compare.NAMED_COUNTRIES, system, codes)
    if name != sets.PROBES and all(f.spans is not None for f in found):
        spans = [compare.mentions(g, f.spans or ()) for g, f in pairs]
        yield counted(label, compare.NAMED_MENTIONS, system, spans)
    if name in sets.WITH_ALL_MARKS and all(f.persons is not None for f in found):
        marks = [[(p["start"], p["end"], "") for p in record["persons"]] for record in sets.gold(name)]
        people = [compare.persons(m, f.persons or ()) for m, f in zip(marks, found)]
        yield counted(label, compare.PERSON_SPANS, system, people)


def stored() -> tuple[dict[str, Any], list[Figure]]:
    """The kept record, and those of its figures whose sets are at hand and still the same."""
    record: dict[str, Any] = json.loads(RECORD.read_text(encoding="utf-8"))
    same = {name for name in sets.at_hand(sets.WITH_COUNTRIES) if sets.digest(name) == record["digests"].get(name)}
    for name in record["digests"].keys() - same:
        print(
            f"Other packages are left out on the {name}: it is absent or has changed; run 'python -m benchmarks.peers'."
        )
    return record, [f for f in record["figures"] if f["set"].rsplit(" (", 1)[0] in same]


def _ask(texts: list[str]) -> dict[str, Any]:
    run = subprocess.run([python(), WORKER], input=json.dumps(texts).encode(), stdout=subprocess.PIPE, check=True)
    answer: dict[str, Any] = json.loads(run.stdout)
    return answer


def _found(answer: dict[str, Any]) -> Found:
    codes, spans, persons = answer.get("codes"), answer.get("spans"), answer.get("persons")
    return Found(
        None if codes is None else frozenset(codes),
        None if spans is None else tuple((s, e, code) for s, e, code in spans),
        None if persons is None else tuple((s, e, "") for s, e, _ in persons),
    )


if __name__ == "__main__":
    main()
