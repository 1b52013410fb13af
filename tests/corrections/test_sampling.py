"""Samples are drawn once, kept, judged one by one, and tell how right a library is."""

import pytest

from picket.corrections import making, sampling
from picket.corrections.standing import withdrawal
from tests.corrections.shelf import fill, ledger_of, of


@pytest.fixture
def library(tmp_path):
    shelf = fill(tmp_path)
    yield shelf
    shelf.close()


def test_a_sample_is_the_same_by_its_seed_and_holds_every_mention_of_a_small_kind(library):
    ledger = ledger_of(library)
    one, same, other = (sampling.draw(ledger, "COUNTRY", 3, seed) for seed in (1, 1, 2))
    assert one.mentions == same.mentions != other.mentions
    whole = sampling.draw(ledger, "PERSON", 20, 5)
    assert sorted(whole.mentions) == sorted(set(whole.mentions))
    assert len(whole.mentions) == len(of(ledger, "Kim")) == 3
    assert sampling.draw(ledger, "EVENT").mentions == ()


def test_verdicts_make_the_precision_and_what_is_left(library):
    ledger = ledger_of(library)
    sample = sampling.draw(ledger, "PERSON", 3, 5)
    sampling.keep(library, sample)
    assert sampling.kept(library, "PERSON") == sample
    assert sampling.kept(library, "ORG") is None
    right, wrong = (making.mention(ledger, *mention) for mention in sample.mentions[:2])
    one = making.about(right, "confirm", "Ana", sample=sample.id)
    other = making.about(wrong, "reject", "Ana", sample=sample.id)
    library.decide([one, other])
    after = ledger_of(library, ledger)
    standing = after.whole.standing
    assert sample.left(standing.decisions) == [sample.mentions[2]]
    (told,) = sampling.precisions(standing.decisions)
    assert (told.label, told.right, told.checked, told.share) == ("PERSON", 1, 2, 0.5)
    assert 0 < told.low < 0.5 < told.high < 1
    assert len(of(after, "Kim")) == 2
    assert right.wording == "Kim"
    library.decide([withdrawal(other, "Ana")])
    assert len(sample.left(ledger_of(library).whole.standing.decisions)) == 2


@pytest.mark.parametrize(
    ("right", "checked", "low", "high"),
    [(0, 0, 0, 1), (20, 20, 0.8389, 1), (18, 20, 0.6990, 0.9721), (0, 10, 0, 0.2775), (5, 10, 0.2366, 0.7634)],
)
def test_wilsons_interval(right, checked, low, high):
    assert sampling.wilson(right, checked) == pytest.approx((low, high), abs=5e-5)
