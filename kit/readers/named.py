"""Layouts with the speaker's name on a line of its own, alone or with more after a dash.

    Jane Roe -- Chief Financial Officer
    Al Poe - Copper Street Research
    Operator

Which lines are speaker lines is decided for the whole text: a name after which a title or a known
house stands, a name that returns, or a name so introduced standing alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from kit.lexicon import lexicon, words
from kit.people import titles
from kit.people.names import is_name, tokens
from kit.readers.lines import Line, heading_kind, lines
from kit.readers.reader import Label
from kit.values import Span

LONGEST = 160  # no speaker line has more characters
LONGEST_NAME = 60  # nor a name that stands alone
MOST_WORDS = 18  # nor this many words after the dash
DOUBLE = "--"  # Motley Fool's dash
DASH = re.compile(r"\s*--+\s*|\s+-\s+")
NUMBER = re.compile(r"\s*\[\d+\]$")  # "Jane Roe, CFO [4]"
_NOT_ABOUT = re.compile(r"[$%?!;]|[a-z]{4}\.\s+[A-Z][a-z]+\s[a-z]")  # "up 5%", "it grew. We are"
# "Copper Street, L.P."  "Bramble Corp."
_SHORT = re.compile(rf"\b(?:[A-Z]|{'|'.join(map(re.escape, words('abbreviations')))})\.$")
_HOUSES = frozenset(word.lower() for word in words("firms"))


def dashed(text: str) -> list[Label]:
    """The lines with a name and more after a dash that are speakers', or a participant list's.

    >>> said = "Jane Roe -- Chief Financial Officer\\n\\nSales rose -- a lot.\\n"
    >>> [label.name.of(said) for label in dashed(said)]
    ['Jane Roe']
    """
    found: list[Label] = []
    listed: set[Label] = set()
    listing = False
    for line in lines(text):
        label = _dashed(line)
        listing = heading_kind(line.plain) == "participants" or (listing and label is not None)
        found += [label] if label else []
        listed |= {label} if label and listing else set()
    times = Counter(tokens(label.name.of(text)) for label in found)
    return [
        label
        for label in found
        if label in listed
        or times[tokens(label.name.of(text))] > 1
        or any(_tells(text, about) for about in label.about)
    ]


def alone(text: str, known: Iterable[Label] = ()) -> Iterator[Label]:
    """The lines that hold a known name alone, or name the operator or somebody unknown."""
    names = {"".join(tokens(label.name.of(text))) for label in known}
    for line in lines(text):
        if len(line.plain) >= LONGEST_NAME:
            continue
        if "".join(tokens(line.plain)) in names or is_nobodys(line.plain):
            yield Label(line.span, line.span)


def returning(text: str) -> list[Label]:
    """The lines that hold a full name alone, where the name so stands twice or more.

    >>> said = "Operator\\nHello.\\nJane Roe\\nThanks.\\nAl Poe\\nHi.\\nJane Roe\\nYes.\\n"
    >>> [label.name.of(said) for label in returning(said)]
    ['Jane Roe', 'Jane Roe']
    """
    full = [line for line in lines(text) if _is_full_name(line.plain)]
    times = Counter(tokens(line.plain) for line in full)
    return [Label(line.span, line.span) for line in full if times[tokens(line.plain)] > 1]


def is_nobodys(name: str) -> bool:
    """Whether a line names the operator, or somebody the page could not name.

    >>> is_nobodys("Operator"), is_nobodys("Unidentified Analyst"), is_nobodys("Operator error")
    (True, True, False)
    """
    first, *rest = name.strip(" :").lower().split() or [""]
    if first in words("person", "unnamed"):
        return len(rest) <= 2 and all(word.isalnum() for word in rest)
    return " ".join((first, *rest)) in lexicon("roles")["operator"].says


def _is_full_name(line: str) -> bool:
    return (
        len(line) < LONGEST_NAME
        and len(tokens(line)) > 1
        and is_name(line)
        and heading_kind(line) is None
        and not titles.is_title(line)
    )


def _dashed(line: Line) -> Label | None:
    if len(line.plain) > LONGEST:
        return None
    plain = NUMBER.sub("", line.plain)
    name, *about = _pieces(plain)
    if not about or not _can_be_who(name.of(plain)):
        return None
    if not all(_can_be_about(piece.of(plain)) for piece in about):
        return None
    start = line.span.start
    return Label(line.span, name.shift(start), tuple(piece.shift(start) for piece in about))


def _can_be_who(name: str) -> bool:
    """Whether it could be somebody, and neither a list's heading nor the "Q" of a question."""
    if is_nobodys(name):
        return True
    return len(name) > 1 and is_name(name) and heading_kind(name) is None


def _pieces(line: str) -> Iterator[Span]:
    start = 0
    for dash in DASH.finditer(line):
        yield Span(start, dash.start())
        start = dash.end()
    yield Span(start, len(line))


def _can_be_about(piece: str) -> bool:
    if not piece or _NOT_ABOUT.search(piece) or len(piece.split()) > MOST_WORDS:
        return False
    ends_well = not piece.endswith(".") or bool(_SHORT.search(piece))
    return ends_well and (piece[0].isupper() or piece[0].isdigit() or titles.is_title(piece))


def _tells(text: str, about: Span) -> bool:
    said = about.of(text)
    return titles.is_title(said) or said.lower() in _HOUSES
