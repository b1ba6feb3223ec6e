"""Containers that keep turns apart themselves: lists of speakers and texts, rows, cues, tokens."""

from __future__ import annotations

import re

from kit.readers.headings import heading_kind
from kit.readers.plain import NOBODY
from kit.readers.reader import Draft, Said, Source
from kit.values import Span

_REACH = 60  # characters from the end of a turn
# "... open the line for questions.| Questions and Answers"
_LAST = re.compile(r"(?<=[.?!])\s+(?P<last>[A-Z][^.?!\n]+)\Z")


def read(source: Source) -> Draft:
    """The turns as the container has them.

    >>> text = "We grew.\\nHow so?"
    >>> said = (Said(None, Span(0, 8)), Said(None, Span(9, 16)))
    >>> draft = read(Source("rows.csv", text, said=said))
    >>> [said.what.of(text) for said in draft.said]
    ['We grew.', 'How so?']
    """
    parts = {}
    if source.said and source.said[0].start:
        parts["header"] = Span(0, source.said[0].start)
    said = tuple(_without_heading(one, source.text) for one in source.said)
    headed = (one.what.end for one, kept in zip(source.said, said, strict=True) if one is not kept)
    begins = source.qa if source.qa is not None else next(headed, None)
    if begins is not None:
        parts["qa"] = Span(begins, len(source.text))
    notes = () if any(one.who for one in said) else (NOBODY,)
    return Draft(source.text, said, parts, source.listed, notes=notes)


def _without_heading(said: Said, text: str) -> Said:
    """A turn without the heading of questions that the next field lost to it."""
    last = _LAST.search(text, max(said.what.start, said.what.end - _REACH), said.what.end)
    if not last or heading_kind(last["last"]) != "qa":
        return said
    return Said(said.who, Span(said.what.start, last.start()).trim(text))
