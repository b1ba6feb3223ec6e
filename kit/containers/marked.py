"""Turns that a page itself keeps apart: one element each, with the speaker's name in bold on top.

    <div class="answer"><p><strong>Jane Roe</strong><br><i>CFO</i></p> <p>Sales rose.</p></div>

They count only where such elements hold nearly all that is said; in doubt a page is its lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

from kit.containers.boxes import Box, Laid, fields
from kit.lexicon import words
from kit.people.names import is_name, tokens
from kit.readers.reader import Label, Said
from kit.values import Span

_ROLES = frozenset(("operator", "analyst", "executive"))
_HEADS = frozenset(("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6"))
_ABOUT = frozenset(("b", "strong", "i", "em", "small", "span", "cite"))
_LONGEST = 160  # characters: no name, title or firm has more
_PIECES = 4  # titles and firms of one person at most
_FEWEST = 3
_MOST = 0.5  # of the page's words: turns that hold fewer are no transcript
_LOST = 0.03  # of the words between first and last turn: lines that are no known headings
_AROUND = " \n\t:-–—|,"
_LINE = re.compile(r"[^\n]+")
_SENTENCE = re.compile(r"[.?!]$|[.?!]\s+[A-Z]")
_ABBREVIATED = re.compile(
    rf"(?:\b[A-Z]|\b(?:{'|'.join(map(re.escape, words('abbreviations')))}))\."
)
_LISTED = re.compile(r"^(?P<name>[^\n]{2,60}?)\s+[-–—]+\s+(?P<about>\S[^\n]*)")
_PARTS = ("prepared", "qa", "participants", "contents", "summary")
_SIGNS = re.compile(r"[^\w&]+")


@dataclass(frozen=True, slots=True)
class Marks:
    """What a page marks: its turns, the people it lists, and where its questions begin."""

    said: tuple[Said, ...] = ()
    listed: tuple[Label, ...] = ()
    qa: int | None = None


@dataclass(frozen=True, slots=True)
class _Turn:
    said: Said
    span: Span
    names: tuple[str, ...]


def marked(page: Laid) -> Marks:
    """The turns of a page that keeps them apart, no marks of any other.

    Examples
    --------
    >>> from selectolax.lexbor import LexborHTMLParser
    >>> from kit.containers.boxes import laid
    >>> turn = "<div class=answer><p><b>Jane Roe</b><br><i>CFO</i></p><p>Sales rose a lot.</p></div>"
    >>> page = laid(LexborHTMLParser(turn * 3).body, ())
    >>> [(said.who.role, said.what.of(page.text)) for said in marked(page).said][:1]
    [('executive', 'Sales rose a lot.')]
    """
    turns = _turns(page)
    if not _are_the_call(page.text, turns):
        return Marks()
    said = tuple(turn.said for turn in turns)
    return Marks(said, tuple(listed(page.text[: turns[0].span.start])), _qa(page.text, turns))


def _turns(page: Laid) -> list[_Turn]:
    """The elements that open with a name and hold no other that does."""
    found = [
        turn
        for at, box in enumerate(page.boxes)
        if (box.tag in _HEADS or "name" in fields(box.kind))
        and _can_be_name(box.span.of(page.text))
        and (turn := _turn(page, at))
    ]
    holding = {
        before.span for before, after in pairwise(found) if before.span.end > after.span.start
    }
    return list({turn.span: turn for turn in found if turn.span not in holding}.values())


def _turn(page: Laid, head: int) -> _Turn | None:
    """The smallest element that opens with this name and says more than who it is."""
    name, kinds = page.boxes[head].span, [page.boxes[head].kind]
    line = _line(page, head)
    for box in _around(page.boxes, head):
        if box.span.start < name.start:
            return None
        kinds.append(box.kind)
        what = Span(line.line.end, box.span.end).trim(page.text)
        if what.start < what.end:
            if "\n" not in page.text[line.line.end : what.start]:
                return None
            who = Label(line.line, line.name, line.about, _role(kinds))
            return _Turn(Said(who, what), box.span, tokens(line.name.of(page.text)))
    return None


def _around(boxes: list[Box], at: int) -> Iterator[Box]:
    while (within := boxes[at].within) is not None:
        at = within
        yield boxes[at]


def _line(page: Laid, head: int) -> Label:
    """The speaker's line: the name, and what the elements right below it say of the person."""
    text, box = page.text, page.boxes[head]
    about = list(islice(_about(page, head), _PIECES + 1))
    about = about if len(about) <= _PIECES else []  # it is a list, and the name its heading
    name = _bare(text, box.span)
    bare = tuple(_bare(text, span) for span in about)
    return Label(Span(name.start, (about or [box.span])[-1].end), name, bare)


