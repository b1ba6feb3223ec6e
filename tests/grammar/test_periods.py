"""Periods as said, and the periods they mean on a call that reports on one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.grammar.periods import PERIODS, periods
from kit.values import Period

SAYS = [(rule.name, text, value) for rule in PERIODS for text, value in rule.says.items()]


@pytest.mark.parametrize(("name", "text", "value"), SAYS, ids=[f"{n}: {t}" for n, t, _ in SAYS])
def test_a_rule_reads_its_own_examples(name, text, value):
    (found,) = periods(f"It was {text}.")
    assert found.value == value


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("the fourth quarter", "2023Q4"),
        ("Q3", "2023Q3"),
        ("last quarter", "2023Q3"),
        ("next quarter", "2024Q1"),
        ("a year ago", "2022Q4"),
        ("full year 2024", "FY2024"),
        ("next year", "FY2024"),
        ("last year", "FY2023"),  # on a fourth-quarter call: the year it reports on
        ("the second half of 2023", "2023H2"),
        ("the first nine months of 2023", "9M2023"),
        ("Q4 of last year", "2022Q4"),
    ],
)
def test_what_is_meant_follows_from_the_calls_own_period(text, meant):
    (found,) = periods(f"It was {text}.")
    assert str(found.value.resolve(Period(2023, 4))) == meant


@pytest.mark.parametrize("text", ["last quarter", "Q3", "next year", "a year ago", "this quarter"])
def test_without_the_calls_period_nothing_is_guessed(text):
    (found,) = periods(f"It was {text}.")
    assert found.value.resolve(None) is None


@given(st.integers(1990, 2050), st.integers(1, 4), st.integers(-8, 8))
def test_steps_of_a_quarter_can_be_taken_back(year, quarter, by):
    period = Period(year, quarter)
    assert period.step(by).step(-by) == period
    assert Period.parse(str(period)) == period
