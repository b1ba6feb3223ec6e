"""What a call says once of all its figures: growth is against last year, results are non-GAAP.

"Unless we say otherwise, growth is against the quarter a year before": the
prepared remarks that follow need not say it again, and a table that left it out would be wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kit.facts.bases import against
from kit.facts.measures import measure_said
from kit.facts.reading import Sentence, sentences
from kit.grammar.changes import basis
from kit.grammar.numbers import either
from kit.lexicon import mapping
from kit.model import Transcript
from kit.tables import remembered

_GROWTH, _FOOTING = mapping("changes", "conventions"), mapping("measures", "conventions")
_UNLESS = re.compile(
    rf"\b(?:unless|except)\s(?:\w+\s){{0,4}}?{either(_GROWTH['unless'])}\b", re.IGNORECASE
)
_ALL = re.compile(rf"\b{either(_GROWTH['all'])}\b", re.IGNORECASE)
_DECLARES = re.compile(rf"\b{either((*_GROWTH['unless'], *_GROWTH['all']))}\b", re.IGNORECASE)
_OF_GROWTH = re.compile(rf"\b{either(_GROWTH['subjects'])}\b", re.IGNORECASE)
_OF_RESULTS = re.compile(rf"\b{either(_FOOTING['subjects'])}\b", re.IGNORECASE)
_ADJUSTABLE = frozenset(_FOOTING["applies_to"])


@dataclass(frozen=True, slots=True)
class Convention:
    """What holds from a place on to the end of its part: the basis of growth, or the footing of results."""

    start: int
    part: str
    basis: str | None = None
    measure: str | None = None


def conventions(sentence: Sentence) -> Iterator[Convention]:
    """What one sentence declares of the figures that follow it; most declare nothing."""
    text, where = sentence.text, (sentence.span.start, sentence.turn.part)
    if not _DECLARES.search(text):
        return
    unless = _UNLESS.search(text)
    if (unless or _ALL.search(text)) and _OF_GROWTH.search(text) and (said := _basis(sentence)):
        yield Convention(*where, basis=said)
    if unless and _OF_RESULTS.search(text) and (footing := measure_said(text)):
        yield Convention(*where, measure=footing)


def _basis(sentence: Sentence) -> str | None:
    """Against what: in words, or by the year growth is said to be "relative to"."""
    if said := basis(sentence.text):
        return said
    then = [sentence.when(found.value) for found in sentence.periods]
    return next((known for period in then if (known := against(period, sentence.own))), None)


@remembered
def of_call(call: Transcript) -> tuple[Convention, ...]:
    """Every convention of the call, in the order declared."""
    return tuple(
        found
        for sentence in sentences(call)
        if sentence.turn.speaker.role != "analyst"
        for found in conventions(sentence)
    )


def _last(call: Transcript, sentence: Sentence, what: str) -> str | None:
    if sentence.turn.speaker.role == "analyst":
        return None
    before = (one for one in of_call(call) if one.start < sentence.span.start)
    told = [getattr(one, what) for one in before if one.part == sentence.turn.part]
    return next((said for said in reversed(told) if said), None)


def growth_basis(call: Transcript, sentence: Sentence) -> str | None:
    """What growth in this sentence is against, where the call declared it for all its growth."""
    return _last(call, sentence, "basis")


def footing(call: Transcript, sentence: Sentence, metric: str | None) -> str | None:
    """The measure of a metric that GAAP and non-GAAP tell apart, where the call declared it for all."""
    return _last(call, sentence, "measure") if metric in _ADJUSTABLE else None
