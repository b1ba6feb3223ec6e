"""What is said of guidance without a figure: that all of it stands, or that it is taken back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kit.facts.reading import Sentence, sentences
from kit.grammar.numbers import either
from kit.lexicon import mapping
from kit.model import Transcript
from kit.values import Period, Span

_WORDS = mapping("ledger")
CHANGES = ("withdrawn", "maintained")


def _says(change: str) -> re.Pattern[str]:
    name = rf"\b{either(_WORDS['names'])}\b"
    before = (
        rf"\b{either(_WORDS[change]['before'])}\b(?:\s(?!and\b|positive\b)[\w'-]+){{0,8}}?\s{name}"
    )
    behind = rf"{name}(?:\s[\w'-]+){{0,6}}?\s{either(_WORDS[change]['behind'])}\b"
    return re.compile(rf"{before}|{behind}", re.IGNORECASE)


_SAYS = {change: _says(change) for change in CHANGES}


@dataclass(frozen=True, slots=True)
class Blanket:
    """Words that hold for several promises: what they do, of which metrics and periods, and where.

    Where no metric or no period is named, they hold for all.
    """

    change: str
    metrics: frozenset[str]
    periods: frozenset[Period]
    span: Span
    sentence: str

    def covers(self, metric: str, period: Period | None) -> bool:
        """Whether they hold for a promise."""
        return (not self.metrics or metric in self.metrics) and (
            not self.periods or period in self.periods
        )


def does(text: str) -> str | None:
    """What a sentence does to guidance at large, if anything.

    >>> does("We are reiterating our full-year guidance."), does("We have suspended the dividend.")
    ('maintained', None)
    """
    return next((change for change, says in _SAYS.items() if says.search(text)), None)


def blankets(call: Transcript) -> list[Blanket]:
    """What the company's people say of their guidance at large, in the order said."""
    return list(_blankets(call))


def _blankets(call: Transcript) -> Iterator[Blanket]:
    for sentence in sentences(call):
        spoken = sentence.turn.speaker.role in ("executive", "other")
        change = does(sentence.text) if spoken and not sentence.quantities else None
        if change and "?" not in sentence.text:
            yield _blanket(call, sentence, change)


def _blanket(call: Transcript, sentence: Sentence, change: str) -> Blanket:
    periods = (found.value.resolve(call.period) for found in sentence.periods)
    return Blanket(
        change=change,
        metrics=frozenset(named.name for named in sentence.metrics),
        periods=frozenset(period for period in periods if period),
        span=sentence.span,
        sentence=sentence.span.of(call.text),
    )
