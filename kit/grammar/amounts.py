"""What all amounts are said with: a number, a range of two, words such as "about" and "plus".

A fragment with a group belongs to the number in it; a reading takes a match and gives the quantity,
or None where the words mean something else.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kit.grammar.numbers import amount, either, number
from kit.lexicon import mapping
from kit.values import Quantity

A, B = number("a"), number("b")
# 20 plus percent, 20-some stores
PLUS = r"(?: \s? (?: \+ | -? plus \b (?! \s or ) ) | -(?: some | odd | something | ish ) \b )?"
_BOUNDED = either(
    [word for about in mapping("bounds").values() for word in about.get("before", ())]
)
ABOUT = rf"(?: {_BOUNDED} \s )?"  # $5 million to about $6 million
TO = r"(?: \s? - \s? | \s (?: to | through ) \s | \s? - \s? to \s )"
OR = r"(?: \s or \s )"  # three or 4%
# "and" joins only after "between"
JOIN = rf"(?(between) (?: \s and \s | {TO} ) | {TO} )"
BETWEEN = r"(?: (?P<between> between ) \s (?: about \s | approximately \s )? )"

# words that make "X to Y" two figures: "from 24.1% to 23.7%", "grew $5 million to $12 million"
_FROM = re.compile(r"\bfrom (?:about |approximately |roughly |around )?$", re.IGNORECASE)
_RANGING = re.compile(
    r"\b(?:(?:rang\w+|anywhere|somewhere) from|rang\w+ from\b.{,90}? from) (?:\w+ )?$",
    re.IGNORECASE,
)
_GUIDED = re.compile(r"\b(?:guidance|outlook) from (?:\w+ )?$", re.IGNORECASE)
_MOVED = re.compile(
    r"\b(?:up|down|by|increased|decreased|rose|fell|grew|declined|improved|higher|lower)"
    r"(?: by)?(?: about| approximately| roughly| nearly)? $",
    re.IGNORECASE,
)


# "increasing our guidance from $6.70 to $7.35"
_REVISED = re.compile(
    r"\b(?:increas|rais|lift|lower|reduc|cut|revis|chang|mov|updat|narrow|tighten|widen|improv)\w*\b",
    re.IGNORECASE,
)


def _before(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - 120) : match.start()]


def ranges(match: re.Match[str], low: float, high: float) -> bool:
    """Whether "X to Y" is one range here, and not a way from X to Y, a change and a level, or X again."""
    before = _before(match)
    if low == high or (_FROM.search(before) and not _gives_range(before)):
        return False
    return not (_MOVED.search(before) and high > 2.5 * abs(low))


def _gives_range(before: str) -> bool:
    """Whether "from" opens a range: "ranging from", "guidance from" where it is not what moves."""
    return bool(_RANGING.search(before) or (_GUIDED.search(before) and not _REVISED.search(before)))


def one(unit: str) -> Callable[[re.Match[str]], Quantity | None]:
    def reading(match: re.Match[str]) -> Quantity | None:
        value, step = amount(match, "a")
        return Quantity(value, value, unit, step)

    return reading


def between(unit: str) -> Callable[[re.Match[str]], Quantity | None]:
    def reading(match: re.Match[str]) -> Quantity | None:
        low, _ = amount(match, "a", like="b")
        high, step = amount(match, "b")
        if low > high or not ranges(match, low, high):
            return None
        return Quantity(low, high, unit, step)

    return reading
