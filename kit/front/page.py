"""What the head of a page states of its call, line by line: fields, a title, a listing, a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kit.front.dates import period_in, stated_date, stated_period
from kit.lexicon import mapping
from kit.model import Fact
from kit.readers.lines import Line, lines
from kit.readers.reader import Draft
from kit.values import Span

_EXCHANGES = "|".join(mapping("front", "listed")["exchanges"])
_SYMBOL = r"[A-Z0-9]{1,6}(?:[.-][A-Z]{1,2})?"
# NASDAQ: MRLW
_LISTED = re.compile(rf"\b(?P<exchange>{_EXCHANGES})\s?:\s?(?P<ticker>{_SYMBOL})\b", re.IGNORECASE)
# Marlow Inc. (MRLW+2.97%), Marlow Inc. (NASDAQ: MRLW)
_BRACKETED = re.compile(
    rf"""^\W* (?P<company> [^\n(]{{2,80}}? ) \s? \(
        (?: (?P<exchange>{_EXCHANGES}) \s?:\s? )?
        (?P<ticker> [A-Z]{{1,6}} (?: [.-] [A-Z]{{1,2}} )? ) (?: [+-] [\d.]+ % )? \)""",
    re.VERBOSE,
)
# Price: 12.34 USD -0.5% Market Closed
_PRICE = re.compile(
    r"""^Price: \s* (?P<price> [\d.,]+ \s [A-Z]{3} )
        (?: \s+ (?P<price_change> [+-]? [\d.]+ % ) )? (?: \s+ (?P<market_state> Market\ \w+ ) )?""",
    re.VERBOSE,
)
# **Date:** 2024-07-31
_FIELD = re.compile(
    r"^[\W_]*(?P<field>[A-Za-z][A-Za-z /]{1,24}?)[\s*_]*:[\s*_]*(?P<value>\S.*?)[\s*_]*$"
)
_BESIDE = re.compile(r"\s*\([^)]*\)\s*$")  # Acme| (Acme)
TITLE_ENDS = re.compile(r"(?:earnings|results|conference|call|transcript|webcast)\b", re.IGNORECASE)
SYMBOL_ONLY = re.compile(r"[A-Z]{1,5}")
_FORMS = tuple(f" {form}" for form in mapping("front", "listed")["forms"])
_LONGEST = 160  # a line of more characters is a page's prose, not its head
_LONGEST_COMPANY = 60
_MOST_WORDS = 8  # of a firm's name that stands alone


def head(draft: Draft) -> Iterator[Fact]:
    """The facts of the lines before the first turn; of those after the last, how long it took."""
    above = list(_above(draft))
    for before, line in zip([None, *above], above, strict=False):
        yield from list(_fields(line, "header")) or _headline(before, line)
    end = draft.said[-1].what.end if draft.said else len(draft.text)
    for line in lines(draft.text):
        if line.span.start >= end:
            yield from (fact for fact in _fields(line, "footer") if fact.name == "duration")


def _above(draft: Draft) -> Iterator[Line]:
    """The lines before the first turn that are no page's own analysis of it."""
    first = draft.said[0].start if draft.said else len(draft.text)
    summary = draft.parts.get("summary", Span(0, 0))
    for line in lines(draft.text):
        if line.span.start >= first:
            return
        if len(line.plain) <= _LONGEST and not summary.holds(line.span):
            yield line


def _fields(line: Line, said_in: str) -> Iterator[Fact]:
    """The facts of a line such as "**Date:** 2024-07-31"."""
    match = _FIELD.match(line.plain)
    name = _field_names().get(match["field"].strip().lower()) if match else None
    if match and name:
        where = Span(*match.span("value")).shift(line.span.start)
        yield from _field(name, match["value"], where, said_in)
    elif price := _PRICE.match(line.plain):
        yield from _groups(price, line.span.start, said_in)


def _field(name: str, value: str, where: Span, said_in: str) -> Iterator[Fact]:
    if name == "period":
        yield from stated_period(value, where.start, said_in)
    elif name in ("date", "page_date"):
        yield from stated_date(value, where.start, said_in, name)
    elif name == "ticker" and (listed := _LISTED.search(value)):
        yield from _groups(listed, where.start, said_in)
    elif name == "company" and SYMBOL_ONLY.fullmatch(value):
        yield Fact("ticker", value, said_in, where)
    else:
        yield Fact(name, _BESIDE.sub("", value) if name == "company" else value, said_in, where)


@cache
def _field_names() -> dict[str, str]:
    fields = mapping("front", "fields")
    return {word: name for name, listed in fields.items() for word in listed}


def _headline(before: Line | None, line: Line) -> Iterator[Fact]:
    """The facts of a line without fields: a title, a listing, a date."""
    at = line.span.start
    if match := _BRACKETED.match(line.plain):
        yield from _groups(match, at, "header")
    elif match := _LISTED.fullmatch(line.plain):
        if before:
            yield Fact("company", before.plain, "header", before.span)
        yield from _groups(match, at, "header")
    elif company := _titled(line) or _firm_alone(line):
        yield company
    yield from stated_period(line.plain, at, "header")
    yield from stated_date(line.plain, at, "header")


def _titled(line: Line) -> Fact | None:
    """The company of a title line: "# Acme SE Q2 2024 Earnings Call Transcript"."""
    found = period_in(line.plain)
    if not found or not TITLE_ENDS.search(line.plain):
        return None
    start = len(line.plain) - len(line.plain.lstrip("#*= "))
    company = line.plain[start : found[1].start].strip(" ,-:|(")
    if not company or len(company) > _LONGEST_COMPANY or SYMBOL_ONLY.fullmatch(company):
        return None
    where = Span(start, start + len(company)).shift(line.span.start)
    return Fact("company", company, "header", where)


def _firm_alone(line: Line) -> Fact | None:
    """The company of a line that is a firm's name and no more: "Acme Holdings, Inc."."""
    if len(line.plain.split()) > _MOST_WORDS or not line.plain.rstrip(".").endswith(_FORMS):
        return None
    return Fact("company", line.plain, "header", line.span)


def _groups(match: re.Match[str], at: int, said_in: str) -> Iterator[Fact]:
    """A fact for each group of a match, by the group's name."""
    for name, value in match.groupdict().items():
        if value:
            yield Fact(name, value.strip(), said_in, Span(*match.span(name)).shift(at))
