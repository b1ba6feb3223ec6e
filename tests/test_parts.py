"""Where questions begin, told by a heading, by a host, or by who speaks."""

from itertools import pairwise

import pytest

from kit import parts
from kit.people.cast import resolve
from tests.people.drafts import drafted

TALK = """
Operator: Welcome to the Acme call. A question-and-answer session follows. Over to Jane.
Jane Roe: Thank you. I am the CFO of Acme. After this we take questions.
Al Poe: {}
Operator: {}
Ann Ash: What about margins?
Jane Roe: Better, Ann.
Operator: Goodbye.
"""


def opening(talk, **how):
    return resolve(drafted(talk, **how)).opening


@pytest.mark.parametrize(
    ("last", "host"),
    [
        ("All fine.", "Our first question comes from Ann Ash of Copper Street. Please go ahead."),
        (
            "May we have the first question, please?",
            "Certainly. That question is from Ann Ash with Copper Street.",
        ),
        ("All fine.", "[Operator Instructions] The first one is from Ann Ash at Copper Street."),
        ("All fine.", "(Operator Instructions) Ann Ash, Copper Street."),
        ("All fine.", "We'll go first to Ann Ash with Copper Street."),
        ("The first question I get is always on price.", "The next question is from Ann Ash."),
    ],
)
def test_the_turn_that_gives_the_floor_opens_the_questions(last, host):
    assert opening(TALK.format(last, host)) == 3


def test_a_heading_decides():
    talk = TALK.format("All fine.\nQuestions and Answers", "Go on, please.")
    assert opening(talk, questions="Questions and Answers") == 3


def test_a_table_of_contents_decides_nothing():
    talk = TALK.format("Fine.", "Goodbye, Ann.")
    assert opening(talk, head="Prepared Remarks\nQuestions and Answers") == 7


@pytest.mark.parametrize(
    "read",
    [
        "The first question is, will they rise again?",
        "We have questions that holders sent in. The first one is: will they rise again?",
    ],
)
def test_a_host_may_read_the_questions(read):
    talk = (
        "Jane Roe: Hello. I am the head of investor relations. With me is Al Poe.\n"
        f"Al Poe: Sales rose.\nJane Roe: {read}\nAl Poe: They will.\nJane Roe: Thank you.\n"
    )
    assert opening(talk) == 2


def test_a_few_words_that_hand_over_to_a_speaker_open_no_questions():
    talk = TALK.format("All fine.", "The first question is from Ann Ash.")
    handed = (
        "Operator: I now turn the call over to Jane Roe. Please go ahead.\nJane Roe: Thank you."
    )
    assert opening(talk.replace("Jane Roe: Thank you.", handed)) == 4


@pytest.mark.parametrize(
    ("talk", "first"),
    [
        # nobody hands over: the first asker, or the few words that led in to it
        ("Jane Roe | CFO: Sales rose.\nAnn Ash | Copper Street: Why?\n", 1),
        (
            "Jane Roe | CFO: Hi.\nAl Poe | CEO: We now move to Q&A.\nAnn Ash | Copper Street: Why?\n",
            1,
        ),
        # questions and nothing else
        ("Ann Ash | Copper Street: Why?\nJane Roe | CFO: Prices.\n", 0),
        # who asks first is not handed over to, and later ones are
        (
            (
                "Jane Roe | CFO: Sales rose.\nAnn Ash | Copper Street: Why?\nJane Roe | CFO: Prices.\n"
                "Operator: Next question is from Bo Fry of Poe.\nBo Fry | Poe: And now?\n"
            ),
            1,
        ),
        # a broker hosts, and asks at the end
        (
            (
                "Operator: Welcome. Over to Bo Fry from Copper Securities.\n"
                "Bo Fry: On behalf of Copper Securities, welcome.\nJane Roe: I am the CFO. Sales rose.\n"
                "Operator: First question is from Ann Ash of Poe.\nAnn Ash: Why?\nJane Roe: Prices.\n"
                "Operator: Next is Bo Fry of Copper Securities.\nBo Fry: Thank you. And debt?\n"
            ),
            3,
        ),
        # analysts first, then the press
        (
            (
                "Jane Roe | CFO: Sales rose.\nOperator: First question is from Ann Ash of Poe.\n"
                "Ann Ash: Why?\nJane Roe | CFO: Prices.\nOperator: We now take questions from the media. "
                "The first question is from Bo Fry of Daily Copper.\nBo Fry: Really?\n"
            ),
            1,
        ),
    ],
)
def test_calls_without_a_marker(talk, first):
    assert opening(talk) == first


def test_a_call_without_questions_has_no_such_part():
    draft = drafted("Jane Roe: Hello, Al.\nAl Poe: Sales rose.\nJane Roe: Thank you.\nAl Poe: Bye.")
    assert set(parts.spans(draft, resolve(draft).opening)) == {"prepared"}


def test_parts_hold_their_turns_and_do_not_overlap():
    draft = drafted(TALK.format("Fine.", "First is Ann Ash of Copper Street, with a question."))
    opening = resolve(draft).opening
    held = parts.spans(draft, opening)
    for index, said in enumerate(draft.said):
        assert held["prepared" if index < opening else "qa"].holds(said.what)
    ends = sorted(held.values())
    assert all(one.end <= other.start for one, other in pairwise(ends))
