"""What a source states about a call, where, and whose word counts."""

import pytest

from kit.front.conflicts import conflicts
from kit.front.currency import currency
from kit.front.stated import settled, stated
from kit.load import load
from kit.model import Fact
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
        ("2025_1Q results", "2025Q1"),
        ("4Q '18 and 2018 Year-End Earnings Release Conference", "2018Q4"),
        ("Q3 and 9 Months FY '25 Earnings Conference Call", "2025Q3"),
        ("Q2 & H1FY25 Earnings Call", "2025Q2"),
        ("Q4 FY2024-25 results", "2025Q4"),
        ("first quarter of financial year 2023/24 results", "2024Q1"),
        ("Fiscal Q 1 2021 Earnings Call", "2021Q1"),
        ("2T24 Results Conference Call", "2024Q2"),
        ("Half Year Results 2024", "2024H1"),
        ("FY24 Results Call", "FY2024"),
        ("F1Q 2012 Results", "2012Q1"),
        ("ACME SA FH1 2024 EARNINGS CALL", "2024H1"),
        ("Q3 CY2022 Results Conference Call", "2022Q3"),
        ("Second Quarter of the Fiscal Year Ending March 31, 2025 Briefing", "2025Q2"),
        ("Acme Inc., 2023 Earnings Call, Feb 28, 2024 -", "FY2023"),
        ("Q3-2024\nQ2-2024\nQ1-2024\n\nEarnings Call Transcript\n2024-Q3", "2024Q3"),
    ],
)
def test_periods(said, period):
    assert facts("period", header=said) == [period]


@pytest.mark.parametrize(
    "said",
    [
        "page 2024",
        "Q5 2024",
        "in 2023",
        "a quarter of 2024 sales",
        "Results for the quarter ended June 30, 2024",
        "third quarter ended September 30, 2019 results",
        "May 2, 2024 Q1 results",
        "Expects 2Q19 revenues to be higher",
        "-FQ1 2024- -FQ2 2024- -FY 2024-",
        "FQ2 2019 0.57 0.76 33.33 %",
        "Q1 15% growth call",
        "Third Quarter of the Fiscal Year Ending January 31, 2025",
        "Acme Inc., 2024 Annual Meeting, May 2, 2024",
        "Q3-2024\nQ2-2024\nQ1-2024",
    ],
)
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
        ("15th November, 2021", "2021-11-15"),
        ("2024/02/13", "2024-02-13"),
        ("13.02.2024", "2024-02-13"),
        ("02/13/2024", "2024-02-13"),
        ("Event Date/Time: Jul. 22. 2009 / 4:30PM ET", "2009-07-22"),
        ("conference_date: 2022-01-27T14:00:00.000-08:00", "2022-01-27"),
        ("Jul/30/2024", "2024-07-30"),
        ("Tue, May 14, 2024 8:32AM", "2024-05-14"),
        ("Published: May 5, 2024\nCall date: May 2, 2024", "2024-05-02"),
        (
            "Acme (ACM) Q1 2024 Call\nMay 3, 2024 at 9:30PM\n\n\nMay 2, 2024, 5:00 p.m. ET",
            "2024-05-02",
        ),
    ],
)
def test_dates(said, date):
    assert facts("date", header=said) == [date]


