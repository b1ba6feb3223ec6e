"""Speaker lines within a text that lost its line breaks: 'Name - Firm - Title' between sentences.

... over to you. Jane Roe - Acme Corp. - Chief Financial Officer Thank you, Al. Revenue ...
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from kit.lexicon import words
from kit.people.names import NAME
from kit.people.titles import titles
from kit.readers.reader import Label
from kit.readers.who import is_nobodys
from kit.text import fold
from kit.values import Span

_LONG = 3000  # characters a line, on average: no text that kept its breaks has so many
_WINDOW = 240  # characters in which a house and a title stand
# "... to you. |Jane Roe - |Acme Corp. - CFO"
_NAMED = re.compile(rf"(?:^|(?<=[.?!\])\"'] ))(?P<name>{NAME}) - ")
# "|Operator Good| [Operator Instructions]", "|Unidentified Analyst| Thanks"
_NOBODY = re.compile(r"(?<![\w(\[])(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}) (?=[A-Z(\[])")
# "Chief Executive Officer| of Europe| and Asia|"
_GOES_ON = re.compile(r" (?:(?:of|for|and|&) )?(?P<word>[A-Z][\w&'-]*)(?=[ ,])")


def lost_its_breaks(text: str) -> bool:
    """Whether a text has far too few lines for its length."""
    return len(text) > _LONG * (1 + text.strip().count("\n"))


def labels(text: str) -> Iterator[Label]:
    """The speaker lines between the sentences of a text without lines.

    >>> said = "Operator Good day. Jane Roe - Acme Corp. - CFO Thank you. We grew by half."
    >>> [(label.name.of(said), label.line.of(said)) for label in labels(said)]
    [('Operator', 'Operator'), ('Jane Roe', 'Jane Roe - Acme Corp. - CFO')]
    """
    plain = fold(text)
    yield from _nobodys(plain)
    yield from _titled(plain)


def _nobodys(plain: str) -> Iterator[Label]:
    """The labels of operators, and of those the page could not name: "Operator| Good day."."""
    for match in _NOBODY.finditer(plain):
        said = match["name"].split(" ")
        shorter = (" ".join(said[:count]) for count in range(len(said), 0, -1))
        if name := next(filter(is_nobodys, shorter), None):
            span = Span(match.start(), match.start() + len(name))
            yield Label(span, span)


def _titled(plain: str) -> Iterator[Label]:
    """The labels behind whose name a title stands, with a house between the two or not."""
    named = list(_NAMED.finditer(plain))
    names = {word for match in named for word in match["name"].split()}
    for match in named:
        if end := _title_end(plain, match.end(), names):
            name = Span(*match.span("name"))
            about = _house_and_title(plain, Span(match.end(), end))
            yield Label(Span(name.start, end), name, about)


def _house_and_title(plain: str, about: Span) -> tuple[Span, ...]:
    house, _, title = about.of(plain).rpartition(" - ")
    pieces = (Span(about.start, about.start + len(house)), Span(about.end - len(title), about.end))
    return pieces if house else pieces[1:]


def _title_end(plain: str, start: int, names: Container[str]) -> int | None:
    """Where the title behind a name's dash ends; None where none stands there."""
    window = plain[start : start + _WINDOW]
    title = next(iter(titles(window)), None)
    if title is None or not _may_be_house(window[: title.start()]):
        return None
    end = title.end()
    while (more := _GOES_ON.match(window, end)) and not _begins(more["word"], names):
        end = more.end()
    return start + end


def _may_be_house(before: str) -> bool:
    """Whether what stands before a title leaves it one: nothing, or dashes."""
    return not before or " - " in before


def _begins(word: str, names: Container[str]) -> bool:
    """Whether a word begins what is said, and is no part of a title."""
    said = (*words("talk", "spoken"), *words("talk", "verbs"), *words("person", "never"))
    return word in names or word.lower() in said
