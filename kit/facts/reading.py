"""One sentence, read once: its quantities, periods, names and metrics, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kit.grammar.closing import closing
from kit.grammar.names import names
from kit.grammar.periods import periods
from kit.grammar.quantities import quantities
from kit.grammar.rules import Found
from kit.grammar.when import Closed, When
from kit.lexicon import Named, lexicon
from kit.model import Transcript, Turn
from kit.tables import remembered
from kit.text import fold
from kit.values import Period, Span

_DIGITS = re.compile(r"\d+")
_APART = re.compile(r"[\s,(-]*")
_SPELT = re.compile(r"\d+(?:-\d+)+(?![\d.])")


@dataclass(frozen=True, eq=False, slots=True, weakref_slot=True)
class Sentence:
    """A sentence of a turn: spans of what was read in it count from its start.

    ``said`` is the sentence verbatim, ``text`` is folded, with blanks where a figure is only spelt again
    (``echoes``), so that the words behind the figure stand behind it. ``metrics`` are the entries of
    ``metrics.toml`` it names, in order. ``own`` is the period the call reports on, ``closed`` the month
    in which that ended, where the call tells.
    """

    turn: Turn
    index: int
    span: Span
    said: str
    text: str
    quantities: tuple[Found, ...]
    periods: tuple[Found, ...]
    names: tuple[Found, ...]
    echoes: tuple[Found, ...]
    metrics: tuple[Named, ...]
    own: Period | None
    closed: Closed | None = None

    def when(self, said: When) -> Period | None:
        """The period meant by one named in it."""
        return said.resolve(self.own, self.closed)

    def at(self, span: Span) -> Span:
        """Where a span of this sentence stands in the call's text."""
        return span.shift(self.span.start)


def numerals(text: str) -> tuple[list[Found], list[Found], list[Found]]:
    """Quantities, periods and names of a folded text, none overlapping another; the longest wins."""
    kinds = list(names(text)), list(periods(text)), list(quantities(text))
    ranked = sorted(
        ((found, kind) for kind, those in enumerate(kinds) for found in those),
        key=lambda pair: (pair[0].span.start - pair[0].span.end, pair[1], pair[0].span.start),
    )
    kept: tuple[list[Found], ...] = ([], [], [])
    taken = bytearray(len(text))
    for found, kind in ranked:
        if not any(taken[found.span.start : found.span.end]):
            taken[found.span.start : found.span.end] = b"\1" * (found.span.end - found.span.start)
            kept[kind].append(found)
    kept[2].extend(_uncovered(text, kept, taken))
    kept[0].extend(_left_over(text, taken))
    by_place = [sorted(those, key=lambda found: found.span) for those in kept]
    return by_place[2], by_place[1], by_place[0]


def _uncovered(text: str, kept: tuple[list[Found], ...], taken: bytearray) -> Iterator[Found]:
    """Quantities that a longer period hid half of: "in May '20 to 22%" is a month, and 22%."""
    ends = [found.span.end for found in kept[1]]
    hidden = [
        end
        for end in ends
        if any(not taken[hit.start()] for hit in _DIGITS.finditer(text, end, end + 12))
    ]
    for start in hidden:
        for found in quantities(" " * start + text[start:]):
            span = found.span
            if not any(taken[span.start : span.end]):
                taken[span.start : span.end] = b"\1" * (span.end - span.start)
                yield found


def _left_over(text: str, taken: bytearray) -> Iterator[Found]:
    """Digits that no rule reads ("4k video") are a number all the same, of no use we know."""
    for hit in _DIGITS.finditer(text):
        if not any(taken[hit.start() : hit.end()]):
            yield Found(Span(*hit.span()), "other", "left over")


def _echoes(text: str, quantities: list[Found]) -> list[Found]:
    """Figures that only spell a neighbour again: "15.1%, 1-5-point-1 percent"; "1-5, 15%"."""
    pairs = pairwise(quantities)
    near = [pair for pair in pairs if _APART.fullmatch(text, pair[0].span.end, pair[1].span.start)]
    return [echo for pair in near if (echo := _echo(text, *pair))]


def _echo(text: str, one: Found, other: Found) -> Found | None:
    """Which of two neighbours only spells the other: the digits agree, point or no point."""
    said, again = (re.sub(r"\D", "", found.span.of(text)) for found in (one, other))
    if (said != again or not said) and one.value.low != other.value.low:
        return None
    return one if _SPELT.match(one.span.of(text)) else other


def _blanked(text: str, echoes: list[Found]) -> str:
    for echo in echoes:
        start = len(text[: echo.span.start].rstrip(" ,(-"))
        text = text[:start] + " " * (echo.span.end - start) + text[echo.span.end :]
    return text


def _read(call: Transcript) -> Iterator[Sentence]:
    closed = closing(call.spoken, call.date, call.period)
    for turn in call.turns:
        for index, span in enumerate(call.sentences(turn)):
            yield _sentence(call, turn, index, span, closed)


def _on_one_line(said: str) -> str:
    return fold(said).replace("\n", " ").replace("\r", " ")


def _sentence(
    call: Transcript, turn: Turn, index: int, span: Span, closed: Closed | None
) -> Sentence:
    text, said = _on_one_line(span.of(call.spoken)), span.of(call.text)
    amounts, times, others = numerals(text)
    echoes = _echoes(text, amounts)
    bare = _blanked(text, echoes)
    return Sentence(
        turn=turn,
        index=index,
        span=span,
        said=text if text == said else said,  # kept once
        text=bare,
        quantities=tuple(found for found in amounts if found not in echoes),
        periods=tuple(times),
        names=tuple(others),
        echoes=tuple(echoes),
        metrics=tuple(lexicon("metrics").find(bare)),
        own=call.period,
        closed=closed,
    )


@remembered
def sentences(call: Transcript) -> tuple[Sentence, ...]:
    """Every sentence of the call, read."""
    return tuple(_read(call))