@pytest.mark.parametrize(
    "said",
    [
        "Updated: May 5, 2024",
        "2024-02-31",
        "quarter ended June 30, 2024",
        "05/06/2024",
        "Published\nMay 5, 2024",
        "May 5, 2024 at 9:30PM",
        "25/05/2024, 10:22",
        "Consensus as of May-01-2024 10:10 AM GMT",
        "Price as of June 17, 2022, 3:00 p.m. ET",
        "https://example.com/2025/11/05/acme-call/",
        "Nasdaq: ACM 18.42 +0.31 (1.7%) Nov 22, 2024 4:00 PM ET",
        "Aug. 11, 2015 4:02 AM ET",
        "Q2 2024 Results for the quarter ended June 30, 2024",
        "date: 2021-06-30 17:00:11",
        "May 5, 2024\nDear Sir,\nThanking you,",
        "May 5, 2024\nMay 6, 2024",
    ],
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
        ("ACM.OQ - Q1 2018 Acme Inc Earnings Call", "Acme Inc", "NASDAQ", "ACM"),
        ("2999.TW - Q3 2024 Acme Co Ltd Earnings Call", "Acme Co Ltd", "TWSE", "2999"),
        ("Q1 2018 Acme Holding NV Earnings Call", "Acme Holding NV", None, None),
        ("Acme, Inc. NasdaqGS:ACM\nFQ2 2019 Earnings Call", "Acme, Inc.", "NasdaqGS", "ACM"),
        ("Acme Corp.\n(ACM)\nQ1 2021 Earnings Call", "Acme Corp.", None, "ACM"),
        ('"Acme Tourism\nLimited\nQ3 FY25 Earnings Call"', "Acme Tourism Limited", None, None),
        ("Acme's (ACM) CEO Jo Roe on Q1 2022 Results - Call Transcript", "Acme", None, "ACM"),
        ("Acme (ACM) Q2 2022 Earnings Call | The Motley Fool", "Acme", None, "ACM"),
        ("Acme Ltd (Scrip Code: 599999)\nSymbol: ACM", None, "NSE", "ACM"),
        ("symbol: 0ACM.L\nquarter: 1\nyear: 2017", None, None, "0ACM.L"),
        ("| Company | Acme SE |\n| Ticker | ACM |", "Acme SE", None, "ACM"),
        ("**ACME-ROE SE**\n\n**HALF-YEAR RESULTS 2024**", "ACME-ROE SE", None, None),
        ("ACM-LN | Event Transcript | 01 May 25", None, "LSE", "ACM"),
        ("ACM-US Q2 2024 Earnings Call", None, None, "ACM"),
        ("Nasdaq: ACM 18.42 +0.31 (1.7%) Nov 22, 2024", None, "Nasdaq", "ACM"),
        ("NYSE: ROE 12.34\nNASDAQ: POE 3.40", None, None, None),
        ("Symbol: ACM; Scrip Code: 599999", None, "NSE", "ACM"),
        ("(Securities code: 9999, TSE Prime Market)", None, "TSE Prime Market", "9999"),
        ("Q3 2024 Earnings Call Transcript | Acme N.V.", "Acme N.V.", None, None),
        ("Dear Sir,\nThanking you,\nFor ACME LIMITED\nEncl.", "ACME LIMITED", None, None),
        (f"{'EDITED ' * 20}ACM.N - Q4 2019 Acme Inc Call PAGE: 1", "Acme Inc", "NYSE", "ACM"),
        ("Read more: Roe Inc. (ROE) Q3 2023 Earnings Call", None, None, None),
        ("Jo Poe - Roe Securities (USA) LLC\nQ1 2024 Earnings Call", None, None, None),
        ("FactSet CallStreet, LLC\nThomson Reuters StreetEvents", None, None, None),
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
        ("Welcome to the Q1 FY 2022 Acme Earnings Call.", "Acme"),
        ("Welcome to the Q4 FY25 call of Acme Ltd. hosted by Roe Securities.", "Acme Ltd."),
        ("Welcome to Acme Limited Q4 FY25 Earnings Call hosted by Roe Securities.", "Acme Limited"),
        ("Welcome to the Roe Securities conference call with Acme Limited.", "Acme Limited"),
        ("This is the Chorus Call conference operator. We begin.", None),
        ("Thank you for standing by for Acme's second-quarter 2018 call.", "Acme"),
        (
            "Welcome to the September 2019 Quarter Financial Call for Acme Research.",
            "Acme Research",
        ),
        ("Welcome to the First Acme Bank fourth quarter 2023 call.", "First Acme Bank"),
        ("Welcome to the Roe Brothers Technology Conference.", None),
        ("We will attend the Roe Global Media Conference.", None),
        ("good day and welcome to the acme foods third quarter 2024 earnings call", "acme foods"),
        ("hello and welcome to our third quarter 2024 earnings call", None),
        ("This is Jo Roe, president and CEO of Acme Dock & Trailer. Hi.", "Acme Dock & Trailer"),
        ("I'm Jo Roe, CEO of Acme Europe, a division of Acme.", None),
        ("I'm Jo Roe, analyst at Roe Securities. With us is Mr. Poe, CEO of Acme.", None),
    ],
)
def test_a_greeting_names_the_company(greeting, company):
    assert facts("company", greeting=greeting) == ([company] if company else [])


