"""What many tests share: one engine for the whole run, and an empty library for one test."""

import pytest
from hypothesis import settings

from picket.library import Library

settings.register_profile("picket", deadline=None, max_examples=60)  # how fast a machine is, is no property
settings.load_profile("picket")


@pytest.fixture(scope="session", autouse=True)
def _none_of_the_users(tmp_path_factory):
    """Whatever a test opens without naming a library, it is never that of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PICKET_LIBRARY", str(tmp_path_factory.mktemp("unnamed") / "library"))
        yield


@pytest.fixture(scope="session")
def engine():
    from picket.nlp.pipeline import Engine

    return Engine()


@pytest.fixture
def library(tmp_path):
    opened = Library.open(tmp_path / "library")
    yield opened
    opened.close()


def pytest_collection_modifyitems(items):
    """The test that installs everything waits for the network most of the time: begun first, it costs least."""
    items.sort(key=lambda item: item.get_closest_marker("install") is None)
