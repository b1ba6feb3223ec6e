"""What the head of a page states of its call: fields, title lines, a listing, a day.

    **Company:** Acme SE                           Acme Inc. (NYSE:ACM)
    **Date:** 2024-07-31                           Q1 2024 Earnings Call
                                                   28-May-2024

A cover letter in front, as exchanges get one, has a day of its own, and a page the day it was
published: neither is the call's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from kit.front.dates import days_in
from kit.front.fields import fields
from kit.front.lines import Line, lines
from kit.front.subject import FORM, NAME, any_of, company_at, has_form
from kit.front.title import EXCHANGE, LISTING, NO_TICKERS, SYMBOL, TIME, Title, titled
from kit.lexicon import mapping
from kit.model import Fact
from kit.readers.reader import Draft
from kit.text import fold
from kit.values import Span

_HEAD = 3000  # characters of a head that are looked at
_LAST = 1500  # and at its end, and behind the last turn
_LONGEST = 160  # a line of more characters is a page's prose, not its head
_NEAR = 3  # lines within which a title's company and day stand

# Q4  quarter  FY25  2025 Earnings: a line without any of these names no period
_HINT = re.compile(r"[Qq1-4][1-4QTH]|Q \d|quarter|half|year|FY|annual|month|\d earn", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
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
# ACM 18.42 (1.7%) Nov 22, 2024: a price's day
_CHANGED = re.compile(r"(?<!\S)\(?[+-]?\d+(?:\.\d+)? ?%")
# 4:02 AM ET: a clock's minute, when a page was put up, and not an hour that was set
_STAMPED = re.compile(r"\b\d{1,2}:\d[1-46-9]\s*[ap]\.?m", re.IGNORECASE)
_BAR = re.compile(r"\s+[|·•]+\s+")
# what is all on one line may be cut in front of these: |ACM.N - Q4 2019 ...    |EVENT DATE/TIME: ...
_CUT = re.compile(
    rf"""\s (?= [A-Z0-9]{{1,6}} \. {any_of(mapping("front", "reuters"))} \s - \s
               | (?: [A-Z][A-Z/]+ \s ){{0,3}} [A-Z][A-Z/]+ : \s )""",
    re.VERBOSE,
)
_MORE = re.compile(rf"More (?P<ticker>{SYMBOL}) analysis")  # More ACM analysis
_SIGNED = re.compile(rf"For\s+(?P<company>{NAME})[\s,]*", re.VERBOSE)  # For Acme Limited
_FIRM = re.compile(
    rf"""["'\s*\#]* (?P<company>{NAME}) (?: \s* {LISTING.pattern} )? ["'\s*]*""", re.VERBOSE
)
# a line that goes on with the name above: "Limited", "(ACM)"
_GOES_ON = re.compile(rf"\W* (?: (?i:{FORM}) | {LISTING.pattern} ) \W*", re.VERBOSE)
_LETTER = mapping("front", "letter")
_LETTER_ENDS = re.compile(rf"\b{any_of(_LETTER['ends'])}\b", re.IGNORECASE)
_SOMETHING_ELSE = re.compile(
    rf"(?<!\w){any_of(mapping('front', 'dates')['of_something_else'])}(?!\w)", re.IGNORECASE
)
# conference call for the quarter| held on Tuesday, |11th February 2025
_HELD = re.compile(r"\b(?:held|conducted|hosted)\s+on\s+(?:\w+day,?\s+)?", re.IGNORECASE)
_OF_CALL = re.compile(r"\b(?:call|conference|concall|meet|webcast)\b[^.]*$", re.IGNORECASE)
_ZONE = re.compile(
    r"(?:[ap]\.?m\.?|\d)\s*\(?(?:[ECMP][SD]?T|GMT|UTC|BST|CES?T|IST|HKT|JST)\b",
    re.IGNORECASE,
)
_PRINTED = re.compile(r"\s*at\s+\d{1,2}:\d\d\s*[ap]m", re.IGNORECASE)  # Jul 31, 2018 |at 11:42PM
_LETTERS = re.compile(r"[^\W\d_]")
_TELLING = 100  # characters of a line that tells a day
_BESIDE = 30  # letters beside a day on a line that tells it
_CALL, _DAY = 140, 40  # characters in front of "held on", and behind it
# / 9:00PM, ACM.OQ - Q1 2022 Acme Inc Earnings Call
_RUNNING = re.compile(r"/ ?\d{1,2}:\d\d ?[AP]M\b")
_BEFORE, _BEHIND = 25, 120  # characters beside the time on a running head


