"""A served dashboard and a real Chromium in which every other host is blocked and every complaint is kept."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

ROOT = Path(__file__).parents[2]
expect.set_options(timeout=20_000)  # milliseconds; other tests run beside these
SHOTS = ROOT / os.environ.get("PICKET_SHOTS", "test-results/screenshots")
READY = '[data-testid="stApp"][data-test-script-state="notRunning"][data-test-connection-state="CONNECTED"]'
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]  # fmt: skip
"""The last one leaves the browser no host but this one. (Routes of Playwright would do so too, but they switch the
browser's cache off and hand every file through this process.)"""
PROBES = ("/_stcore/health", "/_stcore/host-config")
"""On a page below the root, Streamlit's client looks for its server there first, is told 404, and finds it above."""


def chromium() -> str:
    """Debian's Chromium, or the browser named by PICKET_CHROMIUM."""
    for name in (os.environ.get("PICKET_CHROMIUM"), "chromium", "chromium-browser", "google-chrome"):
        if name and (path := shutil.which(name)):
            return path
    raise FileNotFoundError("No Chromium for the browser tests; run 'sh tools/chromium.sh'.")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def settled_picture(page) -> bytes:
    """The picture of a page once it stands still."""
    picture = page.screenshot()
    for _ in range(40):
        page.wait_for_timeout(250)
        if (later := page.screenshot()) == picture:
            break
        picture = later
    return picture


class Server:
    """The dashboard (or another script) as `streamlit run app.py` serves it, with a library of its own."""

    def __init__(self, library: Path, log: Path, script: str = "app.py", port: int = 0) -> None:
        self.port = port = port or free_port()
        self.url = f"http://127.0.0.1:{port}"
        self.log = log
        self.process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)],
            cwd=ROOT, env={**os.environ, "PICKET_LIBRARY": str(library)},
            stdout=log.open("w"), stderr=subprocess.STDOUT,
        )  # fmt: skip
        deadline = time.monotonic() + 60
        while not self._answers():
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(timeout=0.2)
            assert self.process.poll() is None, log.read_text()
            assert time.monotonic() < deadline, log.read_text()

    def _answers(self) -> bool:
        try:
            return urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=1).status == 200
        except OSError:
            return False

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=20)


class Visitor:
    """A browser page that reaches no other host, and remembers what was asked of them and what went wrong."""

    def __init__(self, context, server: Server) -> None:
        self.server = server
        self.outside: list[str] = []
        self.complaints: list[str] = []
        context.on("request", self._note)
        self.page = context.new_page()
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _note(self, request) -> None:
        if not request.url.startswith((self.server.url, "data:", "blob:")):
            self.outside.append(request.url)

    def _hear(self, message) -> None:
        if message.type == "error" and not message.location.get("url", "").endswith(PROBES):
            self.complaints.append(message.text)

    def open(self, path: str = "") -> None:
        """Go to a page and wait until its script has run."""
        self.page.goto(f"{self.server.url}/{path}")
        self.settle()

    def settle(self) -> None:
        """Wait until the script is at rest; a click first makes it run."""
        self.page.wait_for_selector(READY, timeout=60_000)

    def shot(self, name: str) -> None:
        SHOTS.mkdir(parents=True, exist_ok=True)
        kept = settled_picture(self.page) if "PICKET_SHOTS" in os.environ else self.page.screenshot()
        (SHOTS / f"{name}.png").write_bytes(kept)


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium(), args=FLAGS, headless=True)
        yield running
        running.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    folder = tmp_path_factory.mktemp("served")
    running = Server(folder / "library", folder / "server.log")
    yield running
    running.stop()


@pytest.fixture
def visit(browser, server):
    """A function that gives a fresh visitor: visit(width, height, theme)."""
    contexts = []

    def fresh(width: int = 1280, height: int = 720, theme: str = "light", of: Server | None = None) -> Visitor:
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=theme, accept_downloads=True
        )
        contexts.append(context)
        return Visitor(context, of or server)

    yield fresh
    for context in contexts:
        context.close()
