"""What every reader is and makes: a Source goes in, a Draft comes out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from kit.model import Fact, Note
from kit.values import Span


@dataclass(frozen=True, slots=True)
class Label:
    """A speaker line or a participant list's line: the name, and what the line says besides.

    ``about`` are the other pieces of the line as the page divides them (title, firm, in no order);
    ``role`` is the page's own word for the person, or the heading they are listed under; ``more``
    is the rest of a name that goes on below, beside what is said.
    """

    line: Span
    name: Span
    about: tuple[Span, ...] = ()
    role: str | None = None
    more: tuple[Span, ...] = ()

    def called(self, text: str) -> str:
        """The name as the page has it.

        >>> Label(Span(0, 4), Span(0, 4), more=(Span(10, 14),)).called("Jane  Hi. Roe:")
        'Jane Roe'
        """
        whole = " ".join(piece.of(text).rstrip(" :") for piece in (self.name, *self.more))
        return whole.replace("- ", "-") if self.more else whole


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
class Source:
    """One call as its container holds it: a name, the text, and what the container itself marks.

    ``said`` are the turns of a container that keeps them apart (a list of speakers and texts, the
    cues of captions); empty where a layout must find them in the text. ``aside`` are the characters
    that nobody said (page heads, adverts), ``notes`` what was repaired or cut on the way.
    """

    name: str
    text: str
    container: str = "text"
    said: tuple[Said, ...] = ()
    listed: tuple[Label, ...] = ()
    aside: tuple[Span, ...] = ()
    notes: tuple[Note, ...] = ()
    qa: int | None = None


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
    aside: tuple[Span, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """A way of writing speakers: its name, what it looks like, and how it is read.

    ``labels`` gives the speaker lines that this way finds in a text, ``read`` the draft of a source.
    """

    name: str
    about: str
    labels: Callable[[str], Sequence[Label]]
    read: Callable[[Source], Draft]
