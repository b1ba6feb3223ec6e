"""Layouts with the speaker on a line of its own above the turn, alone or with more about them.

    Jane Roe                    Jane Roe -- Chief Financial Officer         J
                                Al Poe, Copper Street - Analyst [4]         Jane Roe
    Jane Roe                    Q - Al Poe {BIO 1234 <GO>}                  executive
    Chief Financial Officer
    00:12:30                    Operator

Which lines are speaker lines is decided for the whole text: a name that returns, that a list of
participants holds, beside or below which a title or a house stands, or that was just given the
floor.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from kit.lexicon import words
from kit.people.names import agree
from kit.readers import below, inline
from kit.readers.candidates import Candidate, candidates
from kit.readers.furniture import furniture
from kit.readers.headings import Heading, headings
from kit.readers.lines import Line, lines
from kit.readers.reader import Label
from kit.values import Span

_NEAR = 700  # characters before a speaker line in which the one to speak is named
_FEW = 2  # times a full name, or "Interpreter", stands as a speaker line: then it is one
_MANY = 0.3  # of the names that are known: then a title or house stands beside them in this text
_MOST = 0.9  # of the known lines, and
_ENOUGH = 5  # so many stand apart: then all do in this text
_WORD = re.compile(r"[^\W_]{2,}")
_PART = re.compile(r"\w+")


@lru_cache(maxsize=4)
def labels(text: str) -> tuple[Label, ...]:
    """The speaker lines and the lines of participant lists, in order.

    >>> said = "Jane Roe -- CFO\\n\\nSales rose -- a lot.\\n\\nOperator\\n\\nThank you.\\n"
    >>> [label.name.of(said) for label in labels(said)]
    ['Jane Roe', 'Operator']
    """
    if inline.lost_its_breaks(text):
        return tuple(sorted(inline.labels(text), key=lambda label: label.line))
    found = _not_below(_unprinted(candidates(text), text), text)
    known = _known(found, text)
    known += _strangers(found, known, text)
    return tuple(below.labelled(_with_titled(below.Page(text, known), found)))


def _known(found: Sequence[Candidate], text: str) -> list[Candidate]:
    """The candidates that are speaker lines, by themselves or as the whole text tells."""
    people = _people(found, text)
    beside = _are_beside(found, people)
    return [
        one
        for one in found
        if one.sure
        or one.written in people
        or _is_given(one, text)
        or (beside and _is_like(one, text))
    ]


def _with_titled(page: below.Page, found: Sequence[Candidate]) -> below.Page:
    """The page with those known, too, below whose names a title stands as it does below others'."""
    if not page.titled:
        return page
    known = set(page.known)
    titled = [one for one in found if one in known or (one.may_follow and page.has_title(one))]
    return page if len(titled) == len(known) else below.Page(page.text, titled)


def _unprinted(found: Sequence[Candidate], text: str) -> list[Candidate]:
    """The candidates that no page prints again and again."""
    printed = furniture(text)
    return [one for one in found if one.label.line not in printed]


def _not_below(found: Sequence[Candidate], text: str) -> list[Candidate]:
    """The candidates but for those that only ever stand below another, as a house does."""
    page, printed = lines(text), furniture(text)
    alone = {one.index: one.written for one in found if one.label.line == page[one.index].span}
    free = {
        one.written
        for one in found
        if one.sure or alone.get(_above(page, one.index, printed), one.written) == one.written
    }
    return [one for one in found if one.written in free]


def _above(page: Sequence[Line], index: int, printed: Container[Span]) -> int:
    """The index of the line above one, those a page prints left out."""
    index -= 1
    while index > 0 and page[index].span in printed:
        index -= 1
    return index


def _people(found: Sequence[Candidate], text: str) -> set[str]:
    """The names that are people's, as the whole text tells."""
    listed = _listed(found, text)
    alone = words("person", "alone")
    times = Counter(one.written for one in found if one.is_full_name or one.written in alone)
    known = [
        one for one in found if one.sure or one.written in listed or times[one.written] >= _FEW
    ]
    otherwise = _written_otherwise(found, known) | _cut_short(found, known)
    return {one.written for one in known} | otherwise


