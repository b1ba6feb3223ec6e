"""Numerals that are names, addresses or order, and no amount of anything: Form 10-K, 90-plus days, 5G.

A reading is the use such a numeral has: ``name, date, housekeeping, order`` or ``biography``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kit.grammar.numbers import DIGITS, SAID, SCALE, SCALES, WORDS, either
from kit.grammar.rules import FLAGS, Found, Rule, find
from kit.lexicon import words


def use(name: str) -> Callable[[re.Match[str]], str]:
    return lambda match: name


SMALL = rf"(?: \d\d? (?! [\d.,]*\d | \s? % ) | {SAID} )"
ONES = [word for word, value in WORDS.items() if 0 < value < 10]
TEENS = [word for word, value in WORDS.items() if 10 <= value < 20]
NO_AMOUNT = rf"(?! [\s-] (?: {either(SCALES)} | percent | basis | point ) )"
# RMB500, 5K, 1.2B: an amount, no name
AMOUNT = re.compile(
    r"(?: USD | EUR | GBP | RMB | CNY | CHF | INR | JPY | Rs ) \d.*"
    r" | [\d.]+ (?: K | M | B | X | MM | bn | mn )",
    FLAGS,
)

NAMES = (
    Rule(
        "form",
        r"(?: Forms? \s+ )? (?: (?: 10 | 8 | 6 | 11 ) [\s-]? K | 10 [\s-]? Q | (?: 20 "
        r"| 40 ) -F ) s? \b (?: /A )? | (?: Forms? | Schedule ) \s+ \d+ [\w-]*",
        read=use("name"),
        says={"Form 10-K": "name", "10-Q": "name", "10 K": "name"},
    ),
    Rule(
        "rule or section",
        rf"{either(words('names', 'before'))} \s+ (?: no\.? \s )? \d+ (?: [.\d]*\d )? (?: "
        rf"\( \w \) )* [\w-]* (?: (?: \s? - \s? | \s (?: to | and | through ) \s ) \d+ )?",
        read=use("name"),
        says={
            "Section 301": "name",
            "slide 12": "name",
            "Chapter 11": "name",
            "Phase 3": "name",
            "Act of 1934": "name",
        },
    ),
    Rule(
        "tier one",
        rf"{either(words('names', 'spoken'))} \s {either(WORDS)} \b {NO_AMOUNT}",
        read=use("name"),
        says={"tier one": "name", "phase two": "name"},
    ),
    Rule(
        "split",
        rf"(?: \d+ (?: - for - | \s for \s | : ) \d+ | {either(WORDS)} [\s-] for [\s-] {either(WORDS)} )"
        r" (?: \s (?: forward | reverse | stock | share ) ){0,2} \s split",
        read=use("name"),
        says={"2-for-1 stock split": "name", "1:10 reverse split": "name"},
    ),
    Rule(
        "halves of a whole",
        r"50 \s? - \s? 50 (?! [\d.,]*\d | \s? % ) | (?P<one> \d\d ) / (?P<other> \d\d ) (?! [\d/] )",
        read=lambda match: (
            "name" if not match["one"] or int(match["one"]) + int(match["other"]) == 100 else None
        ),
        says={"50-50": "name", "60/40": "name"},
    ),
    Rule(
        "year in words",
        rf"(?: twenty [\s-] {either(TEENS)} | twenty [\s-] (?: twenty | thirty ) (?: [\s-] {either(ONES)} )?"
        rf" | nineteen [\s-] (?: seventy | eighty | ninety ) (?: [\s-] {either(ONES)} )? ) \b {NO_AMOUNT}",
        read=use("date"),
        says={
            "twenty twenty-four": "date",
            "twenty nineteen": "date",
            "nineteen ninety-five": "date",
        },
    ),
    Rule(
        "delinquency bucket",
        r"\d{1,3} (?: \s? \+ | -? plus | [\s-] or [\s-] more )? (?: \s? - \s? \d{1,3} )? "
        r"[\s-]? days? [\s-] (?: \+ | plus \s )? (?: past \s due | overdue "
        r"| delinquen\w+ | NPL\w* | DPD | late | arrears | bucket )"
        r" | \d{1,3} (?: \+ | -? plus ) [\s-]? days? \b | day [\s-] (?: \d\d? "
        r"| one ) (?= \s delinquen | default | risk | collection )",
        read=use("name"),
        says={"90-plus days": "name", "30+ days": "name", "60-day overdue": "name"},
    ),
    Rule(
        "letters and digits",
        r"(?! (?: low | mid | high ) - \d ) (?! [QH][1-4] \b | [1-4][QH] | FY \d | CY \d )"
        r" (?! \d+ (?: st | nd | rd | th ) \b )"
        r" (?: [A-Za-z]{1,12} -? \d{1,4} [A-Za-z]{0,3} (?: [.-] \d+ )? (?! [\w%] | [.,]\d )"
        r" | \d{1,3} (?: \.\d )? [A-Z] (?: -? [A-Z\d]{1,3} )? \b (?! \d ) )",
        read=lambda match: None if AMOUNT.fullmatch(match.group()) else "name",
        says={
            "COVID-19": "name",
            "5G": "name",
            "D1": "name",
            "A320": "name",
            "B2B": "name",
            "3C": "name",
        },
    ),
    Rule(
        "round the clock, rank",
        rf"24 / 7 (?: / 365 )? | (?: number | no\. | \# ) \s? (?: {either(WORDS)} | \d\d? ) \b {NO_AMOUNT}"
        r"| \d+ (?: st | nd | rd | th ) \b",
        read=use("name"),
        says={"24/7": "name", "number one": "name"},
    ),
    Rule(
        "index",
        r"(?: S&P | Fortune | Russell | Nikkei | FTSE | CAC | DAX | Global | Nasdaq "
        r"| STOXX | CSI ) \s \d{2,4} \b",
        read=use("name"),
        says={"S&P 500": "name", "Russell 2000": "name"},
    ),
    Rule(
        "telephone number",
        r"(?: \+ \d{1,3} [\s-] )? \(? \d{3} \)? [\s-]+ \d{3} [\s-] \d{4} "
        r"| (?: pass ?code | access \s code | conference \s id | confirmation \s code "
        r"| replay \s (?: id | code ) | pin ) (?: \s is | \s number | : )* \s \d[\d-]*",
        read=use("housekeeping"),
        says={"(888) 203-1112": "housekeeping", "passcode 2358120": "housekeeping"},
    ),
    Rule(
        "time of day",
        r"\d{1,2} (?: : \d\d )? \s? [ap] \.? \s? m \b \.? (?: \s (?: eastern | pacific "
        r"| central | ET | PT | CT | GMT | CET ) (?: \s time )? )? "
        r"| \d{1,2} : \d\d (?! \d )",
        read=use("housekeeping"),
        says={"5:00 p.m. Eastern": "housekeeping", "8:30": "housekeeping"},
    ),
    Rule(
        "press a key",
        rf"(?: press | dial | hit ) (?: ing )? \s (?: the \s )? (?: star | pound | \* "
        rf"| asterisk )? (?: \s key )? (?: \s (?: then "
        rf"| and ) )? \s? (?: then \s )? (?: the \s (?: number | digit ) \s )? {SMALL}"
        rf" | (?: star | asterisk ) (?: \s key )? ,? (?: \s (?: then | and "
        rf"| followed \s by ) )? (?: \s the \s (?: number "
        rf"| digit ) )? \s {SMALL} (?: \s {SMALL} )?",
        read=use("housekeeping"),
        says={"star 1": "housekeeping", "press star one": "housekeeping"},
    ),
    Rule(
        "a few of a kind",
        rf"{SMALL} (?! \s? {SCALE} | \s percent ) \s (?: \w+ \s ){{0,2}}? "
        rf"{either(words('names', 'order'))} \b",
        read=use("order"),
        says={"three main aspects": "order", "two questions": "order", "4 key areas": "order"},
    ),
    Rule(
        "points to make",
        rf"{SMALL} (?: \s (?: main | key | quick | brief | other | more | final ) )? \s points?"
        r" (?= \s? [:.] | \s of \s (?: housekeeping | clarification | order | interest )"
        r" | \s (?: here | i | that | we | on ) \b )",
        read=use("order"),
        says={"two main points": "order"},
    ),
    Rule(
        "years of a life",
        rf"(?: {DIGITS} | {SAID} ) (?: \s? \+ | \s plus )? [\s-] years? (?: ' "
        rf"| 's )? \s (?: of \s | in \s ) (?: \w+ \s ){{0,4}}? (?: experience | service "
        rf"| leadership | career | expertise | the \s industry | retail ) \b",
        read=use("biography"),
        says={"10 years of experience": "biography"},
    ),
)

_OPENS = either(
    (*WORDS, *words("names", "before"), *words("names", "spoken"), *words("names", "opens"))
)
BEGINS = re.compile(
    rf"""\b (?= \d | [a-z]{{1,12}}+ -? \d | {_OPENS} (?! \w ) | a \s {either(SCALES)} ) (?<! [\w.] )
    | (?= [(\#] \d ) (?<! [\w.] ) | (?= \+ \d ) (?<! \w )""",
    re.VERBOSE,
)


def names(text: str) -> Iterator[Found]:
    """Every numeral of a folded sentence that is no amount, with its use.

    >>> [found.value for found in names("Our Form 10-K has three main aspects.")]
    ['name', 'order']
    """
    return find(NAMES, text, begins=BEGINS)
