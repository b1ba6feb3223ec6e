"""Where paragraphs of a call begin, as its source set them apart; the lines of a page set nothing apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kit.model import Transcript
from kit.values import Span

SIGNS = (re.compile(r"\n[^\S\n]*\n"), re.compile(r"\n"))  # a blank line, else the end of a line
FULL = 0.75  # of the longest lines: a shorter one was ended, and not by the edge of the page
FEW = 20  # one line of so many may stand out beyond the others


@dataclass(frozen=True, slots=True)
class Breaks:
    """What sets paragraphs apart in a text: a sign or, in a turn without it, a line well short of full."""

    text: str
    sign: re.Pattern[str] | None
    full: float

    @classmethod
    def in_call(cls, call: Transcript) -> Breaks:
        """As the turns of a call show it.

        What stands within sentences more often than between them was not put there for paragraphs:
        the lines of a page are only as long as the page is wide.
        """
        turns = [list(call.sentences(turn)) for turn in call.turns]
        within = [span.of(call.text) for spans in turns for span in spans]
        between = [gap for spans in turns for gap in _gaps(call.text, spans)]
        signs = (sign for sign in SIGNS if _count(sign, between) > _count(sign, within))
        return cls(call.text, next(signs, None), FULL * _width(call))

    def of(self, spans: Sequence[Span]) -> list[int]:
        """Which of these sentences begin a paragraph, but for the first."""
        gaps = list(enumerate(_gaps(self.text, spans), 1))
        if after := [at for at, gap in gaps if self.sign and self.sign.search(gap)]:
            return after
        return [at for at, gap in gaps if "\n" in gap and self._line(spans[at - 1].end) < self.full]

    def _line(self, end: int) -> int:
        """How long the line is that ends here."""
        return end - (self.text.rfind("\n", 0, end) + 1)


def _gaps(text: str, spans: Sequence[Span]) -> Iterator[str]:
    yield from (text[one.end : two.start] for one, two in pairwise(spans))


def _count(sign: re.Pattern[str], texts: Sequence[str]) -> int:
    return sum(map(bool, map(sign.search, texts)))


def _width(call: Transcript) -> int:
    """How long the lines of turns may be."""
    lines = sorted(
        len(line) for turn in call.turns for line in turn.span.of(call.text).splitlines() if line
    )
    return lines[-1 - len(lines) // FEW] if lines else 0
