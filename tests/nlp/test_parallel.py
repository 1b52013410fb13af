"""Several processes read what one engine reads, in the same order."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from picket import patience
from picket.catalogue.own import catalogue_with
from picket.errors import ModelError
from picket.model import Document
from picket.nlp.parallel import AT_ONCE, WORTH_IT, Engines, engines_for
from tests.own_at_hand import own

ROOT = Path(__file__).parents[2]


def test_two_processes_read_as_one_engine_does_in_order(engine):
    countries = ("Japan", "Poland", "Chile", "India", "Kenya")
    texts = [f"{countries[i % 5]} ordered {i} Patriot batteries." for i in range(3 * AT_ONCE + 1)]
    documents = [Document(str(i), f"{i}.txt", text) for i, text in enumerate(texts)]
    engines = Engines(2)
    assert engines.fingerprint == engine.fingerprint
    assert list(engines.read_many(documents)) == list(engine.read_many(documents))
    assert list(engines.read_many([])) == []


def told(engine, items):
    """Each item in capitals, but those that end a process, fail in it, hold it up outside of Python, or fill it."""
    for item in items:
        if item == "end":
            os.kill(os.getpid(), signal.SIGKILL)
        if item == "fail":
            raise ValueError(item)
        if item == "hold up":
            with patience.at_most(0.2):
                re.match(r"(a+)+$", "a" * 60 + "!")
        if item == "fill":
            bytearray(100 * 2**30)
    return [item.upper() for item in items]


HARMFUL = ["end", "fail", *(["hold up", "fill"] if sys.platform == "linux" else [])]


def test_what_ends_a_process_is_told_and_all_else_is_read():
    items = [f"item {n}" for n in range(5 * AT_ONCE)]
    for place, harmful in enumerate(HARMFUL):
        items.insert(7 * place, harmful)
    engines = Engines(2)
    found = list(engines.each(told, items, lambda item: f"lost: {item}"))
    assert found == [f"lost: {item}" if item in HARMFUL else item.upper() for item in items]
    engines.close()


def test_processes_that_cannot_be_kept_running_are_one_sentence(monkeypatch):
    engines = Engines(1)
    list(engines.each(told, ["item"], str))
    engines._catalogue = Killer()
    with pytest.raises(ModelError, match="A process that was to read ended unexpectedly"):
        list(engines.each(told, ["end"], str))
    engines.close()


class Killer:
    """Whoever is sent this ends as it takes it up."""

    def __reduce__(self):
        return os._exit, (1,)


def test_a_missing_model_is_the_same_error_from_another_process(monkeypatch):
    monkeypatch.setenv("PICKET_MODEL", "en_nothing")
    engines = Engines(2)
    with pytest.raises(ModelError, match="'en_nothing' is not installed"):
        list(engines.read_many([Document("x", "x.txt", "Japan.")]))
    engines.close()


def working(_, items):
    print(os.getpid(), flush=True)
    while True:
        time.sleep(0.1)


OUTLIVED = """
from picket.nlp.parallel import Engines
from tests.nlp.test_parallel import working
if __name__ == "__main__":
    list(Engines(1).each(working, ["item"], str))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be killed there as here")
def test_who_reads_ends_with_whoever_asked_however_that_ended():
    asking = subprocess.Popen([sys.executable, "-c", OUTLIVED], stdout=subprocess.PIPE, cwd=ROOT)
    reader = int(asking.stdout.readline())
    asking.kill()
    asking.wait()
    while is_there(reader):  # the run's own time limit ends the wait
        time.sleep(0.05)


def is_there(process):
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_few_documents_are_read_by_one_process_unless_asked_otherwise(monkeypatch):
    monkeypatch.setattr("picket.nlp.parallel.cores", lambda: 5)
    assert [engines_for(many).jobs for many in (1, WORTH_IT - 1, WORTH_IT, 1000)] == [1, 1, 5, 5]
    assert [engines_for(many, jobs=2).jobs for many in (1, 1000)] == [2, 2]


def test_other_processes_look_for_the_systems_of_the_catalogue_given(tmp_path, engine):
    own(tmp_path, "heron", "Night Heron")
    catalogue = catalogue_with(tmp_path)
    documents = [Document(str(i), f"{i}.txt", f"Japan fired {i} Night Herons.") for i in range(3)]
    engines = Engines(1, catalogue)
    (tmp_path / "heron.yml").unlink()  # what becomes of the file meanwhile does not matter
    found = list(engines.read_many(documents))
    assert found == list(engine.over(catalogue).read_many(documents))
    assert all("heron" in {m.target for m in reading.mentions} for reading in found)
    assert {reading.fingerprint for reading in found} == {engines.fingerprint} != {engine.fingerprint}
    assert "heron" not in {m.target for reading in engine.read_many(documents) for m in reading.mentions}
