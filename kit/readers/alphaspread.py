"""A saved Alpha Spread page: a letter in a circle, a name and mostly a role word, a line each.

    M
    Mandy Roe
    executive

    Thank you, operator. Revenue was $4.1 billion.

`Operator` stands alone. Before the call come a menu, the share's price and a written analysis;
after it a link to other calls. A page without role words, or without letters, is read as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kit.people import titles
from kit.people.names import is_name
from kit.readers.lines import Line, drafted, lines
from kit.readers.named import LONGEST_NAME, is_nobodys
from kit.readers.reader import Draft, Label, Reader, Sign, Source, pattern
from kit.values import Span

# "Earnings Call Analysis", "Q4-2023 Analysis" and the company's name, the analysis, then the call
ANALYSIS = re.compile(
    r"""^Earnings\ Call\ Analysis\s*\n
        (?: \s* Q[1-4]-\d{4}\ Analysis\s*\n [^\n]+\n )?
        (?P<analysis> .*? ) ^Earnings\ Call\ Transcript\s*$""",
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
MANY = 3
NONE = Line(Span(0, 0), "")


def read(source: Source) -> Draft:
    """The turns below each letter and name; the page's own analysis is kept apart as `summary`."""
    draft = drafted(source.text, labels(source.text))
    if (found := ANALYSIS.search(source.text)) and draft.said:
        summary = Span(*found.span("analysis")).trim(source.text)
        draft.parts.update(header=Span(0, found.start()), summary=summary)
    return draft


def labels(text: str) -> list[Label]:
    """The speaker lines of the page, from the letter to the role word.

    >>> page = "Operator\\n\\nHello.\\n\\nJ\\nJane Roe\\nexecutive\\n\\nHi."
    >>> [label.role for label in labels(page)]
    [None, 'executive']
    """
    around = [NONE, *lines(text), NONE]
    return list(_labels(around))


def _labels(around: list[Line]) -> Iterator[Label]:
    for (before, line), (_, after) in pairwise(pairwise(around)):
        letter = _is_letter_of(before.plain, line.plain)
        role = after.plain if letter or is_name(line.plain) else ""
        role = role if role.islower() and titles.role(role) else ""
        alone = is_nobodys(line.plain)
        if letter or role or alone:
            whole = Span(
                (before if letter else line).span.start, (after if role else line).span.end
            )
            yield Label(whole, line.span, role=role or None)


def _is_letter_of(letter: str, name: str) -> bool:
    """Whether a line is the letter (or two) of the name on the next."""
    if not (1 <= len(letter) <= 2 and letter.isupper() and len(name) < LONGEST_NAME):
        return False
    words = name.split()
    initials = words[0][0] + (words[-1][0] if len(letter) == 2 else "")
    return letter.casefold() == initials.casefold() and is_name(name)


def _many(text: str) -> bool:
    return sum(label.line != label.name for label in labels(text)) >= MANY


READER = Reader(
    name="alphaspread",
    about="a letter, a name and mostly a role word, each on a line of its own above the turn",
    signs=(
        Sign("letters or role words beside names", _many, 0.7),
        pattern("a line 'executive' or 'analyst'", r"^(?:executive|analyst)\s*$", 0.4),
        pattern(
            "'Earnings Call Analysis' or 'All Transcripts'",
            r"^(?:Earnings Call Analysis|All Transcripts)\s*$",
            0.3,
        ),
    ),
    read=read,
)
