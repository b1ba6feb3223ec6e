"""Amounts of everything a call counts in: money, percents, points, multiples, time, things.

Qualifying words ("about", "at least", "or more") set the bound and stay outside the span.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kit.grammar.amounts import BETWEEN, JOIN, OR, PLUS, A, B, between, one
from kit.grammar.bounds import bounded
from kit.grammar.money import MONEY, SIGNS
from kit.grammar.numbers import DIGITS, ORDINALS, SCALES, WORDS, amount, either, number
from kit.grammar.percents import PERCENTS
from kit.grammar.rules import Found, Rule, find
from kit.grammar.shared import shared
from kit.grammar.signs import signed
from kit.lexicon import mapping, words
from kit.values import Quantity

THINGS: dict[str, str] = {
    said.lower(): unit for unit, ways in mapping("units", "things").items() for said in ways
}
UNITS = either(THINGS)


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


COUNTED = (
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

QUANTITIES = (*MONEY, *PERCENTS, *COUNTED)

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
