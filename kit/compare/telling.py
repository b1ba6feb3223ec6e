"""What a row says, ready to be held against another: its words without figures, and its figures."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kit.facts.figure import Figure
from kit.facts.figures import of_call as figures_of
from kit.facts.reading import sentences
from kit.model import Transcript
from kit.tables import remembered
from kit.text import fold
from kit.values import Span

_WORD = re.compile(r"\w+(?:'\w+)?|#")


@dataclass(frozen=True, slots=True)
class Telling:
    """A record, what it tells of, its sentence's words (# for each figure), what the figures come to."""

    row: Any
    about: Any
    words: str
    figures: tuple[str, ...]


def telling(call: Transcript, row: Any, about: Any) -> Telling:
    """A record of a call with the words and the figures of its sentence."""
    held = _held(call)
    begins = list(held)
    return Telling(row, about, *held[begins[bisect_right(begins, row.start) - 1]])


@remembered
def _held(call: Transcript) -> dict[int, tuple[str, tuple[str, ...]]]:
    """The words and the figures of each sentence of a call, by where it begins."""
    text = fold(call.spoken)
    figures = sorted(figures_of(call), key=lambda figure: figure.start)
    begins = [figure.start for figure in figures]
    held = {}
    for sentence in sentences(call):
        span = sentence.span
        inside = figures[bisect_left(begins, span.start) : bisect_left(begins, span.end)]
        masked = "".join(_masked(text, span, inside)).lower()
        amounts = tuple(amount_said(call, figure) for figure in inside)
        held[span.start] = (" ".join(_WORD.findall(masked)), amounts)
    return held


def _masked(text: str, span: Span, figures: Sequence[Figure]) -> Iterator[str]:
    """The pieces of a sentence with # in the place of each figure."""
    end = span.start
    for figure in figures:
        yield f"{text[end : figure.start]} # "
        end = max(end, figure.end)
    yield text[end : span.end]


def amount_said(call: Transcript, row: Any) -> str:
    """What a figure comes to, however it is written: "$3.2 billion" is "3,200 million dollars"."""
    if row.low is None:
        return fold(call.text[row.start : row.end]).lower()
    return f"{row.low:.10g} {row.high:.10g} {row.unit}"
