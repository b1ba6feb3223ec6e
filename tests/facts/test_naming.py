"""What each figure of a sentence measures: its metric, its words, its segment. Every sentence is made up."""

import pytest

import kit
from kit.lexicon import lexicon

NAMED = {
    # a name right behind the figure, or right before it
    "We had $4 billion of revenue.": [("revenue", "revenue")],
    "A 54% adjusted gross margin was the best so far.": [("gross_margin", "adjusted gross margin")],
    "We spent $3 million on capital expenditures.": [("capex", "capital expenditures")],
    "We repaid $25 million of the term loan.": [("debt_repaid", "repaid")],
    "The portfolio is 92% leased.": [("occupancy", "leased")],
    # the verb before it
    "Harlow Bank earned $3 billion, or $7.03 per diluted share.": [
        ("net_income", "earned"),
        ("eps", "earned per diluted share"),
    ],
    "In the quarter the company lost $0.12 per share.": [("eps", "lost per share")],
    # what it is given of
    "EBITDA includes a $5 million legal charge.": [(None, "legal charge")],
    "The board authorized $60 million in purchases of shares.": [(None, "purchases of shares")],
    # past what stands between
    "Adjusted EPS, which excludes amortization, totaled $0.90.": [("eps", "Adjusted EPS")],
    "Excluding restructuring costs, operating income was $9 million.": [
        ("operating_income", "operating income")
    ],
    "Gross margin from home sales improved to 20.5%.": [
        ("gross_margin", "Gross margin from home sales")
    ],
    "The risk level of new loans decreased by 15%.": [(None, "risk level of new loans")],
    # names in a row
    "Sales and operating income were $4 million and $1 million.": [
        ("revenue", "Sales"),
        ("operating_income", "operating income"),
    ],
    "Lorries, coaches and vans rose 4%, 5% and 6%, respectively.": [
        (None, "Lorries"),
        (None, "coaches"),
        (None, "vans"),
    ],
    # what the figure before it measures
    "Revenue was $5 million, an increase of 14.6%.": [
        ("revenue", "Revenue"),
        ("revenue", "Revenue"),
    ],
    "EBITDA margin went from 6.4% last year to 8.3%.": [
        ("ebitda_margin", "EBITDA margin"),
        ("ebitda_margin", "EBITDA margin"),
    ],
    "Sales were a record for the firm at $4 million, 20% higher.": [
        ("revenue", "Sales"),
        ("revenue", "Sales"),
    ],
    "Operating income was $5 million, or 17% of revenue, compared to $4 million, or 16%.": [
        ("operating_income", "Operating income"),
        ("operating_margin", "Operating income"),
        ("operating_income", "Operating income"),
        ("operating_margin", "Operating income"),
    ],
    # what the unit tells
    "The net loss per share was $1.12.": [("eps", "net loss per share")],
    "Core net earnings should be $10.10 to $10.70.": [("eps", "Core net earnings")],
    "Gross margin was $4 million.": [("gross_profit", "Gross margin")],
    "Net debt was 2.1 times.": [("leverage", "Net debt")],
    "Inventories stood at 47 days.": [("inventory_days", "Inventories")],
    # the call's own words, where the lexicon has none
    "Spending on our branded cards was up 6%.": [(None, "Spending on our branded cards")],
    "Oil and gas revenue was $4 million.": [("revenue", "Oil and gas revenue")],
    "Our revised guidance range for sales is $4 million to $5 million.": [("revenue", "sales")],
    "We link to over 225 global sites.": [(None, "global sites")],
}


@pytest.mark.parametrize(("said", "named"), NAMED.items(), ids=NAMED)
def test_a_figure_measures(said, named):
    rows = kit.figures(kit.load(text=said, format="plain")).astype(object)
    rows = rows[rows["use"].isin(["metric", "guidance"])]
    rows = rows.where(rows.notna(), None)
    assert list(zip(rows["metric"], rows["label"], strict=True)) == named


@pytest.mark.parametrize(
    "said",
    [
        "There are new users of Horizon 3 in the call.",
        "We work in 13 countries.",
        "The board has met 12 times.",
    ],
)
def test_a_part_of_a_name_or_a_handful_of_things_is_no_metric(said):
    assert kit.metrics(kit.load(text=said, format="plain")).empty


SEGMENTS = {
    "Turning to Mexico. Sales grew 5%. Operating margin was 12%. EPS was $1.10.": [
        "Mexico",
        "Mexico",
        None,
    ],
    "Let me move on to our residential segment. Sales were $5 million.": ["residential"],
    "Turning to Mexico. Sales grew 5%. Let's turn to the balance sheet. Inventory rose 3%.": [
        "Mexico",
        None,
    ],
    "Balances grew 18% in Branded Cards and 11% in Retail Services.": [
        "Branded Cards",
        "Retail Services",
    ],
    "Software and Services revenue was $58 million.": ["Software and Services"],
    "China fell 11% to account for 51% of our revenue.": ["China", "China"],
    "Orders rose 4% in March.": [None],
    "Organic orders fell 2%. Europe was up 1%.": [None, "Europe"],
    "North Bakery margin was 4%. North Bakery was EUR 55 million.": [
        "North Bakery",
        "North Bakery",
    ],
}


@pytest.mark.parametrize(("said", "segments"), SEGMENTS.items(), ids=SEGMENTS)
def test_a_figure_is_of_a_segment(said, segments):
    rows = kit.metrics(kit.load(text=said, format="plain"))["segment"].astype(object)
    assert rows.where(rows.notna(), None).tolist() == segments


def test_what_is_broken_down_by_place_is_what_was_last_named():
    call = kit.load(text="Organic orders fell 2%. Europe was up 1%.", format="plain")
    assert kit.metrics(call)["metric"].tolist() == ["orders", "orders"]


def test_every_verb_names_one_metric():
    entries = lexicon("metrics").entries.values()
    verbs = [verb for entry in entries for verb in entry.about.get("verbs", ())]
    assert len(set(verbs)) == len(verbs) > 0
