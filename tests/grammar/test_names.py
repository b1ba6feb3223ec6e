"""Numerals that are no amounts."""

import pytest

from kit.grammar.names import NAMES, names

SAYS = [(rule.name, text, value) for rule in NAMES for text, value in rule.says.items()]


@pytest.mark.parametrize(("name", "text", "value"), SAYS, ids=[text for _, text, _ in SAYS])
def test_a_rule_reads_its_own_examples_whole(name, text, value):
    sentence = f"It was {text}."
    (found,) = names(sentence)
    assert (found.rule, found.value, found.span.of(sentence)) == (name, value, text)


@pytest.mark.parametrize(
    "text", ["$5 million", "RMB500 million", "5x growth", "grew 5% to $4.2bn", "in Q4", "1.2B"]
)
def test_an_amount_or_a_period_is_no_name(text):
    assert not list(names(text))
