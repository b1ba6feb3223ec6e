"""Promises in words alone."""

import pytest

import kit


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Our fleet will grow slightly.", [("direction", None, "fleet", "up")]),
        (
            "We are confident in bringing down the accident toll.",
            [("direction", None, "accident toll", "down")],
        ),
        (
            "Funding cost fell, and we expect this downward trend to continue.",
            [("direction", "funding_cost", "Funding cost", "down")],
        ),
        (
            "We will issue notes, and we expect this will reduce funding costs.",
            [("direction", "funding_cost", "funding costs", "down"), ("plan", None, "notes", None)],
        ),
        ("We will strengthen our models.", []),
        (
            "In 2024, we will strengthen our models.",
            [("plan", None, "models", None)],
        ),
        (
            "We will maintain the payout ratio.",
            [("plan", "payout_ratio", "payout ratio", None)],
        ),
        ("In line with our outlook, operating income declined.", []),
        ("The new plant will support sales growth.", []),
        ("Ines will discuss why net income will grow.", []),
    ],
)
def test_words_promise_a_way_or_a_plan(text, rows):
    table = kit.guidance(kit.load(text=text, format="plain", period="2023Q4"))
    told = table[["form", "metric", "label", "direction"]].astype(object)
    told = told.where(told.notna(), None).values.tolist()
    assert [tuple(row) for row in told] == rows
