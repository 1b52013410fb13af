"""Each rule of the catalogue refuses what breaks it, and names file and line."""

import pickle
import shutil
from pathlib import Path
from textwrap import dedent

import pytest

from picket.catalogue.check import check_catalogue
from picket.catalogue.load import HERE, load_catalogue
from picket.errors import CatalogueError

ONE = dedent("""\
    key: one
    name: First Shield
    short: Shield One
    kind: sensor
    summary: {value: A sensor., sources: [paper]}
    status: {value: operational, sources: [paper]}
    as_of: 2026-11-23
    names: [First Shield, FS-1]
    examples:
      match:
        - {text: "The FS 1 turned.", finds: [FS 1]}
    operators:
      - country: JPN
        status: operational
        sources: [paper]
    sources:
      paper: {title: A paper, publisher: A press, url: "https://example.org", grade: B}
    """)
TWO = dedent("""\
    key: two
    name: Second Shield
    short: Shield Two
    kind: sensor
    as_of: 2026-11-23
    part_of: [one]
    names: [Second Shield]
    examples: {match: [{text: "A Second Shield.", finds: [Second Shield]}]}
    """)
COUNTRIES = '- {iso3: JPN, iso2: JP, name: Japan}\n- {iso3: "NOR", iso2: "NO", name: Norway}\n'


def catalogue(folder: Path, one: str = ONE, two: str = TWO, countries: str = COUNTRIES) -> Path:
    (folder / "systems").mkdir()
    (folder / "systems" / "one.yml").write_text(one, encoding="utf-8")
    (folder / "systems" / "two.yml").write_text(two, encoding="utf-8")
    (folder / "countries.yml").write_text(countries, encoding="utf-8")
    return folder


def refusal(folder: Path) -> str:
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(folder)
    return str(caught.value)


def test_a_sound_catalogue_loads_and_has_no_findings(tmp_path):
    loaded = load_catalogue(catalogue(tmp_path))
    assert list(loaded.systems) == ["one", "two"]
    assert loaded.family("one") == {"one", "two"}
    assert set(loaded.countries) == {"JPN", "NOR"}
    assert check_catalogue(tmp_path) == []


AMBIGUOUS = "ambiguous:\n  - {form: Shield, also: a shield, RULE}\n"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("operators:", "operatros:", "one.yml:12: operatros: there is no such field"),
        (
            "status: operational\n    s",
            "statsu: operational\n    s",
            "one.yml:13: operators.0.status: this field is missing",
        ),
        ("key: one", "key: uno", 'one.yml:1: key: is "uno", but the file is named "one"'),
        ("country: JPN", "country: JAP", 'one.yml:13: operators.0.country: "JAP" is no ISO 3166-1'),
        (
            "country: JPN",
            "country: NO",
            "one.yml:13: operators.0.country: YAML reads this as False, not as text; put it in quotes",
        ),
        ("    sources: [paper]\n", "", "one.yml:13: operators.0.sources: this field is missing"),
        ("    sources: [paper]", "    sources: []", "one.yml:15: operators.0.sources: "),
        (
            "    sources: [paper]",
            "    sources: [paper, book]",
            'one.yml:15: operators.0.sources.1: there is no source "book"',
        ),
        ("grade: B", "grade: D", "one.yml:17: sources.paper.grade: "),
        (
            "grade: B",
            "date: 2024-01-02, grade: B",
            "one.yml:17: sources.paper.date: YAML reads this as datetime.date",
        ),
        ("kind: sensor", "kind: gadget", "one.yml:4: kind: "),
        ("short: Shield One", "name: Shield One", 'one.yml:3: "name" is given twice'),
        ("short: Shield One", "short: [Shield", "one.yml:3: "),
        (
            "as_of:",
            "variants:\n  - {name: A, note: Said to fly.}\nas_of:",
            "one.yml:8: variants.0: states a status or note without a source",
        ),
        (
            "operators:",
            AMBIGUOUS.replace("RULE", "needs: ['(']") + "operators:",
            'one.yml:13: ambiguous.0.needs.0: "(" is not a regular expression',
        ),
        (
            "operators:",
            AMBIGUOUS.replace("RULE", "unless: [NATO]") + "operators:",
            'one.yml:13: ambiguous.0.unless.0: "NATO" has a capital',
        ),
        ("as_of:", "part_of: [three]\nas_of:", 'one.yml:7: part_of.0: there is no system "three"'),
        ("as_of:", "part_of: [two]\nas_of:", 'one.yml:7: part_of.0: "two" in turn belongs to this system'),
    ],
)
def test_a_broken_file_is_refused_by_file_and_line(tmp_path, old, new, says):
    assert old in ONE
    catalogue(tmp_path, one=ONE.replace(old, new, 1))
    assert refusal(tmp_path).startswith(says)
    assert any(finding.startswith(says) for finding in check_catalogue(tmp_path))


