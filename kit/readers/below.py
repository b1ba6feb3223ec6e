"""What stands below a name on a line of its own, and above, before the turn begins.

    J                       Jane Roe                            Jane Roe
    Jane Roe                Jane Roe                            Chief Financial Officer, Acme   A
    executive               Chief Financial Officer at Acme
                            00:12:30

A title is taken for one where titles stand so below most names, or it returns below this one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from kit.people import titles
from kit.people.names import tokens
from kit.readers.candidates import Candidate
from kit.readers.furniture import furniture
from kit.readers.headings import headings
from kit.readers.lines import Line, lines
from kit.readers.reader import Label
from kit.readers.who import FLAGS, can_be_about, is_letter_of, tells
from kit.values import Span

# "00:12:30", "(12:30)"
_TIME = re.compile(r"[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?")
# "Chief Financial Officer, Acme|   A"
_FLAG = re.compile(r"(?:^|\s+)(?P<flag>[QA])$")
_GOES_ON = re.compile(r"(?:[,&/-]|\b(?:and|of|for|the))$")  # "Vice President of Finance |&"
_LONGEST = 130  # no line with a title has more characters
_MOST = 4  # nor are there more of them below a name
_NEAREST = 3  # lines below a name, of which some return each time it does
_MANY = 0.5  # of the names: then a title stands below them in this text
_ROLE_WORDS = 2  # "executive", "company representative"


@dataclass(frozen=True)
class Page:
    """The lines of a text around the speaker lines that are ``known`` in it."""

    text: str
    known: Sequence[Candidate]

    @cached_property
    def lines(self) -> Sequence[Line]:
        """The lines of the text."""
        return lines(self.text)

    @cached_property
    def printed(self) -> frozenset[Span]:
        """Those that pages repeat."""
        return furniture(self.text)

    @cached_property
    def taken(self) -> frozenset[Span]:
        """Those that are known to be speakers'."""
        return frozenset(one.label.line for one in self.known)

    @cached_property
    def times(self) -> Counter[tuple[tuple[str, ...], str]]:
        """How often each line stands below each name."""
        return Counter(
            (one.key, line.plain) for one in self.known for line in self.next(one.index, _NEAREST)
        )

    @cached_property
    def titled(self) -> bool:
        """Whether a title stands below most names."""
        alone = [one for one in self.known if not (one.label.about or one.is_nobody)]
        return sum(map(self.has_title, alone)) >= max(1, _MANY * len(alone))

    def next(self, index: int, count: int) -> Iterator[Line]:
        """The lines right below one, but for what a page prints between, up to a rule."""
        for line in map(self.lines.__getitem__, range(index + 1, len(self.lines))):
            if line.span in self.printed:
                continue
            if count == 0 or line.is_rule:
                return
            count -= 1
            yield line

    def has_title(self, one: Candidate) -> bool:
        """Whether a title or a house stands below a name, at once or below the name again."""
        below = list(self.next(one.index, 2))
        again = below[:1] if below and not _is_name(below[0], one.key) else below
        return any(self.is_title(one.key, line) for line in again)

    def is_title(self, key: tuple[str, ...], line: Line) -> bool:
        """Whether a line below a name says who it is, or returns whenever the name does."""
        if len(line.plain) > _LONGEST or line.span in self.taken:
            return False
        if not can_be_about(said := _FLAG.sub("", line.plain)):
            return False
        returns = self.times[key, line.plain] > 1 and said[:1].isupper()
        return tells(said) or (returns and tokens(said) != key)


def labelled(page: Page) -> Iterator[Label]:
    """The labels of a text's known speaker lines, each with what stands around it."""
    marks = {heading.span: heading.kind for heading in headings(page.text)}
    places = {one.index: one for one in page.known}
    listing = False
    for index, line in enumerate(page.lines):
        if line.span in marks:
            listing = marks[line.span] == "participants"
        if named := places.get(index):
            yield _whole(page, named, titled=page.titled or listing)


def _whole(page: Page, one: Candidate, *, titled: bool) -> Label:
    """The label with the letter above it, and the title, the role or the time below it."""
    if one.label.line.end < page.lines[one.index].span.end:
        return one.label  # what is said begins on the line itself
    label = _with_letter(page, one)
    goes_on = False
    for line in page.next(one.index, _MOST):
        goes_on = goes_on and line.span not in page.taken
        about = goes_on or (titled and one.may_be_told and page.is_title(one.key, line))
        if not (more := _with(label, line, one.key, about=about)):
            break
        label, goes_on = more, about and bool(_GOES_ON.search(line.plain))
    return label


def _with_letter(page: Page, one: Candidate) -> Label:
    above = page.lines[one.index - 1] if one.index else None
    if above and is_letter_of(above.plain, one.label.name.of(page.text)):
        return replace(one.label, line=Span(above.span.start, one.label.line.end))
    return one.label


def _with(label: Label, line: Line, key: tuple[str, ...], *, about: bool) -> Label | None:
    """The label with one line more; None where that line is no part of it."""
    longer = replace(label, line=Span(label.line.start, line.span.end))
    if _is_name(line, key) or _TIME.fullmatch(line.plain):
        return longer
    if line.plain in FLAGS or _is_role(line.plain):
        return replace(longer, role=FLAGS.get(line.plain, line.plain))
    if not about:
        return None
    flag = _FLAG.search(line.plain)
    end = line.span.start + (flag.start() if flag else len(line.plain))
    pieces = (*label.about, Span(line.span.start, end))
    return replace(longer, about=pieces, role=FLAGS[flag["flag"]] if flag else label.role)


def _is_name(line: Line, key: tuple[str, ...]) -> bool:
    """Whether a line is a name once more."""
    return len(line.plain) <= _LONGEST and tokens(line.plain) == key


def _is_role(plain: str) -> bool:
    """Whether a line is the page's own word for somebody's part: "executive"."""
    short = plain.islower() and len(plain.split()) <= _ROLE_WORDS
    return short and titles.role(plain) is not None
