"""A period as said, and the fiscal period it means on a call that reports on one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kit.values import Period

Closed = tuple[int, int]  # the year and month in which the call's own period ended


@dataclass(frozen=True, slots=True)
class When:
    """A period as said: its shape, its number, its year if said, and how far it lies from the call's.

    ``shape`` is ``quarter, half, months, month, month_end, month_quarter`` ("the June quarter"),
    ``year, year_end, same`` (the call's own period, mostly of another year), or ``date`` and
    ``stretch`` ("the past two years"), which are no one period. ``steps`` counts neighbours ("last
    quarter" is -1), ``years`` whole years ("a year ago" is -1).
    """

    shape: str
    number: int | None = None
    year: int | None = None
    steps: int = 0
    years: int = 0

    def resolve(self, own: Period | None, closed: Closed | None = None) -> Period | None:
        """The period meant, by a call that reports on ``own``; None where that cannot be told.

        ``closed`` is the month in which ``own`` ended; without it fiscal years are taken for calendar
        years where months are counted, and a quarter named by its month stays unknown.

        >>> own = Period(2023, 4)
        >>> str(When("quarter", 3).resolve(own)), str(When("year", steps=1).resolve(own))
        ('2023Q3', 'FY2024')
        >>> str(When("month_quarter", 3).resolve(Period(2022, 1), (2021, 12)))
        '2022Q2'
        >>> When("quarter", 3).resolve(None) is None
        True
        """
        resolve = _RESOLVE.get(self.shape)
        return resolve(self, own, closed) if resolve else None

    def of_year(self, own: Period | None) -> int | None:
        """The fiscal year it lies in."""
        year = self.year or (own.year if own else None)
        return None if year is None else year + self.years


def _same(when: When, own: Period | None, closed: Closed | None) -> Period | None:
    return own and own.years(when.years)


def _year(when: When, own: Period | None, closed: Closed | None) -> Period | None:
    """On a fourth-quarter call "last year" is the year it reports on."""
    if own and own.quarter == 4 and when.steps == -1:
        return Period(own.year)
    year = when.of_year(own)
    return Period(year + (0 if when.year else when.steps)) if year else None


def _part(when: When, own: Period | None, closed: Closed | None) -> Period | None:
    """A quarter, a half or the first months of a year, by number or by its place beside the call's."""
    year = when.of_year(own)
    if when.number is not None:
        return Period(year, **{when.shape: when.number}) if year else None
    if own is None or not (own.quarter or own.half):
        return None
    if when.shape == "half" and own.quarter:
        own = Period(own.year, half=(own.quarter + 1) // 2)
    return own.step(when.steps).years(when.years)


def _month(when: When, own: Period | None, closed: Closed | None) -> Period | None:
    """A month without its year is the latest one before the call, held in the quarter after its own."""
    if when.year:
        return Period(when.year, month=when.number)
    if own is None or when.number is None:
        return None
    year, last = closed or (own.year, own.last_month)
    return Period(year + (when.number <= last + 3 - 12), month=when.number)


def _month_end(when: When, own: Period | None, closed: Closed | None) -> Period | None:
    """The end of a month in which a quarter ends is the end of that quarter, the latest by the call."""
    if own is None or not own.quarter or when.number is None:
        return _month(when, own, closed)
    year, last = closed or (own.year, own.last_month)
    quarters, apart = divmod(when.number - last, 3)
    if apart:
        return _month(when, own, closed)
    return own.step(quarters + 4 * (when.year - year) if when.year else (quarters + 3) % 4 - 3)


def _year_end(when: When, own: Period | None, closed: Closed | None) -> Period | None:
    """The end of a year is that of its last quarter, on a call that reports on a quarter."""
    year = _year(when, own, closed)
    return Period(year.year, 4) if year and own and own.quarter else year


def _month_quarter(when: When, own: Period | None, closed: Closed | None) -> Period | None:
    """The quarter that ends in a month; where no year is said one from two back to one ahead."""
    if own is None or not own.quarter or closed is None or when.number is None:
        return None
    quarters, apart = divmod(when.number - closed[1], 3)
    if apart:
        return None
    if when.year:
        return own.step(4 * (when.year - closed[0]) + quarters)
    return own.step((quarters + 2) % 4 - 2).years(when.years)


_RESOLVE: dict[str, Callable[[When, Period | None, Closed | None], Period | None]] = {
    "same": _same,
    "year": _year,
    "quarter": _part,
    "half": _part,
    "months": _part,
    "month": _month,
    "month_end": _month_end,
    "year_end": _year_end,
    "month_quarter": _month_quarter,
}
