"""What all layouts share: the lines of a text, the headings between, and what is not speech."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from kit.lexicon import mapping, words
from kit.readers.reader import Draft, Label, Said
from kit.text import fold
from kit.values import Span

_LINE = re.compile(r"[^\n]+")
_HEADING = 60  # no heading has more characters
_DECORATION = "#*_=-:.•[]() \t\r\ufeff"
_NOTE = re.compile(
    rf"\s*[\[(]\s*(?:{'|'.join(words('headings', 'notes'))}).*\Z", re.IGNORECASE | re.DOTALL
)
_FEW = 0.2
_SPOKEN = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without the blanks around it; ``plain`` is folded, one for one."""

    span: Span
    plain: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A line between parts of the page: ``prepared, qa, participants, contents, summary, end``."""

    kind: str
    span: Span


@lru_cache(maxsize=4)
def lines(text: str) -> tuple[Line, ...]:
    """The lines of a text that are not blank, whatever ends them.

    >>> [line.plain for line in lines("Operator\\r\\n\\r\\n  Good day.\\n")]
    ['Operator', 'Good day.']
    """
    spans = (Span(*match.span()).trim(text) for match in _LINE.finditer(text))
    return tuple(Line(span, fold(span.of(text))) for span in spans if span.start < span.end)


def headings(text: str) -> Iterator[Heading]:
    """The lines that head or end a part of the page.

    >>> [heading.kind for heading in headings("## Questions & Answers:\\nDuration: 52 minutes")]
    ['qa', 'end']
    """
    for line in lines(text):
        if kind := heading_kind(line.plain):
            yield Heading(kind, line.span)


def heading_kind(line: str) -> str | None:
    """What part of the page a line heads, None where it heads none."""
    if line.lower().startswith(words("headings", "ends")):
        return "end"
    if len(line) > _HEADING:
        return None
    plain = " ".join(re.sub(r"[-\s]+", " ", line.strip(_DECORATION)).lower().split())
    plain = plain.replace("&", " and ").replace("  ", " ")
    first, last = words("headings", "more")
    if plain.startswith(f"{first} ") and plain.endswith(f" {last}"):
        return "end"
    return _kinds().get(plain)


@cache
def _kinds() -> dict[str, str]:
    kinds = ("prepared", "qa", "participants", "contents", "summary", "end")
    return {heading: kind for kind in kinds for heading in words("headings", kind)}


def drafted(text: str, labels: Iterable[Label]) -> Draft:
    """The draft that speaker lines and headings make of a text.

    What stands between a speaker line and the next line of either kind is that speaker's. A speaker
    line with nothing below it is a participant list's, advertisements divide a turn, and a heading
    of questions counts when somebody has spoken before it.
    """
    found = list(headings(text))
    labels = _after_the_head(list(labels), found)
    said: list[Said] = []
    listed: list[Label] = []
    parts: dict[str, Span] = {}
    group = None
    for mark, end in _divided(text, labels, found):
        if isinstance(mark, Heading):
            group = mark.span.of(text) if mark.kind == "participants" else None
            if mark.kind == "qa" and said:
                parts["qa"] = Span(mark.span.start, len(text))
        elif spoken := list(_speech(text, Span(mark.line.end, end))):
            said += [Said(mark, what) for what in spoken]
        else:
            listed.append(mark if mark.role or not group else _grouped(mark, group))
    return Draft(text, tuple(said), {**_header(labels, said), **parts}, tuple(listed))


def _divided(
    text: str, labels: list[Label], headings: list[Heading]
) -> Iterator[tuple[Label | Heading, int]]:
    """Speaker lines and headings in order, each with where what is below it ends."""
    taken = {label.line.start for label in labels}
    free = [heading for heading in headings if heading.span.start not in taken]
    marks: list[Label | Heading] = sorted([*labels, *free], key=_start)
    ends = [*map(_start, marks[1:]), len(text)]
    return zip(marks, ends, strict=False)


def _start(mark: Label | Heading) -> int:
    return (mark.line if isinstance(mark, Label) else mark.span).start


def _after_the_head(labels: list[Label], found: list[Heading]) -> list[Label]:
    """The labels after the heading of the call itself, where there is one that few stand before."""
    for heading in reversed(found):
        before = sum(label.line.start < heading.span.start for label in labels)
        if heading.kind == "prepared" and before <= _FEW * len(labels):
            return [label for label in labels if label.line.start > heading.span.start]
    return labels


def _grouped(label: Label, group: str) -> Label:
    return Label(label.line, label.name, label.about, group.strip(_DECORATION))


def _header(labels: list[Label], said: list[Said]) -> dict[str, Span]:
    """The part above the first speaker line, where there is one and a turn below it."""
    lead = min((label.line.start for label in labels), default=0)
    return {"header": Span(0, lead)} if lead and said else {}


def _speech(text: str, below: Span) -> Iterator[Span]:
    """The stretches of what stands below a speaker line that were spoken."""
    start = below.start
    for advert in _adverts(text, below):
        yield from _spoken(text, Span(start, advert.start))
        start = advert.end
    yield from _spoken(text, Span(start, below.end))


def _adverts(text: str, within: Span) -> Iterator[Span]:
    for advert in mapping("headings")["adverts"]:
        start = text.find(advert["first"], within.start, within.end)
        last = text.find(advert["last"], start, within.end) if start >= 0 else -1
        if last >= 0:
            end = text.find("\n", last, within.end)
            yield Span(start, end if end >= 0 else within.end)


def _spoken(text: str, span: Span) -> Iterator[Span]:
    note = _NOTE.search(text, span.start, span.end)
    kept = Span(span.start, note.start() if note else span.end).trim(text)
    if _SPOKEN.search(text, kept.start, kept.end):
        yield kept
