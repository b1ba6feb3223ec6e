"""When the quarter closed that a call reports on."""

from datetime import date

import pytest

from kit.grammar.closing import closing
from kit.values import Period


@pytest.mark.parametrize(
    ("text", "day", "closed"),
    [
        ("In the June quarter sales rose.", date(2024, 7, 30), (2024, 6)),
        ("We filed for the quarter ended April 30, 2024.", date(2024, 8, 29), (2024, 7)),
        ("The quarter ended April 3 was good.", date(2021, 5, 1), (2021, 3)),
        ("The December quarter was good.", date(2022, 1, 2), (2021, 9)),
        ("Sales rose in June.", date(2024, 7, 30), None),
        ("In the June quarter sales rose.", None, None),
    ],
)
def test_the_last_quarter_over_by_the_day_of_the_call(text, day, closed):
    assert closing(text, day) == closed


@pytest.mark.parametrize(
    ("text", "own", "closed"),
    [
        ("We report record results for the December quarter.", Period(2022, 1), (2021, 12)),
        ("Revenue for the June quarter was $4 million.", Period(2024, 2), (2024, 6)),
        ("The December quarter is our strongest.", Period(2022, 1), None),
        ("Revenue for the June quarter was $4 million.", None, None),
    ],
)
def test_without_the_day_the_quarter_that_results_are_reported_for(text, own, closed):
    assert closing(text, None, own) == closed
