"""The figures of a real call, where it lies beside the checkout, against a list read off it by hand."""

import pytest

import kit
from tests.truth.figures.ruler import CALLS, facts, read

CALL = "lexin-2023q4"

pytestmark = pytest.mark.skipif(
    not (CALLS / facts(CALL)["call"]).exists(), reason="no real calls beside this checkout"
)


@pytest.fixture(scope="module")
def held():
    return read(CALL)


def test_most_figures_are_right_in_every_column(held):
    pairs, _ = held
    right = sum(not wrong for *_, wrong in pairs)
    assert len(pairs) == 83
    assert right >= 80


def test_every_figure_is_found_and_placed_in_time_and_against_what(held):
    pairs, _ = held
    placing = {"low", "unit", "aspect", "period", "basis", "bound", "measure"}
    wrong = [(fact, sorted(placing & {*bad})) for fact, _, bad in pairs if placing & {*bad}]
    assert not wrong


def test_nothing_else_is_a_figure_of_the_company(held):
    _, others = held
    assert [row["label"] for row in others if row["role"] != "analyst"] == []


def test_what_words_alone_say(held):
    known = facts(CALL)
    table = kit.metrics(kit.load(CALLS / known["call"]))
    bare = table[table["low"].isna()].astype(object).to_dict("records")
    for fact in known["in_words"]:
        assert any(all(row[c] == value for c, value in fact.items()) for row in bare), fact
