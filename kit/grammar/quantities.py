"""Amounts of everything a call counts in: money, percents, points, multiples, time, things.

Qualifying words ("about", "at least", "or more") set the bound and stay outside the span.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kit.grammar.amounts import (
    ABOUT,
    BASIS_POINTS,
    BETWEEN,
    CUTS,
    FRACTIONS,
    JOIN,
    OR,
    PER,
    PERCENT,
    PLUS,
    POINTS,
    SIGNS,
    THINGS,
    band,
    bands,
    between,
    count,
    currency,
    cut,
    double_digits,
    fraction,
    minor,
    money,
    money_range,
    one,
    one_or_next,
    order,
    plus_or_minus,
    sign,
    spanning,
    spelt_percent,
    thing,
    thing_range,
)
from kit.grammar.bounds import bounded
from kit.grammar.numbers import DIGITS, ORDINALS, SCALES, WORDS, either, number
from kit.grammar.rules import Found, Rule, find
from kit.grammar.shared import shared
from kit.grammar.signs import signed
from kit.lexicon import words
from kit.values import Quantity

A, B = number("a"), number("b")
A_MONEY, B_MONEY = number("a", letters=True), number("b", letters=True)
UNITS = either(THINGS)
_FRACTIONS = [*FRACTIONS, *(said.replace(" ", "-") for said in FRACTIONS)]
_CUT = r"(?: low | mid | high )"
BAND = rf"""(?: (?: {_CUT} (?: [\s-]+ (?: to | and )? [\s-]* {_CUT} )? [\s-]+ )?
    (?: (?: single | double ) (?: [\s-]? digits? )? | teens ) \b )"""

QUANTITIES = (
    Rule(
        "money",
        rf"{sign('a')} {A_MONEY} (?: \s and \s (?P<cents> \d\d? ) \s cents \b )? "
        rf"{minor('a')}? (?: \s {either(('dollars', 'euros'))} \b )? {PLUS} {PER}?",
        read=money,
        says={
            "$4.2 billion": Quantity(4.2e9, 4.2e9, "USD", 1e8),
            "$1,250": Quantity(1250, 1250, "USD", 1),
            "RMB 61.2bn": Quantity(61.2e9, 61.2e9, "CNY", 1e8),
            "EUR 1.24 billion": Quantity(1.24e9, 1.24e9, "EUR", 1e7),
            "$1.46 per diluted share": Quantity(1.46, 1.46, "USD/share", 0.01),
            "$748 000": Quantity(748000, 748000, "USD", 1),
            "$1, 3 billion": Quantity(1.3e9, 1.3e9, "USD", 1e8),
            "$25 and 10 cents": Quantity(25.1, 25.1, "USD", 0.01),
            "$2.45 cents": Quantity(2.45, 2.45, "USD", 0.01),
            "US$0.07 per ADS": Quantity(0.07, 0.07, "USD/ADS", 0.01),
        },
        skips=["the $ sign"],
    ),
    Rule(
        "money in words",
        rf"{A_MONEY} {PLUS} (?: {currency('a')} | {minor('a')} ) {PER}?",
        read=money,
        says={
            "4 million dollars": Quantity(4e6, 4e6, "USD", 1e6),
            "25 cents": Quantity(0.25, 0.25, "USD", 0.01),
            "a billion dollars": Quantity(1e9, 1e9, "USD", 1e9),
            "half a million dollars": Quantity(5e5, 5e5, "USD", 1e5),
            "three cents per share": Quantity(0.03, 0.03, "USD/share", 0.01),
            "15 million bucks": Quantity(15e6, 15e6, "USD", 1e6),
            "one point two billion euros": Quantity(1.2e9, 1.2e9, "EUR", 1e8),
            "310 million euros": Quantity(310e6, 310e6, "EUR", 1e6),
        },
    ),
    Rule(
        "money range",
        rf"{BETWEEN}? {sign('a')}? {A_MONEY} {currency('a')}? {PER.replace('<per>', '<per_a>')}?"
        rf" {JOIN} {ABOUT} {sign('b')}? {B_MONEY} (?: {currency('b')} | {minor('b')} )? {PER}?",
        read=money_range,
        says={
            "$4.2 to $4.4 billion": Quantity(4.2e9, 4.4e9, "USD", 1e8),
            "$900 million to $1.1 billion": Quantity(9e8, 1.1e9, "USD", 1e8),
            "between $1.30 and $1.40 per share": Quantity(1.3, 1.4, "USD/share", 0.01),
            "eight to $9 million": Quantity(8e6, 9e6, "USD", 1e6),
            "600 to 800 million euros": Quantity(6e8, 8e8, "EUR", 1e6),
            "$10.1 billion - $10.3 billion": Quantity(10.1e9, 10.3e9, "USD", 1e8),
            "20 to 25 cents": Quantity(0.2, 0.25, "USD", 0.01),
            "$5 million to approximately $6 million": Quantity(5e6, 6e6, "USD", 1e6),
            "$1.05 per share to $1.08 per share": Quantity(1.05, 1.08, "USD/share", 0.01),
        },
    ),
    Rule(
        "money, plus or minus",
        rf"{sign('a')} {A_MONEY} ,? \s (?: plus \s or \s minus | \+/- ) \s"
        rf"(?: {sign('b')} | (?= {DIGITS} \s? (?: % | percent \b ) ) ) {B_MONEY} {PERCENT}?",
        read=plus_or_minus,
        says={
            "$2.8 billion, plus or minus $150 million": Quantity(2.65e9, 2.95e9, "USD", 1e8),
            "$2 billion plus or minus 5%": Quantity(1.9e9, 2.1e9, "USD", 1e9),
        },
    ),
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
        read=plus_or_minus,
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
        "multiple",
        rf"{A} (?: x \b | \s times \b (?! \s (?: a | per | that ) \b ) )",
        read=one("x"),
        says={"2.1x": Quantity(2.1, 2.1, "x", 0.1), "three times": Quantity(3, 3, "x", 1)},
        skips=["at all times"],
    ),
    Rule(
        "multiple range",
        rf"{BETWEEN}? {A} (?: x | \s times )? {JOIN} {B} (?: x | \s times ) \b",
        read=between("x"),
        says={"2 to 2.5 times": Quantity(2, 2.5, "x", 0.1)},
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
    Rule(
        "things",
        rf"{A} {PLUS} (?: [\s-] (?: full | consecutive | straight | additional | new "
        rf"| more ) )? [\s-]? (?P<thing> {UNITS} ) \b",
        read=thing,
        says={
            "13.9 months": Quantity(13.9, 13.9, "months", 0.1),
            "12 days": Quantity(12, 12, "days", 1),
            "450 megawatts": Quantity(450, 450, "MW", 1),
            "two consecutive quarters": Quantity(2, 2, "quarters", 1),
        },
    ),
    Rule(
        "things range",
        rf"{BETWEEN}? {A} (?: {JOIN} | {OR} ) {B} [\s-]? (?P<thing> {UNITS} ) \b",
        read=thing_range,
        says={
            "18 to 24 months": Quantity(18, 24, "months", 1),
            "three or four months": Quantity(3, 4, "months", 1),
        },
    ),
    Rule(
        "count",
        rf"{number('a', letters=False)} {PLUS} (?! \w | [.,]\d )",
        read=count,
        says={
            "200 million": Quantity(2e8, 2e8, "count", 1e6),
            "3,200": Quantity(3200, 3200, "count", 1),
            "forty-two": Quantity(42, 42, "count", 1),
        },
        skips=["this one", "someone"],
    ),
    Rule(
        "count, short",
        rf"(?! (?: 4 | 8 | 10 | 401 ) k ) (?P<a> {DIGITS} )"
        rf" (?P<a_scale> (?-i: [KMB] | MM ) | \s? (?: bn | mn | mln ) ) (?P<a_half>) \b {PLUS} (?! [\w(] )",
        read=count,
        says={
            "1.5M": Quantity(1.5e6, 1.5e6, "count", 1e5),
            "30K": Quantity(30e3, 30e3, "count", 1e3),
            "12 mln": Quantity(12e6, 12e6, "count", 1e6),
        },
        skips=["4K", "401(k)", "5m"],
    ),
    Rule(
        "count range",
        rf"{BETWEEN}? {A} {JOIN} {B} (?! \w | [.,]\d )",
        read=between("count"),
        says={"3,000 to 3,500": Quantity(3000, 3500, "count", 1)},
    ),
    Rule(
        "order",
        rf"(?P<ordinal> {either(ORDINALS)} ) \b",
        read=order,
        says={"secondly": Quantity(2, 2, "count", 1)},
    ),
)

# Where a reading can begin: at a digit, a currency sign, or a number word, none of them inside a word.
_OPENS = either((*WORDS, *ORDINALS, *words("numbers", "opens")))
_LETTERED = [sign for sign in SIGNS if sign[0].isalpha()]
_SIGNS = "".join(sign for sign in SIGNS if len(sign) == 1)
BEGINS = re.compile(
    rf"""\b (?= \d | (?: {_OPENS} | a \s {either(SCALES)} ) \b
        | (?: us \s \$ | u\.s\. \s \$ | {either(_LETTERED)} ) \s? [\d.] ) (?<! \d [.,] )
    | (?= [.{_SIGNS}-] \s? [\d.] ) (?<! \w )""",
    re.VERBOSE,
)


def quantities(text: str) -> Iterator[Found]:
    """Every quantity of a folded sentence, with its bound.

    >>> [found.value.low for found in quantities("up 12% to at least $4.2 billion")]
    [12.0, 4200000000.0]
    """
    read = [bounded(text, found) for found in find(QUANTITIES, text, begins=BEGINS)]
    return shared(text, [signed(text, found) for found in read])
