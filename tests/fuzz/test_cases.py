"""Cases made at random keep the laws, and so does every case that once broke one."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz import found, laws, mutate
from tests.fuzz.limits import Hang, within
from tests.fuzz.sound import SOUND

SECONDS = 60
SEED = 2026
numbers = st.integers(0, 10**9)
quick = settings(max_examples=40, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("path", sorted(found.CORPUS.iterdir()), ids=lambda path: path.name)
def test_what_once_broke_a_law_keeps_it(path, engine):
    with within(SECONDS):
        found.check(engine, f"a{path.suffix}", path.read_bytes())


@pytest.mark.parametrize("name", SOUND)
def test_what_mutations_begin_with_is_read(name):
    assert laws.taken(name, SOUND[name]), "a sound file of each format gives a document"


@pytest.mark.parametrize("name", SOUND)
@quick
@given(number=numbers)
def test_a_broken_file_keeps_the_laws(name, number):
    with within(SECONDS):
        laws.taken(*mutate.case(SEED, number, {name: 1}))


@settings(quick, max_examples=10)
@given(start=numbers)
def test_what_is_found_in_a_text_keeps_the_laws(start, engine):
    texts = [mutate.text(SEED, number)[:400] for number in range(start, start + 4)]
    with within(SECONDS):
        laws.read(engine, found.plain_files(texts))


def test_a_case_is_made_of_its_seed_and_its_number_alone():
    assert [mutate.case(3, number) for number in range(50)] == [mutate.case(3, number) for number in range(50)]
    assert len({mutate.case(3, number) for number in range(50)}) > 40


def test_a_hang_is_a_finding_whoever_passes_over_errors():
    def careless():
        while True:
            try:
                sum(range(1_000))
            except Exception:  # noqa: BLE001
                continue

    with pytest.raises(Hang), within(0.05):
        careless()
