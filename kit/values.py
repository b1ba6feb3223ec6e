"""The small values everything is said in: where, how much, when, and how it moved."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import NamedTuple, Self


class Span(NamedTuple):
    """A half-open range of characters of a text.

    >>> Span(0, 7).of("Revenue was flat.")
    'Revenue'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def shift(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)

    def holds(self, other: Span) -> bool:
        """Whether the other lies within this one."""
        return self.start <= other.start and other.end <= self.end

    def trim(self, text: str) -> Span:
        """The same range without the blanks at its ends.

        >>> Span(0, 6).trim("  hi  ")
        Span(start=2, end=4)
        """
        said = self.of(text)
        start = self.start + len(said) - len(said.lstrip())
        return Span(start, max(start, self.start + len(said.rstrip())))


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as heard: ``low == high`` unless a range; ``step`` is the size of its last digit.

    ``bound`` says how it was qualified: ``exact, about, over, under, at_least, at_most, nearly``.
    """

    low: float
    high: float
    unit: str
    step: float
    bound: str = "exact"

    def signed(self, sign: int) -> Quantity:
        """The same size with this sign; ``low`` stays the smaller ("down 12 to 15%" is -15 to -12).

        >>> Quantity(12, 15, "percent", 1).signed(-1)
        Quantity(low=-15, high=-12, unit='percent', step=1, bound='exact')
        """
        low, high = sorted((sign * abs(self.low), sign * abs(self.high)))
        return replace(self, low=low, high=high)


_WRITTEN = re.compile(
    r"(?P<year>\d{4})(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|-(?P<month>0[1-9]|1[0-2]))"
    r"|FY(?P<full>\d{4})|(?P<months>3|6|9)M(?P<of>\d{4})"
)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of a fiscal year: a quarter, a half, its first nine months, a month, or all of it.

    >>> str(Period(2023, 4)), str(Period(2023)), str(Period(2023, half=2)), str(Period(2024, month=2))
    ('2023Q4', 'FY2023', '2023H2', '2024-02')
    """

    year: int
    quarter: int | None = None
    half: int | None = None
    months: int | None = None
    month: int | None = None

    def __str__(self) -> str:
        if self.quarter:
            return f"{self.year}Q{self.quarter}"
        if self.half:
            return f"{self.year}H{self.half}"
        if self.months:
            return f"{self.months}M{self.year}"
        if self.month:
            return f"{self.year}-{self.month:02}"
        return f"FY{self.year}"

    @classmethod
    def parse(cls, written: str) -> Self:
        """A period from the way ``str`` writes it.

        >>> Period.parse("2023Q4") == Period(2023, 4) and Period.parse("9M2023") == Period(2023, months=9)
        True
        """
        match = _WRITTEN.fullmatch(written)
        if not match:
            raise ValueError(
                f"{written!r} is no period; write 2023Q4, 2023H2, 9M2023, FY2023 or 2024-02."
            )
        year = int(match["year"] or match["full"] or match["of"])
        parts = {name: match[name] for name in ("quarter", "half", "months", "month")}
        return cls(year, **{name: int(part) for name, part in parts.items() if part})

    def years(self, by: int) -> Period:
        """The same stretch of another year: ``years(-1)`` is a year earlier."""
        return replace(self, year=self.year + by)

    def step(self, by: int) -> Period:
        """The neighbour of the same length: ``step(-1)`` of 2024Q1 is 2023Q4.

        >>> str(Period(2024, 1).step(-1)), str(Period(2024, month=12).step(1))
        ('2023Q4', '2025-01')
        """
        for name, count in (("quarter", 4), ("half", 2), ("month", 12)):
            if now := getattr(self, name):
                years, at = divmod(now - 1 + by, count)
                return replace(self, year=self.year + years, **{name: at + 1})
        return self.years(by)

    @property
    def last_month(self) -> int:
        """The last month of the fiscal year it covers, 1 to 12."""
        if self.quarter:
            return 3 * self.quarter
        if self.half:
            return 6 * self.half
        return self.months or self.month or 12

    def ends_after(self, other: Period) -> bool:
        """Whether it is still open when the other is over."""
        return (self.year, self.last_month) > (other.year, other.last_month)


@dataclass(frozen=True, slots=True)
class Change:
    """Which way a figure moved and against what: ``basis`` yoy, qoq, mom, ytd, guidance, peak, other.

    ``judged``: the words said whether that is good ("an improvement"), not whether it went up.
    """

    sign: int
    basis: str | None = None
    judged: bool = False
