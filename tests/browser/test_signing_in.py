"""A server that has its readers sign in: nothing of the library reaches who has not, or is not admitted."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Server, free_port
from tests.browser.provider import Provider

pytest.importorskip("authlib", reason="'make test' installs it")
pytestmark = pytest.mark.browser

LIBRARY = ("Aegis", "THAAD", "Japan", "593f3f745023c768")
OTHERS = "You are signed in, but not among those who may use this library; ask who runs it."


ANN = {"email": "Ann@example.org", "email_verified": True}


@pytest.fixture(scope="module")
def provider():
    running = Provider()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def closed(tmp_path_factory, provider):
    """A server with the sample article to which Ann alone is admitted."""
    folder, port = tmp_path_factory.mktemp("closed"), free_port()
    (folder / "edit.toml").write_text(f"""
        admitted = ["ann@example.org"]
        [auth]
        redirect_uri = "http://127.0.0.1:{port}/oauth2callback"
        cookie_secret = "only a trial, only a trial, only a trial"
        client_id = "picket"
        client_secret = "trial"
        server_metadata_url = "{provider.url}/.well-known/openid-configuration"
    """)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STREAMLIT_SECRETS_FILES", str(folder / "edit.toml"))
        server = Server(folder / "library", folder / "log", port=port)
    yield server
    server.stop()


@pytest.fixture
def came(visit, closed):
    """A function that gives a fresh visitor, and what came over the open connection to it, in one string of bytes."""

    def fresh():
        visitor, frames = visit(of=closed), bytearray()
        visitor.page.on("websocket", lambda line: line.on("framereceived", lambda frame: frames.extend(frame)))
        return visitor, frames

    return fresh


def said(frames):
    return [word for word in LIBRARY if word.encode() in frames]


def sign_in(visitor):
    visitor.page.get_by_role("button", name="Sign in").click()


def test_who_is_admitted_signs_in_reads_and_signs_out(came, provider):
    provider.reader = ANN
    visitor, frames = came()
    for path in ("", "map", "text", "library"):
        visitor.open(path)
        expect(visitor.page.get_by_role("button", name="Sign in")).to_be_visible()
    assert said(frames) == []
    sign_in(visitor)
    expect(visitor.page.get_by_role("heading", name="Overview")).to_be_visible()
    expect(visitor.page.get_by_text("Aegis Ashore").first).to_be_visible()
    assert "Aegis" in said(frames)
    visitor.open("about")
    expect(visitor.page.get_by_text("You are signed in as Ann@example.org.")).to_be_visible()
    visitor.page.get_by_role("button", name="Sign out").click()
    expect(visitor.page.get_by_role("button", name="Sign in")).to_be_visible()


@pytest.mark.parametrize(
    "reader",
    [{"email": "eve@example.org"}, {"email": "ann@example.org", "email_verified": False}, {"name": "ann@example.org"}],
)
def test_who_is_not_admitted_sees_one_sentence(came, provider, reader):
    provider.reader = reader
    visitor, frames = came()
    visitor.open()
    sign_in(visitor)
    expect(visitor.page.get_by_test_id("stAlertContentError")).to_have_text(OTHERS)
    expect(visitor.page.get_by_role("button", name="Sign out")).to_be_visible()
    assert said(frames) == []
