"""What one figure takes from the next: its scale, its unit."""

import pytest

from kit.grammar.quantities import quantities


@pytest.mark.parametrize(
    ("text", "low", "unit"),
    [
        ("We spent $1.2 and $1.4 billion.", [1.2e9, 1.4e9], ["USD", "USD"]),
        ("Debt went from $1.2 to $1.4 billion.", [1.2e9, 1.4e9], ["USD", "USD"]),
        ("It rose from 5 to 7%.", [5, 7], ["percent", "percent"]),
        ("It fell from 70 to 50 basis points.", [70, 50], ["bps", "bps"]),
        ("Members went from 3 to 4 million.", [3e6, 4e6], ["count", "count"]),
        ("EPS of $1.20 and $1.4 billion of sales.", [1.2, 1.4e9], ["USD", "USD"]),
        ("$900 million and $1.4 billion", [9e8, 1.4e9], ["USD", "USD"]),
        ("12 stores and 7%", [12, 7], ["count", "percent"]),
    ],
)
def test_what_is_said_once_for_two(text, low, unit):
    read = [found.value for found in quantities(text)]
    assert ([value.low for value in read], [value.unit for value in read]) == (low, unit)
