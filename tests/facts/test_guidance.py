"""Promises that need more than one sentence."""

import pytest

import kit


def load(text, period="2023Q4"):
    return kit.load(text=text, format="plain", period=period)


def test_a_promise_that_names_last_year_points_to_last_years_figure():
    call = load(
        "Loan originations were EUR 250 million in 2023. "
        "We expect loan originations to be no less than last year."
    )
    (row,) = kit.guidance(call).itertuples()
    assert (row.form, row.bound, row.low, row.unit) == ("floor", "at_least", 250e6, "EUR")
    start, end = map(int, row.rests_on.split(":"))
    assert call.text[start:end] == "EUR 250 million"


def test_what_a_sentence_opens_with_holds_for_the_next():
    call = load(
        "For the full year 2024, we expect revenue of $4 billion. We expect capex of $90 million."
    )
    assert kit.guidance(call)["period"].tolist() == ["FY2024", "FY2024"]


def test_a_promise_has_no_period_where_none_is_said():
    (row,) = kit.guidance(load("We expect capex of $90 million.")).itertuples()
    assert (row.period, row.period_from) == (pytest.approx(float("nan"), nan_ok=True),) * 2


def test_words_come_behind_figures_and_plans_last():
    table = kit.guidance(
        load(
            "We will expand in Asia. Net profit will grow. We expect revenue of $5 billion in 2024."
        )
    )
    by_rank = table.sort_values("rank")["form"].tolist()
    assert by_rank == ["point", "direction", "plan"]


def test_last_year_is_found_under_another_name_of_the_same_figure():
    call = load(
        "Loan originations were EUR 60 million in the fourth quarter. "
        "For the full year 2023, loan originations were EUR 250 million. "
        "Our GMV in the fourth quarter was EUR 60 million. "
        "We expect GMV in 2024 to be no less than last year."
    )
    row = kit.guidance(call).iloc[-1]
    assert (row["metric"], row["form"], row["low"], row["period"]) == (
        "gmv",
        "floor",
        250e6,
        "FY2024",
    )


@pytest.mark.parametrize(
    ("text", "promises"),
    [
        ("We expect revenue of $5 billion in 2024. We will have revenue of $5 billion.", [1, 1]),
        ("We hope net profit will grow in 2024. Net profit will grow.", [1, 1]),
        ("We expect revenue of $5 billion in 2024 and revenue of $6 billion in 2025.", [1, 2]),
        ("We will expand in Asia. We will expand in Peru.", [1, 2]),
    ],
)
def test_one_promise_in_two_strengths_shares_a_number(text, promises):
    assert kit.guidance(load(text))["promise"].tolist() == promises


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        (
            "We will raise the dividend when the market improves, not before.",
            "when the market improves",
        ),
        (
            "Assuming demand of $2,000 a ton, we expect margins of 9%.",
            "Assuming demand of $2,000 a ton",
        ),
        ("We expect margins of 9%.", None),
    ],
)
def test_what_a_promise_hangs_on_stays_with_it(text, condition):
    (found,) = kit.guidance(load(text))["condition"].astype(object).unique()
    assert (None if found != found else found) == condition


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("We expect that revenue will be $5 billion.", "expected"),
        ("We expect a slow start, and revenue will be $5 billion.", "firm"),
        ("Over time we expect margins of 30%.", "hoped"),
    ],
)
def test_a_promise_is_as_firm_as_the_weakest_word_of_its_clause(text, certainty):
    assert kit.guidance(load(text))["certainty"].tolist() == [certainty]
