"""Movements by the words beside a figure."""

import pytest

from kit.grammar.changes import basis, change, direction, impact, worded


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


@pytest.mark.parametrize(
    ("before", "after", "went"),
    [
        ("Our ", " was almost flat in the quarter.", "flat"),
        ("Our ", " declined slightly.", "down"),
        ("Our ", " was in line with last year.", "flat"),
        ("Our ", " landed in line with our plans.", None),
        ("We reached record ", " in May.", "up"),
        ("This is the tool of record ", " everywhere.", None),
        ("It holds a month of constant ", " in stock.", None),
        ("We can move ", " up or down.", None),
        ("Our ", " showed steady improvement.", None),
        ("Our ", " was lower than we expected.", None),
    ],
)
def test_which_way_a_name_went_without_a_figure(before, after, went):
    found = worded(before, after)
    assert (found and found.direction) == went


@pytest.mark.parametrize(
    ("before", "after", "sign"),
    [
        ("a ", " headwind from currency", -1),
        ("with a benefit of ", " from mix", 1),
        ("it hurt margin by ", ".", -1),
        ("a spread of ", " over the index", 0),
    ],
)
def test_what_something_added_or_took(before, after, sign):
    assert impact(before, after) == sign


def test_an_improvement_says_good_not_up():
    assert change("an improvement of ", "").judged
    assert not change("an increase of ", "").judged


def test_a_length_of_time_is_no_comparison():
    assert change("It will cost ", " over the next three years.") is None
    assert change("It rose ", " over last year.").basis == "yoy"
