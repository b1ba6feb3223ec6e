"""Promises by comparison: "no less than last year", with the figure they point to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kit.facts.figure import Figure
from kit.facts.figures import of_call as figures_of
from kit.facts.phrases import phrase
from kit.facts.promise import Guidance, in_words
from kit.facts.reading import Sentence
from kit.facts.segments import segment
from kit.grammar.numbers import either
from kit.lexicon import Named, mapping
from kit.model import Transcript
from kit.values import Span

_WORDS = mapping("outlook")["relative"]
_RELATIVE = re.compile(
    rf"\b(?:(?P<least>{either(_WORDS['at_least'])})|{either(_WORDS['level_with'])})\s"
    rf"(?:that of\s|the level of\s|what we \w+ in\s|the\s)?(?P<when>{either(_WORDS['when'])})\b",
    re.IGNORECASE,
)


def compared(call: Transcript, sentence: Sentence) -> Iterator[Guidance]:
    """A promise that names another figure as its floor, or as what it stays level with."""
    hit = _RELATIVE.search(sentence.text)
    if not hit:
        return
    least = bool(hit["least"])
    row = in_words(call, sentence, Span(*hit.span()), form="floor" if least else "direction")
    before = [named for named in sentence.metrics if named.span.end <= hit.start()]
    if before:
        row = named_as(row, sentence, before[-1])
        row = replace(row, bound="at_least") if least else replace(row, direction="flat")
        row = _resolved(row, _pointed_at(call, before[-1].name, hit["when"].lower()))
    yield row


def named_as(row: Guidance, sentence: Sentence, named: Named) -> Guidance:
    """A promise about a metric, as the sentence names it."""
    return replace(
        row,
        metric=named.name,
        label=phrase(sentence.text, named.span),
        segment=segment(sentence.text, named.span),
    )


def _resolved(row: Guidance, meant: Figure | None) -> Guidance:
    if meant is None:
        return row
    return replace(
        row,
        low=meant.low,
        high=meant.high,
        unit=meant.unit,
        rests_on=f"{meant.start}:{meant.end}",
        rank=meant.rank,
        why=meant.why,
    )


def _pointed_at(call: Transcript, metric: str, when: str) -> Figure | None:
    """The level of a metric for the period that "last year" names on a call that looks ahead of it.

    Where the call gives it only by another name, that name must have stood for the same figure
    elsewhere in the call: GMV and loan originations of one quarter that are one number.
    """
    if call.period is None:
        return None
    period = f"FY{call.period.year}" if "year" in when else str(call.period)
    levels = [f for f in figures_of(call) if f.aspect == "level" and f.use == "metric"]
    names = [metric, *_also_called(levels, metric)]
    meant = (f for name in names for f in levels if f.metric == name and f.period == period)
    return next(meant, None)


def _also_called(levels: list[Figure], metric: str) -> list[str]:
    """Other metrics that give the same amount for the same period."""
    own = {(f.low, f.high, f.unit, f.period) for f in levels if f.metric == metric}
    alike = (f.metric for f in levels if (f.low, f.high, f.unit, f.period) in own)
    return [name for name in dict.fromkeys(alike) if name and name != metric]
