"""From a fresh clone the README's first command is enough: it installs, serves, and the sample article is read."""

import os
import shutil
import signal
import subprocess
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest

from tests.browser.conftest import free_port

ROOT = Path(__file__).parents[1]
PATIENCE = 600
"""Seconds: nearly all of it is downloading and unpacking packages."""

pytestmark = pytest.mark.install


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a git checkout")
@pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")
def test_a_fresh_clone_runs_by_the_readmes_command(tmp_path):
    clone, library, port = tmp_path / "clone", tmp_path / "library", free_port()
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
    environment = {name: value for name, value in os.environ.items() if name not in ("VIRTUAL_ENV", "PYTHONPATH")}
    environment |= {"PICKET_LIBRARY": str(library), "PORT": str(port)}
    log = tmp_path / "log"
    with log.open("w") as out:
        served = subprocess.Popen(
            ["make", "run"], cwd=clone, env=environment, stdout=out, stderr=subprocess.STDOUT, start_new_session=True
        )
    try:
        headers = wait_for_page(f"http://127.0.0.1:{port}/", served, log)
    finally:
        os.killpg(served.pid, signal.SIGTERM)
        served.wait(timeout=30)
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    python = clone / ".venv" / "bin" / "python"
    annotated = subprocess.run(
        [python, "-m", "picket", "annotate", "seeds/000_593f3f745023c768.txt"],
        cwd=clone, env=environment, check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert '"target": "thaad"' in annotated.stdout
    assert "Traceback" not in log.read_text()


def wait_for_page(url: str, served: subprocess.Popen, log: Path):
    """The headers of the first answer. Fails with the log when the server ends or nothing answers in time."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and served.poll() is None:
        try:
            return urllib.request.urlopen(url, timeout=2).headers
        except OSError:
            with suppress(subprocess.TimeoutExpired):
                served.wait(timeout=0.5)
    raise AssertionError(log.read_text())
