"""What holds for any decisions about any library."""

from random import Random

import numpy as np
import pytest

from picket.catalogue.load import load_catalogue
from picket.columns import place_in
from picket.corrections import making
from picket.corrections.applying import corrected
from picket.corrections.corrected import Corrected
from picket.corrections.decision import Named, Read
from picket.corrections.standing import withdrawal
from picket.filter import Filter
from picket.labels import LABELS
from picket.ledger import Ledger
from picket.model import SENSES
from picket.tables import TABLES
from tests.ledger_at_hand import COUNTRIES, SYSTEMS, WORDS, made_library

CATALOGUE = load_catalogue()
NAMED = [*(Named("COUNTRY", key) for key in COUNTRIES), *(Named("SYSTEM", key) for key in SYSTEMS)]
NAMED += [Named("PERSON", "Abe"), Named("ORG", "New Org"), Named("COUNTRY", "FRA", "place")]


def some(ledger: Ledger, chance: Random, many: int) -> list:
    """Decisions of every kind and scope, of two people, some of them taken back."""
    mentions = TABLES["mentions"].make(ledger.where(Filter(senses=SENSES)))
    made = []
    for _ in range(many):
        row = mentions.iloc[chance.randrange(len(mentions))]
        point = making.mention(ledger, row["document"], int(row["start"]), int(row["end"]), row["label"])
        who, named = chance.choice(("Ana", "Bo")), chance.choice(NAMED)
        scope = chance.choice(("mention", "document", "everywhere"))
        does = chance.choice(("reject", "name", "confirm", "add", "merge", "withdraw"))
        if does == "withdraw" and made:
            made.append(withdrawal(chance.choice(made), who))
        elif does == "merge":
            other = named if chance.random() < 0.7 else None
            where = row["document"] if scope == "document" else ""
            made.append(making.of_entity(Read(row["label"], row["key"]), who, named=other, document=where))
        elif does == "add":
            text = ledger.library.texts([int(row["document"][1:]) + 1])[int(row["document"][1:]) + 1]
            start = text.index(chance.choice([word for word in WORDS if word in text]))
            missed = making.selection(ledger, row["document"], start, start + 4)
            made.append(making.about(missed, "add", who, scope=scope, named=named))
        elif does != "withdraw":
            made.append(making.about(point, does, who, scope=scope, named=named if does == "name" else None))
    return made


@pytest.fixture(scope="module", params=range(3))
def shelf(request, tmp_path_factory):
    library, pieces = made_library(tmp_path_factory.mktemp("laws"), 20, request.param)
    before = Ledger.of(library, CATALOGUE)
    decisions = some(before, Random(request.param), 60)
    yield library, before, decisions, [piece.text for piece in pieces], request.param
    library.close()


@pytest.fixture(scope="module")
def after(shelf):
    """The ledger with all of them, made step by step."""
    library, ledger, decisions = shelf[:3]
    for place in range(0, len(decisions), 7):
        library.decide(decisions[place : place + 7])
        ledger = Ledger.of(library, CATALOGUE, ledger.snapshot)
    return ledger


def cells(ledger: Ledger, name: str) -> list[tuple]:
    return [
        tuple(map(str, row)) for row in TABLES[name].make(ledger.where(Filter(senses=SENSES))).itertuples(index=False)
    ]


def test_step_by_step_is_all_at_once_and_twice_is_once(shelf, after):
    library = shelf[0]
    anew = Ledger.of(library, CATALOGUE)
    for name in ("mentions", "entities", "statements", "issues"):
        assert cells(after, name) == cells(anew, name), name
    again = corrected(after.whole.as_read, library, CATALOGUE, after.whole)
    assert isinstance(again, Corrected)
    for name, column in vars(again.columns).items():
        assert np.array_equal(column, getattr(after.whole.columns, name)), name


def test_any_order_of_arrival(shelf, after, tmp_path):
    library, _ = made_library(tmp_path, 20, shelf[4])
    library.decide(shelf[2][::-1])
    turned = Ledger.of(library, CATALOGUE)
    library.close()
    assert turned.whole.standing == after.whole.standing
    for name, column in vars(turned.whole.columns).items():
        assert np.array_equal(column, getattr(after.whole.columns, name)), name
    assert turned.statements.equals(after.statements)


def test_what_was_read_is_untouched(shelf, after):
    before = shelf[1]
    raw = after.whole.as_read
    for name, column in vars(raw.columns).items():
        assert np.array_equal(column, getattr(before.whole.columns, name)), name
    assert cells(after.as_read, "statements") == cells(before, "statements")


def test_words_are_those_of_the_text(shelf, after):
    columns, words, texts = after.whole.columns, after.whole.words, shelf[3]
    for document, start, end, text in zip(columns.document, columns.start, columns.end, words[columns.text]):
        assert texts[document - 1][start:end] == text


def test_rows_stand_in_order_and_every_code_fits(after):
    whole, columns = after.whole, after.whole.columns
    keys = list(zip(columns.document, columns.label, columns.entity, columns.start))
    assert keys == sorted(keys)
    assert np.array_equal(whole.entity_labels[columns.entity], columns.label)
    assert np.array_equal(np.array(whole.names.named_entity)[columns.named], columns.entity)
    assert np.array_equal(np.array(whole.names.spelling_entity)[columns.spelling], columns.entity)
    assert np.array_equal(np.array(whole.names.spelling_text)[columns.spelling], columns.text)
    country = columns.label == list(LABELS).index("COUNTRY")
    assert (columns.sense[~country] == len(SENSES)).all()
    assert (columns.sentence_start <= columns.start).all() and (columns.sentence_end >= columns.end).all()
    sentences = set(zip(columns.sentence.tolist(), place_in(columns.document, columns.sentence_start).tolist()))
    assert len(sentences) == len({number for number, _ in sentences})


def test_tables_sum_to_the_rows_and_every_change_is_accounted_for(after):
    whole, kept = after.whole, after.where(Filter(senses=SENSES))
    for name in ("kinds", "entities"):
        table = TABLES[name].make(kept)
        assert table["mentions"].sum() == len(kept) == len(whole.columns)
    read = len(whole.as_read.columns)
    assert len(whole.columns) == read - len(whole.rejected) + int((whole.origin < 0).sum())
    assert sum(whole.effects.values()) == int(whole.changed.sum()) + len(whole.rejected)
    untouched = whole.origin[~whole.changed]
    assert (untouched >= 0).all()
    for name in ("entity", "sense", "variant", "spelling", "start"):
        assert np.array_equal(
            getattr(whole.columns, name)[~whole.changed], getattr(whole.read.columns, name)[untouched]
        )


def test_taken_back_it_is_as_it_was_read(shelf, after):
    library, before = shelf[:2]
    library.decide([withdrawal(one, "Cy") for one in after.whole.standing.decisions])
    back = Ledger.of(library, CATALOGUE, after.snapshot)
    for name in ("mentions", "statements", "issues"):
        assert cells(back, name) == cells(before, name), name
