"""Own systems add to the built-in catalogue; whatever is wrong with one is told and keeps nothing else from working."""

import os
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from picket.catalogue.check import check_own
from picket.catalogue.draft import Draft, key_for, remove, write
from picket.catalogue.load import load_catalogue
from picket.catalogue.own import catalogue_with
from picket.catalogue.review import review
from picket.catalogue.spelling import same
from picket.errors import CatalogueError
from picket.nlp.naming import Naming, letters
from picket.nlp.segment import plain
from tests.own_at_hand import own

BUILT = load_catalogue()


def test_without_own_systems_it_is_the_built_in_catalogue(tmp_path):
    assert catalogue_with(tmp_path / "none") == BUILT == catalogue_with(tmp_path)
    assert BUILT.own == frozenset() and BUILT.issues == ()


def test_an_own_system_adds_to_the_others_and_may_belong_to_one(tmp_path):
    own(tmp_path, "heron", "Night Heron", part_of=["patriot"])
    found = catalogue_with(tmp_path)
    assert found.own == {"heron"} and found.issues == ()
    assert found.systems.keys() == BUILT.systems.keys() | {"heron"}
    assert "heron" in found.family("patriot") and "heron" not in BUILT.family("patriot")
    assert list(found.systems)[:4] == list(BUILT.systems)[:4]
    assert found.fingerprint.startswith(f"{BUILT.fingerprint} + own ") and not check_own(tmp_path)


def test_the_fingerprint_follows_the_own_files_and_nothing_else(tmp_path):
    path = own(tmp_path, "heron", "Night Heron")
    first = catalogue_with(tmp_path).fingerprint
    (tmp_path / "notes.txt").write_text("nothing of ours")
    own(tmp_path, "broken", "Broken", kind="toy")
    assert catalogue_with(tmp_path).fingerprint == first, "a file that is left out changes no reading"
    own(tmp_path, "heron", "Night Heron", "Heron Four")
    assert catalogue_with(tmp_path).fingerprint != first
    path.unlink()
    assert catalogue_with(tmp_path).fingerprint == BUILT.fingerprint


WRONG = {
    "not YAML": ("bad.yml", "key: [", "bad.yml, line 2: did not find expected node content"),
    "twice": ("bad.yml", "key: bad\nkey: bad\n", 'bad.yml, line 2: "key" is given twice'),
    "no system": ("bad.yml", "- 1\n", "bad.yml, line 1: the file: "),
    "empty": ("bad.yml", "", "bad.yml, line 1: the file: "),
    "no date": ("bad.yml", "as_of: 2026-99-99\n", "bad.yml, line 1: cannot be read (month must be in 1..12)"),
    "odd key": ("bad.yml", "{[a]: b}\n", "bad.yml, line 1: cannot be read (unhashable type"),
    "deep": ("bad.yml", "[" * 99_000 + "]" * 99_000, "bad.yml, line 1: holds lists within lists"),
    "not text": ("bad.yml", b"\xff\xfe", "bad.yml, line 1: cannot be read ('utf-8' codec"),
    "large": ("bad.yml", "#" * 200_001, "bad.yml, line 1: has more than 200 kB; shorten it."),
    "suffix": ("bad.yaml", "key: bad\n", "bad.yaml, line 1: is not looked at; name it 'bad.yml'."),
    "field": ("bad.yml", {"makr": "x"}, "bad.yml, line 13: makr: there is no such field"),
    "no name": ("bad.yml", {"names": ["X9Z"], "short": ""}, "bad.yml, line 3: short: "),
    "family": ("bad.yml", {"part_of": ["none"]}, 'bad.yml, line 14: part_of.0: there is no system "none"'),
    "circle": ("bad.yml", {"part_of": ["bad"]}, 'bad.yml, line 14: part_of.0: "bad" in turn belongs to this system'),
    "claimed": ("bad.yml", {"names": ["THADD"]}, 'bad.yml, line 7: names.0: "THADD" is also "thaad"'),
    "capital": (
        "bad.yml", {"ambiguous": [{"form": "Bade", "also": "x", "needs": ["A"]}]},
        'bad.yml, line 17: ambiguous.0.needs.0: "A" has a capital',
    ),
    "tag": ("bad.yml", 'key: bad\nx: !!int ""\n', 'bad.yml, line 2: "tag:yaml.org,2002:int" is a tag of YAML'),
    "short tag": ("bad.yml", "x: ! y\n", 'bad.yml, line 1: "!" is a tag of YAML'),
    "mark": ("bad.yml", "key: &a bad\nname: *a\n", 'bad.yml, line 1: "a" marks a value for use in another place'),
    "marks of marks": (
        "bad.yml", "a0: &a0 {x: y}\n" + "".join(f"a{n}: &a{n} {{<<: [{f'*a{n - 1},' * 10}]}}\n" for n in range(1, 9)),
        'bad.yml, line 1: "a0" marks a value',
    ),
    "huge figure": ("bad.yml", f"x: 1{':0' * 400}.0\n", "bad.yml, line 1: cannot be read (int too large"),
    "huge repeat": (
        "bad.yml", {"ambiguous": [{"form": "Bade", "also": "x", "needs": ["a{99999999999}"]}]},
        'bad.yml, line 17: ambiguous.0.needs.0: "a{99999999999}" is not a regular expression',
    ),
    "endless": (
        "bad.yml", {"ambiguous": [{"form": "Bade", "also": "x", "needs": ["missile", "(a+)+$"]}]},
        'bad.yml, line 18: ambiguous.0.needs.1: "(a+)+$" takes too long to try; say how often at most',
    ),
    "many names": (
        "bad.yml", {"names": [f"X{n}Z" for n in range(40)], "variants": [{"name": "A", "spellings": ["B"] * 30}]},
        "bad.yml, line 6: names: with all spellings of the variants these are more than 1,000 ways",
    ),
    "long name": ("bad.yml", {"names": ["Bad " * 40]}, "bad.yml, line 7: names.0: has more than 120 characters"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "content", "said"), WRONG.values(), ids=WRONG)
