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


SKIPS = [(rule, text) for rule in PERIODS for text in rule.skips]


@pytest.mark.parametrize(("rule", "text"), SKIPS, ids=[text for _, text in SKIPS])
def test_a_rule_skips_its_look_alikes(rule, text):
    assert rule.name not in [found.rule for found in periods(f"It was {text}.")]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("the December quarter", "2022Q1"),
        ("the March quarter", "2022Q2"),
        ("the March quarter a year ago", "2021Q2"),
        ("the September quarter of 2021", "2021Q4"),
        ("the May quarter", None),
        ("in February", "2022-02"),
        ("in November", "2021-11"),
        ("the end of December", "2022Q1"),
        ("the end of September", "2021Q4"),
        ("the end of October", "2021-10"),
        ("the end of 2021", "2021Q4"),
    ],
)
def test_months_are_counted_from_the_month_the_quarter_closed(text, meant):
    (found,) = periods(f"It was {text}.")
    period = found.value.resolve(Period(2022, 1), (2021, 12))
    assert (period and str(period)) == meant
