"""What a source states about a call, where, and whose word counts."""

import pytest

from kit.front.currency import currency
from kit.front.stated import settled, stated
from kit.load import load
from kit.readers.reader import Draft, Said
from kit.values import Span

CALL = "Operator: {}\nJane Roe: {}\nOperator: Thank you, Jane.\nJane Roe: Bye.\n"


def facts(name, *, header="", greeting="Hello.", file="call.txt"):
    text = f"{header}\n{greeting}"
    draft = Draft(text, (Said(None, Span(len(header) + 1, len(text))),))
    found = [fact for fact in stated(draft, file) if fact.name == name]
    assert all(fact.span is None or fact.span.of(text) for fact in found)
    return [fact.value for fact in found]


@pytest.mark.parametrize(
    ("said", "period"),
    [
        ("2023-Q4", "2023Q4"),
        ("Q4-2023", "2023Q4"),
        ("Q4 2018 Earnings Conference Call", "2018Q4"),
        ("FQ1 2024 Earnings Call Transcripts", "2024Q1"),
        ("Q2FY25 results", "2025Q2"),
        ("Q4 & FY 2025", "2025Q4"),
        ("1Q24 results", "2024Q1"),
        ("FY24 First Quarter Earnings Conference Call", "2024Q1"),
        ("Fourth Quarter and Full Year 2023 Earnings", "2023Q4"),
        ("first quarter fiscal year 2019 earnings", "2019Q1"),
        ("Fiscal Year 2025 Fourth Quarter Earnings", "2025Q4"),
        ("third-quarter 2019", "2019Q3"),
        ("second quarter and first half of 2024", "2024Q2"),
        ("first half of 2024 results", "2024H1"),
        ("H1 2024 results", "2024H1"),
        ("full year 2023 results", "FY2023"),
    ],
)
def test_periods(said, period):
    assert facts("period", header=said) == [period]


@pytest.mark.parametrize("said", ["page 2024", "Q5 2024", "in 2023", "a quarter of 2024 sales"])
def test_what_is_no_period(said):
    assert facts("period", header=said) == []


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("Feb. 28, 2019, 9:00 a.m. ET", "2019-02-28"),
        ("November 6, 2018 10:00 AM ET", "2018-11-06"),
        ("**Date:** 2024-07-31", "2024-07-31"),
        ("28-May-2025", "2025-05-28"),
        ("APRIL 18, 2018 / 1:00PM GMT", "2018-04-18"),
        ("Earnings CallMay 30, 2024,5:00 p.m. ET", "2024-05-30"),
        ("Thursday, 2nd of May 2024", "2024-05-02"),
    ],
)
def test_dates(said, date):
    assert facts("date", header=said) == [date]


@pytest.mark.parametrize(
    "said", ["Updated: May 5, 2024", "2024-02-31", "quarter ended June 30, 2024", "05/06/2024"]
)
def test_what_is_not_the_day_of_the_call(said):
    assert facts("date", header=said) == []


@pytest.mark.parametrize(
    ("header", "company", "exchange", "ticker"),
    [
        ("Acme Inc. (NYSE:ACM)\nQ1 2024 Earnings Call", "Acme Inc.", "NYSE", "ACM"),
        ("Acme Holdings Ltd\nNASDAQ:ACM", "Acme Holdings Ltd", "NASDAQ", "ACM"),
        ("Acme(ACM+2.97%)Q1 2025 Earnings Call", "Acme", None, "ACM"),
        ("# Acme SE Q2 2024 Earnings Call Transcript", "Acme SE", None, None),
        ("**Company:** Acme SE\n**Ticker:** XETRA:ACM", "Acme SE", "XETRA", "ACM"),
        ("Company: Acme (Acme)\nTicker: ACM", "Acme", None, "ACM"),
        ("**Company:** ACM\n**Quarter:** Q3 2025", None, None, "ACM"),
        ("Acme International, Inc.\nFourth Quarter 2020", "Acme International, Inc.", None, None),
    ],
)
def test_who_the_call_is_of(header, company, exchange, ticker):
    said = (
        facts("company", header=header),
        facts("exchange", header=header),
        facts("ticker", header=header),
    )
    assert tuple(found[0] if found else None for found in said) == (company, exchange, ticker)


