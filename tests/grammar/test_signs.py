"""Figures below zero."""

import pytest

from kit.grammar.quantities import quantities


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Growth was minus 5%.", [(-5, -5)]),
        ("cash flow of negative $27.3 million", [(-27.3e6, -27.3e6)]),
        ("Margin: -2.5%", [(-2.5, -2.5)]),
        ("minus 1% to 6%", [(-1, 6)]),
        ("negative 3% to 5%", [(-5, -3)]),
        ("-5% to -7%", [(-7, -5)]),
        ("flat to down 3%", [(-3, 0)]),
        ("$2 billion plus or minus $100 million", [(1.9e9, 2.1e9)]),
        ("in 2-5% steps", [(2, 5)]),
        ("A plus-5% year", [(5, 5)]),
    ],
)
def test_the_sign_that_words_or_a_dash_give(text, ends):
    assert [(found.value.low, found.value.high) for found in quantities(text)] == ends
