"""What is done with a forecast."""

import pytest

import kit
from kit.facts.actions import action


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("We are raising our full-year revenue guidance.", "raised"),
        ("Our outlook for the year has been lowered.", "lowered"),
        ("We are narrowing the range.", "narrowed"),
        ("We continue to expect a slow winter.", "maintained"),
        ("Sales of $9 million are up from our previous forecast.", "raised"),
        ("We are raising $2 million of debt to meet our targets.", None),
        ("Costs will increase in the range of 2%.", None),
        ("We are not raising our guidance.", None),
        ("We lowered our costs.", None),
    ],
)
def test_a_sentence_says_what_it_does(text, done):
    assert action(text) == done


@pytest.mark.parametrize(
    ("text", "done"),
    [
        (
            (
                "We are raising our full-year outlook. We now expect revenue of $4 billion. "
                "And we expect a margin of 20%."
            ),
            ["raised", "raised"],
        ),
        (
            (
                "We are raising our revenue outlook. We expect revenue of $4 billion. "
                "We expect a tax rate of 21%."
            ),
            ["raised", None],
        ),
        (
            "We are raising our outlook for 2024. We expect revenue of $4 billion in 2025.",
            [None],
        ),
        (
            "We are raising our outlook. Last year revenue was $3 billion. We expect capex of $90 million.",
            [None],
        ),
        (
            "Revenue is now expected to be $2.1 billion versus $2.3 billion indicated previously.",
            ["lowered"],
        ),
    ],
)
def test_an_action_holds_for_the_figures_it_announces(text, done):
    call = kit.load(text=text, format="plain", period="2023Q4")
    rows = kit.guidance(call)
    rows = rows[rows["low"].notna()]
    assert [None if a != a else a for a in rows["action"]] == done
