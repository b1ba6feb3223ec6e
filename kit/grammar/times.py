"""Pieces that names of stretches of time are made of, and how each is read."""

from __future__ import annotations

import re
from collections.abc import Callable

from kit.grammar.numbers import WORDS, either
from kit.grammar.when import When
from kit.lexicon import mapping

QUARTERS: dict[str, int] = mapping("periods", "quarters")
HALVES: dict[str, int] = mapping("periods", "halves")
MONTHS: dict[str, int] = mapping("periods", "months")
SHIFTS: dict[str, int] = mapping("periods", "shifts")


def year_of(match: re.Match[str], group: str = "year") -> int | None:
    """The year a group says: 2023, 23, '23."""
    said = match.groupdict().get(group)
    if not said:
        return None
    digits = int(re.sub(r"\D", "", said))
    return digits if digits > 100 else 2000 + digits


def shift_of(match: re.Match[str]) -> tuple[int, int]:
    """Steps and years that words such as "last" or "prior-year" put between a period and the call's."""
    word = re.sub(r"[\s-]+", " ", (match.groupdict().get("shift") or "").lower())
    steps = SHIFTS.get(word, 0)
    return (0, steps) if word.endswith(("year", "years")) or "year ago" in word else (steps, 0)


def later(match: re.Match[str]) -> int:
    """The years that words after a period add: "of last year", "a year ago", "of next year"."""
    groups = match.groupdict()
    said = groups.get("after") or groups.get("behind") or ""
    after = re.sub(r"[\s-]+", " ", said.lower())
    if not after:
        return 0
    return (
        1
        if "next" in after or "following" in after
        else 0
        if "this" in after or "current" in after
        else -1
    )


def numbered(shape: str, names: dict[str, int]) -> Callable[[re.Match[str]], When]:
    def read(match: re.Match[str]) -> When:
        said = re.sub(r"[\s-]+", " ", match["which"].lower())
        return When(shape, names[said], year_of(match), years=later(match))

    return read


def shifted(shape: str) -> Callable[[re.Match[str]], When]:
    def read(match: re.Match[str]) -> When:
        steps, years = shift_of(match)
        return When(shape, None, year_of(match), steps, years + later(match))

    return read


def month_of(match: re.Match[str]) -> int:
    return MONTHS[match["which"].lower().rstrip(".")]


def whole_year(match: re.Match[str]) -> When:
    year = year_of(match)
    return When("year", None, year, 0 if year else shift_of(match)[0] or shift_of(match)[1])


def same(years: int) -> Callable[[re.Match[str]], When]:
    return lambda match: When("same", years=years)


def first_months(match: re.Match[str]) -> When:
    count = {"three": 3, "3": 3, "six": 6, "6": 6, "nine": 9, "9": 9}[match["which"].lower()]
    if count == 6:
        return When("half", 1, year_of(match), years=later(match))
    return When("months", count, year_of(match), years=later(match))


def date(match: re.Match[str]) -> When:
    return When("date", None, year_of(match))


def plain_year(match: re.Match[str]) -> When | None:
    year = year_of(match)
    return When("year", None, year) if year and 1980 <= year <= 2060 else None


YEAR = (
    r"(?: (?: fiscal | calendar | financial | FY | CY )? \s? (?: year \s )? '? (?P<year> (?: "
    r"19 | 20 )\d\d | (?<= ' )\d\d | (?<= FY )\d\d | (?<= FY\s )\d\d "
    r"| (?<= CY )\d\d ) (?! \d | ,\d | \.\d ) )"
)
OF = r"(?: \s? ,? \s? (?: of \s | in \s | for \s )? (?: the \s )? )"
AFTER = (
    r"(?: \s (?: of \s | in \s )? (?: the \s )? (?P<after> (?: last | prior | previous "
    r"| preceding | next | following | this | current ) [\s-] (?: fiscal \s )? year "
    r"| a \s year \s (?: ago | earlier ) | year[\s-]ago ) \b (?! [\s-] (?: half | quarter "
    r"| period ) ) )"
)
SHIFT = rf"(?P<shift> {either(SHIFTS)} )"
FISCAL = r"(?: (?: fiscal | calendar | financial ) \s )?"
MONTH = rf"(?P<which> {either(MONTHS)} ) \b \.?"
SEVERAL = (
    rf"(?: (?: {either(WORDS)} | \d{{1,2}} | {either(mapping('periods', 'stretches')['several'])} ) [\s-]"
    r" (?: plus \s | full \s | to \s \w+ \s )? )"
)
DAY = r"(?: \d\d? (?: st | nd | rd | th )? \b (?! [\d,]*\d | \s? % | \.\d ) )"
