"""What a page prints again and again, and nobody says: heads, feet and page numbers.

    Acme Corp. (ACM)
    Q1 2024 Earnings Call
    Corrected Transcript
    7
    Copyright 2024 ...

Found by repetition: lines that come back, digits apart, and nearly always beside a page's number, a
day, an address or a notice of rights.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from kit.lexicon import mapping, words
from kit.people.phrases import any_of
from kit.readers.lines import Line, is_sentence, lines
from kit.values import Span

_OFTEN = 3  # a line that comes back fewer times is no page's
_LONGEST = 300  # characters of such a line
_MOSTLY = 0.6  # of the times a speaker's name comes back, few are beside a page's number
_DIGITS = re.compile(r"\d+")
# "2", "Page 3 of 18", "(c) 2024 Acme", "www.acme.com", "14-May-2024", "Client Id: 77"
_SIGN = re.compile(
    rf"""^(?:page\s+)?\#(?:\s*(?:of|/|\|)\s*\#)?$ | {any_of(words("headings", "printed"))}
      | \b\# [\s-] {any_of(month[:3] for month in mapping("front", "dates")["months"])}
      | \#,\ \#\b | :\ \#$""",
    re.VERBOSE | re.IGNORECASE,
)
_OTHER_SCRIPT = re.compile(r"[\u3040-\ud7af]")  # Japanese, Chinese, Korean
_A_FEW = 2  # letters of it may stand in any line
_MANY = 0.2  # of the lines
_SIGNS = " -*_[]().:>#"  # may stand around the word
_LONGEST_SAID = 60  # what is said in so few characters may well be said three times: "Thank you."


@lru_cache(maxsize=4)
def furniture(text: str) -> frozenset[Span]:
    """The lines of a text that pages repeat.

    >>> page = "Acme Q1 Earnings Call\\n{}\\nWe grew.\\nJane Roe\\nCFO, Acme\\nIt rained.\\n"
    >>> text = "".join(map(page.format, (1, 2, 3)))
    >>> sorted({span.of(text) for span in furniture(text)})
    ['1', '2', '3', 'Acme Q1 Earnings Call']
    """
    page = lines(text)
    shapes = _shapes(page)
    times = Counter(shapes)
    again = [
        bool(shape) and times[shape] >= _OFTEN and _may_return(line)
        for line, shape in zip(page, shapes, strict=True)
    ]
    printed = list(_blocks(again, shapes))
    beside = Counter(shapes[index] for index in printed)
    return (
        _translated(text)
        | _interrupting(page)
        | {
            page[index].span
            for index in printed
            if beside[shapes[index]] >= _MOSTLY * times[shapes[index]]
        }
    )


def _shapes(page: Sequence[Line]) -> list[str]:
    """The lines with a sign for each number in them; nothing for those that are too long."""
    short = "\n".join(line.plain if len(line.plain) < _LONGEST else "" for line in page)
    return _DIGITS.sub("#", short).split("\n")


def _blocks(again: Sequence[bool], shapes: Sequence[str]) -> Iterator[int]:
    """The lines that come back and stand together with a page's number, a day or such."""
    for returns, group in groupby(range(len(shapes)), key=again.__getitem__):
        block = list(group) if returns else []
        if any(_SIGN.search(shapes[index]) for index in block):
            yield from block


def _interrupting(page: Sequence[Line]) -> frozenset[Span]:
    """The lines that only say that an advertisement stands here."""
    known = frozenset(words("headings", "interrupts"))
    return frozenset(line.span for line in page if line.plain.strip(_SIGNS).lower() in known)


def _translated(text: str) -> frozenset[Span]:
    """The lines of a translation into another script, of a text that gives each line twice."""
    if text.isascii() or not _OTHER_SCRIPT.search(text):
        return frozenset()
    other = [line.span for line in lines(text) if len(_OTHER_SCRIPT.findall(line.plain)) > _A_FEW]
    return frozenset(other) if len(other) >= _MANY * len(lines(text)) else frozenset()


def _may_return(line: Line) -> bool:
    said = len(line.plain) < _LONGEST_SAID and is_sentence(line.plain)
    return not said and not line.is_rule
