"""What an error quotes is shortened, so that it stays a sentence whatever was asked for."""

import pytest

from picket.address import asked
from picket.errors import CatalogueError, FilterError, PicketError


def test_a_sentence_of_any_usual_length_is_said_as_it_is():
    said = f"'{'a' * 255}' is not there; check the path, or whether it was moved in the meantime."
    assert str(PicketError(said)) == said
    findings = "\n".join(f"file.yml:{n}: 'name' is missing" for n in range(500))
    assert str(CatalogueError(findings)) == findings


@pytest.mark.parametrize("value", ["A" * 100_000, "it's " * 20_000, "'" * 100_000])
def test_of_what_is_longer_than_anybody_reads_the_middle_is_left_out(value):
    with pytest.raises(FilterError) as refused:
        asked({"from": [value]})
    said = str(refused.value)
    assert said.startswith(f"The link asks for from={value[:20]}") and len(said) < 600
    assert said.endswith(", which is no date; write it as 2017-03-31.")
