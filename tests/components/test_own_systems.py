"""The form for own systems: what is wrong is said by the field's own name, nothing typed is lost, and it is applied."""

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from components import server
from picket.catalogue.draft import LABELS
from picket.library import Library
from tests.own_at_hand import own

SCRIPT = """
from components import own_systems
own_systems.draw()
"""


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    """A library with the seed article, and the folder of its own systems."""
    monkeypatch.setenv("PICKET_LIBRARY", str(tmp_path))
    st.cache_resource.clear()
    server.library()
    yield tmp_path / "systems"
    assert server.following().wait(60)
    server.library().close()
    st.cache_resource.clear()


class Form:
    def __init__(self):
        self.at = AppTest.from_string(SCRIPT, default_timeout=60)
        self.run()

    def run(self):
        self.at.run()
        assert not self.at.exception, self.at.exception
        return self

    def field(self, name):
        fields = [*self.at.text_input, *self.at.text_area, *self.at.selectbox]
        return next(one for one in fields if one.label == LABELS[name])

    def send(self, **typed):
        for name, value in typed.items():
            field = self.field(name)
            field.select(value) if name in ("kind", "part_of") else field.set_value(value)
        next(b for b in self.at.button if b.label in ("Add system", "Save")).click()
        self.run()
        return [said.value.replace("\\", "") for said in (*self.at.error, *self.at.warning)]

    def click(self, key):
        self.at.button(key=key).click()
        return self.run()

    @property
    def listed(self):
        return [m.value.replace("\\", "") for m in self.at.markdown]


def mentions(key):
    assert server.following().wait(60)
    library = server.library()
    return sum(m.target == key for one in library.ids() for m in library.reading(one).mentions)


def test_a_system_is_added_found_changed_and_removed(shelf):
    form = Form()
    sentence = "It has the economic zone in view."
    typed = {"name": "Zone Watch", "kind": "sensor", "aliases": "exclusive economic zone\neconomic zone"}
    assert form.send(**typed, part_of="aegis", found=sentence, not_found="The zone is calm.") == []
    assert mentions("zone-watch") == 1
    assert form.field("name").value == "" and form.field("aliases").value == "", "the form is empty for the next"
    assert form.run().listed == [
        "**Zone Watch** · sensor · 1 mention  \nZone Watch, exclusive economic zone, economic zone"
    ]
    form.click("own-edit-zone-watch")
    assert [form.field(name).value for name in ("name", "kind", "part_of", "found", "not_found")] == [
        "Zone Watch", "sensor", "aegis", sentence, "The zone is calm."
    ]  # fmt: skip
    assert form.send(name="Watch of the Zone", aliases="maritime zone", found="") == []
    assert mentions("zone-watch") == 0
    assert form.run().listed == ["**Watch of the Zone** · sensor · 0 mentions  \nWatch of the Zone, maritime zone"]
    form.click("own-remove-zone-watch")
    assert list(shelf.glob("*.yml")), "it asks first"
    form.click("own-no-zone-watch")
    assert form.at.button(key="own-remove-zone-watch") and not [
        b for b in form.at.button if b.key == "own-yes-zone-watch"
    ]
    form.click("own-remove-zone-watch").click("own-yes-zone-watch")
    assert form.listed == [] and list(shelf.glob("*.yml")) == []


def test_the_heading_over_a_system_to_change_reads_as_it_is_named(shelf):
    form = Form()
    assert form.send(name="Zeta R&D_Shield *1*", kind="sensor") == []
    (key,) = (file.stem for file in shelf.glob("*.yml"))
    form.run().click(f"own-edit-{key}")
    assert any("<h2>Change “Zeta R&amp;D_Shield *1*”</h2>" in one.proto.body for one in form.at.get("html"))


GOOD = {"name": "Zone Watch", "kind": "sensor"}
WRONG = [
    ({"name": ""}, ["“Name” is empty; give the full name of the system."]),
    ({"kind": None}, ["“Kind” is not chosen; choose what kind of system it is."]),
    ({"aliases": "Watch\nTHADD"}, ["“Other names” holds “THADD”, which is already a name of THAAD; take it out."]),
    ({"name": "sm 3"}, ["“Name” holds “sm 3”, which is already a name of SM-3; take it out."]),
    ({"short": "!!!"}, ["“Short name” holds “!!!”, which has no letter or digit; write a name."]),
    ({"aliases": "a\u200bb"}, ["holds a character that cannot be seen; type it anew."]),
    ({"aliases": "x" * 121}, ["is longer than 120 characters; shorten it."]),
    ({"short": "Patriot"}, ["“Short name” holds “Patriot”, which is already a name of Patriot; take it out."]),
    ({"beside": "Sentry"}, ["“Names that need other words” has “Sentry” without words; write it like “Shield: mis"]),
    ({"found": "The zone sleeps."}, ["“Sentences in which it must be found” has “The zone sleeps.”, in which none"]),
    ({"not_found": "A zone watch."}, ["“Sentences in which it must not be found” has “A zone watch.”, in which “zo"]),
    ({"name": "zg 21"}, ["“Name” is not found even where it stands; write it as reports do."]),
    ({"name": "", "kind": None}, ["“Name” is empty", "“Kind” is not chosen"]),
]  # fmt: skip


