"""How fast Picket reads, beside the language model it starts from. Ratios within one run tell; seconds do not.

    python -m benchmarks.speed

Readers take turns in processes of their own (A B C, A B C, ...), so that whatever else the machine does falls on all
of them; the medians of the rounds are compared. Loading the model is not timed, except where the whole process is.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks import peers, sets
from benchmarks.figures import markdown

ROUNDS = 3
WORDS = 40_000
"""About how many words each reader is given a round."""

BATCH = 64
NOT_NER = ["tagger", "parser", "attribute_ruler", "lemmatizer"]
SPEECHES = sets.BESIDE / "public" / "congress.jsonl"

Read = Callable[[list[str]], object]


@dataclass(frozen=True)
class Timed:
    """Medians over the rounds. `seconds` on the clock, `busy` of the processor, `memory` in MB at its highest."""

    reader: str
    words: int
    seconds: float
    busy: float
    memory: float


def articles() -> list[str]:
    """Our own annotated articles, about 250 words each, again and again."""
    return _up_to(WORDS, [record["text"] for record in sets.gold(sets.OWN)] * 50)


def speeches() -> list[str]:
    """Speeches of the Congressional Record, about 1,800 words each; none when they do not lie beside the checkout."""
    if not SPEECHES.exists():
        return []
    return _up_to(WORDS, [json.loads(line)["text"] for line in SPEECHES.open(encoding="utf-8")][::16])


TEXTS = {"articles": articles, "speeches": speeches}


def picket() -> Read:
    """Picket's engine: countries, systems, people, organisations, statements."""
    from picket.model import Document
    from picket.nlp.pipeline import Engine

    engine = Engine()
    return lambda texts: list(engine.read_many(Document(str(i), str(i), text) for i, text in enumerate(texts)))


def picket_twice() -> Read:
    """Two engines, each in a process of its own, as `picket annotate --jobs 2` has them; both are loaded first."""
    from picket.model import Document
    from picket.nlp.parallel import AT_ONCE, Engines

    engines = Engines(2)
    list(engines.read_many(Document(str(i), str(i), "Loaded.") for i in range(8 * AT_ONCE)))
    return lambda texts: list(engines.read_many(Document(str(i), str(i), text) for i, text in enumerate(texts)))


def spacy_default() -> Read:
    """All six pipes of the same model."""
    return _spacy([])


def spacy_ner() -> Read:
    """Its named-entity recogniser alone, which Picket uses."""
    return _spacy(NOT_NER)


TWICE = "Picket, two processes"
READERS: dict[str, Callable[[], Read]] = {
    "Picket": picket,
    TWICE: picket_twice,
    "spaCy, default pipeline": spacy_default,
    "spaCy, entities only": spacy_ner,
}
BASE = "spaCy, default pipeline"

PEERS = ("spaCy + country_converter", "geotext", "country-named-entity-recognition", "flashgeotext")
"""Packages that find countries and nothing else (benchmarks/peers.py), where their environment has been made."""


def measure(texts: list[str]) -> list[Timed]:
    """Each reader's medians on these texts."""
    readers = [*READERS, *(PEERS if peers.python().exists() else ())]
    rounds = [[_in_its_own_process(name, texts) for name in readers] for _ in range(ROUNDS)]
    words = _words(texts)
    return [
        Timed(name, words, *(statistics.median(values) for values in zip(*runs)))
        for name, runs in zip(readers, zip(*rounds))
    ]


def annotate(texts: list[str]) -> float:
    """Seconds of `picket annotate` as a whole process, start and model included: the median of the rounds."""
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            Path(folder, f"{number:04}.txt").write_text(text, encoding="utf-8")
        out = Path(folder, "found.jsonl")
        command = [sys.executable, "-m", "picket", "annotate", *sorted(map(str, Path(folder).glob("*.txt")))]
        return statistics.median(_seconds([*command, "--out", str(out)]) for _ in range(ROUNDS))


def report() -> Iterator[str]:
    """The tables of all texts at hand, as Markdown."""
    for name, take in TEXTS.items():
        if texts := take():
            timed = measure(texts)
            yield f"{name.capitalize()}: {len(texts)} documents, {timed[0].words:,} words.\n"
            yield _table(timed)
    whole, one = annotate(texts or articles()), annotate(articles()[:1])
    yield (
        f"`picket annotate` as a whole process, start and model included, reads the {name} in {whole:.1f} s "
        f"({timed[0].words / whole:,.0f} words a second) and one article in {one:.1f} s.\n"
    )


def main() -> None:
    """Measure and print; with the name of a reader: be that reader, texts on stdin."""
    if len(sys.argv) > 1:
        print(json.dumps(_timed(READERS[sys.argv[1]](), json.load(sys.stdin))))
    else:
        print(*report(), sep="\n")


def _timed(read: Read, texts: list[str]) -> tuple[float, float, float]:
    read(texts[:1])  # whatever is made at first use
    clock, processor = time.perf_counter(), time.process_time()
    read(texts)
    return time.perf_counter() - clock, time.process_time() - processor, _highest()


def _highest() -> float:
    """Megabytes that this process held at most (Linux tells). What getrusage tells begins at the parent's most."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024


def _in_its_own_process(reader: str, texts: list[str]) -> tuple[float, float, float]:
    own = [sys.executable, "-m", "benchmarks.speed", reader]
    command = own if reader in READERS else [peers.python(), peers.WORKER, reader]
    run = subprocess.run(command, input=json.dumps(texts).encode(), stdout=subprocess.PIPE, check=True, cwd=sets.ROOT)
    seconds, busy, memory = json.loads(run.stdout)
    return seconds, busy, memory


def _seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, cwd=sets.ROOT)
    return time.perf_counter() - start


def _spacy(without: list[str]) -> Read:
    import spacy

    from picket.fingerprint import PINNED_MODEL

    model = spacy.load(PINNED_MODEL, exclude=without)
    return lambda texts: list(model.pipe(texts, batch_size=BATCH))


def _table(timed: list[Timed]) -> str:
    base = next(one for one in timed if one.reader == BASE)
    head = [
        "reader",
        "seconds",
        "words a second",
        "times the default pipeline",
        "by processor time",
        "memory, MB",
    ]
    return markdown(
        head,
        (
            [
                one.reader, f"{one.seconds:.2f}", f"{one.words / one.seconds:,.0f}",
                f"{base.seconds / one.seconds:.2f}",
                *(("", "") if one.reader == TWICE else (f"{base.busy / one.busy:.2f}", f"{one.memory:,.0f}")),
            ]
            for one in timed
        ),
    )  # fmt: skip


def _up_to(words: int, texts: list[str]) -> list[str]:
    taken: list[str] = []
    for text in texts:
        if _words(taken) >= words:
            break
        taken.append(text)
    return taken


def _words(texts: list[str]) -> int:
    return sum(len(text.split()) for text in texts)


if __name__ == "__main__":
    main()
