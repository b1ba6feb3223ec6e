"""What a file's name says of the call in it: period, day, ticker, and the company of a whole title.

    ACM_2019_Q1.txt    2018-Apr-18-ACM.txt    Acme (ACM) Q2 2018 Earnings Call Transcript.html

A name without a period or a day says nothing: its words may be anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import PurePath

from kit.front.dates import days_in
from kit.front.periods import period_in
from kit.front.subject import EVENT
from kit.front.title import NO_TICKERS, titled
from kit.model import Fact
from kit.text import fold

_SYMBOL = re.compile(r"(?<![\w.])[A-Z]{1,5}(?:\.[A-Z]{1,2})?(?![\w.])")
_IS_CALL = re.compile(EVENT, re.IGNORECASE)
_COMPACT = re.compile(r"(?<!\d)20\d{6}(?!\d)")  # 20150226
# a time of day behind the date is somebody's own: it may be the next day there: 21_01_28_0600
_STAMP = re.compile(r"(?<!\d)\d\d \d\d \d\d \d{4}(?!\d)")


def file_name(name: str) -> Iterator[Fact]:
    """The facts a file's name states, none of which has a place in the text.

    >>> [(fact.name, fact.value) for fact in file_name("2018-Apr-18-ACM.txt")]
    [('date', '2018-04-18'), ('ticker', 'ACM')]
    """
    stem = fold(PurePath(name).stem.replace("_", " "))
    if (title := titled(stem)) and "company" in title and _IS_CALL.search(stem):
        yield from (Fact(fact.name, fact.value, "file name") for fact in title.facts(0))
    else:
        yield from _pieces(stem)


def _pieces(stem: str) -> Iterator[Fact]:
    period, day = period_in(stem), _day(stem)
    if period:
        yield Fact("period", str(period[0]), "file name")
    if day:
        yield Fact("date", day, "file name")
    symbols = [word for word in _SYMBOL.findall(stem.replace("-", " ")) if word not in NO_TICKERS]
    if len(symbols) == 1 and (period or day or _STAMP.search(stem)):
        yield Fact("ticker", symbols[0], "file name")


def _day(stem: str) -> str | None:
    if compact := _COMPACT.search(stem):
        try:
            return datetime.strptime(compact.group(), "%Y%m%d").date().isoformat()
        except ValueError:
            return None
    return next((day.isoformat() for day, _ in days_in(stem)), None)