def test_the_same_name_in_two_files_is_refused_however_it_is_spelled(tmp_path):
    catalogue(tmp_path, two=TWO.replace("names: [Second Shield]", "names: [Second Shield, fs1]"))
    assert refusal(tmp_path).startswith('two.yml:7: names.1: "fs1" is also "one" ("FS-1")')


def test_a_name_and_a_version_that_make_anothers_name_are_refused(tmp_path):
    catalogue(tmp_path, two=TWO.replace("names: [Second Shield]", "names: [FS]\nvariants: [{name: '1'}]"))
    assert refusal(tmp_path).startswith('two.yml:8: variants.0.name: "FS 1" is also "one"')


@pytest.mark.parametrize(("needs", "refused"), [("[radar]", True), ("[missile]", False)])
def test_an_ambiguous_form_may_be_shared_only_by_different_rules(tmp_path, needs, refused):
    shared = "ambiguous: [{form: Shield, also: a shield, needs: [radar]}]\n"
    catalogue(tmp_path, one=ONE + shared, two=TWO + shared.replace("[radar]", needs))
    if refused:
        assert refusal(tmp_path).startswith('two.yml:9: ambiguous.0.form: "Shield" is also "one"')
    else:
        assert len(load_catalogue(tmp_path).systems) == 2


def test_a_circle_of_three_is_found(tmp_path):
    catalogue(tmp_path, one=ONE + "part_of: [three]\n")
    three = TWO.replace("two", "three").replace("Second", "Third").replace("[one]", "[two]")
    (tmp_path / "systems" / "three.yml").write_text(three, encoding="utf-8")
    assert "in turn belongs to this system" in refusal(tmp_path)


@pytest.mark.parametrize(
    ("countries", "says"),
    [
        (
            COUNTRIES + "- {iso3: ZZZ, iso2: ZZ, name: Nowhere}\n",
            'countries.yml:3: 2.iso3: "ZZZ" is no ISO 3166-1',
        ),
        (
            COUNTRIES + "- {iso3: JPN, iso2: JP, name: Nippon}\n",
            'countries.yml:3: 2.iso3: "JPN" is listed twice',
        ),
        (COUNTRIES.replace('"NO"', "NO"), "countries.yml:2: 1.iso2: YAML reads this as False"),
        ("name: Japan\n", "countries.yml:1: must be a list"),
    ],
)
def test_a_broken_list_of_countries_is_refused_by_line(tmp_path, countries, says):
    assert refusal(catalogue(tmp_path, countries=countries)).startswith(says)


@pytest.mark.parametrize("code", ["XKX", "GUM", "TWN"])
def test_territories_and_kosovo_have_codes(tmp_path, code):
    assert load_catalogue(catalogue(tmp_path, one=ONE.replace("country: JPN", f"country: {code}")))


def test_a_missing_list_of_countries_is_one_sentence(tmp_path):
    (catalogue(tmp_path) / "countries.yml").unlink()
    assert refusal(tmp_path).startswith("countries.yml:1: cannot be read")


def test_the_check_lists_all_that_is_wrong_and_tries_the_examples(tmp_path):
    one = ONE.replace("finds: [FS 1]", "finds: [FS 2]").replace("JPN", "JPX")
    two = TWO.replace("finds: [Second Shield]}]", 'finds: [Shield]}], reject: ["No Second Shield."]')
    findings = check_catalogue(catalogue(tmp_path, one=one, two=two.replace("part_of: [one]\n", "")))
    assert [finding.split(": ")[:2] for finding in findings] == [
        ["one.yml:13", "operators.0.country"],
        ["two.yml:7", "examples.match.0"],
        ["two.yml:7", "examples.reject.0"],
    ]


def test_the_fingerprint_follows_every_byte(tmp_path):
    copy = tmp_path / "copy"
    before = load_catalogue(catalogue(tmp_path)).fingerprint
    shutil.copytree(tmp_path / "systems", copy / "systems")
    (copy / "countries.yml").write_text(COUNTRIES + "# seen\n", encoding="utf-8")
    assert load_catalogue(copy).fingerprint != before
    assert load_catalogue().fingerprint == load_catalogue(HERE).fingerprint


def test_the_catalogue_can_be_handed_to_another_process():
    whole = load_catalogue()
    assert pickle.loads(pickle.dumps(whole)) == whole
