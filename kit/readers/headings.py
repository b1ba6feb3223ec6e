"""The headings of a page: lines that nobody speaks, between its parts or at its end."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from kit.lexicon import words
from kit.people.phrases import any_of
from kit.readers.furniture import furniture
from kit.readers.lines import MARKUP, lines
from kit.readers.talk import is_talk
from kit.values import Span

_LONGEST = 60  # no heading has more characters
_MOST_WORDS = 4  # nor has that of a list of participants more words
_DECORATION = "#*_=-:.•[]()━─ \t\r\ufeff"
# "A T T E N D E E S"
_SPACED = re.compile(r"(?:\w ){2,}\w(?:\s{2,}(?:\w ){1,}\w)*\s*")
_BETWEEN_LETTERS = re.compile(r"(?<=\w) (?=\w)")
# "analyst |q and a| (ceo and cfo)", "questions and answers - media"
_QUESTIONS = re.compile(
    r"(?:[\w&/]+ ){0,2}(?:q and a|questions? (?:and|&) answers?)(?: [\w&/()]+){0,5}(?<![.?!])"
)
_LEAD = re.compile(rf"^{MARKUP}")


class Heading(NamedTuple):
    """A line between parts of the page.

    ``kind`` is ``prepared, qa, participants, contents, summary, blocks`` or ``end``.
    """

    kind: str
    span: Span


@lru_cache(maxsize=4)
def headings(text: str) -> tuple[Heading, ...]:
    """The lines that head or end a part of the page.

    >>> [heading.kind for heading in headings("## Questions & Answers:\\nDuration: 52 minutes")]
    ['qa', 'end']
    """
    printed = furniture(text)
    kinds = ((line.span, heading_kind(line.plain)) for line in lines(text))
    return tuple(Heading(kind, span) for span, kind in kinds if kind and span not in printed)


def heading_kind(line: str) -> str | None:
    """What part of the page a line heads, None where it heads none.

    >>> heading_kind("QUESTION AND ANSWER SECTION"), heading_kind("We take questions now.")
    ('qa', None)
    >>> heading_kind("A T T E N D E E S")
    'participants'
    """
    plain = _plain(line) if len(line) <= _LONGEST else line[:_LONGEST].lower()
    if plain.startswith(words("headings", "begins")):
        return "prepared"
    if plain.startswith(words("headings", "ends")):
        return "end"
    if len(line) > _LONGEST or not _may_head().search(plain):
        return None
    plain = plain.replace(" & ", " and ").replace("q&a", "q and a")
    if _is_list(plain):
        return "participants"
    if _QUESTIONS.fullmatch(plain) and not line.strip()[:1].islower() and not is_talk(line):
        return "qa"
    return "end" if _is_more(plain) else _kinds().get(plain)


def undecorated(line: str) -> str:
    """A heading without the signs around it.

    >>> undecorated("━━ Call participants ━━")
    'Call participants'
    """
    return line.strip(_DECORATION)


def _plain(line: str) -> str:
    """A line in small letters without decoration; letters that are spaced apart made words."""
    if not line[:1].isalnum():
        line = _LEAD.sub("", line, count=1)
    if line[1:2] == " " and _SPACED.fullmatch(line):
        line = _BETWEEN_LETTERS.sub("", line)
    return " ".join(undecorated(line).lower().replace("-", " ").split())


def _is_list(plain: str) -> bool:
    """Whether a line heads a list of people: "management participants"."""
    *more, last = plain.split() or [""]
    return last in words("headings", "lists") and len(more) < _MOST_WORDS


def _is_more(plain: str) -> bool:
    """Whether a line leads on to other pages: "more ACME analysis"."""
    first, last = words("headings", "more")
    return plain.startswith(f"{first} ") and plain.endswith(f" {last}")


@cache
def _kinds() -> dict[str, str]:
    kinds = ("prepared", "qa", "participants", "contents", "summary", "blocks", "end")
    return {heading: kind for kind in kinds for heading in words("headings", kind)}


@cache
def _may_head() -> re.Pattern[str]:
    """The words of which every heading has one: a line without any is none, and most are."""
    first = {heading.split(" ")[0] for heading in _kinds()}
    known = (
        first | set(words("headings", "lists")) | {"q&a", "question", words("headings", "more")[0]}
    )
    return re.compile(any_of(known))
