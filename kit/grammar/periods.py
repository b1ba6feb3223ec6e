"""Stretches of time: Q4, full year, last quarter, the second half, in February.

A reading is what was said, not yet when it was: ``When.resolve`` needs the call's own period. Where
the call's period is not known, only what names its own year can be resolved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kit.grammar.numbers import either
from kit.grammar.rules import Found, Rule, find
from kit.grammar.times import (
    AFTER,
    DAY,
    FISCAL,
    HALVES,
    MONTH,
    MONTHS,
    OF,
    QUARTERS,
    SEVERAL,
    SHIFT,
    SHIFTS,
    YEAR,
    date,
    first_months,
    later,
    month_of,
    numbered,
    plain_year,
    same,
    shift_of,
    shifted,
    whole_year,
    year_of,
)
from kit.grammar.when import When
from kit.lexicon import mapping, words

PERIODS = (
    Rule(
        "quarter by number",
        r"(?: (?: the \s )? (?P<after> (?: last | prior | previous | next | this ) [\s-] year )"
        r" (?: 's )? \s )?"
        rf"{FISCAL} (?P<which> {either(QUARTERS)} ) \b (?! \s (?: in \s a \s row | running | straight ) )"
        rf" (?: {OF} {YEAR} | {AFTER.replace('after', 'behind')} )?",
        read=numbered("quarter", QUARTERS),
        says={
            "Q4 2023": When("quarter", 4, 2023),
            "the fourth quarter of fiscal 2024": When("quarter", 4, 2024),
            "third quarter": When("quarter", 3),
            "last year's first quarter": When("quarter", 1, years=-1),
            "Q3 of last year": When("quarter", 3, years=-1),
            "4Q23": When("quarter", 4, 2023),
        },
    ),
    Rule(
        "year, then quarter",
        rf"(?: the \s )? {YEAR} (?: 's )? [\s-] {FISCAL} (?P<which> {either(QUARTERS)} ) \b",
        read=numbered("quarter", QUARTERS),
        says={
            "the fiscal 2024 first quarter": When("quarter", 1, 2024),
            "fiscal '22 second quarter": When("quarter", 2, 2022),
            "2023's third quarter": When("quarter", 3, 2023),
        },
        skips=["in 2023 quarter by quarter"],
    ),
    Rule(
        "year, then half",
        rf"(?: the \s )? {YEAR} (?: 's )? [\s-] {FISCAL} (?P<which> {either(HALVES)} ) \b",
        read=numbered("half", HALVES),
        says={"the 2024 second half": When("half", 2, 2024)},
    ),
    Rule(
        "quarter and year glued",
        r"(?: (?P<q> [1-4] ) Q \s? '? (?P<year> \d{2,4} ) "
        r"| Q (?P<q2> [1-4] ) [\s-]? (?: FY )? '? (?P<year2> (?: 20 )? \d\d ) ) (?! \w "
        r"| [.,]\d | \s? % )",
        read=lambda match: When(
            "quarter", int(match["q"] or match["q2"]), year_of(match) or year_of(match, "year2")
        ),
        says={"4Q23": When("quarter", 4, 2023), "Q1FY25": When("quarter", 1, 2025)},
    ),
    Rule(
        "quarter by place",
        rf"(?: the \s | its \s | our \s )? {SHIFT} [\s-] {FISCAL} quarter \b (?! [\s-] "
        rf"(?: of | end ) ) {AFTER}?",
        read=shifted("quarter"),
        says={
            "the previous quarter": When("quarter", steps=-1),
            "this quarter": When("quarter"),
            "the prior-year quarter": When("quarter", years=-1),
            "next quarter": When("quarter", steps=1),
        },
    ),
    Rule(
        "the quarter itself",
        r"(?: in | for | during | of | exited | ended | ending "
        r"| closed ) \s the \s quarter \b (?! [\s-] end )",
        read=shifted("quarter"),
        says={"in the quarter": When("quarter")},
    ),
    Rule(
        "quarter named by its month",
        rf"(?: the \s )? {MONTH} [\s-] quarter \b (?: {OF} {YEAR} | {AFTER} )?",
        read=lambda match: When(
            "month_quarter", month_of(match), year_of(match), years=later(match)
        ),
        says={
            "the December quarter": When("month_quarter", 12),
            "the March quarter of 2024": When("month_quarter", 3, 2024),
            "the June quarter a year ago": When("month_quarter", 6, years=-1),
        },
        skips=["the sixth quarter"],
    ),
    Rule(
        "half by number",
        rf"{FISCAL} (?P<which> {either(HALVES)} ) \b (?: {OF} {YEAR} | {AFTER} "
        rf"| {OF} (?: the | this ) \s (?: fiscal \s )? year )?",
        read=numbered("half", HALVES),
        says={
            "second half of 2023": When("half", 2, 2023),
            "H1": When("half", 1),
            "the back half of the year": When("half", 2),
        },
    ),
    Rule(
        "half and year glued",
        r"(?: (?P<h> [12] ) H \s? '? (?P<year> \d{2,4} ) "
        r"| H (?P<h2> [12] ) [\s-]? (?: FY )? '? (?P<year2> (?: 20 )? \d\d ) ) (?! \w "
        r"| [.,]\d | \s? % )",
        read=lambda match: When(
            "half", int(match["h"] or match["h2"]), year_of(match) or year_of(match, "year2")
        ),
        says={"1H24": When("half", 1, 2024), "H2 2023": When("half", 2, 2023)},
    ),
    Rule(
        "months from the start",
        rf"(?: the \s )? first \s (?P<which> three | six | nine | 3 | 6 "
        rf"| 9 ) \s months \b (?: {OF} {YEAR} | {AFTER} | {OF} (?: the "
        rf"| this ) \s (?: fiscal \s )? year )?",
        read=first_months,
        says={"the first nine months of 2023": When("months", 9, 2023)},
    ),
    Rule(
        "full year",
        rf"(?: the \s )? (?: full | whole | entire | fiscal | financial "
        rf"| calendar )-? \s? (?: fiscal \s | financial \s "
        rf"| calendar \s )? (?: year \b )? (?: (?: \s ,? )? (?: of \s "
        rf"| for \s )? {YEAR} ) | FY \s? {YEAR.replace('<year>', '<fy>')}",
        read=lambda match: When("year", None, year_of(match) or year_of(match, "fy")),
        says={
            "full year 2023": When("year", None, 2023),
            "fiscal 2024": When("year", None, 2024),
            "FY23": When("year", None, 2023),
            "fiscal year '23": When("year", None, 2023),
        },
    ),
    Rule(
        "the whole year, no number",
        r"(?: the | our | for ) \s (?: full | whole | entire | fiscal ) [\s-] (?: fiscal \s )?"
        rf" year \b (?! [\s-] (?: \d | '\d ) ) {AFTER}?"
        r"| full[\s-]year \b (?! [\s-] (?: \d | '\d | fiscal ) )",
        read=lambda match: When("year", steps=later(match)),
        says={"the full year": When("year"), "full-year": When("year")},
    ),
    Rule(
        "the year itself",
        r"(?: in | for | during | over | through | of "
        r"| throughout ) \s the \s (?: whole \s )? year \b (?! [\s-] (?: ago | ahead | to \s come | end "
        r"| before | earlier | to \s date | and \s a \s half | 20 ) )",
        read=shifted("year"),
        says={"for the year": When("year")},
    ),
    Rule(
        "the year ahead",
        r"(?: in | for | during ) \s the \s year \s (?: ahead | to \s come )",
        read=lambda match: When("year", steps=1),
        says={"in the year ahead": When("year", steps=1)},
    ),
    Rule(
        "end of a year",
        rf"(?: (?: at | by ) \s )? (?: the \s )? end \s of \s (?: {YEAR}"
        rf" | (?: the | (?P<shift> this | last | next ) ) \s (?: fiscal \s | calendar \s )? year \b )"
        rf" | (?: (?: at | by ) \s )? (?: (?: calendar | fiscal ) \s )? year[\s-]end \b"
        rf" (?: {OF} {YEAR.replace('<year>', '<y2>')} )?",
        read=lambda match: When(
            "year_end", None, year_of(match) or year_of(match, "y2"), shift_of(match)[0]
        ),
        says={
            "at the end of 2022": When("year_end", None, 2022),
            "year-end": When("year_end"),
            "year-end 2021": When("year_end", None, 2021),
            "by the end of next year": When("year_end", steps=1),
        },
    ),
    Rule(
        "end of a month",
        rf"(?: at \s )? (?: the \s )? end \s of \s {MONTH} (?: \s ,? (?: of \s )? {YEAR} )?",
        read=lambda match: When("month_end", month_of(match), year_of(match)),
        says={"the end of June": When("month_end", 6)},
    ),
    Rule(
        "annual",
        r"annual \b (?! [\s-] (?: meeting | general | report | run | rate | rates "
        r"| basis | conference | review | investor | planning )"
        r" | [\s-] (?: [\w'-]+ \s ){1,3} (?: meeting | conference | report | review | event | survey ) )",
        read=shifted("year"),
        says={"annual": When("year")},
    ),
    Rule(
        "year by place",
        rf"(?: the \s )? {SHIFT} (?<! year ) [\s-] {FISCAL} year \b (?! [\s-] (?: quarter "
        rf"| period | half ) )",
        read=whole_year,
        says={
            "last year": When("year", steps=-1),
            "next fiscal year": When("year", steps=1),
            "this year": When("year"),
        },
    ),
    Rule(
        "stretch of several",
        rf"(?: (?: in | on | over | during | for | through | across ) \s )? (?: the \s | our \s | a \s )? (?:"
        rf" {either(mapping('periods', 'stretches')['ahead_or_behind'])} [\s-] {SEVERAL}"
        r" (?: weeks | months? | quarters | years | decades | decade ) \b (?: \s basis \b )?"
        r" | (?: from | between ) \s (?: 19 | 20 )\d\d \s (?: to | and | through ) \s (?: 19 | 20 )\d\d \b"
        r" | (?: 19 | 20 )\d\d \s? (?: to | through | - ) \s? (?: 19 | 20 )\d\d \b (?: \s period \b )? )",
        read=lambda match: When("stretch"),
        says={
            "over the past two quarters": When("stretch"),
            "in the last 12 months": When("stretch"),
            "the next several years": When("stretch"),
            "on a trailing 12-month basis": When("stretch"),
            "the 2019 to 2022 period": When("stretch"),
            "from 2019 to 2022": When("stretch"),
        },
        skips=["the last quarter of 2023", "months of work"],
    ),
    Rule(
        "same period a year ago",
        rf"""(?: (?: from | than | in ) \s )? (?: the \s )?
        (?: same | corresponding | comparable | equivalent ) \s
        (?: quarter | period | time | three \s months | prior[\s-]year \s period ) \b
            (?: {AFTER} | {OF} {YEAR} )?
        | (?: a | one ) \s year \s (?: ago | earlier | before ) (?: \s (?: quarter | period ) )?
        | (?: the \s )? (?: prior | previous | last ) [\s-] year(?: 's)? [\s-]
            (?: (?: first | second | third | fourth ) \s )?
            (?: period | quarter | comparable \s period )
        | (?: the \s )? (?: year[\s-]ago | year-earlier ) \s (?: quarter | period )""",
        read=same(-1),
        says={
            "a year ago": When("same", years=-1),
            "the same period last year": When("same", years=-1),
            "the prior-year period": When("same", years=-1),
        },
    ),
    Rule(
        "month",
        rf"(?: in | for | during | since | through | of | by | until | end \s of | early "
        rf"| late | mid- | this | last ) \s {MONTH} (?: \s ,? (?: of \s )? {YEAR} )? (?! \s {DAY} )",
        read=lambda match: When("month", month_of(match), year_of(match)),
        says={
            "in February": When("month", 2),
            "in March of 2024": When("month", 3, 2024),
            "this May": When("month", 5),
        },
    ),
    Rule(
        "date",
        rf"{MONTH} \s {DAY} (?: ,? \s (?P<year> (?: 19 | 20 ) \d\d ) )? "
        rf"| {DAY} \s (?: of \s )? {MONTH.replace('<which>', '<m>')} (?: ,? \s (?P<y2> "
        rf"(?: 19 | 20 ) \d\d ) )?"
        r" | (?: 19 | 20 )\d\d - \d\d - \d\d",
        read=date,
        says={"March 31, 2024": When("date", None, 2024), "June 30": When("date")},
    ),
    Rule(
        "month and year",
        rf"{MONTH} \s ,? (?: of \s )? {YEAR}",
        read=lambda match: When("month", month_of(match), year_of(match)),
        says={"February 2024": When("month", 2, 2024)},
    ),
    Rule(
        "year by number",
        r"(?: (?: fiscal | calendar | year | CY ) \s? )? (?P<year> (?: 19 "
        r"| 20 ) \d\d ) (?! [\d,]*\d | \.\d | s \b | \s? % | \s (?: million | billion "
        r"| basis ) ) (?! - (?: \d\d\d\d )? \w )"
        r" (?: \s (?: fiscal \s )? year \b (?! [\s-] (?: over | on | ago | to | earlier ) ) )?",
        read=plain_year,
        says={"2023": When("year", None, 2023), "2010 year": When("year", None, 2010)},
        skips=["2023%", "$2023"],
    ),
    Rule(
        "year in two digits",
        r"(?: (?: year | fiscal | calendar ) \s )? ' (?P<year> [0-4]\d ) \b",
        read=plain_year,
        says={"'23": When("year", None, 2023)},
    ),
)

# "in the", "for our", "a", "since early": what may stand before the word that tells a period
_LEADS = either(words("periods", "leads"))
_TELLS = either([*QUARTERS, *HALVES, *SHIFTS, *MONTHS, *words("periods", "tells")])
BEGINS = re.compile(
    rf"""\b (?= \d | [qh][1-4] | fy | cy
        | (?: {_LEADS} \s ){{0,3}} (?: mid- \s? )? (?: {_TELLS} \b | fy | '?\d ) ) (?<! [\w$€£¥.,] )
    | (?= ' \d\d \b ) (?<! [\w$€£¥.,] )""",
    re.VERBOSE,
)


def periods(text: str) -> Iterator[Found]:
    """Every period a folded sentence names, as said.

    >>> [found.span.of("Sales rose in Q4 2023.") for found in periods("Sales rose in Q4 2023.")]
    ['Q4 2023']
    """
    return find(PERIODS, text, begins=BEGINS)
