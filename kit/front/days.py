"""The day of a call in a page's head: where it says when it was held, or states a day and little else."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from kit.front.dates import days_in
from kit.front.lines import Line
from kit.front.subject import any_of
from kit.front.title import TIME
from kit.lexicon import mapping
from kit.model import Fact
from kit.text import fold

_DIGIT = re.compile(r"\d")
_NEAR = 3  # lines from a title to its day
# ACM 18.42 (1.7%) Nov 22, 2024: a price's day
_CHANGED = re.compile(r"(?<!\S)\(?[+-]?\d+(?:\.\d+)? ?%")
# 4:02 AM ET: a clock's minute, when a page was put up, and not an hour that was set
_STAMPED = re.compile(r"\b\d{1,2}:\d[1-46-9]\s*[ap]\.?m", re.IGNORECASE)
_DATES = mapping("front", "dates")
_SOMETHING_ELSE = re.compile(
    rf"(?<!\w){any_of(_DATES['of_something_else'])}(?!\w)"
    rf"|(?<!\w){any_of(_DATES['leads_elsewhere'])}\s+(?:\w+day,?\s+)?$",
    re.IGNORECASE,
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
_CALL = 140  # characters in front of "held on"
_DAY = 40  # and behind it


def held_on(text: str) -> Iterator[Fact]:
    """The day of "conference call held on Tuesday, 11th February 2025".

    >>> [fact.value for fact in held_on("Earnings call held on Tuesday, 11th February 2025")]
    ['2025-02-11']
    """
    for held in _HELD.finditer(text):
        if _OF_CALL.search(text[max(0, held.start() - _CALL) : held.start()]):
            for day, where in days_in(fold(text[held.end() : held.end() + _DAY])):
                yield Fact("date", day.isoformat(), "header", where.shift(held.end()))
                return


def day(page: Sequence[Line], titles: Collection[int]) -> Iterator[Fact]:
    """The day of a line that tells it, near one of the ``titles`` if there are any.

    Where two such lines disagree, neither is the call's.

    >>> [fact.value for fact in day([Line("Acme Q1 2025 Call", 0), Line("May 2, 2025", 18)], [0])]
    ['2025-05-02']
    """
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
