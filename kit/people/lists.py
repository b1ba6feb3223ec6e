"""Participant lists above a call, read by the names that speak on it.

    Jane Roe - Chief Financial Officer        Chief Financial Officer -- Jane Roe
    Ann Ash, Analyst, Copper Street           Ann Ash
    Ann Ash Copper Street - Analyst           Copper Street - Analyst

Which of these ways a list is written in does not matter: a line is of the list when it begins or ends
with the full name of somebody who speaks, and a title or a house stands beside it or below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kit.people import titles
from kit.people.names import is_name
from kit.people.person import Roll
from kit.readers.reader import Draft, Label
from kit.values import Span

_LINE = re.compile(r"^[^\n]*\w[^\n]*$", re.MULTILINE)
_HEADING = re.compile(r"[A-Z][A-Za-z ]{3,30}:\s+")  # "MANAGEMENT: |Mr. Al Poe"
_WORD = re.compile(r"[^\s,:;|–—*_]*[^\W_][^\s,:;|–—*_]*")
_MARK = r"[\s,:;|*_•–—-]"
_MARKED = re.compile(r"[*_]*\s*(?:[,:;|–—]|-|\s\s)")  # what parts a name from what is said of it
_RUNS_ON = re.compile(r"(?:\band|\bof|&|,|-)$", re.IGNORECASE)  # "Chairman and|"
_SENTENCE = re.compile(r"[a-z]{3,}\.$|[.?!] [A-Z][a-z]+ [a-z]")
_LONGEST = 160  # characters of a line of a list
_RUNS = 3  # lines that a title runs on to, at most
_HEAD = 8000  # and no list begins further down
_COUNTS = (2, 3, 4, 5)  # words of a full name, the least that will do


def listed(roll: Roll, draft: Draft) -> Iterator[Label]:
    """The lines of lists above the call: who is named, what is said of them, under which heading."""
    text = draft.text
    end = min(draft.said[0].start if draft.said else 0, _HEAD)
    lines = [_bare(text, Span(*line.span())) for line in _LINE.finditer(text, 0, end)]
    group = None
    for index, line in enumerate(lines):
        after = lines[index + 1 : index + 1 + _RUNS]
        said = line.of(text)
        if len(said) > _LONGEST:
            continue
        if name := _name(roll, text, line):
            if about := _beside(text, line, name) or _below(roll, text, after):
                yield Label(line, name, (_whole(text, about, after),), group)
        elif len(said.split()) <= 4 and titles.role(said):
            group = said


def _bare(text: str, line: Span) -> Span:
    line = line.trim(text)
    heading = _HEADING.match(text, line.start, line.end)
    return Span(heading.end(), line.end) if heading else line


def _name(roll: Roll, text: str, line: Span) -> Span | None:
    """The full name of somebody who speaks, that a line begins or ends with."""
    words = [Span(*word.span()) for word in _WORD.finditer(text, line.start, line.end)]
    if not roll.knows(word.of(text) for word in (*words[:5], *words[-2:])):
        return None
    for count in _COUNTS:
        for few in (words[:count], words[-count:]):
            name = Span(few[0].start, few[-1].end)
            said = name.of(text)
            if len(few) == count and not titles.is_title(said) and _speaks(roll, said):
                return name
    return None


def _speaks(roll: Roll, name: str) -> bool:
    """Whether somebody speaks under this name, or under one word of it: "ROE:" of Jane Roe."""
    return bool(roll.called(name) or (is_name(name) and roll.cut_short(name)))


def _beside(text: str, line: Span, name: Span) -> Span | None:
    """What stands on the line besides the name, where a mark parts the two, or a dash further on."""
    before, after = Span(line.start, name.start), Span(name.end, line.end)
    marked = _MARKED.match(text, after.start, after.end) or _MARKED.search(before.of(text)[-3:])
    beside = _stripped(text, after) or _stripped(text, before)
    if beside is None or _SENTENCE.search(said := beside.of(text)):
        return None
    return beside if (marked or " - " in said) and titles.is_title(said) else None


def _below(roll: Roll, text: str, after: Sequence[Span]) -> Span | None:
    for below in after[:1]:
        said = below.of(text)
        fits = len(said) <= _LONGEST and titles.is_title(said) and not _SENTENCE.search(said)
        if fits and _name(roll, text, below) is None:
            return below
    return None


def _whole(text: str, about: Span, after: Sequence[Span]) -> Span:
    """All of a title that runs on to the next lines."""
    for below in after:
        both = Span(about.start, below.end)
        if about.end <= below.start:
            crossing = any(
                title.start() < about.end < title.end() for title in titles.titles(text, both)
            )
            if not (crossing or _RUNS_ON.search(about.of(text))):
                break
            about = both
    return about


def _stripped(text: str, span: Span) -> Span | None:
    said = re.search(rf"(?!{_MARK}).*(?<!{_MARK})", span.of(text))
    return Span(*said.span()).shift(span.start) if said and said.group() else None
