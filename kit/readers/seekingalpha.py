"""The text of a Seeking Alpha page: the name alone on a line above each turn.

    Company Participants
    Jane Roe - Chief Financial Officer
    Conference Call Participants
    Al Poe - Copper Street Research
    Operator
    Good day.
    Jane Roe
    Revenue was $4.1 billion.

The lists at the start tell who is who; 'Question-and-Answer Session' parts the call. Lists and head
may be missing, and the firm or title may stand beside the name in the body.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from kit.people import names
from kit.people.titles import is_title
from kit.readers import named
from kit.readers.lines import drafted, lines
from kit.readers.reader import Draft, Label, Reader, Sign, Source, pattern

MANY = 4
_FEW = 0.2


def read(source: Source) -> Draft:
    """The turns below each name, and the people listed at the start."""
    return drafted(source.text, labels(source.text))


def labels(text: str) -> list[Label]:
    """The lines of names: with more after a dash, so known and alone, or returning alone."""
    dashed = named.dashed(text)
    found = {label.line: label for label in dashed}
    for label in (*named.alone(text, dashed), *named.returning(text)):
        found.setdefault(label.line, label)
    return list(found.values())


def _many(text: str) -> bool:
    """Whether many lines name somebody, and what follows is speech and no line with a title."""
    people = [label for label in labels(text) if not named.is_nobodys(label.name.of(text))]
    people = [label for label in people if named.DOUBLE not in label.line.of(text)]
    times = Counter(names.tokens(label.name.of(text)) for label in people)
    again = [label for label in people if times[names.tokens(label.name.of(text))] > 1]
    below = {before.span: line.plain for before, line in pairwise(lines(text))}
    titled = sum(_is_titles_line(below.get(label.line, "")) for label in again)
    return len(again) >= MANY and titled <= _FEW * len(again)


def _is_titles_line(line: str) -> bool:
    return len(line) < named.LONGEST and not line.endswith((".", "?", "!")) and is_title(line)


READER = Reader(
    name="seekingalpha",
    about="a name alone on a line above the turn, told of in lists at the start",
    signs=(
        Sign("lines that are a known or returning name", _many, 0.55),
        pattern(
            "a heading of participants",
            r"^(?:Company Participants|Conference Call Participants|Executives|Analysts)\s*$",
            0.3,
        ),
        pattern("'Question-and-Answer Session'", r"^Question-and-Answer Session", 0.2),
    ),
    read=read,
)
