"""The lines of a head, in plain characters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kit.text import fold


class Line(NamedTuple):
    """A line that is not blank: its text without blanks at its ends, and where it stands."""

    plain: str
    at: int


def lines(text: str, start: int, end: int) -> Iterator[Line]:
    """The lines of a stretch of a text that are not blank.

    >>> list(lines("Acme\\n\\n  Q1 2024", 0, 15))
    [Line(plain='Acme', at=0), Line(plain='Q1 2024', at=8)]
    """
    at = start
    for line in fold(text[start:end]).splitlines(keepends=True):
        if plain := line.strip():
            yield Line(plain, at + line.index(plain))
        at += len(line)
