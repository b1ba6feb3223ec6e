"""What a rule of the grammar is, and the reading of a text by a table of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from kit.values import Span

FLAGS = re.VERBOSE | re.IGNORECASE


@dataclass(frozen=True)
class Rule:
    """One way of saying one kind of thing: a verbose pattern, how it is read, and its proof.

    ``read`` may return None: the words match, yet do not mean this. ``says`` are examples as said and
    as meant, ``skips`` look-alikes that this rule may not read.
    """

    name: str
    pattern: str
    read: Callable[[re.Match[str]], Any]
    says: Mapping[str, Any] = field(default_factory=dict)
    skips: Sequence[str] = ()

    @cached_property
    def regex(self) -> re.Pattern[str]:
        return re.compile(self.pattern, FLAGS)


@dataclass(frozen=True, slots=True)
class Found:
    """What was read, where, and by which rule."""

    span: Span
    value: Any
    rule: str


def find(rules: Sequence[Rule], text: str, *, begins: re.Pattern[str]) -> Iterator[Found]:
    """Read ``text`` from left to right; of readings that begin together the longest wins.

    ``begins`` finds in the text in small letters where a reading can begin at all, so that no rule is
    tried elsewhere.
    """
    end = 0
    for start in (match.start() for match in begins.finditer(text.lower())):
        if start >= end and (found := _longest(rules, text, start)):
            end = found.span.end
            yield found


def _longest(rules: Sequence[Rule], text: str, start: int) -> Found | None:
    tried = ((rule.regex.match(text, start), rule) for rule in rules)
    matches = [(match, rule) for match, rule in tried if match]
    for match, rule in sorted(matches, key=lambda pair: -pair[0].end()):
        if match.end() > start and (value := rule.read(match)) is not None:
            return Found(Span(start, match.end()), value, rule.name)
    return None