def test_a_wrong_file_is_told_by_line_and_left_out(tmp_path, name, content, said):
    own(tmp_path, "good", "Good Heron")
    if isinstance(content, dict):
        own(tmp_path, "bad", "Bad Heron", **content)
    else:
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    found = catalogue_with(tmp_path)
    assert found.own == {"good"}
    (issue,) = found.issues
    assert f"{issue.where}: {issue.message}".startswith(said)
    assert issue.hint == "Until that is done, the system of this file is not looked for."
    assert len(check_own(tmp_path)) == 1


def test_the_key_of_a_built_in_system_is_its_own(tmp_path):
    own(tmp_path, "x", "Heron").rename(tmp_path / "y.yml")
    assert 'key: is "x", but the file is named "y"' in catalogue_with(tmp_path).issues[0].message
    (tmp_path / "y.yml").unlink()
    own(tmp_path, "thaad", "Another One")
    found = catalogue_with(tmp_path)
    assert found.systems["thaad"] == BUILT.systems["thaad"]
    assert 'key: "thaad" is in the built-in catalogue; choose another key.' in found.issues[0].message


def test_of_two_that_claim_a_name_the_later_is_left_out_with_what_hangs_on_it(tmp_path):
    own(tmp_path, "a", "Night Heron")
    own(tmp_path, "b", "Day Heron", "Day Heron", "night-heron")
    own(tmp_path, "c", "Noon Heron", part_of=["b"])
    found = catalogue_with(tmp_path)
    assert found.own == {"a"}
    assert [issue.where for issue in found.issues] == ["b.yml, line 8", "c.yml, line 14"]


def test_a_folder_that_cannot_be_read_is_no_folder(tmp_path):
    (tmp_path / "x.yml").mkdir()
    (issue,) = catalogue_with(tmp_path).issues
    assert issue.where == "x.yml, line 1" and "cannot be read" in issue.message
    (tmp_path / "file").write_text("")
    assert catalogue_with(tmp_path / "file") == BUILT


@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to("/dev/zero")], ids=["pipe", "device"])
def test_what_is_no_file_is_not_waited_for(tmp_path, make):
    own(tmp_path, "heron", "Night Heron")
    make(tmp_path / "x.yml")
    found = catalogue_with(tmp_path)
    assert found.own == {"heron"}
    assert [issue.message for issue in found.issues] == ["cannot be read; make it a file that this user may read."]


