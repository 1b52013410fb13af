"""Every package that is installed with Picket is under a licence that may be used."""

import pytest

from tools import licences


@pytest.mark.parametrize("name", licences.pinned())
def test_a_pinned_package_is_under_an_allowed_licence(name):
    assert licences.refused(name) == ""


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("MIT", False), ("GPL-3.0-only", True), ("GPL-2.0-only OR LGPL-2.1-or-later", False),
        ("MIT AND GPL-3.0-only", True), ("Proprietary", True), ("", True), ("MPL-2.0 AND MIT", False),
    ],
)  # fmt: skip
def test_what_is_allowed(said, wrong, monkeypatch):
    monkeypatch.setattr(licences, "licence", lambda name: said)
    assert bool(licences.refused("x")) is wrong


def test_packages_of_other_platforms_are_left_out(tmp_path):
    path = tmp_path / "requirements.txt"
    path.write_text("a==1.0 \\\n    --hash=sha256:00\nb==2 ; sys_platform == 'nowhere' \\\n    --hash=sha256:00\n")
    assert licences.pinned(path) == ["a"]
