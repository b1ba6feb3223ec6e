"""Speaker lines and headings to a draft: who says what, and what on the page nobody says."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from kit.front.periods import period_in
from kit.lexicon import mapping
from kit.readers.furniture import furniture
from kit.readers.headings import Heading, headings, undecorated
from kit.readers.inline import lost_its_breaks
from kit.readers.lines import Line, is_sentence
from kit.readers.lines import between as lines_between
from kit.readers.mending import mended
from kit.readers.reader import Draft, Label, Said
from kit.readers.talk import is_spoken, is_talk
from kit.readers.who import is_nobodys
from kit.values import Span

_FEW = 0.2  # of the speaker lines may stand before the heading of the call, in a list of people
_HEAD = 3  # lines at least
_MANY_WORDS = 40  # above the first speaker line are a turn without one
_PROSE = 80  # a first line of more characters is no head of a page
_SHOUTED = 60  # a line of more characters, all capitals, is a notice and no speech
_WORD = re.compile(r"[^\W_]")


def drafted(text: str, labels: Sequence[Label]) -> Draft:
    """The draft that speaker lines and headings make of a text.

    What stands between a speaker line and the next line of either kind is that speaker's. A speaker
    line with nothing below it is a participant list's, and a heading of questions counts when
    somebody has spoken before it. Page heads and adverts within a turn are its ``aside``.

    >>> from kit.readers.headed import labels
    >>> text = "Participants\\nJane Roe\\n\\nJane Roe\\nGood day.\\nOperator\\nThank you.\\n"
    >>> draft = drafted(text, labels(text))
    >>> [said.what.of(text) for said in draft.said], len(draft.listed)
    (['Good day.', 'Thank you.'], 1)
    """
    labels = _after_the_head(labels, headings(text))
    read = _Reading(text)
    for mark, end in _divided(text, labels):
        read.take(mark, end)
    lead = _lead(text, labels)
    said = [*([Said(None, lead)] if lead else []), *mended(text, _below_head(text, read.said))]
    parts = {**_front(text, said), **read.parts}
    aside = tuple(_aside(text, said, labels))
    return Draft(text, tuple(said), parts, tuple(read.listed), aside=aside)


def _below_head(text: str, said: Sequence[Said]) -> Sequence[Said]:
    """The turns, without a first one that is the head of a page: a menu or a title, and fields."""
    names = [one.who.called(text) if one.who else "" for one in said]
    first = names[0] if names else ""
    alone = first and first not in names[1:] and not is_nobodys(first)
    return said[1:] if alone and _is_head(text, said[0].what) else said


def _is_head(text: str, what: Span) -> bool:
    """Whether what stands below a line is a page's head: lines of which few are sentences."""
    page = [line.plain for line in lines_between(text, what)]
    told = sum(map(is_sentence, page))
    wrapped = any(line[0].islower() for line in page)
    return len(page) >= _HEAD and told <= _FEW * len(page) and not wrapped


@dataclass
class _Reading:
    """What is read of a text so far, its marks taken one after the other.

    ``group`` is the heading of the list of people that is being read.
    """

    text: str
    said: list[Said] = field(default_factory=list)
    listed: list[Label] = field(default_factory=list)
    parts: dict[str, Span] = field(default_factory=dict)
    group: str | None = None

    def take(self, mark: Label | Heading, end: int) -> None:
        """Take in a speaker line or heading, and the text from there to the next."""
        if isinstance(mark, Heading):
            self._head(mark)
        elif what := self._words(mark, end):
            self.said.append(Said(mark, what))
            self.group = None
        else:
            role = mark.role or (self.group and undecorated(self.group))
            self.listed.append(replace(mark, role=role))

    def _head(self, heading: Heading) -> None:
        self.group = heading.span.of(self.text) if heading.kind == "participants" else None
        if heading.kind == "qa" and self.said:
            self.parts.setdefault("qa", Span(heading.span.start, len(self.text)))

    def _words(self, label: Label, end: int) -> Span | None:
        """What is said below a speaker line; None where it is a list's."""
        what = _speech(self.text, Span(label.line.end, end), last=end == len(self.text))
        for rest in reversed(label.more):  # a name may be longer than what is said
            if what and what.end == rest.end:
                what = Span(what.start, rest.start).trim(self.text)
        speaks = what and ((self.said and not self.group) or is_talk(what.of(self.text)))
        return what if speaks else None


def _divided(text: str, labels: Sequence[Label]) -> Iterator[tuple[Label | Heading, int]]:
    """Speaker lines and headings in order, each with where what is below it ends."""
    taken = [label.line for label in labels]
    edges = {span.start for span in taken}
    free = [heading for heading in headings(text) if heading.span.start not in edges]
    marks: list[Label | Heading] = sorted([*labels, *free], key=_start)
    ends = [*map(_start, marks[1:]), len(text)]
    return zip(marks, ends, strict=False)


