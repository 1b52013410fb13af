"""Every file promises what it finds and what it leaves alone: all promises, over the whole catalogue."""

import pytest

from picket.catalogue.check import check_catalogue, example_findings
from picket.catalogue.load import FIRST, load_catalogue, read_system, system_files

FILES = {path: read_system(path) for path in system_files()}


@pytest.fixture(scope="module")
def broken():
    return {finding.path: str(finding) for finding in example_findings(FILES)}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_examples_of_a_file_come_out_as_promised(path, broken):
    assert broken.get(path) is None


def test_the_whole_catalogue_is_clean():
    assert check_catalogue() == []


def test_the_four_come_first_and_are_told_in_full():
    systems = load_catalogue().systems
    assert tuple(systems)[:4] == FIRST
    for key in FIRST:
        system = systems[key]
        assert system.operators
        assert system.events
        assert system.figures
        assert system.in_service
        assert system.phase
        assert system.basing
        assert system.makers
        assert len(system.sources) > 10
        assert len(system.examples.match) > 4
        assert system.examples.reject


def test_a_host_is_not_an_owner():
    thaad = load_catalogue().systems["thaad"]
    owners = {operator.country for operator in thaad.operators}
    assert owners == {"USA", "ARE", "SAU", "QAT"}
    assert {host.country for host in thaad.hosts} == {"KOR", "GUM", "ISR"}


def test_where_sources_disagree_both_figures_stand():
    figures = load_catalogue().systems["sm-3"].figures
    altitudes = [f for f in figures if (f.what, f.of) == ("altitude", "Block IA")]
    assert {f.most or f.about for f in altitudes} == {300, 500}
