"""Money: a sign, a code or a word of a currency, its hundredths, and what it is per."""

from __future__ import annotations

import re

from kit.grammar.amounts import ABOUT, BETWEEN, JOIN, PLUS, ranges
from kit.grammar.numbers import DIGITS, amount, either, number
from kit.grammar.percents import PERCENT
from kit.grammar.rules import Rule
from kit.lexicon import mapping, words
from kit.values import Quantity

_CURRENCIES = mapping("currencies")


def _names(kind: str) -> dict[str, str]:
    return {
        name.lower(): code for code, about in _CURRENCIES.items() for name in about.get(kind, ())
    }


SIGNS, MONEYS, MINORS = _names("signs"), _names("says"), _names("minor")
A_MONEY, B_MONEY = number("a", letters=True), number("b", letters=True)
PER = rf"""(?: (?: \s (?: per | a | an | for \s each ) \s | \s? / \s? )
    (?: (?: fully | diluted | basic | common | ordinary | adjusted | average | American \s depositary ) \s )*
    (?P<per> {either(words("units", "per"))} ) \b )"""  # per diluted share, a barrel
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


MONEY = (
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
)