def _start(mark: Label | Heading) -> int:
    return (mark.line if isinstance(mark, Label) else mark.span).start


def _after_the_head(labels: Sequence[Label], found: Sequence[Heading]) -> Sequence[Label]:
    """The labels after the heading of the call itself, where there is one that few stand before."""
    for heading in reversed(found):
        before = sum(label.line.start < heading.span.start for label in labels)
        if heading.kind == "prepared" and before <= _FEW * len(labels):
            return [label for label in labels if label.line.start > heading.span.start]
    return labels


def _lead(text: str, labels: Sequence[Label]) -> Span | None:
    """What is spoken above the first speaker line, where a page's head or the name is cut off."""
    if not labels or lost_its_breaks(text):
        return None
    start, headed = _below_the_head(text, labels[0].line.start)
    what = _speech(text, Span(start, labels[0].line.start), last=False)
    said = what.of(text) if what else ""
    long = len(said.split()) > _MANY_WORDS
    return what if long and (headed or is_spoken(said)) else None


def _below_the_head(text: str, end: int) -> tuple[int, bool]:
    """Where the call begins above its first speaker line, and whether a heading says so."""
    above = [heading for heading in headings(text) if heading.span.start < end]
    if above and above[-1].kind == "prepared":
        return above[-1].span.end, True
    first = next(lines_between(text, Span(0, end)), None)
    return (0 if not above and first and len(first.plain) > _PROSE else end), False


def _front(text: str, said: Sequence[Said]) -> dict[str, Span]:
    """What stands above the first speaker line, and the page's own analysis in it."""
    if not said or not said[0].start:
        return {}
    lead = said[0].start
    above = [heading for heading in headings(text) if heading.span.start < lead]
    analysis = next((heading.span for heading in above if heading.kind == "summary"), None)
    if analysis is None:
        return {"header": Span(0, lead)}
    ends = (one.span.start for one in above if one.kind in ("prepared", "contents"))
    end = min((start for start in ends if start > analysis.end), default=lead)
    summary = _analysis(text, Span(analysis.end, end))
    return {"header": Span(0, analysis.start)} | ({"summary": summary} if summary else {})


def _analysis(text: str, within: Span) -> Span | None:
    """The words of a page's own analysis, without the period and the company at its head."""
    page = list(lines_between(text, within))
    if page and len(page[0].plain) <= _PROSE and period_in(page[0].plain):
        page = page[2:]
    return Span(page[0].span.start, page[-1].span.end) if page else None


def _speech(text: str, below: Span, *, last: bool) -> Span | None:
    """What of the text below a speaker line was spoken, first word to last."""
    printed = furniture(text)
    page = [
        line for line in lines_between(text, below) if line.span not in printed and not line.is_rule
    ]
    beside = Span(below.start, _line_end(text, below)).trim(text)
    spans = [beside] if _WORD.search(text, beside.start, beside.end) else []
    spans += [line.span for line in (_before_notices(page) if last else page)]
    if not spans:
        return None
    end = min(below.end, max(span.end for span in spans))
    return Span(spans[0].start, end).trim(text)


def _line_end(text: str, below: Span) -> int:
    """Where the line on which a speaker line ends is over: "Operator: |Good morning."."""
    end = text.find("\n", below.start, below.end)
    return end if end >= 0 else below.end


def _before_notices(page: Sequence[Line]) -> Iterator[Line]:
    """The lines up to a notice in capitals, such as follows the last words of a call."""
    return takewhile(lambda line: len(line.plain) <= _SHOUTED or not line.plain.isupper(), page)


def _aside(text: str, said: Sequence[Said], labels: Sequence[Label]) -> Iterator[Span]:
    """What stands within the turns and was not said: heads and feet of pages, adverts."""
    marks = (span for label in labels for span in (label.line, *label.more))
    printed = sorted([*furniture(text), *marks])
    for one in said:
        first = bisect_left(printed, one.what)
        inside = takewhile(one.what.holds, map(printed.__getitem__, range(first, len(printed))))
        yield from sorted([*inside, *_adverts(text, one.what)])


def _adverts(text: str, within: Span) -> Iterator[Span]:
    """The advertisements between paragraphs, each to the end of its last line."""
    for advert in mapping("headings")["adverts"]:
        start = text.find(advert["first"], within.start, within.end)
        last = text.find(advert["last"], start, within.end) if start >= 0 else -1
        if last >= 0:
            end = text.find("\n", last, within.end)
            yield Span(start, end if end >= 0 else within.end)
