"""What a rule of the grammar is, and the reading of a text by a table of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeAlias

from kit.values import Span

FLAGS = re.VERBOSE | re.IGNORECASE

Try: TypeAlias = "tuple[Callable[..., re.Match[str] | None], Rule]"


@dataclass(frozen=True, eq=False)
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


@dataclass(frozen=True, slots=True)
class Found:
    """What was read, where, and by which rule."""

    span: Span
    value: Any
    rule: str


def find(rules: tuple[Rule, ...], text: str, *, begins: re.Pattern[str]) -> Iterator[Found]:
    """Read ``text`` from left to right; of readings that begin together the longest wins.

    ``begins`` finds in the text in small letters where a reading can begin at all, so that no rule is
    tried elsewhere.
    """
    starts = [match.start() for match in begins.finditer(text.lower())]
    tries = _tries(rules) if starts else []
    end = 0
    for start in starts:
        if start >= end and (found := _longest(tries, text, start)):
            end = found.span.end
            yield found


@cache
def _tries(rules: tuple[Rule, ...]) -> list[Try]:
    return [(re.compile(rule.pattern, FLAGS).match, rule) for rule in rules]


def _longest(tries: list[Try], text: str, start: int) -> Found | None:
    matches = [(match, rule) for matching, rule in tries if (match := matching(text, start))]
    for match, rule in sorted(matches, key=_reach):
        if match.end() > start and (value := rule.read(match)) is not None:
            return Found(Span(start, match.end()), value, rule.name)
    return None


def _reach(tried: tuple[re.Match[str], Rule]) -> int:
    return -tried[0].end()
