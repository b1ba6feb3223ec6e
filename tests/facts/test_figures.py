"""Figures that the call as a whole explains."""

import kit


def test_a_segment_named_with_revenue_once_is_revenue_elsewhere():
    call = kit.load(
        text="In the quarter, North Bakery revenue was EUR 30 million. "
        "For the half, North Bakery was EUR 55 million.",
        format="plain",
    )
    rows = kit.metrics(call)
    assert rows["metric"].tolist() == ["revenue", "revenue"]
    assert rows["segment"].tolist() == ["North Bakery", "North Bakery"]


def test_a_dollar_is_the_calls_own_dollar():
    call = kit.load(
        text="All figures are in Canadian dollars. Sales were $4 million, or US$3 million.",
        format="plain",
    )
    units = kit.metrics(call)["unit"].tolist()
    assert units == ["CAD", "USD"]


def test_it_points_to_what_the_sentence_before_was_about():
    call = kit.load(text="The delinquency rate is watched. It was 5.1% in March.", format="plain")
    assert kit.metrics(call).empty
    call = kit.load(
        text="The delinquency rate was 5.4% in June. It was 5.1% in March.", format="plain"
    )
    assert kit.metrics(call)["metric"].tolist() == ["delinquency_rate", "delinquency_rate"]


def test_an_analysts_figure_is_the_analysts():
    call = kit.load(kit.sample("marlow-2024q1"))
    figures = kit.figures(call)
    asked = figures[(figures["role"] == "analyst") & (figures["use"] == "metric")]
    assert len(asked) > 0
    assert not set(asked["start"]) & set(kit.metrics(call)["start"])