def head(draft: Draft) -> Iterator[Fact]:
    """The facts of what stands before the first turn; of what stands behind, how long it took.

    A text that begins with a turn may have its title on top of later pages.
    """
    given = _given(draft, list(_above(draft)))
    yield from given
    if not _names(given, "period"):
        yield from _running(draft)
    end = draft.said[-1].what.end if draft.said else len(draft.text)
    below = [line for line in lines(draft.text, end, end + _LAST) if len(line.plain) <= _LONGEST]
    yield from (fact for fact in fields(below, "footer") if fact.name == "duration")
    yield from _more(below)


def _more(below: Sequence[Line]) -> Iterator[Fact]:
    """The ticker of a page's link to more about the company."""
    for line in below:
        if match := _MORE.fullmatch(line.plain):
            where = Span(*match.span("ticker")).shift(line.at)
            yield Fact("ticker", match["ticker"], "footer", where)


def _above(draft: Draft) -> Iterator[Line]:
    """The lines before the first turn, but those of a page's own analysis."""
    first = draft.said[0].start if draft.said else len(draft.text)
    summary = draft.parts.get("summary", Span(0, 0))
    last = lines(draft.text, max(_HEAD, first - _LAST), first)
    head_lines = chain(lines(draft.text, 0, min(first, _HEAD)), last)
    for line in chain.from_iterable(map(_cut, chain.from_iterable(map(_barred, head_lines)))):
        if len(line.plain) <= _LONGEST and not summary.holds(Span(line.at, line.at + 1)):
            yield line


