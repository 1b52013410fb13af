"""What many tests share: one engine for the whole run, and an empty library for one test."""

import pytest
from hypothesis import settings

from picket.library import Library

settings.register_profile("picket", deadline=None, max_examples=60)  # how fast a machine is, is no property
settings.load_profile("picket")


@pytest.fixture(scope="session")
def engine():
    from picket.nlp.pipeline import Engine

    return Engine()


@pytest.fixture
def library(tmp_path):
    opened = Library.open(tmp_path / "library")
    yield opened
    opened.close()
