"""The lines of a text. Every layout reads lines, and reads them here."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kit.lexicon import words
from kit.text import fold
from kit.values import Span

_INVISIBLE = r"\u200b-\u200f\u202a-\u202e"
_SIGNS = (
    rf"[-#>*_=•━▪►●\s\u2600-\u27bf\U0001F300-\U0001FAFF{_INVISIBLE}]*+"  # "## |", "**|", a face
)
_NUMBER = r"(?:\[\s*\d+\]\s*)?+"  # "[ 7] |"
_LANGUAGE = r"(?:\[[A-Z]{2}\]\s*)?+"  # "[EN] |"
# what may stand before a line's first word; nothing of it is given back, as rules are long
MARKUP = rf"{_SIGNS}{_NUMBER}{_LANGUAGE}[#>*_\s]*+"
_LINE = re.compile(r"\S(?:[^\n]*\S)?")
# "Copper Street, L.P."  "Bramble Corp."
_SHORT = re.compile(rf"\b(?:[A-Z]|{'|'.join(map(re.escape, words('abbreviations')))})\.[)\]]?$")
_STOPPED = re.compile(r"[.?!:;,][\"')\]]*$")
# "www.example.com 5|Jane Roe", "Jane Roe|ACME INC. Q1 EARNINGS CALL"
_GLUED = re.compile(r"[A-Z](?:(?<=[a-z]{3}[A-Z])(?=[A-Z])|(?<=\d[A-Z])(?=[a-z]))")
_REACH = 64  # characters of a line before the place
_DIGITS = re.compile(r"\d+")
_OFTEN = 3
_ALNUM = re.compile(r"[^\W_]")


class Line(NamedTuple):
    """A line that is not blank, without the blanks around it; ``plain`` is folded, one for one."""

    span: Span
    plain: str

    @property
    def is_rule(self) -> bool:
        """Whether it holds no letter and no digit: a line of dots or dashes."""
        return not _ALNUM.search(self.plain)


@lru_cache(maxsize=4)
def lines(text: str) -> tuple[Line, ...]:
    """The lines of a text that are not blank, whatever ends them.

    >>> [line.plain for line in lines("Operator\\r\\n\\r\\n  Good day.\\n")]
    ['Operator', 'Good day.']
    """
    plain = fold(text)
    spans = [match.span() for match in _LINE.finditer(text)]
    return tuple(Line(Span(start, end), plain[start:end]) for start, end in _unglued(plain, spans))


def _unglued(plain: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The lines, with the heads and feet of pages apart from the words that they run into."""
    halves = {span: _halves(span, cut) for span, cut in _cuts(plain, spans).items()}
    often = Counter(_shape(plain[slice(*half)]) for both in halves.values() for half in both)
    for span in spans:
        again = any(often[_shape(plain[slice(*half)])] >= _OFTEN for half in halves.get(span, ()))
        yield from halves[span] if again else (span,)


def _cuts(plain: str, spans: list[tuple[int, int]]) -> dict[tuple[int, int], int]:
    """Where words seem to run into one another, first in each line and not far from its start."""
    starts = [start for start, _ in spans]
    cuts: dict[tuple[int, int], int] = {}
    for match in _GLUED.finditer(plain):
        span = spans[bisect_right(starts, match.start()) - 1]
        if 0 < match.start() - span[0] <= _REACH:
            cuts.setdefault(span, match.start())
    return cuts


def _halves(span: tuple[int, int], cut: int) -> tuple[tuple[int, int], tuple[int, int]]:
    return (span[0], cut), (cut, span[1])


def _shape(piece: str) -> str:
    return _DIGITS.sub("#", piece)


def is_sentence(plain: str) -> bool:
    """Whether a line ends as what is said does, and a title or the name of a house does not.

    >>> is_sentence("We grew."), is_sentence("Analyst, Roe & Poe Inc."), is_sentence("Analyst, UBS")
    (True, False, False)
    """
    return bool(_STOPPED.search(plain)) and not _SHORT.search(plain)


def between(text: str, within: Span) -> Iterator[Line]:
    """The lines that begin in a stretch of the text."""
    known = lines(text)
    first = bisect_left(known, within.start, key=_start)
    return iter(known[first : bisect_left(known, within.end, first, key=_start)])


def _start(line: Line) -> int:
    return line.span.start
