"""The pieces amounts are said in, and how each way of saying one is read.

A fragment such as ``sign("a")`` belongs to the number in group ``a``; a reading takes a match and
gives the quantity, or None where the words mean something else.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kit.grammar.numbers import ORDINALS, amount, either
from kit.lexicon import mapping, words
from kit.values import Quantity

_CURRENCIES = mapping("currencies")


def _names(kind: str) -> dict[str, str]:
    return {
        name.lower(): code for code, about in _CURRENCIES.items() for name in about.get(kind, ())
    }


SIGNS, MONEYS, MINORS = _names("signs"), _names("says"), _names("minor")
THINGS: dict[str, str] = {
    said.lower(): unit for unit, ways in mapping("units", "things").items() for said in ways
}
BANDS: dict[str, list[float]] = mapping("numbers", "bands")
FRACTIONS: dict[str, float] = mapping("numbers", "fractions")
CUTS: dict[str, list[float]] = mapping("numbers", "thirds")

# ------------------------------------------------------------------------------ pieces


SIGN = rf"(?: (?-i: US | U\.S\. ) \s \$ | {either(SIGNS)} )"  # "US $4", and not "cost us $4"


def sign(group: str) -> str:
    """US$ or EUR before an amount; a code in letters stands free of the word before it."""
    return rf"(?: (?P<{group}_sign> (?<! [A-Za-z] ) {SIGN} ) \s? )"


def currency(group: str) -> str:
    """ "dollars" or "yuan" after an amount."""
    return rf"(?: [\s-] (?P<{group}_money> {either(MONEYS)} ) (?! \w ) )"


def minor(group: str) -> str:
    """Cents after an amount, or pence glued to it: 12p."""
    return rf"(?: \s? (?P<{group}_minor> {either(MINORS)} | ¢ | (?<= \d ) p (?! \.?m\b | / ) ) (?! \w ) )"


PERCENT = r"(?: \s{0,3} (?: % | (?: percent | per\scent | pct ) \b (?! [\s-] points? ) ) )"
POINTS = (
    r"(?: [\s-]{0,3} (?: (?: percentage | percent | % | full ) [\s-] points? | points? "
    r"| p\.?p\.? ) \b )"
)
BASIS_POINTS = (
    r"(?: [\s-]{0,3} (?: basis [\s-] points? | bps | bp | bips | basis (?= \s (?: decline "
    r"| increase | drop ) ) ) \b )"
)
# 20 plus percent, 20-some stores
PLUS = r"(?: \s? (?: \+ | -? plus \b (?! \s or ) ) | -(?: some | odd | something | ish ) \b )?"
_BOUNDED = either(
    [word for about in mapping("bounds").values() for word in about.get("before", ())]
)
ABOUT = rf"(?: {_BOUNDED} \s )?"  # $5 million to about $6 million
TO = r"(?: \s? - \s? | \s (?: to | through ) \s | \s? - \s? to \s )"
OR = r"(?: \s or \s )"  # three or 4%
PER = rf"""(?: (?: \s (?: per | a | an | for \s each ) \s | \s? / \s? )
    (?: (?: fully | diluted | basic | common | ordinary | adjusted | average | American \s depositary ) \s )*
    (?P<per> {either(words("units", "per"))} ) \b )"""  # per diluted share, a barrel
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
_DOWN = re.compile(r"down|minus|negative|-", re.IGNORECASE)
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


# ------------------------------------------------------------------------------ readings


def _code(match: re.Match[str], group: str) -> str | None:
    said = match.groupdict()
    for part, codes in (("sign", SIGNS), ("money", MONEYS), ("minor", MINORS)):
        if word := said.get(f"{group}_{part}"):
            return codes.get(
                re.sub(r"\s+", "", word.lower()) if part == "sign" else word.lower(),
                "GBP" if word == "p" else "USD",
            )
    return None


def _per(match: re.Match[str]) -> str:
    per = match.groupdict().get("per")
    return f"/{_singular(per)}" if per else ""


def _singular(thing: str) -> str:
    return "ADS" if thing.upper() in ("ADS", "ADR") else thing.lower()


def money(match: re.Match[str]) -> Quantity | None:
    value, step = amount(match, "a")
    if match.groupdict().get("a_minor") and not match.groupdict().get("a_sign"):
        value, step = round(value / 100, 10), step / 100
    if cents := match.groupdict().get("cents"):
        value, step = value + int(cents) / 100, 0.01
    return Quantity(value, value, f"{_code(match, 'a')}{_per(match)}", step)


def money_range(match: re.Match[str]) -> Quantity | None:
    codes = {code for group in "ab" if (code := _code(match, group))}
    low, _ = amount(match, "a", like="b")
    high, step = amount(match, "b")
    if match.groupdict().get("b_minor"):
        low, high, step = low / 100, high / 100, step / 100
    if len(codes) != 1 or low > high or not ranges(match, low, high):
        return None
    return Quantity(low, high, f"{codes.pop()}{_per(match)}", step)


def plus_or_minus(match: re.Match[str]) -> Quantity:
    """ "$2.8 billion, plus or minus $150 million" or "plus or minus 5%" as the range it is."""
    middle, step = amount(match, "a")
    around, _ = amount(match, "b")
    unit = _code(match, "a") or "percent"
    if unit != "percent" and not _code(match, "b"):
        around *= middle / 100
    return Quantity(round(middle - around, 10), round(middle + around, 10), unit, step)


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


def spelt_percent(match: re.Match[str]) -> Quantity | None:
    """ "5-0 percent" is 50; where the digits rise it is a range."""
    digits = match["spelt"].split("-")
    if len(digits) == 2 and digits == sorted(set(digits)):
        return None
    value = float("".join(digits))
    return Quantity(value, value, "percent", 1)


def _band(said: str) -> str:
    said = re.sub(r"[\s-]+", " ", said.lower())
    return (
        re.sub(r" (?:digits?|percent\w*)|(?<=to) the|%", "", said).replace(" and ", " to ").strip()
    )


def band(match: re.Match[str]) -> Quantity | None:
    """ "mid single digits" as the percents it stands for."""
    if not (found := BANDS.get(_band(match["band"]))):
        return None
    return Quantity(found[0], found[1], "percent", 1, "about")


def double_digits(match: re.Match[str]) -> Quantity:
    least = 10 if match["digits"].lower() == "double" else 100
    return Quantity(least, least, "percent", 1, "at_least")


def bands(match: re.Match[str]) -> Quantity | None:
    """ "low single digits to high teens": from the lower end of one to the upper end of the other."""
    low, high = (BANDS.get(_band(match[group])) for group in ("low", "high"))
    if not low or not high or low[0] > high[1]:
        return None
    return Quantity(low[0], high[1], "percent", 1, "about")


def one_or_next(match: re.Match[str]) -> Quantity | None:
    """ "four, five percent" is 4 to 5 as it is spoken; other neighbours are a list."""
    low, high = amount(match, "a")[0], amount(match, "b")[0]
    return Quantity(low, high, "percent", 1) if high == low + 1 else None


def spanning(match: re.Match[str]) -> Quantity | None:
    """ "flat to up 2%", "down 2% to up 3%" with the sign of either end."""
    ends = [0.0 if match["flat"] else amount(match, "a")[0], amount(match, "b")[0]]
    down = (_DOWN.fullmatch(match["a_way"] or ""), _DOWN.fullmatch(match["b_way"]))
    low, high = sorted(-end if way else end for end, way in zip(ends, down, strict=True))
    return Quantity(low, high, "percent", amount(match, "b")[1])


def fraction(match: re.Match[str]) -> Quantity:
    """ "two-thirds of revenue" as the percent it is about."""
    value = round(100 * FRACTIONS[re.sub(r"[\s-]+", " ", match["part"].lower())], 2)
    return Quantity(value, value, "percent", 1, "about")


def cut(match: re.Match[str]) -> Quantity | None:
    """ "low 6%" as 6.0 to 6.3, "mid-20s" and "mid 20%" as 24 to 26."""
    value, step = amount(match, "a")
    size = 10 if match["tens"] or (value % 10 == 0 and step == 1) else step
    low, high = CUTS[_band(match["cut"])]
    return Quantity(
        round(value + low * size, 4), round(value + high * size, 4), "percent", step, "about"
    )


def thing(match: re.Match[str]) -> Quantity | None:
    value, step = amount(match, "a")
    return Quantity(value, value, THINGS[re.sub(r"[\s-]+", " ", match["thing"].lower())], step)


def thing_range(match: re.Match[str]) -> Quantity | None:
    return between(THINGS[re.sub(r"[\s-]+", " ", match["thing"].lower())])(match)


def count(match: re.Match[str]) -> Quantity | None:
    """A bare number; "one" alone is a pronoun more often than a number and is left to its word."""
    said = match["a"].lower()
    if said == "one" and not match["a_scale"]:
        return None
    value, step = amount(match, "a")
    return Quantity(value, value, "count", step)


def order(match: re.Match[str]) -> Quantity:
    value = ORDINALS[match["ordinal"].lower()]
    return Quantity(value, value, "count", 1)
