"""Only who calls the server by its own name is answered, and only its own pages keep a connection open."""

import pytest
from streamlit import config, net_util

from components.gate import Gate
from picket import readonly

OWN = "picket.example.org"


@pytest.fixture(autouse=True)
def names(monkeypatch):
    """The server answers to one name, and a question to the internet would be noticed."""
    asked = config.get_option
    hosts = {"server.allowedHosts": [OWN, "127.0.0.1"]}
    monkeypatch.setattr(config, "get_option", lambda name: hosts[name] if name in hosts else asked(name))
    monkeypatch.setattr(net_util, "get_external_ip", lambda: pytest.fail("the internet was asked"))


def answer(kind, path="/", **headers):
    """The status that is answered, 1008 to a connection: 200 comes of the application behind the gate."""
    said: list[int] = []

    async def behind(scope, receive, send):
        said.append(200)

    async def send(message):
        said.append(message.get("status") or message.get("code"))

    told = [(name.encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": kind, "headers": told} | ({"path": path} if path else {})
    with pytest.raises(StopIteration):  # nothing here waits, so that no loop is needed: a browser's may be running
        Gate(behind)(scope, None, send).send(None)
    return said[0]


@pytest.mark.parametrize(("kind", "refused"), [("http", 403), ("websocket", 1008)])
@pytest.mark.parametrize(
    ("host", "own"),
    [
        (OWN, True),
        ("PICKET.example.org:8443", True),
        ("127.0.0.1:8501", True),
        ("evil.example.org", False),
        ("", False),
    ],
)
def test_only_a_name_of_its_own_is_answered(kind, refused, host, own):
    assert answer(kind, host=host) == (200 if own else refused)


def test_a_request_without_a_name_is_refused():
    assert answer("http") == 403


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        (f"https://{OWN}", 200),
        ("https://evil.example.org", 1008),
        (f"https://{OWN}:8443", 1008),
        ("http://localhost", 1008),
        ("null", 1008),
        ("", 1008),
        ("http://[", 1008),
        (OWN, 1008),
    ],
)
def test_only_its_own_pages_keep_a_connection_open(origin, status):
    assert answer("websocket", host=OWN, origin=origin) == status


def test_a_program_that_is_no_browser_names_no_page():
    assert answer("websocket", host=OWN) == 200


@pytest.mark.parametrize("base", ["", "/picket"])
def test_a_server_that_only_shows_takes_no_files(monkeypatch, base):
    upload = f"{base}/_stcore/upload_file/session/file"
    assert answer("http", upload, host=OWN) == 200
    monkeypatch.setenv(readonly.VARIABLE, "yes")
    assert answer("http", upload, host=OWN) == 403
    assert answer("http", f"{base}/_stcore/health", host=OWN) == 200


def test_what_is_no_request_passes_on_a_server_that_only_shows(monkeypatch):
    monkeypatch.setenv(readonly.VARIABLE, "yes")
    assert answer("lifespan", path=None) == 200
