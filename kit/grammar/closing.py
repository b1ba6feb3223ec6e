"""When a company's quarters end: the month and year in which the quarter a call reports on closed."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta

from kit.grammar.numbers import either
from kit.grammar.rules import FLAGS
from kit.grammar.when import Closed
from kit.lexicon import mapping
from kit.values import Period

_MONTHS: dict[str, int] = mapping("periods", "months")
# "the June quarter", "the quarter ended June 28": a week into a month is still the month before
_ENDS = re.compile(
    rf"""\b (?P<named> {either(_MONTHS)} ) [\s-] quarter \b
    | \b (?: quarter | period | year | months ) \s end (?: ed | ing ) \s (?: on \s )?
      (?P<stated> {either(_MONTHS)} ) \b \.? \s? (?P<day> \d\d? )?""",
    FLAGS,
)
# "pleased to report results for the June quarter"
_REPORTED = re.compile(
    rf"""\b (?: results | revenue | revenues | sales | earnings | performance ) (?: \s \w+ )?
    \s (?: for | of | in ) \s (?: the | our ) \s (?: \w+ \s )?
    (?P<named> {either(_MONTHS)} ) [\s-] quarter \b (?! \s (?: of | last | a ) \b )""",
    FLAGS,
)
_SLACK = timedelta(days=7)


def closing(text: str, day: date | None, own: Period | None = None) -> Closed | None:
    """The month in which the quarter closed that a call of this day reports on.

    The call's own words tell in which months its quarters end ("the June quarter", "the quarter ended
    June 28, 2025"); the last such month before the day of the call is meant. Where the day is not
    known, it is the quarter that results are first reported for. None where that is not said either.

    >>> closing("Sales of the December quarter rose. In the March quarter ...", date(2022, 1, 27))
    (2021, 12)
    >>> closing("Sales rose.", date(2022, 1, 27)) is None
    True
    """
    if day is None:
        return _said(text, own)
    phases = Counter(_month(match) % 3 for match in _ENDS.finditer(text))
    if not phases:
        return None
    phase = phases.most_common(1)[0][0]
    over = day - _SLACK
    year, month = (over.year, over.month - 1) if over.month > 1 else (over.year - 1, 12)
    while month % 3 != phase:
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return year, month


def _said(text: str, own: Period | None) -> Closed | None:
    """By the words alone: fiscal years are named by the calendar year they end in."""
    hit = _REPORTED.search(text)
    if not hit or not own or not own.quarter:
        return None
    month = _MONTHS[hit["named"].lower()]
    year_ends = (month + 3 * (4 - own.quarter) - 1) % 12 + 1
    return own.year - (month > year_ends), month


def _month(match: re.Match[str]) -> int:
    month = _MONTHS[(match["named"] or match["stated"]).lower()]
    early = match["day"] and int(match["day"]) <= _SLACK.days
    return (month - 2) % 12 + 1 if early else month