@pytest.mark.parametrize(
    ("greeting", "period"),
    [
        ("Welcome to the Acme Second Quarter twenty twenty five call.", "2025Q2"),
        ("Welcome to Acme's call for the First Quarter of 2025.", "2025Q1"),
        ("Welcome to Acme's second quarter financial results for fiscal year 2024.", "2024Q2"),
        ("Welcome to Acme's call for the quarter ended June 30, 2024.", None),
        ("Welcome to Acme's third quarter call.", None),
        ("We're pleased to report results for the fourth quarter of fiscal '15.", "2015Q4"),
        ("It's our first quarter 2025 call.", "2025Q1"),
        ("We are happy to announce that we bought Roe in the first quarter of 2023.", None),
    ],
)
def test_a_greeting_names_the_period(greeting, period):
    assert facts("period", greeting=greeting) == ([period] if period else [])


@pytest.mark.parametrize(
    ("greeting", "date"),
    [
        ("Today is Tuesday, May 7, 2024.", "2024-05-07"),
        ("This call is being recorded on April 12, 2024.", "2024-04-12"),
        ("It is Wednesday, August 6, 2025.", "2025-08-06"),
        ("It's the 21st of February 2024, and we begin.", "2024-02-21"),
        ("They came today, August the 1st, 2024.", "2024-08-01"),
        ("It is to close by March 31, 2025.", None),
        ("A replay will be available until May 14, 2024.", None),
        ("A rebroadcast begins on Wednesday, July 10, 2019.", None),
    ],
)
def test_a_greeting_tells_the_day(greeting, date):
    assert facts("date", greeting=greeting) == ([date] if date else [])


def test_a_greeting_may_come_late_and_a_farewell_tells_too():
    turns = ["Hold, please.", "Hello?", "Sorry.", "Welcome to the Acme 3Q20 Earnings Call."]
    assert facts_of_turns(*turns) == [("Acme", "greeting"), ("2020Q3", "greeting")]
    assert facts_of_turns("Hello.", "The Acme third quarter 2019 call has ended.") == [
        ("Acme", "call"),
        ("2019Q3", "call"),
    ]


def facts_of_turns(*turns):
    text = "\n".join(turns)
    starts = [text.index(turn) for turn in turns]
    said = (Said(None, Span(at, at + len(turn))) for at, turn in zip(starts, turns, strict=True))
    return [(fact.value, fact.said_in) for fact in stated(Draft(text, tuple(said)), "call.txt")]


@pytest.mark.parametrize(
    ("header", "file", "ticker", "exchange"),
    [
        ("Acme Roe Holdings (NYSE: ACR) had a good year.", "call.txt", "ACR", "NYSE"),
        ("Poe Securities (NYSE: POE) had a question.", "call.txt", None, None),
        ("Acme Roe (AR) had a good year.", "call.txt", None, None),
        ("URL: https://a.example/acme-roe-acr-q3-2025-call/", "call.txt", "ACR", None),
        ("", "123-acme-roe-inc-acr-management-q4-2018-call.csv", "ACR", None),
        ("", "acme-roe-foods-q4-2018-call.csv", None, None),
        ("", "acme-roe-q4-2018-call.csv", None, None),
    ],
)
def test_a_listing_and_an_address_tell_of_a_company_that_is_known(header, file, ticker, exchange):
    told = {"header": header, "greeting": "Welcome to the Acme Roe call.", "file": file}
    assert facts("ticker", **told) == ([ticker] if ticker else [])
    assert facts("exchange", **told) == ([exchange] if exchange else [])


def test_a_link_to_more_of_the_company_tells_its_ticker():
    text = "Bye.\nMore ACM analysis"
    found = stated(Draft(text, (Said(None, Span(0, 4)),)), "call.txt")
    assert [(fact.value, fact.said_in) for fact in found] == [("ACM", "footer")]


LETTER = """May 20, 2024
BSE Limited
Scrip Code: 599999
Dear Sir,
Transcript of the earnings conference call {}
Thanking you,
Company Secretary
"""