@pytest.mark.parametrize(
    ("greeting", "company"),
    [
        ("Welcome to the Acme fourth quarter 2023 earnings conference call.", "Acme"),
        ("welcome everyone to the Acme Inc. First Quarter 2024 Results Call.", "Acme Inc."),
        ("Hello. Welcome to Acme's Third Quarter Fiscal 2020 Earnings Call.", "Acme"),
        ("Welcome to the Roe & Poe Group second quarter 2024 results call.", "Roe & Poe Group"),
        ("Welcome to our guests. We begin.", None),
    ],
)
def test_a_greeting_names_the_company(greeting, company):
    assert facts("company", greeting=greeting) == ([company] if company else [])


@pytest.mark.parametrize(
    ("file", "period", "ticker"),
    [
        ("ACM_2019_Q1.txt", "2019Q1", "ACM"),
        ("Q1-2024-Acme.txt", "2024Q1", None),
        ("acme-2023q4.txt", "2023Q4", None),
        ("ACM_Q1_2025_earnings_call.txt", "2025Q1", "ACM"),
        ("02_09_2016.txt", None, None),
        ("TEST.txt", None, None),
    ],
)
def test_a_file_name_states_little(file, period, ticker):
    assert facts("period", file=file) == ([period] if period else [])
    assert facts("ticker", file=file) == ([ticker] if ticker else [])


def test_header_before_greeting_before_file_name_and_all_are_kept():
    header, greeting = "Q3 2024 Earnings Call", "Welcome to the Acme second quarter 2024 call."
    text = f"{header}\n{greeting}"
    draft = Draft(text, (Said(None, Span(len(header) + 1, len(text))),))
    found = stated(draft, "ACM_2024_Q1.txt")
    assert [(f.value, f.said_in) for f in found if f.name == "period"] == [
        ("2024Q3", "header"),
        ("2024Q2", "greeting"),
        ("2024Q1", "file name"),
    ]
    assert settled(found, "period") == "2024Q3"
    assert settled(stated(draft, "ACM_2024_Q1.txt", "2024Q4"), "period") == "2024Q4"


def spoken(text):
    return Draft(text, (Said(None, Span(0, len(text))),))


@pytest.mark.parametrize(
    ("said", "code", "where"),
    [
        ("All figures mentioned are in RMB unless stated otherwise. It was $5.", "CNY", "call"),
        ("Please note that all numbers are in euros.", "EUR", "call"),
        ("All amounts are stated in Canadian dollars.", "CAD", "call"),
        ("$1, $2, $3, $4 and $5 million.", "USD", "figures"),
        ("€1, €2, €3, EUR 4 and EUR 5 million, against $6.", "EUR", "figures"),
        ("$1 and $2.", None, None),
        ("Ps 1, Ps 2, Ps 3, Ps 4, Ps 5 and Ps 6.", None, None),
        ("$1, $2, $3, €4, €5 and €6 million.", None, None),
        ("All of us are in Paris.", None, None),
    ],
)
def test_the_currency_is_stated_or_carried_by_nearly_all_figures(said, code, where):
    found = [(fact.value, fact.said_in) for fact in currency(spoken(said), None)]
    assert found == ([(code, where)] if code else [])


def test_a_bare_dollar_is_nobodys_where_shares_are_listed_in_another_dollar():
    said = spoken("$1, $2, $3, $4 and $5 million.")
    assert currency(said, "TSX") == []
    assert [fact.value for fact in currency(said, "NYSE")] == ["USD"]


def test_a_call_without_figures_has_no_currency():
    assert load(text=CALL.format("Hello.", "We are well.")).currency is None