def _written_otherwise(found: Sequence[Candidate], known: Sequence[Candidate]) -> set[str]:
    """The names that are other ways of writing those that are known: "Jane T. Roe"."""
    by_last = defaultdict(set)
    for one in known:
        by_last[one.key[-1:]].add(" ".join(one.key))
    return {
        one.written
        for one in found
        if any(agree(" ".join(one.key), other) for other in by_last[one.key[-1:]])
    }


def _cut_short(found: Sequence[Candidate], known: Sequence[Candidate]) -> set[str]:
    """The names of one word that return, and are a word of a full name that is known: "ROE"."""
    times = Counter(one.written for one in found if one.may_be_first_name)
    full = {word for one in known if len(one.key) > 1 for word in one.key}
    return {name for name in times if times[name] >= _FEW and name in full}


def _listed(found: Sequence[Candidate], text: str) -> set[str]:
    """The names that stand between a heading of participants and the next heading."""
    end = Heading("end", Span(len(text), len(text)))
    return {
        name
        for heading, after in pairwise([*headings(text), end])
        if heading.kind == "participants"
        for name in _list(found, Span(heading.span.end, after.span.start))
    }


def _list(found: Sequence[Candidate], within: Span) -> Iterator[str]:
    """The names of a list: up to one that comes again, as who speaks first does."""
    seen: set[str] = set()
    for one in found:
        if within.holds(one.label.line):
            if one.written in seen or one.is_nobody:
                return
            seen.add(one.written)
            yield one.written


def _are_beside(found: Sequence[Candidate], people: Container[str]) -> bool:
    """Whether a title or house stands beside the names of many who are known."""
    named = [one for one in found if one.written in people and not one.is_nobody]
    return sum(bool(one.label.about) for one in named) > _MANY * len(named)


def _is_like(one: Candidate, text: str) -> bool:
    """Whether a line looks as speakers' lines do where a house stands beside their names."""
    return one.is_full_name and bool(one.label.about) and _stands_apart(one.label.line, text)


def _strangers(
    found: Sequence[Candidate], known: Sequence[Candidate], text: str
) -> list[Candidate]:
    """Names nobody says, alone between blank lines as all speakers' lines of the text are."""
    if sum(_stands_apart(one.label.line, text) for one in known) < max(_ENOUGH, _MOST * len(known)):
        return []
    first = min(one.index for one in known)
    rest = set(found) - set(known)
    return [one for one in found if one in rest and one.index > first and _is_stranger(one, text)]


def _is_stranger(one: Candidate, text: str) -> bool:
    """Whether a line is a name and nothing else: none of its words stands in the text as a word."""
    named = one.is_full_name or one.may_be_first_name
    if not named or one.label.about or not _stands_apart(one.label.line, text):
        return False
    return not any(_is_word(word, text) for word in one.key)


def _is_word(word: str, text: str) -> bool:
    """Whether a word of a name stands in a text as it is: "park", but not "Park"."""
    if not _parts(text).issuperset(_PART.findall(word)):
        return False
    return bool(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text))


@lru_cache(maxsize=4)
def _parts(text: str) -> frozenset[str]:
    """The words of a text, those with a hyphen or an apostrophe in their parts."""
    return frozenset(_PART.findall(text))


def _stands_apart(line: Span, text: str) -> bool:
    """Whether blank lines are around a line."""
    after = text[line.end : line.end + 4].replace(" ", "").replace("\r", "")
    return after.startswith("\n\n") and _begins_apart(line, text)


def _begins_apart(line: Span, text: str) -> bool:
    """Whether a blank line, or nothing, is above a line."""
    before = text[max(0, line.start - 4) : line.start].replace(" ", "").replace("\r", "")
    return not before or before.endswith("\n\n")


def _is_given(one: Candidate, text: str) -> bool:
    """Whether somebody was named right before, in what another said: "over to Jane."."""
    line, about = one.label.line, one.label.about
    near = _words_near(line, text)
    if near.isdisjoint(_WORD.findall(one.label.name.of(text))):
        return False
    if about and not _stands_apart(line, text):
        return one.may_follow and near.issuperset(_WORD.findall(about[0].of(text)))
    return one.is_full_name or (one.may_be_first_name and _begins_apart(line, text))


def _words_near(line: Span, text: str) -> set[str]:
    """The words right above a line; those below the first line of a text."""
    above = text[max(0, line.start - _NEAR) : line.start]
    return set(_WORD.findall(above or text[line.end : line.end + _NEAR]))
