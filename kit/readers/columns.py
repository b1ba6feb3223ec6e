"""Names in a column beside what is said, that go on in the next lines of their column.

    Dr. Okonjo-     Thank you, Ann. Sales
    Reyes:          grew by half.
"""

from __future__ import annotations

import re

from kit.readers.reader import Label
from kit.readers.who import can_be_who, is_full_name
from kit.values import Span

_PART = r"[^\W\d_](?:[^:\n \t]|[ ](?![ ])){0,40}"
_NAME = re.compile(
    rf"""^[ \t]{{0,8}} (?P<first>{_PART}) [ ]{{2,}} (?P<said>\S) [^\n]* \n
    (?: [ \t]{{0,8}} (?P<second>{_PART}) (?: [ ]{{2,}} (?P<beside>\S) [^\n]* )? \n )?
    [ \t]{{0,8}} (?P<last>{_PART} [ ]?:) (?= [ ]{{2,}} (?P<below>\S) | [ \t\r]*(?:\n|\Z) )""",
    re.VERBOSE | re.MULTILINE,
)


def labels(text: str) -> list[Label]:
    """The speaker lines whose names go on below, each with the rest of its name as ``more``.

    >>> said = "Mary Ann     Thank you. Sales grew\\nRoe-Okafor:  by half.\\n"
    >>> [(label.called(said), label.line.of(said)) for label in labels(said)]
    [('Mary Ann Roe-Okafor', 'Mary Ann')]
    """
    found = (_label(match) for match in _NAME.finditer(text))
    return [label for label in found if label and _is_somebody(label.called(text))]


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
