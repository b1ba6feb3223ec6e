"""What every reader is and makes: a Source goes in, a Draft comes out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import prod

from kit.model import Fact
from kit.values import Span


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it came: its name, its bytes, and the text its container holds."""

    name: str
    data: bytes
    text: str


@dataclass(frozen=True, slots=True)
class Label:
    """A speaker line or a participant list's line: the name, and what the line says besides.

    ``about`` are the other pieces of the line as the page divides them (title, firm, in no order);
    ``role`` is the page's own word for the person, or the heading they are listed under.
    """

    line: Span
    name: Span
    about: tuple[Span, ...] = ()
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """One turn as the file shows it: who is named (None: nobody), and what stands below."""

    who: Label | None
    what: Span

    @property
    def start(self) -> int:
        """Where the turn begins with its speaker line, if it has one."""
        return self.who.line.start if self.who else self.what.start


@dataclass(frozen=True, slots=True)
class Draft:
    """What a reader saw, resolved by nobody yet: turns, parts, listed people, stated facts.

    ``parts`` holds ``header`` and ``summary`` where there are some, and ``qa`` where a heading
    marks it, from there on; ``listed`` are the lines of participant lists.
    """

    text: str
    said: tuple[Said, ...]
    parts: dict[str, Span] = field(default_factory=dict)
    listed: tuple[Label, ...] = ()
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Sign:
    """Something a format can be known by, and how far it alone convinces, 0 to 1."""

    about: str
    shows: Callable[[str], object]
    worth: float


def pattern(about: str, regex: str, worth: float) -> Sign:
    """A sign that is a line, or part of one, found anywhere in the text."""
    return Sign(about, re.compile(regex, re.MULTILINE).search, worth)


@dataclass(frozen=True, slots=True)
class Reader:
    """A way of writing a call: its name, what it looks like, how it is known, how it is read."""

    name: str
    about: str
    signs: Sequence[Sign]
    read: Callable[[Source], Draft]

    def score(self, source: Source) -> float:
        """How surely the text is of this format, 0 to 1: each sign takes its worth of the doubt.

        Two signs worth 0.6 and 0.5 leave 0.4 x 0.5 of the doubt, which makes 0.8.
        """
        return 1 - prod(1 - sign.worth for sign in self.signs if sign.shows(source.text))
