"""`python -m benchmarks.fuzz`: a great many cases made at random, through every reader and the engine.

Each case is made of the seed and its number (tests/fuzz/mutate.py), must keep the laws (tests/fuzz/laws.py) and ends
within a limit of time and memory. What breaks one is saved under tests/fuzz/corpus, where it is a test from then on.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import pickle
import queue
import sys
import time
import traceback
from collections import Counter
from dataclasses import dataclass
from typing import Any

from tests.fuzz import found, laws, limits, mutate

PORTION = 100
"""Cases a process takes at once."""

TEXTS = 0.02
"""Share of portions that are texts for the engine, in smaller portions: to read costs a hundred times more."""

AT_ONCE = 16
"""Texts that are read together."""

GRACE = 300
"""Seconds beyond its limit after which a case that cannot even be interrupted is a finding, and its process ended."""

Finding = tuple[str, bytes, str]
"""Name and bytes of a case, and what it did."""


@dataclass(frozen=True)
class Plan:
    """What is to be run."""

    seed: int
    cases: int
    seconds: float
    texts: float


def main() -> int:
    """Run the cases asked for and say what came of them; 1 when something was found."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.fuzz", description=__doc__.split("\n")[0])
    asked.add_argument("--cases", type=int, default=10_000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--seconds", type=float, default=20, help="that one case may take")
    asked.add_argument("--minutes", type=float, default=600, help="after which no more are begun")
    asked.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    asked.add_argument("--texts", type=float, default=TEXTS, help="share of the work that is read by the engine")
    args = asked.parse_args()
    return _run(Plan(args.seed, args.cases, args.seconds, args.texts), args.jobs, args.minutes)


def _run(plan: Plan, jobs: int, minutes: float) -> int:
    begun, done = time.monotonic(), Counter[str]()
    context = multiprocessing.get_context("spawn")
    results: Any = context.Queue()
    turn = context.Value("q", 0)
    workers = [_Worker(context, plan, turn, results) for _ in range(jobs)]
    seen: set[str] = set()
    told = begun
    while any(worker.alive() for worker in workers) or not results.empty():
        try:
            counts, findings = results.get(timeout=1.0)
        except (queue.Empty, EOFError, pickle.UnpicklingError, OSError):  # nothing yet, or ended while it wrote
            counts, findings = Counter(), []
        done += counts
        findings += [hung for worker in workers if (hung := worker.hung(plan, results))]
        for name, raw, what in findings:
            if what not in seen:
                seen.add(what)
                print(f"{found.keep(name, raw).name}: {what}", flush=True)
        if time.monotonic() - begun > minutes * 60:
            with turn.get_lock():
                turn.value = plan.cases
        if time.monotonic() - told > 60:
            told = time.monotonic()
            _tell(done, told - begun)
    _tell(done, time.monotonic() - begun)
    return 1 if seen else 0


def _tell(done: Counter[str], seconds: float) -> None:
    whole = sum(done.values())
    kinds = ", ".join(f"{kind} {count:,}" for kind, count in done.most_common())
    print(f"{whole:,} cases in {seconds:,.0f} s, {whole / max(seconds, 1):,.0f} a second ({kinds})", flush=True)


class _Worker:
    """A process that runs cases, and another in its place when it had to be ended."""

    def __init__(self, context: Any, plan: Plan, turn: Any, results: Any) -> None:
        self._context, self._plan, self._turn = context, plan, turn
        self._now, self._since = context.Value("q", -1), context.Value("d", 0.0)
        self._begin(results)

    def _begin(self, results: Any) -> None:
        self._now.value = -1
        self._process = self._context.Process(
            target=_work, args=(self._plan, self._turn, self._now, self._since, results), daemon=True
        )
        self._process.start()

    def alive(self) -> bool:
        return bool(self._process.is_alive())

    def hung(self, plan: Plan, results: Any) -> Finding | None:
        """The case that this process died of, or that it does not come back from."""
        number, died = self._now.value, not self.alive() and self._process.exitcode != 0
        late = number >= 0 and time.time() - self._since.value > plan.seconds + GRACE
        if number < 0 or not (died or late):
            return None
        code = self._process.exitcode
        self._process.kill()
        self._process.join()
        self._begin(results)
        return (*mutate.case(plan.seed, number), f"the process died ({code})" if died else "cannot be interrupted")


def _work(plan: Plan, turn: Any, now: Any, since: Any, results: Any) -> None:
    os.environ["OMP_NUM_THREADS"] = "1"
    limits.bounded()
    engine = None
    while True:
        with turn.get_lock():
            first, turn.value = turn.value, turn.value + PORTION
        if first >= plan.cases:
            now.value = -1
            return
        if plan.texts and first // PORTION % round(1 / plan.texts) == 0:
            engine = engine or _engine()
            results.put(_texts(plan, engine, range(first, first + PORTION)))
            continue
        counts, findings = Counter[str](), list[Finding]()
        for number in range(first, min(first + PORTION, plan.cases)):
            name, raw = mutate.case(plan.seed, number)
            since.value, now.value = time.time(), number
            if what := broken(None, plan.seconds, name, raw):
                findings.append((name, raw, what))
            counts[name.partition(".")[2]] += 1
        now.value = -1
        results.put((counts, findings))


def _engine() -> Any:
    from picket.nlp.pipeline import Engine

    return Engine()


def _texts(plan: Plan, engine: Any, numbers: range) -> tuple[Counter[str], list[Finding]]:
    """Texts read by the engine, many at once; only where a law is broken, each by itself."""
    findings = []
    for first in numbers[::AT_ONCE]:
        texts = [mutate.text(plan.seed, number) for number in range(first, first + AT_ONCE)]
        documents = found.plain_files(texts)
        try:
            with limits.within(plan.seconds * AT_ONCE):
                laws.read(engine, documents)
        except BaseException:  # noqa: BLE001  (whatever it is, it is looked at again one by one)
            named = [("a.txt", document.text.encode()) for document in documents]
            findings += [(*one, what) for one in named if (what := broken(engine, plan.seconds, *one))]
    return Counter(text=len(numbers)), findings


def broken(engine: Any, seconds: float, name: str, raw: bytes) -> str:
    """What a case did that it must not: the error, and the line of ours and of the last file it came from."""
    try:
        with limits.within(seconds):
            found.check(engine, name, raw)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # noqa: BLE001  (this is what is looked for)
        frames = traceback.extract_tb(error.__traceback__)
        ours = [frame for frame in frames if "/picket/" in frame.filename] or frames
        places = [f"{'/'.join(frame.filename.split('/')[-2:])}:{frame.lineno}" for frame in (ours[-1], frames[-1])]
        said = str(error).partition(":")[0] if isinstance(error, laws.Broken) else ""
        return f"{name} {type(error).__name__} {said} at {' < '.join(dict.fromkeys(places))}"
    return ""


if __name__ == "__main__":
    sys.exit(main())
