"""Layouts with the speaker at the start of the line: 'Name: text'.

    Operator: Good day, and welcome.
    Jane Roe, Chief Financial Officer: Revenue was $4.1 billion.
    AL POE (Copper Street):

A title, a firm or a time may stand beside the name, stars of Markdown around it, and the text may
begin on the next line. Bodies hold colons too ('Pricing: plus 3 percent'), so which names are
people is decided for the whole text: who returns or is named in speech is one, what is spoken of as
a thing ("in North America") is none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from kit.lexicon import words
from kit.people.names import is_name, tokens
from kit.people.titles import is_title
from kit.readers.lines import Line, drafted, lines
from kit.readers.named import is_nobodys
from kit.readers.reader import Draft, Label, Reader, Sign, Source, pattern
from kit.values import Span

MARKUP = r"[#>*_\s]*"
TIME = r"(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?[\s-]*)?"  # [00:12:30]
BESIDE = r"(?:\s*[,(]|\s+-{1,2}\s+)\s*(?P<about>[^:()]{2,80}?)\)?"  # ", CFO"  " (UBS)"  " - UBS"
HEAD = re.compile(
    rf"^{MARKUP}{TIME}{MARKUP}(?P<name>[^\W\d_][^:,()]{{0,60}}?)(?:{BESIDE})?[*_]*\s?:[*_]*(?=\s|$|[A-Z\[\"'])"
)
BEFORE_A_THING = re.compile(r"\b(?:in|across|within|our|the|its)\s+$")
STOPPED = re.compile(r"[.?!…][\"')\]]*\s*$")
MANY = 3


def read(source: Source) -> Draft:
    """The turns after each name that is a person's, to the next one."""
    return drafted(source.text, labels(source.text))


@lru_cache(maxsize=4)
def labels(text: str) -> tuple[Label, ...]:
    """The speaker lines, each up to its colon.

    >>> said = "Operator: Hello, Jane.\\nJane Roe: Two points.\\nPricing: up 3%\\nJane Roe: Thanks."
    >>> [label.name.of(said) for label in labels(said)]
    ['Operator', 'Jane Roe', 'Jane Roe']
    """
    heads = list(_heads(text))
    times = Counter(head.name.of(text) for head in heads)
    people = {name for name in times if _is_person(name, times[name], text)}
    titled = {a.line.end: b for a, b in pairwise(heads) if _is_title_of(b, a, text)}
    found: list[Label] = []
    for head in heads:
        known = head.name.of(text) in people or head.line.end in titled
        if known or (found and _speaks_once(head, text)):
            found.append(_with_title(head, titled.get(head.line.end)))
    return tuple(found)


def _heads(text: str) -> Iterator[Label]:
    """Everything that stands before a colon at a line's start and could be a name."""
    for line in lines(text):
        if (head := HEAD.match(line.plain)) and _can_be_label(head["name"]):
            yield _label(line, head)


def _speaks_once(head: Label, text: str) -> bool:
    """Whether a full name that stands here only heads whole sentences, as no list's item does."""
    name = head.name.of(text)
    below = text[head.line.end :].partition("\n")[0]
    whole = below.strip()[:1].isupper() and STOPPED.search(below)
    return bool(whole) and len(tokens(name)) > 1 and not (_is_stray(name, text) or is_title(name))


def _is_stray(name: str, text: str) -> bool:
    return not set(words("stray")).isdisjoint(tokens(name)) or _is_thing(name, text)


def _can_be_label(name: str) -> bool:
    return is_name(name) or is_nobodys(name) or is_title(name)


def _label(line: Line, head: re.Match[str]) -> Label:
    start = line.span.start
    about = (Span(*head.span("about")).shift(start),) if head["about"] else ()
    name = Span(*head.span("name")).shift(start)
    return Label(Span(start, start + head.end()), name, about)


def _is_person(name: str, times: int, text: str) -> bool:
    if is_nobodys(name):
        return True
    if _is_stray(name, text):
        return False
    return times > 1 or (not is_title(name) and _is_named_in_speech(name, times, text))


def _is_thing(name: str, text: str) -> bool:
    """Whether the text speaks of "in North America" or of "pricing", as it does of no person."""
    if len(tokens(name)) == 1 and re.search(rf"\b{re.escape(name.lower())}\b", text):
        return True
    return any(BEFORE_A_THING.search(text, max(0, at - 8), at) for at in _places(name, text))


def _places(name: str, text: str) -> Iterator[int]:
    at = text.find(name)
    while at >= 0:
        yield at
        at = text.find(name, at + 1)


def _is_named_in_speech(name: str, times: int, text: str) -> bool:
    """Whether somebody says the name's first or last part, or the whole, away from its label."""
    words_of_name = name.split()
    return any(text.count(part) > times for part in (words_of_name[0], words_of_name[-1]))


def _is_title_of(title: Label, label: Label, text: str) -> bool:
    """Whether a label is the title of the one right before it, as a slip of the page has it."""
    between = text[label.line.end : title.line.start]
    said = title.name.of(text)
    titled = is_title(said) and not is_nobodys(said)
    return titled and not between.strip() and not is_title(label.name.of(text))


def _with_title(label: Label, title: Label | None) -> Label:
    if title is None:
        return label
    return Label(Span(label.line.start, title.line.end), label.name, (title.name,))


def _many(text: str) -> bool:
    times = Counter(label.name.of(text) for label in labels(text))
    return times.total() >= MANY and len(times) > 1 and max(times.values()) > 1


READER = Reader(
    name="colons",
    about="'Name: text', a title or firm beside the name or not",
    signs=(
        Sign("names before a colon that return", _many, 0.7),
        pattern(
            "a line 'Operator: ...'",
            r"^[^\w\n]*(?:Operator|Moderator|OPERATOR|MODERATOR)[ *_]*:",
            0.2,
        ),
    ),
    read=read,
)
