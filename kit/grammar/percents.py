"""Percents, points and basis points, in figures and in words: "mid single digits", "flat to up 2%"."""

from __future__ import annotations

import re

from kit.grammar.amounts import ABOUT, BETWEEN, JOIN, OR, PLUS, A, B, between, one
from kit.grammar.numbers import WORDS, amount, either, number
from kit.grammar.rules import Rule
from kit.lexicon import mapping
from kit.values import Quantity

BANDS: dict[str, list[float]] = mapping("numbers", "bands")
FRACTIONS: dict[str, float] = mapping("numbers", "fractions")
CUTS: dict[str, list[float]] = mapping("numbers", "thirds")
PERCENT = r"(?: \s{0,3} (?: % | (?: percent | per\scent | pct ) \b (?! [\s-] points? ) ) )"
POINTS = (
    r"(?: [\s-]{0,3} (?: (?: percentage | percent | % | full ) [\s-] points? | points? "
    r"| p\.?p\.? ) \b )"
)
BASIS_POINTS = (
    r"(?: [\s-]{0,3} (?: basis [\s-] points? | bps | bp | bips | basis (?= \s (?: decline "
    r"| increase | drop ) ) ) \b )"
)
_FRACTIONS = [*FRACTIONS, *(said.replace(" ", "-") for said in FRACTIONS)]
_CUT = r"(?: low | mid | high )"
BAND = rf"""(?: (?: {_CUT} (?: [\s-]+ (?: to | and )? [\s-]* {_CUT} )? [\s-]+ )?
    (?: (?: single | double ) (?: [\s-]? digits? )? | teens ) \b )"""
_DOWN = re.compile(r"down|minus|negative|-", re.IGNORECASE)


def _around(match: re.Match[str]) -> Quantity:
    """ "54%, plus or minus 1%" as the range it is."""
    (middle, step), (by, _) = amount(match, "a"), amount(match, "b")
    return Quantity(round(middle - by, 10), round(middle + by, 10), "percent", step)


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


