"""A period as said, and the fiscal period it means on a call that reports on one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kit.values import Period


@dataclass(frozen=True, slots=True)
class When:
    """A period as said: its shape, its number, its year if said, and how far it lies from the call's.

    ``shape`` is ``quarter, half, months, month, month_end, year, same`` (the call's own period,
    mostly of another year), or ``date`` and ``calendar``, which name no fiscal period. ``steps``
    counts neighbours ("last quarter" is -1), ``years`` whole years ("a year ago" is -1).
    """

    shape: str
    number: int | None = None
    year: int | None = None
    steps: int = 0
    years: int = 0

    def resolve(self, own: Period | None) -> Period | None:
        """The period meant, by a call that reports on ``own``; None where that cannot be told.

        >>> own = Period(2023, 4)
        >>> str(When("quarter", 3).resolve(own)), str(When("year", steps=1).resolve(own))
        ('2023Q3', 'FY2024')
        >>> When("quarter", 3).resolve(None) is None
        True
        """
        resolve = _RESOLVE.get(self.shape)
        return resolve(self, own) if resolve else None

    def of_year(self, own: Period | None) -> int | None:
        """The fiscal year it lies in."""
        year = self.year or (own.year if own else None)
        return None if year is None else year + self.years


def _same(when: When, own: Period | None) -> Period | None:
    return own and own.years(when.years)


def _year(when: When, own: Period | None) -> Period | None:
    """On a fourth-quarter call "last year" is the year it reports on."""
    if own and own.quarter == 4 and when.steps == -1:
        return Period(own.year)
    year = when.of_year(own)
    return Period(year + (0 if when.year else when.steps)) if year else None


def _part(when: When, own: Period | None) -> Period | None:
    """A quarter, a half or the first months of a year, by number or by its place beside the call's."""
    year = when.of_year(own)
    if when.number is not None:
        return Period(year, **{when.shape: when.number}) if year else None
    if own is None or not (own.quarter or own.half):
        return None
    if when.shape == "half" and own.quarter:
        own = Period(own.year, half=(own.quarter + 1) // 2)
    return own.step(when.steps).years(when.years)


def _month(when: When, own: Period | None) -> Period | None:
    """A month without its year is the latest one before the call, held in the quarter after its own."""
    if when.year:
        return Period(when.year, month=when.number)
    if own is None or when.number is None:
        return None
    return Period(own.year + (when.number <= own.last_month + 3 - 12), month=when.number)


def _month_end(when: When, own: Period | None) -> Period | None:
    """The end of the last month of a quarter is the end of the quarter."""
    if own and own.quarter and own.last_month == when.number:
        return own.years((when.year or own.year) - own.year)
    return _month(when, own)


_RESOLVE: dict[str, Callable[[When, Period | None], Period | None]] = {
    "same": _same,
    "year": _year,
    "quarter": _part,
    "half": _part,
    "months": _part,
    "month": _month,
    "month_end": _month_end,
}
