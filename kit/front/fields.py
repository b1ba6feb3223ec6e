"""Fields, as "**Date:** 2024-07-31" on a page or "symbol: ACM" of a record are one.

A quarter and a year may be fields of their own; a stamp to the second says when a record was made,
not when a call was held, unless its field is named for the call.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from kit.front.dates import days_in
from kit.front.lines import Line
from kit.front.periods import period_in
from kit.front.subject import any_of
from kit.front.title import EXCHANGE, SYMBOL, SYMBOL_ALONE, titled
from kit.lexicon import mapping
from kit.model import Fact
from kit.values import Period, Span

# columns of a line stand wider apart than words, and than a field and its value
_CHUNK = re.compile(
    r"[^\s|;]+(?:(?: {1,2}|(?<=:) +| +(?=:)|(?<=\.\.) +|(?<=[\]】]) +| +(?=\.\.))[^\s|;]+)*"
)
_MAY = re.compile(r"[:=]|\.\.|^[|\[【]")
_FIELD = re.compile(
    r"""[\W_]* (?P<field> [A-Za-z] [A-Za-z /&_]{0,24}? ) [\s*_"']* (?: [:=] | \.{2,} | [\]】](?=\s) )
        [\s*_"']* (?P<value> \S .*? ) [\s*_"',]*""",
    re.VERBOSE,
)
_LISTED = re.compile(rf"(?P<exchange>{EXCHANGE})\s?:\s?(?P<ticker>{SYMBOL})\b")
# 6987, TSE Prime Market
_NUMBERED = re.compile(rf"(?P<ticker>\d{{4,6}}[A-Z]?)\s*[,;/(]\s*(?P<exchange>{EXCHANGE})\b")
_CODES: dict[str, str] = mapping("front", "exchange_of")
# (Scrip Code: 524588)
_CODE = re.compile(
    rf"\b(?P<field>{any_of(_CODES)})(?:\s+no\b\.?)?\s*[:-]\s*(?P<value>[A-Z0-9&-]+)", re.IGNORECASE
)
# Price: 12.34 USD -0.5% Market Closed
_PRICE = re.compile(
    r"""Price: \s* (?P<price> [\d.,]+ \s [A-Z]{3} )
        (?: \s+ (?P<price_change> [+-]? [\d.]+ % ) )? (?: \s+ (?P<market_state> Market\ \w+ ) )?""",
    re.VERBOSE,
)
_BESIDE = re.compile(r"\s*\([^)]*\)\s*$")  # Acme| (Acme)
_SYMBOL = re.compile(r"\$?(?P<ticker>[\w.&-]{1,15})(?: [A-Z]{2})?(?: Equity)?")
_STAMP = re.compile(r"\d[T ]\d\d:\d\d:\d\d")
_NUMBER = re.compile(r"(?:F?Q)?(?P<quarter>[1-4])")
_YEAR = re.compile(r"(?:FY\s?)?(?P<year>20\d\d)")


def fields(lines: Iterable[Line], said_in: str) -> Iterator[Fact]:
    """The facts of the fields in some lines; a symbol before a number an exchange gave.

    >>> [(fact.name, fact.value) for fact in fields([Line("**Date:** 2024-07-31", 0)], "header")]
    [('date', '2024-07-31')]
    """
    lines = [line for line in lines if _MAY.search(line.plain)]
    found = [fact for line in lines for fact in _line(line, said_in)]
    found += [*_quarter_of_year(found, said_in), *_of_symbol(found, said_in)]
    parts = [fact for fact in found if fact.name not in ("quarter", "year")]
    return iter(sorted(parts, key=lambda fact: fact.value.isdecimal() or fact.value == "BSE"))


def _line(line: Line, said_in: str) -> Iterator[Fact]:
    if price := _PRICE.match(line.plain):
        yield from _groups(price, line.at, said_in)
        return
    for code in _CODE.finditer(line.plain):
        where = Span(*code.span("value")).shift(line.at)
        yield Fact("ticker", code["value"], said_in, where)
        yield Fact("exchange", _CODES[" ".join(code["field"].lower().split())], said_in, where)
    for chunk in _CHUNK.finditer(_untabled(line.plain)):
        if match := _FIELD.fullmatch(chunk.group()):
            name = _names().get(match["field"].replace("_", " ").strip().lower())
            where = Span(*match.span("value")).shift(line.at + chunk.start())
            yield from _field(name, match, where, said_in) if name else ()


def _untabled(plain: str) -> str:
    """The line of a table of two columns as a field: "| Date : 2024-07-31 |"."""
    return "|" + plain[1:].replace("|", ":", 1) if plain.startswith("|") else plain


def _field(name: str, match: re.Match[str], where: Span, said_in: str) -> Iterator[Fact]:
    value = match["value"]
    if name in ("date", "page_date"):
        yield from _date(name, match["field"], value, where, said_in)
    elif name == "title" and (title := titled(value)):
        yield from title.facts(where.start)
    elif name in ("period", "year"):
        yield from _time(name, value, where, said_in)
    elif name in ("ticker", "exchange") and (listed := _listed(value)):
        yield from _groups(listed, where.start, said_in)
    elif name == "company" and SYMBOL_ALONE.fullmatch(value):
        yield Fact("ticker", value, said_in, where)
    elif name == "company":
        company = _BESIDE.sub("", value)
        yield Fact("company", company, said_in, Span(where.start, where.start + len(company)))
    elif name == "ticker":
        yield from _ticker(value, where, said_in)
    elif name != "title":
        yield Fact(name, value, said_in, where)


def _listed(value: str) -> re.Match[str] | None:
    return _LISTED.search(value) or _NUMBERED.match(value)


def _ticker(value: str, where: Span, said_in: str) -> Iterator[Fact]:
    """The symbol of "ACM", "$ACM" or "ACM US Equity"; words are none."""
    if match := _SYMBOL.fullmatch(value):
        yield Fact(
            "ticker", match["ticker"], said_in, Span(*match.span("ticker")).shift(where.start)
        )


def _date(name: str, field: str, value: str, where: Span, said_in: str) -> Iterator[Fact]:
    stamped = _STAMP.search(value) and field.strip().lower() == "date"
    for day, place in days_in(value):
        known = "page_date" if stamped else name
        yield Fact(known, day.isoformat(), said_in, place.shift(where.start))
        return


def _time(name: str, value: str, where: Span, said_in: str) -> Iterator[Fact]:
    """A period, or the half of one that a quarter or a year is."""
    if found := period_in(value):
        yield Fact("period", str(found[0]), said_in, found[1].shift(where.start))
    elif name == "period" and (quarter := _NUMBER.fullmatch(value)):
        yield Fact("quarter", quarter["quarter"], said_in, where)
    elif name == "year" and (year := _YEAR.fullmatch(value)):
        yield Fact("year", year["year"], said_in, where)


def _quarter_of_year(found: Iterable[Fact], said_in: str) -> list[Fact]:
    halves = {fact.name: fact for fact in reversed(list(found))}
    if "quarter" not in halves or "year" not in halves:
        return []
    period = Period(int(halves["year"].value), int(halves["quarter"].value))
    return [Fact("period", str(period), said_in, halves["quarter"].span)]


def _of_symbol(found: Iterable[Fact], said_in: str) -> list[Fact]:
    """The exchange of a symbol beside a scrip code: of India's two, one numbers and one names."""
    tickers = [fact for fact in found if fact.name == "ticker"]
    if not any(fact.value.isdecimal() for fact in tickers):
        return []
    named = (fact for fact in tickers if not fact.value.isdecimal())
    return [Fact("exchange", "NSE", said_in, fact.span) for fact in named]


def _groups(match: re.Match[str], at: int, said_in: str) -> Iterator[Fact]:
    """A fact for each group of a match, by the group's name."""
    for name, value in match.groupdict().items():
        if value:
            yield Fact(name, value.strip(), said_in, Span(*match.span(name)).shift(at))


@cache
def _names() -> dict[str, str]:
    known = mapping("front", "fields")
    return {word: name for name, words in known.items() for word in words if word not in _CODES}
