"""Movements by the words beside a figure."""

import pytest

from kit.grammar.changes import basis, change, direction


@pytest.mark.parametrize(
    ("before", "after", "sign", "against"),
    [
        ("Revenue grew by ", " year over year", 1, "yoy"),
        ("Orders were down ", " sequentially", -1, "qoq"),
        ("It was ", ", a 9", None, None),
        ("a ", " year-over-year increase", 1, "yoy"),
        ("a ", " decline in pricing", -1, None),
        ("Costs fell a further ", ".", -1, None),
        ("Margin rose to ", " from", None, None),
    ],
)
def test_words_of_movement(before, after, sign, against):
    found = change(before, after)
    assert (found and found.sign, found and found.basis) == (sign, against)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("month-over-month", "mom"),
        ("versus last quarter", "qoq"),
        ("since year-end", "ytd"),
        ("the midpoint of the range", "guidance"),
        ("a fine result", None),
    ],
)
def test_what_a_change_is_against(text, expected):
    assert basis(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("almost flat", "flat"), ("doubled", "up"), ("halved", "down"), ("fine", None)],
)
def test_directions_in_words_alone(text, expected):
    assert direction(text) == expected
