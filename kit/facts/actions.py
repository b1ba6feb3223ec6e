"""What is done with a forecast: raised, lowered, maintained ..., said beside it or announced before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kit.facts.promise import Guidance, period_ahead
from kit.facts.reading import Sentence
from kit.grammar.numbers import either
from kit.lexicon import mapping
from kit.model import Transcript
from kit.values import Quantity

_WORDS = mapping("outlook")
_ACTIONS = {
    action: about for action, about in _WORDS["actions"].items() if action not in ("names", "apart")
}
_NAME = rf"{either(_WORDS['actions']['names'])}\b"
# "raising $2 million to meet our targets": what stands between is not a forecast raised
_APART = rf"{either(_WORDS['actions']['apart'])}\b"
_BEFORE = rf"{either(_WORDS['before']['says'])}\b"


def _says(about: dict[str, list[str]]) -> re.Pattern[str]:
    """ "raising our revenue guidance", "our outlook is raised", "up from our prior range"."""
    ways = [
        rf"(?<!not\s){either(about['does'])}\s(?:(?!{_APART})[\w'%-]+\s){{0,7}}?{_NAME}",
        rf"{_NAME}\s(?:[\w'-]+\s){{0,6}}?{either(about['done'])}\b",
        rf"{either(about['says'])}\b",
        rf"{either(about['than'])}\s(?:[\w'-]+\s){{0,2}}?{_BEFORE}(?=.*\b{_NAME})",
    ]
    return re.compile(rf"\b(?:{'|'.join(ways)})", re.IGNORECASE)


_SAYS = {action: _says(about) for action, about in _ACTIONS.items()}
# the words without which no action is said: most sentences have none
_HINTS = re.compile(
    rf"\b{either(word for about in _ACTIONS.values() for words in about.values() for word in words)}",
    re.IGNORECASE,
)
_EARLIER = re.compile(rf"\b{_BEFORE}", re.IGNORECASE)
_NEAR = 48  # characters between an earlier forecast and the word that calls it one


def action(text: str) -> str | None:
    """What a sentence does with a forecast, if anything.

    >>> action("We are raising our full-year guidance."), action("We are raising $2 million of debt.")
    ('raised', None)
    """
    if not _HINTS.search(text):
        return None
    return next((action for action, says in _SAYS.items() if says.search(text)), None)


@dataclass(slots=True)
class Announced:
    """An action said without a figure ("we are raising our outlook"): it holds for those that follow."""

    action: str | None = None
    turn: int = -1
    metrics: frozenset[str] = frozenset()
    period: str | None = None

    def hear(
        self, call: Transcript, sentence: Sentence, rows: Sequence[Guidance], said: str | None
    ) -> None:
        """Take note of what a sentence announces, or that its figures are of something else."""
        figured = any(row.low is not None or row.high is not None for row in rows)
        if said and not figured and not sentence.quantities:
            when = period_ahead(call, sentence)
            self.action, self.turn = said, sentence.turn.index
            self.metrics = frozenset(named.name for named in sentence.metrics)
            self.period = str(when) if when else None
        elif sentence.turn.index != self.turn or (sentence.quantities and not figured):
            self.action = None

    def covers(self, row: Guidance) -> bool:
        return (
            self.action is not None
            and row.turn == self.turn
            and row.form not in ("plan", "declared")
            and (not self.metrics or row.metric in self.metrics)
            and (not self.period or row.period in (None, self.period))
        )


def acted(
    call: Transcript, sentence: Sentence, rows: Sequence[Guidance], announced: Announced
) -> Iterator[Guidance]:
    """The promises of a sentence with what is done to them."""
    said = action(sentence.text)
    announced.hear(call, sentence, rows, said)
    for row in rows:
        done = said or _against(sentence, row)
        if not done and announced.covers(row):
            done = announced.action
        yield replace(row, action=done)


def _against(sentence: Sentence, row: Guidance) -> str | None:
    """Raised or lowered, where the figure expected before stands by: "versus $2 million previously"."""
    figures = [q for q in sentence.quantities if sentence.at(q.span).start != row.start]
    own = [q.value for q in sentence.quantities if sentence.at(q.span).start == row.start]
    for hit in _EARLIER.finditer(sentence.text):
        near = [q for q in figures if _gap(hit, q.span.start, q.span.end) < _NEAR]
        if own and near and not _EARLIER.search(sentence.text[: near[0].span.start - _NEAR]):
            return _moved(near[-1].value, own[0])
    return None


def _gap(hit: re.Match[str], start: int, end: int) -> int:
    return max(start - hit.end(), hit.start() - end)


def _moved(was: Quantity, now: Quantity) -> str | None:
    if was.unit != now.unit:
        return None
    before, after = (was.low, was.high), (now.low, now.high)
    if before == after:
        return "maintained"
    if was.low <= now.low and now.high <= was.high:
        return "narrowed"
    if now.low <= was.low and was.high <= now.high:
        return "widened"
    return "raised" if sum(after) > sum(before) else "lowered"
