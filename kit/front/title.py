"""A title line: the company, where it is listed, the period, and the day, on one line.

Acme Inc. (NYSE:ACM) Q3 2018 Earnings Conference Call November 6, 2018 10:00 AM ET
APRIL 18, 2018 / 1:00PM GMT, ACM.N - Q1 2018 Acme Inc Earnings Call
Acme Inc. (ACM) CEO Jane Roe on Q1 2022 Results - Earnings Call Transcript
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kit.front.dates import days_in
from kit.front.periods import period_in
from kit.front.subject import EVENT, IS_DAY, NAME, any_of, company_at, has_form, is_name, subject
from kit.lexicon import mapping
from kit.model import Fact
from kit.values import Period, Span

_TITLE = mapping("front", "title")
_REUTERS: dict[str, str] = mapping("front", "reuters")
EXCHANGE = rf"(?i:{any_of(mapping('front', 'listed')['exchanges'])})"
SYMBOL = r"[A-Z0-9&]{1,12}(?:[.-][A-Z]{1,4})?"
# (NYSE:ACM)  (ACM)  (ACM+2.97%)  ( NASDAQ: ACM 1.15% )
LISTING = re.compile(
    rf"""\( \s* (?: (?P<exchange>{EXCHANGE}) \s* : \s* (?P<ticker>{SYMBOL})
                  | (?P<alone> [A-Z]{{1,5}} (?: [.-] [A-Z]{{1,2}} )? ) )
         (?: \s* [+-]? [\d.]+ \s? % )? \s* \)""",
    re.VERBOSE,
)
# ACM -   ACM.OQ -   2330.TW -
_CODE = re.compile(
    rf"(?P<ticker>[A-Z0-9]{{1,6}}(?:_[a-z])?)(?:\.(?P<mark>{any_of(_REUTERS)}))?\s+-\s+(?=[FQ1-9A-Z])"
)
TIME = re.compile(
    r"(?:/\s*)?\b\d{1,2}(?:[:.]\d\d)?\s*[ap]\.?m\b\.?(?:\s*\(?[A-Z]{2,4}\b\)?)?,?", re.IGNORECASE
)
_FRONT = re.compile(rf"[\W_]*(?:{any_of(_TITLE['before'])}\s)?[\W_]*", re.IGNORECASE)
_LEAVES = re.compile(rf"(?:'s)?\s+{any_of(_TITLE['leaves'])}\b", re.IGNORECASE)
# what may stand between a period and its event: Q4 |and full year |results
_AND = r"\b(?:and|the|full|half|nine|six|months?|year|end|fiscal|of|for|\d+)\b"
_NEXT = re.compile(rf"(?:\W|{_AND})*{EVENT}", re.IGNORECASE)
# Acme Inc., |2025| Earnings Call,
_FULL_YEAR = re.compile(r",\s(?P<year>20\d\d)\s(?:Earnings|Results)\s(?:Conference\s)?Call,")
# Earnings Call Transcript | |Acme N.V.    Earnings Call - |Acme Inc
_COMPANY = re.compile(rf"\s[|-]\s+(?P<company>{NAME})\s*$", re.VERBOSE)
# "13 Aug - |Q2 results": an event to come; a call's own day has its year
_OF_AN_AGENDA = re.compile(rf"\W*(?:\w{{3,9}},?\s)?(?:{IS_DAY})\s*[-:|]\s", re.IGNORECASE)
_ENDED = re.compile(r"\bend(?:ed|ing)\s+(?:on\s+)?\Z", re.IGNORECASE)
_LEADS = ("fiscal", "the")  # fiscal| Q1 2021 Earnings Call
_LETTER = re.compile(r"[^\W\d_]")
_BESIDE = re.compile(r"\w")
_BARE = 4  # letters and digits that may stand beside a period alone on its line
SYMBOL_ALONE = re.compile(r"[A-Z]{1,5}(?:[.-][A-Z]{1,2})?")
_LAST_WORDS = sorted({event.split()[-1] for event in _TITLE["events"]}, key=len)
_SHORT = 40  # characters of a line that may be a period and a day alone
NO_TICKERS = frozenset(mapping("front", "file_name")["no_tickers"])


@dataclass(frozen=True, slots=True)
class Title:
    """What a title line states: values and their places in the line, in the order of weight."""

    said: tuple[tuple[str, str, Span], ...]

    def __contains__(self, name: str) -> bool:
        return any(name == other for other, _, _ in self.said)

    def facts(self, at: int) -> Iterator[Fact]:
        """Its facts, of a line that stands at ``at``."""
        return (Fact(name, value, "header", where.shift(at)) for name, value, where in self.said)


def titled(line: str) -> Title | None:
    """The title a line is, if it is one: it names a period, and an event or nothing more.

    >>> title = titled("Acme Inc. (NYSE:ACM) Q3 2018 Earnings Conference Call")
    >>> [(name, value) for name, value, _ in title.said]
    [('company', 'Acme Inc.'), ('exchange', 'NYSE'), ('ticker', 'ACM'), ('period', '2018Q3')]
    >>> titled("We reported Q3 2018 results.")
    """
    if len(line) > _SHORT and not any(word in line.lower() for word in _LAST_WORDS):
        return None
    days = [day for day in days_in(line) if not _ENDED.search(line, 0, day[1].start)]
    listed = listing(line)
    plain = _masked(line, [*(day[1] for day in days), *_spans(listed), *_times(line)])
    if _OF_AN_AGENDA.match(plain):
        return None
    if not (period := period_in(plain) or (_full_year(plain) if days else None)):
        return None
    plain = _once(plain, period)
    start = _start(plain, [day[1].end for day in days if day[1].end <= period[1].start])
    code = _code(plain, start)
    start = code.end() if code else start
    company = _company(plain, start, period[1], listed)
    if not company and not _opens(plain, start, period[1]):
        return None
    company = company or _beside(plain, period[1].end)
    return Title(
        (
            *_called(line, company),
            *(located(listed) if listed else coded(code) if code else ()),
            ("period", str(period[0]), period[1]),
            *(("date", day.isoformat(), where) for day, where in days[:1]),
        )
    )


def _once(plain: str, period: tuple[Period, Span]) -> str:
    """The title without its period in other words behind it: "Half-year 2025 |(H1 2025)|"."""
    again = period_in(plain[period[1].end :])
    if again is None or again[0] != period[0]:
        return plain
    return _masked(plain, [again[1].shift(period[1].end)])


def _full_year(plain: str) -> tuple[Period, Span] | None:
    """The year of "Acme Inc., 2025 Earnings Call, Jan 20, 2026", where a quarter would say so."""
    match = _FULL_YEAR.search(plain)
    return (Period(int(match["year"])), Span(*match.span("year"))) if match else None


def listing(line: str) -> re.Match[str] | None:
    """Where a line lists shares: "(NYSE:ACM)", "(ACM)"."""
    match = LISTING.search(line)
    return None if match and match["alone"] in NO_TICKERS else match


def _code(plain: str, start: int) -> re.Match[str] | None:
    match = _CODE.match(plain, start)
    return None if match and match["ticker"] in NO_TICKERS else match


def located(match: re.Match[str]) -> Iterator[tuple[str, str, Span]]:
    """The exchange and the ticker of a listing, with their places."""
    for group, name in (("exchange", "exchange"), ("ticker", "ticker"), ("alone", "ticker")):
        if value := match.groupdict().get(group):
            yield name, value, Span(*match.span(group))


def coded(match: re.Match[str]) -> Iterator[tuple[str, str, Span]]:
    """The ticker and the exchange of a Reuters code."""
    yield "ticker", match["ticker"], Span(*match.span("ticker"))
    if mark := match["mark"]:
        yield "exchange", _REUTERS[mark], Span(*match.span("mark"))


def _company(plain: str, start: int, period: Span, listed: re.Match[str] | None) -> Span | None:
    """The company in front of its listing, or of the period, or between period and event."""
    if listed and start < listed.start() < period.start:
        leaves = _LEAVES.search(plain, start, listed.start())
        end = leaves.start() if leaves else listed.start()
        company = company_at(plain, Span(start, end)) if _closes(plain, period) else None
        return company if company and is_name(company.of(plain)) else None
    named = subject(plain[start:]).company
    company = named.shift(start) if named else None
    if company and company.start == start and company.end <= period.start:
        between = _NEXT.match(plain, company.end, period.start)
        return company if between or _closes(plain, period) else None
    return company if company and _opens(plain, start, period, company) else None


def _beside(plain: str, start: int) -> Span | None:
    """The company behind the title: "Q3 2024 Earnings Call Transcript |Acme N.V."."""
    match = _COMPANY.search(plain, start)
    company = company_at(plain, Span(*match.span("company"))) if match else None
    return company if company and has_form(company.of(plain)) else None


def _opens(plain: str, start: int, period: Span, company: Span | None = None) -> bool:
    """Whether a title begins with its period or its event, and goes on as titles do."""
    lead = plain[start : period.start].strip().lower()
    begins = lead in _LEADS or not _LETTER.search(lead) or _NEXT.match(plain, start)
    return bool(begins) and (bool(company) or _closes(plain, period))


def _closes(plain: str, period: Span) -> bool:
    """Whether an event stands behind the period, or next to nothing."""
    return bool(_NEXT.match(plain, period.end)) or len(_BESIDE.findall(plain, period.end)) < _BARE


def _start(plain: str, ends: list[int]) -> int:
    match = _FRONT.match(plain, max(ends, default=0))
    return match.end() if match else 0


def _called(line: str, company: Span | None) -> Iterator[tuple[str, str, Span]]:
    """The company, unless it may as well be a ticker."""
    if company and not SYMBOL_ALONE.fullmatch(company.of(line)):
        yield "company", " ".join(company.of(line).split()), company


def _spans(match: re.Match[str] | None) -> list[Span]:
    return [Span(*match.span())] if match else []


def _times(line: str) -> list[Span]:
    return [Span(*match.span()) for match in TIME.finditer(line)]


def _masked(line: str, spans: list[Span]) -> str:
    """The line with blanks in some places, so that all others keep theirs."""
    for span in spans:
        line = line[: span.start] + " " * (span.end - span.start) + line[span.end :]
    return line
