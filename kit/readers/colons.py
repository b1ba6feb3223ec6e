"""Layouts with the speaker at the start of the line: 'Name: text'.

    Operator: Good day, and welcome.
    Jane Roe, Chief Financial Officer: Revenue was $4.1 billion.
    AL POE (Copper Street):
    Deputy Chief Executive Ann Lee: Thank you.

A title, a firm or a time may stand beside the name, stars of Markdown around it, and the text may
begin on the next line. Bodies hold colons too ('Pricing: plus 3 percent'), so which names are
people is decided for the whole text: who returns, is listed or is named in speech is one; what is
spoken of as a thing ("in North America") is none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from kit.lexicon import words
from kit.people.names import is_name, tokens
from kit.people.titles import is_title
from kit.readers import columns
from kit.readers.candidates import candidates
from kit.readers.heads import heads, inside, numbered
from kit.readers.lines import is_sentence
from kit.readers.reader import Label
from kit.readers.who import FLAGS, is_house, is_nobodys, tells
from kit.values import Span

# "in |North America", "our |Pricing"
_THING = re.compile(
    r"(?:in|In|across|Across|within|Within|our|Our|the|The|its|Its)\s((?:[A-Z][\w&'-]*\s?)+)"
)
_WORD = re.compile(r"[^\W\d_][\w'-]*")
_FEW = 3  # with a title or house beside them: then others have one too
_MOST = 0.8  # of the names in capitals: then capitals mark a speaker


@lru_cache(maxsize=4)
def labels(text: str) -> tuple[Label, ...]:
    """The speaker lines, each up to its colon.

    >>> said = "Operator: Hello, Jane.\\nJane Roe: Two points.\\nPricing: up 3%\\nJane Roe: Thanks."
    >>> [label.name.of(said) for label in labels(said)]
    ['Operator', 'Jane Roe', 'Jane Roe']
    """
    names = _Names(text, tuple(heads(text)))
    found = [*_at_line_starts(names), *numbered(text)]
    if wrapped := columns.labels(text):
        within = [Span(label.line.start, label.more[-1].end) for label in wrapped]
        free = (label for label in found if not any(span.holds(label.name) for span in within))
        found = [*free, *wrapped]
    apart = columns.parted(text)
    if len(apart) > len(found):
        return tuple(apart)
    taken = {at for label in found for at in range(label.line.start, label.line.end)}
    found += [label for label in _within_lines(names) if label.name.start not in taken]
    return tuple(sorted(found, key=lambda label: label.line))


@dataclass(frozen=True)
class _Names:
    """The names before a text's colons, and what the whole text tells of each."""

    text: str
    heads: Sequence[Label]

    @cached_property
    def times(self) -> Counter[str]:
        """How often each stands before a colon."""
        return Counter(head.name.of(self.text) for head in self.heads)

    @cached_property
    def people(self) -> frozenset[str]:
        """Those that are people's."""
        return frozenset(filter(self._is_persons, self.times))

    @cached_property
    def _listed(self) -> frozenset[str]:
        """Those that stand on a line that is surely about a person."""
        return frozenset(one.written for one in candidates(self.text) if one.sure)

    @cached_property
    def _told(self) -> frozenset[str]:
        """Those beside which a title or house stands; if some are, what looks like one is."""
        told = {self._of(head) for head in self.heads if self._is_told(head)}
        if len(told) >= _FEW:
            told |= {self._of(head) for head in self.heads if self._looks_told(head)}
        return frozenset(told)

    @cached_property
    def _shouted(self) -> bool:
        """Whether nearly all that return do so in capitals."""
        again = [name for name in map(self._of, self.heads) if self.times[name] > 1]
        return bool(again) and sum(map(str.isupper, again)) >= _MOST * len(again)

    def is_stray(self, name: str) -> bool:
        """Whether it heads an item of a list, or is spoken of as a thing."""
        said = {token for token in tokens(name) if len(token) > 1}
        return not said.isdisjoint(words("stray")) or _is_thing(name, self.text)

    def could_return(self, name: str) -> bool:
        """Whether it is a full name, and no title or thing."""
        full = len(tokens(name)) > 1 and is_name(name)
        return full and not (self.is_stray(name) or is_title(name))

    def _of(self, head: Label) -> str:
        return head.name.of(self.text)

    def _is_persons(self, name: str) -> bool:
        return (
            is_nobodys(name)
            or name.lower() in words("person", "alone")
            or "".join(tokens(name)) in self._listed
            or (name in self._told and not is_title(name))
            or self._is_flag(name)
            or (not self.is_stray(name) and self._is_met_again(name))
        )

    def _is_flag(self, name: str) -> bool:
        """Whether questions are headed "Q:" and answers "A:", with no names."""
        return name in FLAGS and min(self.times[flag] for flag in FLAGS) > 1

    def _is_met_again(self, name: str) -> bool:
        """Whether it returns, is in capitals as others are that return, or is named in speech."""
        if self.times[name] > 1 or (self._shouted and name.isupper()):
            return True
        return not is_title(name) and self._is_named_in_speech(name)

    def _is_named_in_speech(self, name: str) -> bool:
        """Whether somebody says its first or last part away from its label."""
        parts = _WORD.findall(name) or [name]
        said = _words(self.text)
        return any(said[part] > self.times[name] for part in (parts[0], parts[-1]))

    def _is_told(self, head: Label) -> bool:
        beside = [about.of(self.text) for about in head.about]
        return any(tells(about) or is_house(about) for about in beside)

    def _looks_told(self, head: Label) -> bool:
        """Whether something in capitals stands beside a full name, as houses and titles do."""
        name = self._of(head)
        full = len(tokens(name)) > 1 and is_name(name) and not self.is_stray(name)
        return full and any(about.of(self.text)[:1].isupper() for about in head.about)


