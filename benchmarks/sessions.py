"""Many readers at once on one server: whether anything fails, how long they wait, and what the server's memory does.

    python -m benchmarks.sessions

A copy of the library of 10,000 documents (made_library.py). Readers speak Streamlit's own protocol (protocol.py) and
do what their chances, made of a seed, tell them to: pages, filters, clicks, decisions, the shared screen. Meanwhile
another process adds documents. A sentence in a red box or a traceback ends the measurement.
"""

from __future__ import annotations

import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import made_library, sets
from benchmarks.clicks import DOCUMENTS, PLACE
from benchmarks.figures import markdown
from benchmarks.protocol import Reader, Wrong
from benchmarks.reader_acts import PAGES, act
from tests.browser.conftest import Server

READERS, ACTIONS, ADDED = 10, 2_000, 6
"""Readers at once, what they do together, and documents that another process adds meanwhile."""

ALONE = 300
"""What one reader does alone."""

OPEN, FIRST = 50, 10
"""Sessions that are open at once, one more after the other, and the first of them, which fill the server's caches."""

RERUNS, SETTLED = 1_000, 200
"""Times one page is drawn anew in one session, and after how many of them memory must stay as it is."""

LOG = 5_000
"""Characters at the end of the server's log that are shown with an error, of which its pages tell only the kind."""

WARM = 0.25
"""Share of what is done after which memory must stay as it is; before that, caches fill."""

GROWTH = 0.10
"""Share by which it may grow all the same."""


@dataclass
class Soak:
    """What was done: seconds of each act, and the server's memory (MB) after each."""

    seconds: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, seconds: float, memory: float) -> int:
        """Keep what one act took; how many were done."""
        with self._lock:
            self.seconds.append(seconds)
            self.memory.append(memory)
            return len(self.seconds)

    @property
    def before(self) -> float:
        """Memory once the caches are full."""
        return self._between(WARM, 2 * WARM)

    @property
    def after(self) -> float:
        """Memory towards the end."""
        return self._between(1 - WARM, 1)

    def _between(self, begin: float, end: float) -> float:
        """The median of these samples, of which one alone tells more of the moment at which Python last tidied up."""
        many = len(self.memory)
        return statistics.median(self.memory[round(begin * many) : round(end * many)])


def report() -> Iterator[str]:
    """The tables, as Markdown."""
    made_library.make(PLACE, DOCUMENTS).close()
    with served(PLACE) as (server, library):
        alone = soak(server, library, readers=1, actions=ALONE)
        begun = time.perf_counter()
        together = soak(server, library, READERS, ACTIONS, ADDED)
        rate = ACTIONS / (time.perf_counter() - begun)
    grown = together.after / together.before - 1
    with served(PLACE) as (server, _):
        one_more = opened_one_by_one(server)
    with served(PLACE) as (server, _):
        again = drawn_again(server)
    level = again[SETTLED - 1]
    yield markdown(
        ["who", "acts", "median wait", "95th percentile", "note"],
        [
            [*_waits("one reader", alone), ""],
            [*_waits(f"{READERS} readers at once", together), f"{rate:.1f} acts a second, nobody pausing between two"],
        ],
    )
    yield markdown(
        ["memory of the server", "", "note"],
        [
            [f"in the second quarter of {ACTIONS:,} acts of {READERS} readers", f"{together.before:.0f} MB", "median"],
            ["in the last quarter", f"{together.after:.0f} MB", f"{grown:+.1%}; goal: {GROWTH:+.0%} at most"],
            [
                "one more session that has seen every page",
                f"{one_more:.1f} MB",
                f"{OPEN} open, slope over the last {OPEN - FIRST}",
            ],
            [f"one page drawn {SETTLED:,} times in one session", f"{level:.0f} MB", ""],
            [f"{RERUNS:,} times", f"{again[-1]:.0f} MB", f"{again[-1] / level - 1:+.1%}"],
        ],
    )


@contextmanager
def served(library: Path) -> Iterator[tuple[Server, Path]]:
    """A server on a copy of a library, as its readers change it; the copy."""
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copytree(library, Path(folder, "library"))
        server = Server(copy, log := Path(folder, "server.log"))
        try:
            yield server, copy
        except Wrong as error:
            error.add_note(log.read_text(encoding="utf-8")[-LOG:])
            raise
        finally:
            server.stop()


def soak(server: Server, library: Path, readers: int, actions: int, added: int = 0, seed: int = 1) -> Soak:
    """Let readers do so many things at once, and another process add documents now and then. Raises protocol.Wrong."""
    done = Soak()

    def read(number: int) -> None:
        chance, reader = random.Random(f"{seed}/{number}"), Reader(server.url)
        reader.open()
        for _ in range(actions // readers):
            seconds = act(reader, chance)
            count = done.note(seconds, memory(server))
            if added and count % (actions // added) == actions // added // 2:
                add(library, f"soak-{count}", chance)
        reader.close()

    with ThreadPoolExecutor(readers) as threads:
        for finished in [threads.submit(read, number) for number in range(readers)]:
            finished.result()
    return done


def add(library: Path, name: str, chance: random.Random) -> None:
    """Another process takes a document in."""
    words = f"Japan and Poland spoke of Patriot and THAAD in report {chance.random()}, an official said on Friday."
    path = library / f"{name}.txt"
    path.write_text(f"{name}\n\n{words}\n", encoding="utf-8")
    command = [sys.executable, "-m", "picket", "ingest", str(path)]
    environment = os.environ | {"PICKET_LIBRARY": str(library)}
    subprocess.run(command, check=True, cwd=sets.ROOT, env=environment, stdout=subprocess.DEVNULL)


def opened_one_by_one(server: Server) -> float:
    """Megabytes that one more session costs which has seen every page: the slope, as one sample alone tells more of the
    moment at which Python last tidied up.
    """
    readers, held = [], []
    for _ in range(OPEN):
        readers.append(Reader(server.url))
        for page in PAGES:
            readers[-1].open(page)
        held.append(memory(server))
    for reader in readers:
        reader.close()
    return statistics.linear_regression(range(OPEN - FIRST), held[FIRST:]).slope


def drawn_again(server: Server, page: str = "entities") -> list[float]:
    """The server's memory after each time one page was drawn in one session."""
    reader, held = Reader(server.url), []
    for _ in range(RERUNS):
        reader.open(page)
        held.append(memory(server))
    reader.close()
    return held


def memory(server: Server) -> float:
    """Megabytes that the server's process holds (Linux tells)."""
    lines = Path(f"/proc/{server.process.pid}/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024


def _waits(who: str, done: Soak) -> list[str]:
    high = statistics.quantiles(done.seconds, n=20, method="inclusive")[-1]
    return [who, f"{len(done.seconds):,}", f"{statistics.median(done.seconds) * 1000:.0f} ms", f"{high * 1000:.0f} ms"]


def main() -> None:
    """Measure and print."""
    for table in report():
        print(table, flush=True)


if __name__ == "__main__":
    main()
