"""What a reader sees first, and the reasons given for it."""

import kit
from kit.facts.rank import POINTS

CALL = kit.load(
    text="Revenue was $412 million, up 9% year over year. Headcount was 1,200. Earnings per share "
    "were $1.32, against $1.20 a year ago. For the full year we expect earnings per share of $5.10 to $5.30. "
    "As I said, revenue was $412 million.",
    format="plain",
)
TOLD = kit.figures(CALL).dropna(subset="rank").set_index("rank").sort_index()


def test_promised_and_stated_earnings_a_share_lead_and_what_is_over_or_said_again_comes_last():
    assert TOLD["low"].tolist()[:3] == [5.10, 1.32, 412e6]
    assert set(TOLD["low"].tolist()[-2:]) == {1.20, 1200}


def test_the_reasons_are_of_the_list_and_add_up_to_the_order():
    sums = [sum(POINTS[reason] for reason in why.split("; ")) for why in TOLD["why"]]
    assert sums == sorted(sums, reverse=True)
    assert TOLD["why"][TOLD["low"] == 1.20].item().endswith("earlier value")


def test_a_value_said_again_says_so_once():
    again = TOLD[TOLD["why"].str.contains("said again")]
    assert again[["low", "start"]].values.tolist() == [[412e6, CALL.text.rindex("$412")]]


def test_what_is_not_ranked_has_no_reasons():
    figures = kit.figures(CALL)
    assert figures["why"].isna().equals(figures["rank"].isna())