@pytest.mark.parametrize(("wrong", "said"), WRONG, ids=[" ".join(w) + str(n) for n, (w, _) in enumerate(WRONG)])
def test_what_is_wrong_is_one_sentence_that_names_the_field_and_nothing_typed_is_lost(shelf, wrong, said):
    form, typed = Form(), GOOD | wrong
    found = form.send(**{name: value for name, value in typed.items() if value is not None})
    assert len(found) == len(said), found
    for sentence, words in zip(found, said):
        assert words in sentence and sentence.startswith("“") and sentence.endswith(".")
    assert {name: form.field(name).value for name in typed} == typed
    assert not shelf.exists(), "nothing was written"


def test_an_ordinary_word_is_warned_about_once_with_the_documents_in_which_it_stands(shelf):
    form = Form()
    (said,) = form.send(**GOOD, aliases="missile")
    assert said.startswith("“missile” is an ordinary English word and would be found in 1 document of this library;")
    assert not shelf.exists() and form.field("aliases").value == "missile"
    (said,) = form.send(aliases="dialogue\nJP")
    assert said.startswith("“JP” has hardly any letters and would be found in 0 documents")
    assert form.send(aliases="dialogue\nJP") == [], "saved once more it is kept so"
    assert mentions("zone-watch") == 2


def test_an_ordinary_word_counts_beside_the_words_it_needs(shelf):
    form = Form()
    assert form.send(**GOOD, beside="source: kyodo, C++ (new)") == []
    assert mentions("zone-watch") == 0
    form.run().click("own-edit-zone-watch")
    assert form.field("beside").value == "source: kyodo, c++ (new)"
    assert form.send(beside="source: govern, radar") == []
    assert "- \\bgovern\n" in (shelf / "zone-watch.yml").read_text()
    assert mentions("zone-watch") == 1


def test_a_system_of_ordinary_words_alone_is_safe_with_the_word_it_needs(shelf):
    assert Form().send(name="Source", kind="sensor", beside="Source: missile") == []
    assert server.catalogue().systems["source"].names == ("Source missile",)


def test_a_broken_file_is_told_and_keeps_nothing_from_working(shelf):
    own(shelf, "good", "economic zone")
    own(shelf, "bad", "Bad One", kind="toy")
    form = Form()
    (said,) = [warning.value.replace("\\", "") for warning in form.at.warning]
    assert said.startswith("A file of your own systems is left out. bad.yml, line 4: kind: Input should be")
    assert mentions("good") == 1
    assert [line.split(" ·")[0] for line in form.listed] == ["**economic zone**"]


US = {"us": {"title": "Ours", "publisher": "Us", "url": "none", "grade": "C"}}


def test_a_file_with_more_than_the_form_can_say_is_not_offered_for_change(shelf):
    own(shelf, "more", "More Of It", variants=[{"name": "Block 2"}])
    own(shelf, "told", "Told Of It", origin=[{"value": "NOR", "sources": ["us"]}], sources=US)
    own(shelf, "both", "Both Of It", part_of=["aegis", "patriot"])
    own(shelf, "plain", "Plain Of It", part_of=["aegis"])
    form = Form()
    keys = [button.key for button in form.at.button]
    assert [key for key in keys if key.startswith("own-edit")] == ["own-edit-plain"]
    assert sum(key.startswith("own-remove") for key in keys) == 4
    assert any("more.yml itself" in caption.value for caption in form.at.caption)


def test_a_folder_changed_by_hand_and_a_dashboard_begun_anew_are_followed(shelf, monkeypatch):
    form = Form()
    path = own(shelf, "zone", "economic zone")
    form.run()
    assert mentions("zone") == 1
    path.unlink()
    form.run()
    assert mentions("zone") == 0
    own(shelf, "zone", "economic zone")
    st.cache_resource.clear()
    Form()
    assert mentions("zone") == 1


def test_names_of_every_kind_make_a_file_of_their_own(shelf):
    form = Form()
    for name in ("Стена", "../../etc/x", "no: [x]", "yes"):
        assert form.send(name=name, kind="sensor") == [], name
    assert sorted(path.name for path in shelf.iterdir()) == ["etc-x.yml", "no-x.yml", "own-e1300f32.yml", "yes.yml"]
    assert len(Library.open(shelf.parent).ids()) == 1 and len(server.catalogue().own) == 4
