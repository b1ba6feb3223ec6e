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