def test_the_check_tries_the_examples_and_tells_what_is_spoilt_elsewhere(tmp_path):
    own(tmp_path, "heron", "Night Heron", examples={"match": [{"text": "A Heron.", "finds": ["Heron"]}]})
    own(
        tmp_path,
        "greedy",
        "Thaad batteries",
        examples={"match": [{"text": "Thaad batteries.", "finds": ["Thaad batteries"]}]},
    )
    findings = check_own(tmp_path)
    assert any(f.startswith("heron.yml:10: examples.match.0: found [], not ['Heron']") for f in findings), findings
    assert any(f.startswith("thaad.yml:") and f"without those in '{tmp_path}'" in f for f in findings)
    assert not any(f.startswith("greedy.yml") for f in findings)


@pytest.mark.parametrize(
    ("more", "where", "said"),
    [
        ({"aliases": tuple(f"X{n}Z" for n in range(1001))}, "aliases", "“Other names” cannot be kept so: with all"),
        (
            {"beside": (("Heron", tuple(f"word{n:096}" for n in range(101))),)}, "beside",
            "“Names that need other words” cannot be kept so: ",
        ),
    ],
)  # fmt: skip
def test_a_form_that_asks_too_much_is_told_at_its_field(tmp_path, more, where, said):
    (complaint,) = review(Draft("Night Heron", kind="interceptor", **more), BUILT, tmp_path).complaints
    assert complaint.field == where and complaint.sentence.startswith(said)


def test_a_file_is_written_whole_or_not_at_all(tmp_path):
    write(tmp_path / "new", "a", "one")
    write(tmp_path / "new", "a", "two")
    assert [(path.name, path.read_text()) for path in (tmp_path / "new").iterdir()] == [("a.yml", "two")]
    (tmp_path / "new" / ".b.yml.part").mkdir()
    with pytest.raises(CatalogueError, match="cannot be written"):
        write(tmp_path / "new", "b", "one")
    (tmp_path / "new" / "c.yml").mkdir()
    with pytest.raises(CatalogueError, match="cannot be written"):
        write(tmp_path / "new", "c", "one")
    assert not (tmp_path / "new" / ".c.yml.part").exists()
    remove(tmp_path / "new", "a")
    remove(tmp_path / "new", "a")
    assert not (tmp_path / "new" / "a.yml").exists()


@pytest.mark.parametrize("key", ["", ".", "../x", "/x", "a/b", "a\\b", "A", "a\n", "a_b", "ä"])
def test_no_file_is_written_under_what_is_no_key(tmp_path, key):
    with pytest.raises(CatalogueError, match=r"is no key of a system; use small letters and figures"):
        write(tmp_path / "new", key, "one")
    assert list(tmp_path.iterdir()) == []


def test_keys_are_made_of_names_and_are_never_taken_twice():
    assert key_for("Sky-Bow III (Tien Kung)", []) == "sky-bow-iii-tien-kung"
    assert key_for("Éclair", ["eclair", "eclair-2"]) == "eclair-3"
    assert key_for("天弓", []) == key_for("天弓", []) != key_for("天", [])


def test_every_letter_counts_alike_however_it_is_written():
    for code in (*range(0xD800), *range(0xE000, sys.maxunicode + 1)):
        assert letters(chr(code)) == letters(chr(code).lower()) == letters(plain(chr(code))), hex(code)


WORDS = st.text("aAb 3-\n\u2011\u00a0é'\u02bcsS.", max_size=12)


@given(WORDS, WORDS, st.lists(st.sampled_from(["Ab", "A-3 b", "aa'b", "Bé"]), min_size=1, max_size=2))
def test_the_letters_of_a_form_stand_in_every_text_that_holds_it(before, after, names):
    systems = [system.model_copy(update={"names": tuple(names), "ambiguous": (), "variants": ()}) for system in ONE]
    naming = Naming(systems)
    for text in (f"{before}{names[0]}{after}", f"{before} {names[-1].upper()} {after}", before + after):
        found = next(naming._spotter.spots(plain(text)), None)
        assert not found or (naming.may_name(text) and letters(same(found.form.alias)) in letters(text))


ONE = [BUILT.systems["thaad"]]