def _at_line_starts(names: _Names) -> Iterator[Label]:
    """The heads that name people, each with the title that a slip of the page put below it."""
    text, one_speaks = names.text, False
    titled = {a.line.end: b for a, b in pairwise(names.heads) if _is_title_of(b, a, text)}
    for head in names.heads:
        title = titled.get(head.line.end)
        known = title or head.name.of(text) in names.people
        if known or (one_speaks and _speaks_once(head, names)):
            yield _with_title(head, title)
            one_speaks = True


def _within_lines(names: _Names) -> list[Label]:
    """The labels within a line, of people who are known or return, where its breaks were lost."""
    found = inside(names.text)
    times = Counter(label.name.of(names.text) for label in found)
    known = {name for name in names.people if len(tokens(name)) > 1}
    known |= {name for name in times if times[name] > 1 and names.could_return(name)}
    said = ((label, label.name.of(names.text)) for label in found)
    return [label for label, name in said if name in known or is_nobodys(name)]


def _speaks_once(head: Label, names: _Names) -> bool:
    """Whether a full name that stands here only heads whole sentences, as no list's item does."""
    name, text = head.name.of(names.text), names.text
    end = text.find("\n", head.line.end)
    said = text[head.line.end : end if end >= 0 else len(text)].strip()
    whole = said[:1].isupper() and is_sentence(said)
    return whole and len(tokens(name)) > 1 and not (names.is_stray(name) or is_title(name))


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


def _is_thing(name: str, text: str) -> bool:
    """Whether the text speaks of "in North America" or of "pricing", as it does of no person."""
    if name in _things(text):
        return True
    return len(tokens(name)) == 1 and name.lower() in _words(text)


@lru_cache(maxsize=4)
def _things(text: str) -> frozenset[str]:
    """What a text speaks of as a thing: "North", "North America"."""
    met = [
        match[1].split()
        for match in _THING.finditer(text)
        if not text[match.start() - 1 : match.start()].isalnum()
    ]
    return frozenset(" ".join(said[:count]) for said in met for count in range(1, len(said) + 1))


@lru_cache(maxsize=4)
def _words(text: str) -> Counter[str]:
    """How often each word stands in a text."""
    return Counter(_WORD.findall(text))
