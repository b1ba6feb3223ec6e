"""The days a text names, in all the ways a head or a file's name writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain

from kit.lexicon import mapping
from kit.values import Span

_MONTHS = tuple(month[:3] for month in mapping("front", "dates")["months"])
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*"
_YEAR = r"(?P<year>20\d\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_PRINTED = r"(?!,\s\d{1,2}:\d\d)"  # 25/05/2024, 10:22: on top of what a browser printed
_DAYS = tuple(
    re.compile(way, re.IGNORECASE)
    for way in (
        r"(?<!\d)(?P<year>20\d\d)(?P<mark>[-/._ ])(?P<number>\d\d?)(?P=mark)(?P<day>\d\d?)(?!\d)"
        + _PRINTED,
        r"(?<![\d.])(?P<first>\d\d?)(?P<mark>[./ -])(?P<second>\d\d?)(?P=mark)(?P<year>20\d\d)(?!\d)"
        + _PRINTED,
        rf"{_MONTH}[\s./-]*(?:the\s+)?{_DAY}(?:\s+of)?[\s.,/-]+{_YEAR}(?!\d)",  # Feb. 28, 2019  Jul-16-2019
        rf"(?<!\d){_DAY}[\s/-]+(?:of\s+)?{_MONTH}[\s.,/-]+{_YEAR}(?!\d)",  # 28-May-2025
        rf"(?<!\d){_YEAR}[\s-]+{_MONTH}[\s.-]+{_DAY}(?!\d)",  # 2018-Apr-18
    )
)
_HAS_YEAR = re.compile(r"20\d\d")


def days_in(text: str) -> Iterator[tuple[date, Span]]:
    """The days a text names, and where; a numeric one only where it can be read in one way.

    >>> [day.isoformat() for day, _ in days_in("28-May-2025, or 13.02.2024")]
    ['2025-05-28', '2024-02-13']
    >>> list(days_in("05/06/2024, 2024-02-31"))
    []
    """
    if not _HAS_YEAR.search(text):
        return
    found = chain.from_iterable(way.finditer(text) for way in _DAYS)
    for match in sorted(found, key=lambda match: match.start()):
        if day := _day(match):
            yield day, Span(*match.span())


def _day(match: re.Match[str]) -> date | None:
    said = match.groupdict()
    if "first" in said:
        return _numeric(int(said["year"]), int(said["first"]), int(said["second"]))
    month = said.get("number") or 1 + _MONTHS.index(said["month"].lower())
    return _date(int(said["year"]), int(month), int(said["day"]))


def _numeric(year: int, first: int, second: int) -> date | None:
    """The day of "13.02." or "02/13": none where both could be the month."""
    if first != second and max(first, second) <= 12:
        return None
    return _date(year, min(first, second), max(first, second))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
