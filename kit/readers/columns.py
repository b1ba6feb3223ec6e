"""Names in a column beside what is said, that go on in the next lines of their column.

Dr. Okonjo-     Thank you, Ann. Sales
Reyes:          grew by half.
"""

from __future__ import annotations

import re
from collections import Counter

from kit.readers.reader import Label
from kit.readers.who import can_be_about, can_be_who, is_full_name, is_nobodys
from kit.values import Span

_PART = r"[^\W\d_](?:[^:\n \t]|[ ](?![ ])){0,40}"
_NAME = re.compile(
    rf"""^[ \t]{{0,8}} (?P<first>{_PART}) [ ]{{2,}} (?P<said>\S) [^\n]* \n
    (?: [ \t]{{0,8}} (?P<second>{_PART}) (?: [ ]{{2,}} (?P<beside>\S) [^\n]* )? \n )?
    [ \t]{{0,8}} (?P<last>{_PART} [ ]?:) (?= [ ]{{2,}} (?P<below>\S) | [ \t\r]*(?:\n|\Z) )""",
    re.VERBOSE | re.MULTILINE,
)

# "Jane Roe     |We grew."
_PARTED = re.compile(rf"^[ \t]{{0,8}}(?P<name>{_PART}?)(?:[ ]{{3,}}|[ ]?\t\s*)(?=\S)", re.MULTILINE)
_FEW = 2  # people who speak again


def labels(text: str) -> list[Label]:
    """The speaker lines whose names go on below, each with the rest of its name as ``more``.

    >>> said = "Mary Ann     Thank you. Sales grew\\nRoe-Okafor:  by half.\\n"
    >>> [(label.called(said), label.line.of(said)) for label in labels(said)]
    [('Mary Ann Roe-Okafor', 'Mary Ann')]
    """
    found = (_label(match) for match in _NAME.finditer(text))
    return [label for label in found if label and _is_somebody(label.called(text))]


def parted(text: str) -> list[Label]:
    """The speaker lines with a name and no sign but a wide gap behind it, if they come again.

    >>> rows = "Jane Roe     Are we on track?\\nAl Poe       I think we are.\\n"
    >>> [label.name.of(rows * 2) for label in parted(rows * 2)]
    ['Jane Roe', 'Al Poe', 'Jane Roe', 'Al Poe']
    """
    spans = (Span(*match.span("name")) for match in _PARTED.finditer(text))
    found = [span for span in spans if _may_speak(text, span)]
    times = Counter(span.of(text) for span in found)
    if len([name for name in times if times[name] > 1]) < _FEW:
        return []
    return [Label(span, span) for span in found]


def _may_speak(text: str, name: Span) -> bool:
    """Whether somebody is named, and what stands behind is no title or house, as in a list."""
    said = name.of(text)
    end = text.find("\n", name.end)
    rest = text[name.end : end if end >= 0 else len(text)].strip()
    return (is_nobodys(said) or _is_somebody(said)) and not can_be_about(rest)


def _label(match: re.Match[str]) -> Label | None:
    """The label of a match, if all that is said stands in one column."""
    starts = (match.start(part) for part in ("said", "beside", "below") if match[part])
    if len({start - match.string.rfind("\n", 0, start) for start in starts}) > 1:
        return None
    name, *more = (
        Span(*match.span(part)).trim(match.string)
        for part in ("first", "second", "last")
        if match[part]
    )
    return Label(name, name, more=tuple(more))


def _is_somebody(name: str) -> bool:
    return can_be_who(name) and is_full_name(name)