PERCENTS = (
    Rule(
        "percent",
        rf"{A} {PLUS} {PERCENT}",
        read=one("percent"),
        says={
            "12%": Quantity(12, 12, "percent", 1),
            "1-5-point-1 percent": Quantity(15.1, 15.1, "percent", 0.1),
            "two percent": Quantity(2, 2, "percent", 1),
            "20 plus percent": Quantity(20, 20, "percent", 1),
            "twelve and a half percent": Quantity(12.5, 12.5, "percent", 0.1),
        },
        skips=["the percentage of sales"],
    ),
    Rule(
        "percent range",
        rf"{BETWEEN}? {A} {PERCENT}? (?: {JOIN} {ABOUT} | {OR} ) {B} {PLUS} {PERCENT}",
        read=between("percent"),
        says={
            "5 to 7 percent": Quantity(5, 7, "percent", 1),
            "between 5% and 7%": Quantity(5, 7, "percent", 1),
            "10-12 %": Quantity(10, 12, "percent", 1),
            "three or 4%": Quantity(3, 4, "percent", 1),
        },
    ),
    Rule(
        "percent, digit by digit",
        rf"(?P<spelt> \d (?: -\d )+ ) {PERCENT}",
        read=spelt_percent,
        says={
            "5-0 percent": Quantity(50, 50, "percent", 1),
            "2-6-8 percent": Quantity(268, 268, "percent", 1),
        },
        skips=["1-5 percent"],
    ),
    Rule(
        "percent, plus or minus",
        rf"{A} {PERCENT} ,? \s (?: plus \s or \s minus | \+/- ) \s {B} {PERCENT}",
        read=_around,
        says={"54%, plus or minus 1%": Quantity(53, 55, "percent", 1)},
    ),
    Rule(
        "points",
        rf"{A} {PLUS} {POINTS}",
        read=one("pp"),
        says={
            "2 percentage points": Quantity(2, 2, "pp", 1),
            "three points": Quantity(3, 3, "pp", 1),
            "1.5 points": Quantity(1.5, 1.5, "pp", 0.1),
        },
        skips=["five pointed questions"],
    ),
    Rule(
        "points range",
        rf"{BETWEEN}? {A} {JOIN} {B} {POINTS}",
        read=between("pp"),
        says={"2 to 3 points": Quantity(2, 3, "pp", 1)},
    ),
    Rule(
        "basis points",
        rf"{A} {PLUS} {BASIS_POINTS}",
        read=one("bps"),
        says={
            "120 basis points": Quantity(120, 120, "bps", 1),
            "100 plus basis points": Quantity(100, 100, "bps", 1),
            "25bps": Quantity(25, 25, "bps", 1),
        },
        skips=["on a comparable basis"],
    ),
    Rule(
        "basis points range",
        rf"{BETWEEN}? {A} {BASIS_POINTS}? {JOIN} {B} {BASIS_POINTS}",
        read=between("bps"),
        says={"20 to 30 basis points": Quantity(20, 30, "bps", 1)},
    ),
    Rule(
        "band",
        r"(?P<band> (?: (?: low | mid | high ) (?: [\s-]+ (?: to | and )? [\s-]* (?: low "
        r"| mid | high ) )? [\s-]+ )?"
        r"(?: (?: single [\s-] )? (?: to [\s-] (?: low | mid "
        r"| high ) [\s-] double [\s-] )? digits? | double [\s-] digits? | teens ) )"
        r"\b (?: [\s-] percent\w* | \s? % )?",
        read=band,
        says={
            "mid single digits": Quantity(4, 6, "percent", 1, "about"),
            "low-single-digit": Quantity(1, 3, "percent", 1, "about"),
            "mid-to-high single digit": Quantity(4, 9, "percent", 1, "about"),
            "high teens": Quantity(17, 19, "percent", 1, "about"),
        },
        skips=["digital"],
    ),
    Rule(
        "band to band",
        rf"(?P<low> {BAND} ) (?: [\s-]* (?: to | - ) [\s-]* ) (?P<high> {BAND} ) {PERCENT}?",
        read=bands,
        says={
            "high-single-digit to low-double-digit": Quantity(7, 13, "percent", 1, "about"),
            "high single- to low double-digits": Quantity(7, 13, "percent", 1, "about"),
            "low single digits to mid-teens": Quantity(1, 16, "percent", 1, "about"),
        },
    ),
    Rule(
        "double digits",
        r"(?: strong \s )? (?P<digits> double | triple ) [\s-] digits?",
        read=double_digits,
        says={
            "double-digit": Quantity(10, 10, "percent", 1, "at_least"),
            "triple-digit": Quantity(100, 100, "percent", 1, "at_least"),
        },
    ),
    Rule(
        "one percent or the next",
        rf"(?P<a> {either(WORDS)} ) (?P<a_scale>)(?P<a_half>) , \s (?P<b> {either(WORDS)} ) (?P<b_scale>)"
        rf"(?P<b_half>) {PERCENT}",
        read=one_or_next,
        says={"four, five percent": Quantity(4, 5, "percent", 1)},
        skips=["two, five percent"],
    ),
    Rule(
        "from down to up",
        rf"(?: (?P<flat> flat ) | (?P<a_way> down | up | minus | negative | - ) \s? {A} {PERCENT}? ) \s to \s"
        rf" (?P<b_way> up | down | plus | minus | positive | negative | \+ | - ) \s? {ABOUT} {B} {PERCENT}",
        read=spanning,
        says={
            "flat to up 2%": Quantity(0, 2, "percent", 1),
            "down 2% to up 3%": Quantity(-2, 3, "percent", 1),
            "negative 1 to positive 2 percent": Quantity(-1, 2, "percent", 1),
        },
    ),
    Rule(
        "fraction",
        rf"(?P<part> {either(_FRACTIONS)} ) \b (?= \s (?: of | is | are | was | were | higher | lower ) \b"
        r" | [.,]? $ )",
        read=fraction,
        says={
            "two-thirds": Quantity(66.67, 66.67, "percent", 1, "about"),
            "one third": Quantity(33.33, 33.33, "percent", 1, "about"),
        },
        skips=["the third of May", "a third party"],
    ),
    Rule(
        "a cut of a percent",
        rf"(?P<cut> {either(CUTS)} ) (?: - to - (?: mid | high ) )? [\s-] {number('a', plain=True)}"
        r"(?: (?P<tens> '? s \b (?: \s percent | \s? % )? ) | \s? % | \s percent \b )",
        read=cut,
        says={
            "low 6%": Quantity(6.0, 6.3, "percent", 1, "about"),
            "mid-20s": Quantity(24, 26, "percent", 1, "about"),
        },
    ),
)