def _about(page: Laid, head: int) -> Iterator[Span]:
    """The elements after the name that are short and no sentence, with nothing between them."""
    end = page.boxes[head].span.end
    for at in range(head + 1, len(page.boxes)):
        box = page.boxes[at]
        if page.text[end : min(box.span.start, end + _LONGEST)].strip(_AROUND):
            return
        tells = box.tag in _ABOUT or "about" in fields(box.kind)
        if box.span.start >= end and tells and _can_be_about(box.span.of(page.text)):
            yield box.span
            end = box.span.end


def _bare(text: str, span: Span) -> Span:
    said = span.of(text)
    start = span.start + len(said) - len(said.lstrip(_AROUND))
    return Span(start, max(start, span.start + len(said.rstrip(_AROUND))))


def _can_be_name(said: str) -> bool:
    name = said.strip(_AROUND)
    return len(said) <= _LONGEST and is_name(name) and not _is_heading(name)


def _can_be_about(said: str) -> bool:
    if not said.strip(_AROUND):
        return False
    plain = _ABBREVIATED.sub("", said)
    return len(said) <= _LONGEST and "\n" not in said and not _SENTENCE.search(plain)


def _role(kinds: Iterable[str]) -> str | None:
    """Whose turn the class names tell it is: the operator's before all, else the one they name."""
    told = {role for kind in kinds for role in fields(kind) & _ROLES}
    return "operator" if "operator" in told else told.pop() if len(told) == 1 else None


def _are_the_call(text: str, turns: list[_Turn]) -> bool:
    """Whether the elements are many, somebody returns, and little stands outside of them."""
    if len(turns) < _FEWEST or len({turn.names for turn in turns}) == len(turns):
        return False
    inside = sum(_count(turn.span.of(text)) for turn in turns)
    lost = sum(
        _count(line.of(text)) for line in _between(text, turns) if not _is_heading(line.of(text))
    )
    return inside >= _MOST * _count(text) and lost <= _LOST * inside


def _between(text: str, turns: list[_Turn]) -> Iterator[Span]:
    """The lines that stand between two turns."""
    for before, after in pairwise(turns):
        for line in _LINE.finditer(text, before.span.end, after.span.start):
            yield Span(*line.span())


def _count(said: str) -> int:
    return len(said.split())


def listed(text: str) -> Iterator[Label]:
    """The lines "Name - Title" below a heading of participants, up to a line as long as speech.

    >>> [label.role for label in listed("Executives\\nJane Roe - CFO\\nAl Poe - CEO")]
    ['Executives', 'Executives']
    """
    heading = None
    for line in _LINE.finditer(text):
        if _heads("participants", line.group()):
            heading = line.group().strip(_AROUND)
        elif len(line.group()) > _LONGEST:
            heading = None
        elif heading and (match := _LISTED.fullmatch(line.group())):
            name, about = (
                Span(*match.span(part)).shift(line.start()) for part in ("name", "about")
            )
            yield Label(Span(*line.span()), name, (about,), heading)


def _qa(text: str, turns: list[_Turn]) -> int | None:
    """Where a heading between two turns says that questions begin."""
    heads = (line.start for line in _between(text, turns) if _heads("qa", line.of(text)))
    return next(heads, None)


def _is_heading(line: str) -> bool:
    return any(_heads(part, line) for part in _PARTS)


def _heads(part: str, line: str) -> bool:
    plain = " ".join(_SIGNS.sub(" ", line.lower().replace("&", " and ")).split())
    return plain in words("headings", part)
