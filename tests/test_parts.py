"""Where questions begin, told by a heading, by a host, or by who speaks."""

from itertools import pairwise

import pytest

from kit.load import load

TALK = """Operator: Welcome to the Acme call. A question-and-answer session follows. Over to Jane.
Jane Roe: Thank you. I am the CFO of Acme. After this we take questions.
Al Poe: {}
Operator: {}
Ann Ash: What about margins?
Jane Roe: Better, Ann.
Operator: Goodbye.
"""


def opening(text):
    return next((turn.index for turn in load(text=text).turns if turn.part == "qa"), None)


@pytest.mark.parametrize(
    ("last", "host"),
    [
        ("All fine.", "Our first question comes from Ann Ash of Copper Street. Please go ahead."),
        (
            "May we have the first question, please?",
            "Certainly. That question is from Ann Ash with Copper Street.",
        ),
        ("All fine.", "[Operator Instructions] The first one is from Ann Ash at Copper Street."),
        ("The first question I get is always on price.", "The next question is from Ann Ash."),
    ],
)
def test_the_turn_that_gives_the_floor_opens_the_questions(last, host):
    assert opening(TALK.format(last, host)) == 3


def test_a_heading_decides():
    text = TALK.format("All fine.\nQuestions and Answers:", "Go on, please.")
    assert opening(text) == 3


def test_a_table_of_contents_decides_nothing():
    text = "Prepared Remarks\nQuestions and Answers\n\n" + TALK.format("Fine.", "Goodbye, Ann.")
    assert opening(text) is None


def test_a_host_may_read_the_questions():
    text = (
        "Jane Roe: Hello. I am the head of investor relations. With me is Al Poe.\n"
        "Al Poe: Sales rose.\n"
        "Jane Roe: The first question is, will they rise again?\n"
        "Al Poe: They will.\nJane Roe: Thank you.\n"
    )
    assert opening(text) == 2


def test_a_call_without_questions_has_no_such_part():
    call = load(
        text="Jane Roe: Hello, Al.\nAl Poe: Sales rose.\nJane Roe: Thank you.\nAl Poe: Bye."
    )
    assert set(call.parts) == {"prepared"}
    assert {turn.part for turn in call.turns} == {"prepared"}


@pytest.mark.parametrize(
    "name", ["alphaspread.txt", "motleyfool.txt", "colons.md", "plain.txt", "seekingalpha.txt"]
)
def test_parts_hold_their_turns_and_do_not_overlap(name):
    call = load(f"tests/calls/{name}", format=name.split(".")[0])
    assert all(call.parts[turn.part].holds(turn.span) for turn in call.turns)
    ends = sorted(call.parts.values())
    assert all(one.end <= other.start for one, other in pairwise(ends))
