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

from kit.front.days import day, held_on
from kit.front.fields import fields
from kit.front.lines import Line, lines
from kit.front.listings import abroad, firm_above, listings, signed
from kit.front.subject import any_of
from kit.front.title import SYMBOL, Title, titled
from kit.lexicon import mapping
from kit.model import Fact
from kit.readers.reader import Draft
from kit.text import fold
from kit.values import Span

_HEAD = 3000  # characters of a head that are looked at
_LAST = 1500  # and at its end, and behind the last turn
_LONGEST = 160  # a line of more characters is a page's prose, not its head
_NEAR = 3  # lines above a title in which its company stands

# Q4  quarter  FY25  2025 Earnings: a line without any of these names no period
_HINT = re.compile(r"[Qq1-4][1-4QTH]|Q \d|quarter|half|year|FY|annual|month|\d earn", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
# "Acme Inc.| | |NYSE: ACM"
_BAR = re.compile(r"\s+[|·•]+\s+")
# what is all on one line may be cut in front of these: |ACM.N - Q4 2019 ...    |EVENT DATE/TIME: ...
_CUT = re.compile(
    rf"""\s (?= [A-Z0-9]{{1,6}} \. {any_of(mapping("front", "reuters"))} \s - \s
               | (?: [A-Z][A-Z/]+ \s ){{0,3}} [A-Z][A-Z/]+ : \s )""",
    re.VERBOSE,
)
_MORE = re.compile(rf"More (?P<ticker>{SYMBOL}) analysis")  # More ACM analysis
_LETTER = mapping("front", "letter")
_LETTER_ENDS = re.compile(rf"\b{any_of(_LETTER['ends'])}\b", re.IGNORECASE)
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
    before = draft.text[: min(above[-1].at, _HEAD)] if above else ""
    given = [*_fields(above, page), *held_on(before)]
    titles = _no_menu(dict(_titles(page, given)))
    for at, title in titles.items():
        given += title.facts(page[at].at)
        if not _names(given, "company"):
            given += firm_above(page[max(0, at - _NEAR) : at])
    given += [*listings(page), *abroad(page), *signed(above[: len(above) - len(page)])]
    if not _names(given, "date"):
        known = {fact.span for fact in given if fact.name == "page_date"}
        given += (fact for fact in day(page, titles) if fact.span not in known)
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


def _running(draft: Draft) -> Iterator[Fact]:
    """The facts of a page's head further down: "MAY 2, 2024 / 9:00PM, ACM.OQ - Q1 2024 ..."."""
    if time := _RUNNING.search(draft.text):
        start = max(0, time.start() - _BEFORE)
        title = titled(fold(draft.text[start : time.end() + _BEHIND]))
        yield from title.facts(start) if title else ()
