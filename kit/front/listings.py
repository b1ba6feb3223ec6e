"""The company and where it is listed, on lines of a page's head that state one thing.

Acme Holdings, Inc.        NYSE: ACM        ACM-LN | Event Transcript        For Acme Limited
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kit.front.lines import Line
from kit.front.subject import FORM, NAME, any_of, company_at, has_form
from kit.front.title import EXCHANGE, LISTING, NO_TICKERS, SYMBOL
from kit.lexicon import mapping
from kit.model import Fact
from kit.values import Span

# Acme Inc. NasdaqGS:ACM    (NYSE: ACM)
_LISTED = re.compile(
    rf"""(?:(?P<company>{NAME})\s*(?:-\s+)?)?\(?\s*\b(?P<exchange>{EXCHANGE})\s?:\s?(?P<ticker>{SYMBOL})\s*\)?
        (?P<quote> \s+ [$€£]? \d[\d,]*\.\d .* )?""",
    re.VERBOSE,
)
# ACM-LN | Event Transcript
_COUNTRIES: dict[str, str] = mapping("front", "countries")
_ABROAD = re.compile(
    rf"(?<!\S)(?P<ticker>[A-Z][A-Z0-9]{{0,5}})-(?P<mark>{any_of(_COUNTRIES)})(?=\s*(?:\||$)|\s+F?Q[1-4])"
)
_SIGNED = re.compile(rf"For\s+(?P<company>{NAME})[\s,]*", re.VERBOSE)  # For Acme Limited
_FIRM = re.compile(
    rf"""["'\s*\#]* (?P<company>{NAME}) (?: \s* {LISTING.pattern} )? ["'\s*]*""", re.VERBOSE
)
# a line that goes on with the name above: "Limited", "(ACM)"
_GOES_ON = re.compile(rf"\W* (?: (?i:{FORM}) | {LISTING.pattern} ) \W*", re.VERBOSE)


def firm_above(near: Sequence[Line]) -> Iterator[Fact]:
    """The company on a line above a title: "Acme Holdings, Inc.", over two lines if need be."""
    for at in range(len(near) - 1, -1, -1):
        line = near[at]
        if at and _GOES_ON.fullmatch(line.plain):
            before = near[at - 1]
            gap = line.at - before.at - len(before.plain)
            line = Line(before.plain + " " * gap + line.plain, before.at)
        if facts := list(_firm(line)):
            yield from facts
            return


def _firm(line: Line) -> Iterator[Fact]:
    match = _FIRM.fullmatch(line.plain)
    company = company_at(line.plain, Span(*match.span("company"))) if match else None
    if not match or not company:
        return
    ticker = match["ticker"] or match["alone"]
    if ticker or has_form(company.of(line.plain)):
        yield _fact("company", line, company)
        for group in ("exchange", "ticker", "alone"):
            if match[group]:
                name = "ticker" if group == "alone" else group
                yield _fact(name, line, Span(*match.span(group)))


def listings(page: Sequence[Line]) -> Iterator[Fact]:
    """The exchange and ticker of a line such as "NYSE: ACM", and the company beside or above."""
    listed = [(at, line, match) for at, line in enumerate(page) if (match := _listed(line))]
    quoted = {match["ticker"] for _, _, match in listed}
    for at, line, match in listed:
        if match["quote"] and len(quoted) > 1:
            continue
        if match["company"] and (company := company_at(line.plain, Span(*match.span("company")))):
            yield _fact("company", line, company)
        elif not match["company"] and at:
            yield from _firm(page[at - 1])
        yield _fact("exchange", line, Span(*match.span("exchange")))
        yield _fact("ticker", line, Span(*match.span("ticker")))
        return


def _listed(line: Line) -> re.Match[str] | None:
    return _LISTED.fullmatch(line.plain) if ":" in line.plain else None


def abroad(page: Sequence[Line]) -> Iterator[Fact]:
    """The ticker of "ACM-LN", and the exchange where its country has one."""
    for line in page:
        match = _ABROAD.search(line.plain)
        if match and match["ticker"] not in NO_TICKERS:
            yield _fact("ticker", line, Span(*match.span("ticker")))
            if exchange := _COUNTRIES[match["mark"]]:
                where = Span(*match.span("mark")).shift(line.at)
                yield Fact("exchange", exchange, "header", where)
            return


def signed(letter: Sequence[Line]) -> Iterator[Fact]:
    """The company for which a cover letter is signed: "For Acme Limited"."""
    for line in letter:
        match = _SIGNED.fullmatch(line.plain)
        company = company_at(line.plain, Span(*match.span("company"))) if match else None
        if company and has_form(company.of(line.plain)):
            yield _fact("company", line, company)


def _fact(name: str, line: Line, where: Span) -> Fact:
    return Fact(name, " ".join(where.of(line.plain).split()), "header", where.shift(line.at))