def _barred(line: Line) -> Iterator[Line]:
    """The line, or the pieces that bars make of one: "Acme Inc. | NYSE: ACM | May 2, 2024"."""
    bars = list(_BAR.finditer(line.plain))
    if not bars or any(fields([line], "header")) or titled(line.plain):
        yield line
        return
    edges = [0, *(edge for bar in bars for edge in bar.span()), len(line.plain)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        yield Line(line.plain[start:end], line.at + start)


def _cut(line: Line) -> Iterator[Line]:
    """The line, or the pieces of one that holds a whole head."""
    if len(line.plain) <= _LONGEST:
        yield line
        return
    cuts = [0, *(cut.end() for cut in _CUT.finditer(line.plain)), len(line.plain)]
    yield from (
        Line(line.plain[start:end].rstrip(), line.at + start) for start, end in pairwise(cuts)
    )


def _given(draft: Draft, above: Sequence[Line]) -> list[Fact]:
    """The facts of fields, then of titles, then of lines that state one thing."""
    page = above[_letter(above) :]
    given = [*_fields(above, page), *_held(draft, above)]
    titles = _no_menu(dict(_titles(page, given)))
    for at, title in titles.items():
        given += title.facts(page[at].at)
        if not _names(given, "company"):
            given += _firm_above(page[max(0, at - _NEAR) : at])
    given += [*_listings(page), *_abroad(page), *_signed(above[: len(above) - len(page)])]
    if not _names(given, "date"):
        known = {fact.span for fact in given if fact.name == "page_date"}
        given += (fact for fact in _day(page, titles) if fact.span not in known)
    return given


def _names(given: Sequence[Fact], name: str) -> bool:
    return any(fact.name == name for fact in given)


def _letter(above: Sequence[Line]) -> int:
    """How many of the lines are a cover letter's."""
    text = "\n".join(line.plain for line in above).lower()
    if not any(words in text for words in _LETTER["shows"]):
        return 0
    ends = [at for at, line in enumerate(above) if _LETTER_ENDS.search(line.plain)]
    return max(ends, default=-1) + 1


def _titles(page: Sequence[Line], given: Sequence[Fact]) -> Iterator[tuple[int, Title]]:
    """The title lines among those that are no fields, with their numbers."""
    taken = [fact.span.start for fact in given if fact.span]
    for at, (plain, start) in enumerate(page):
        if any(start <= other < start + len(plain) for other in taken):
            continue
        if _DIGIT.search(plain) and _HINT.search(plain) and (title := titled(plain)):
            yield at, title


def _no_menu(titles: dict[int, Title]) -> dict[int, Title]:
    """The titles without those of a list of other calls: bare periods, one below the other."""
    periods = {at: title.said[0][1] for at, title in titles.items() if len(title.said) == 1}
    return {
        at: title
        for at, title in titles.items()
        if at not in periods or {periods.get(at - 1), periods.get(at + 1)} <= {None, periods[at]}
    }


def _fields(above: Sequence[Line], title_page: Sequence[Line]) -> Iterator[Fact]:
    """The fields of the head; a letter's day is not the call's."""
    start = title_page[0].at if title_page else above[-1].at + 1 if above else 0
    for fact in fields(above, "header"):
        if fact.name != "date" or (fact.span and fact.span.start >= start):
            yield fact


def _held(draft: Draft, above: Sequence[Line]) -> Iterator[Fact]:
    """The day of "conference call held on Tuesday, 11th February 2025"."""
    text = draft.text[: min(above[-1].at, _HEAD)] if above else ""
    for held in _HELD.finditer(text):
        if _OF_CALL.search(text[max(0, held.start() - _CALL) : held.start()]):
            for day, where in days_in(fold(text[held.end() : held.end() + _DAY])):
                yield Fact("date", day.isoformat(), "header", where.shift(held.end()))
                return


def _firm_above(near: Sequence[Line]) -> Iterator[Fact]:
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


def _listings(page: Sequence[Line]) -> Iterator[Fact]:
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


def _abroad(page: Sequence[Line]) -> Iterator[Fact]:
    """The ticker of "ACM-LN", and the exchange where its country has one."""
    for line in page:
        match = _ABROAD.search(line.plain)
        if match and match["ticker"] not in NO_TICKERS:
            yield _fact("ticker", line, Span(*match.span("ticker")))
            if exchange := _COUNTRIES[match["mark"]]:
                where = Span(*match.span("mark")).shift(line.at)
                yield Fact("exchange", exchange, "header", where)
            return


def _signed(letter: Sequence[Line]) -> Iterator[Fact]:
    """The company for which a cover letter is signed: "For Acme Limited"."""
    for line in letter:
        match = _SIGNED.fullmatch(line.plain)
        company = company_at(line.plain, Span(*match.span("company"))) if match else None
        if company and has_form(company.of(line.plain)):
            yield _fact("company", line, company)


def _day(page: Sequence[Line], titles: dict[int, Title]) -> Iterator[Fact]:
    """The day of a line that tells it, near a title if there is one; none if two such disagree."""
    found = [
        (min((abs(at - title) for title in titles), default=0) > _NEAR, not timed, fact)
        for at, line in enumerate(page)
        if not (at and _SOMETHING_ELSE.fullmatch(page[at - 1].plain.rstrip(": ")))
        for timed, fact in _told(line)
    ]
    best = min((rank[:2] for rank in found), default=None)
    facts = [rank[2] for rank in found if rank[:2] == best]
    if len({fact.value for fact in facts}) == 1:
        yield facts[0]


def _told(line: Line) -> Iterator[tuple[bool, Fact]]:
    """The day of a line that says little else, and whether a time of some zone is with it."""
    plain = line.plain
    if len(plain) > _TELLING or not _DIGIT.search(plain):
        return
    if _CHANGED.search(plain) or (_STAMPED.search(plain) and _ZONE.search(plain)):
        return
    for day, where in days_in(plain):
        before, behind = plain[: where.start], plain[where.end :]
        timed = bool(_ZONE.search(behind))
        beside = _LETTERS.findall(TIME.sub("", before + behind))
        if len(beside) > _BESIDE or _SOMETHING_ELSE.search(before):
            return
        if timed or not _PRINTED.match(behind):
            yield timed, Fact("date", day.isoformat(), "header", where.shift(line.at))


def _running(draft: Draft) -> Iterator[Fact]:
    """The facts of a page's head further down: "MAY 2, 2024 / 9:00PM, ACM.OQ - Q1 2024 ..."."""
    if time := _RUNNING.search(draft.text):
        start = max(0, time.start() - _BEFORE)
        title = titled(fold(draft.text[start : time.end() + _BEHIND]))
        yield from title.facts(start) if title else ()


def _fact(name: str, line: Line, where: Span) -> Fact:
    return Fact(name, " ".join(where.of(line.plain).split()), "header", where.shift(line.at))
