"""When the quarter closed that a call reports on."""

from datetime import date

import pytest

from kit.grammar.closing import closing


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
