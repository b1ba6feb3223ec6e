"""The period and the day that a head, a greeting or a file's name gives a call."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from kit.lexicon import mapping
from kit.model import Fact
from kit.values import Period, Span

_QUARTERS: dict[str, int] = {
    name.removesuffix(" quarter"): number
    for name, number in mapping("periods", "quarters").items()
    if name.endswith(" quarter")
}
_YEAR = r"(?P<year>20\d\d)"
_FISCAL = r"(?:fiscal\s+|financial\s+|FY\s?|calendar\s+)?(?:year\s+)?"
_WORD = rf"(?P<word>{'|'.join(_QUARTERS)})[\s-]+quarter"
# fourth quarter| and full year |2023    fourth quarter| of |2023
_MORE = r"(?:full|fiscal|first|half|nine|six|months|year)"
_BETWEEN = (
    rf"(?:\s+(?:and|&)\s+(?:the\s+)?{_MORE}(?:[\s-]+{_MORE})*)?,?(?:\s+(?:of|for|the|our)\b)*\s+"
)
_PERIODS = tuple(
    re.compile(rf"(?<![A-Za-z0-9]){way}(?![A-Za-z0-9])", re.IGNORECASE)
    for way in (
        rf"{_YEAR}[\s_/-]*Q(?P<quarter>[1-4])",  # 2023-Q4
        rf"F?Q(?P<quarter>[1-4])(?:[\s_/-]|of|and|&|full|year)*{_FISCAL}{_YEAR}",  # Q4 FY 2023
        r"Q(?P<quarter>[1-4])[\s_-]?(?:FY|'|FY')?(?P<short>\d\d)",  # Q4FY25  Q1'24
        r"(?P<quarter>[1-4])Q[\s_'-]?(?:(?P<year>20\d\d)|(?P<short>\d\d))",  # 4Q23  3Q 2024
        r"FY[\s_']?(?P<short>\d\d)[\s_-]*Q(?P<quarter>[1-4])",  # FY24Q1
        rf"{_WORD}{_BETWEEN}{_FISCAL}{_YEAR}",  # fourth quarter and full year 2023
        rf"{_FISCAL}{_YEAR}(?:'s)?[\s,]+{_WORD}",  # fiscal year 2025 fourth quarter
        rf"FY[\s_']?(?P<short>\d\d)[\s,_-]+{_WORD}",  # FY24 first quarter
        rf"(?P<half>first|second)[\s-]+half(?:\s+of)?\s+{_FISCAL}{_YEAR}",
        rf"H(?P<half>[12])[\s_-]*{_FISCAL}{_YEAR}",
        r"(?P<half>[12])H[\s_-]?(?:(?P<year>20\d\d)|(?P<short>\d\d))",
        r"(?:full[\s-]+year|annual|FY|fiscal(?:\s+year)?)[\s_-]*(?P<full>20\d\d)",  # full year 2023
    )
)

_MONTHS = tuple(month[:3] for month in mapping("front", "dates")["months"])
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?"
_DATES = tuple(
    re.compile(way, re.IGNORECASE)
    for way in (
        r"(?<!\d)(?P<year>20\d\d)-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)",  # 2024-07-31
        rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>20\d\d)",  # Feb. 28, 2019
        # 28-May-2025  2nd of May 2024
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?{_MONTH}[\s,-]+(?P<year>20\d\d)",
    )
)
# "quarter ended |June 30, 2024"
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:end(?:ed|ing)|as\sof|through|until|since|by)\s+$", re.IGNORECASE
)


def period_in(text: str) -> tuple[Period, Span] | None:
    """The first period a text names, and where; of those that begin together the longest.

    >>> [str(period_in(said)[0]) for said in ("Q4 2023", "2Q24", "first-quarter fiscal 2019")]
    ['2023Q4', '2024Q2', '2019Q1']
    """
    found = [match for way in _PERIODS for match in [way.search(text)] if match]
    if not found:
        return None
    match = min(found, key=lambda match: (match.start(), -match.end()))
    return _period(match.groupdict()), Span(*match.span())


def stated_period(text: str, at: int, said_in: str) -> Iterator[Fact]:
    """The period that a text, which stands at ``at``, states."""
    if found := period_in(text):
        yield Fact("period", str(found[0]), said_in, found[1].shift(at))


def stated_date(text: str, at: int, said_in: str, name: str = "date") -> Iterator[Fact]:
    """The day that a text, which stands at ``at``, states; not the day that something else ended.

    >>> [fact.value for fact in stated_date("Feb. 28, 2019, 9:00 a.m.", 0, "header")]
    ['2019-02-28']
    >>> list(stated_date("quarter ended June 30, 2024", 0, "header"))
    []
    """
    for way in _DATES:
        match = way.search(text)
        if match and (day := _date(match)) and not _OF_SOMETHING_ELSE.search(text[: match.start()]):
            yield Fact(name, day.isoformat(), said_in, Span(*match.span()).shift(at))
            return


def _period(said: Mapping[str, str | None]) -> Period:
    if full := said.get("full"):
        return Period(int(full))
    year = int(said.get("year") or f"20{said['short']}")
    part = said.get("quarter") or said.get("word") or said.get("half") or ""
    number = _QUARTERS.get(part.lower()) or int(part)
    return Period(year, half=number) if said.get("half") else Period(year, number)


def _date(match: re.Match[str]) -> date | None:
    said = match.groupdict()
    number = said.get("number") or 1 + _MONTHS.index(match["month"].lower())
    try:
        return date(int(match["year"]), int(number), int(match["day"]))
    except ValueError:
        return None