@pytest.mark.parametrize(
    ("told", "page", "date"),
    [
        ("held on Tuesday, 14th\nMay 2024", "", "2024-05-14"),
        ("is enclosed", "Acme Limited\nQ4 FY24 Earnings Call\nMay 14, 2024", "2024-05-14"),
        ("is enclosed", "", None),
    ],
)
def test_the_day_of_a_cover_letter_is_not_the_call_s(told, page, date):
    assert facts("date", header=LETTER.format(told) + page) == ([date] if date else [])


def test_the_head_of_a_later_page_serves_a_text_without_a_first():
    said = "Welcome. MAY 2, 2024 / 9:00PM, ACM.N - Q1 2024 Acme Inc Earnings Call We begin."
    found = stated(spoken(said), "call.txt")
    assert [
        settled(found, name) for name in ("company", "ticker", "exchange", "period", "date")
    ] == [
        "Acme Inc",
        "ACM",
        "NYSE",
        "2024Q1",
        "2024-05-02",
    ]


@pytest.mark.parametrize(
    ("file", "period", "ticker"),
    [
        ("ACM_2019_Q1.txt", "2019Q1", "ACM"),
        ("Q1-2024-Acme.txt", "2024Q1", None),
        ("acme-2023q4.txt", "2023Q4", None),
        ("ACM_Q1_2025_earnings_call.txt", "2025Q1", "ACM"),
        ("02_09_2016.txt", None, None),
        ("TEST.txt", None, None),
        ("2018-Apr-18-ACM.txt", None, "ACM"),
        ("ACM_21_01_28_0600.txt", None, "ACM"),
        ("qec_acme_2025_1Q.pdf", "2025Q1", None),
        ("IR_CALL_2024_Q1_EN.pdf", "2024Q1", None),
        ("BRK.B_Q1_2024.txt", "2024Q1", "BRK.B"),
        ("Acme (ACM) Q2 2018 Earnings Conference Call.html", "2018Q2", "ACM"),
        ("FIG_Q3_2025_bilingual.json", "2025Q3", "FIG"),
    ],
)
def test_a_file_name_states_little(file, period, ticker):
    assert facts("period", file=file) == ([period] if period else [])
    assert facts("ticker", file=file) == ([ticker] if ticker else [])


@pytest.mark.parametrize(
    ("file", "date"),
    [
        ("2018-Apr-18-ACM.txt", "2018-04-18"),
        ("2006_07_19_ACM.csv", "2006-07-19"),
        ("20150226_ACM.txt", "2015-02-26"),
        ("ACM_Q2_July_24_2025.txt", "2025-07-24"),
        ("ACM_21_01_28_0600.txt", None),
        ("02_09_2016.txt", None),
        ("20151399_ACM.txt", None),
    ],
)
def test_a_file_name_tells_a_day_that_can_be_read_in_one_way(file, date):
    assert facts("date", file=file) == ([date] if date else [])


def test_a_day_of_a_file_name_that_the_source_explains_is_not_the_call_s():
    assert facts("date", header="Reported date: 2024-02-01", file="ACM_2024-02-01.json") == []


@pytest.mark.parametrize(
    ("name", "header", "other", "disagree"),
    [
        ("period", "2025Q3", "2024Q3", True),
        ("period", "2024Q4", "FY2024", False),
        ("period", "2024Q2", "2024H1", False),
        ("date", "2024-05-02", "2024-05-03", True),
        ("ticker", "ACM", "POE", True),
        ("ticker", "ACM", "599999", False),
        ("company", "Acme Inc.", "Acme", False),
        ("company", "Acme Railway Catering Limited", "ARC Limited", False),
        ("company", "Roe & Poe Limited", "R&P", False),
        ("company", "Acmeholdings Ltd", "Acme", False),
        ("company", "Acme Inc.", "Poe Inc.", True),
    ],
)
def test_what_disagrees_is_noted(name, header, other, disagree):
    found = list(conflicts([Fact(name, header, "header"), Fact(name, other, "file name")]))
    assert [note.kind for note in found] == (["conflict"] if disagree else [])
    assert all(header in note.says and other in note.says for note in found)


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
