"""Promises in words alone: which way something will go, and what the company will do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kit.facts.outlook import cues, governed, is_agenda
from kit.facts.phrases import following, noun
from kit.facts.promise import Guidance, certainty, in_words
from kit.facts.reading import Sentence
from kit.facts.relative import compared, named_as
from kit.grammar.changes import moves
from kit.grammar.numbers import either
from kit.lexicon import lexicon, mapping, words
from kit.model import Transcript
from kit.values import Span

_WORDS = mapping("outlook")
_PLANS, _MOVES, _TREND = _WORDS["plans"], _WORDS["movement"], _WORDS["trend"]
_PLAN = re.compile(
    rf"\b{either(_PLANS['opens'])}\s(?:(?:\w+ly|{either(_PLANS['between'])})\s){{0,3}}"
    rf"(?:{either(_PLANS['says'])}|(?P<vague>{either(_PLANS['vague'])}))\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:]|\bwhile\b|\bbut\b")
# "our profitability |will further increase|", and no "will increase our profitability"
_GOES = re.compile(
    rf"\b(?:will|should|to)\s(?:(?:\w+ly|{either(_MOVES['links'])})\s){{0,2}}"
    rf"(?:(?P<up>{either(_MOVES['up'])})|(?P<down>{either(_MOVES['down'])}))"
    r"(?=[.,;]|$|\s(?:\w+ly\b|further|from|by|over|as|in|next|this|during|throughout)\b)",
    re.IGNORECASE,
)
# "bring down |the risk level|", "a decline in |the risk level|"
_BRINGS = re.compile(
    rf"\b(?:(?P<up>{either([*_MOVES['bring_up'], *_MOVES['growth']])})"
    rf"|(?P<down>{either([*_MOVES['bring_down'], *_MOVES['decline']])}))\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    rf"\b(?:this|that|the|these)\s(?:(?P<up>{either(_TREND['up'])})|(?P<down>{either(_TREND['down'])}))"
    r"\strends?\b",
    re.IGNORECASE,
)
# "consistent with our outlook, income |declined|": told, not promised
_WENT = re.compile(
    rf"\s(?:\w+ly\s)?{either(words('changes', 'went_up') + words('changes', 'went_down'))}\b",
    re.IGNORECASE,
)
# "this will support sales |growth|": no word of how much or when; "will grow" is told by its verb
_GROWTH = re.compile(r"\s(?:growth|growing|increases?|gains?|savings?)\b", re.IGNORECASE)
_NEAR = 24  # characters between a plan's verb and what it is about


def promises(call: Transcript, sentence: Sentence) -> list[Guidance]:
    """What a sentence promises without a figure of its own, by comparison, of a metric, or as a plan."""
    if not cues(sentence) or is_agenda(sentence.text):
        return []
    rows = list(compared(call, sentence))
    known = {row.metric for row in rows}
    rows += [row for row in _directed(call, sentence) if row.metric not in known]
    if not rows:
        rows = list(_unnamed(call, sentence))
    return rows + [row for row in _planned(call, sentence) if not _told(row, rows)]


def _told(plan: Guidance, rows: list[Guidance]) -> bool:
    """Whether a plan only says again where a metric goes: "we will reduce costs"."""
    return any(abs(row.start - plan.end) < _NEAR for row in rows)


def _directed(call: Transcript, sentence: Sentence) -> Iterator[Guidance]:
    """Metrics that a word of movement stands beside: "net profit will grow", "higher margins"."""
    for named in sentence.metrics:
        if not lexicon("metrics")[named.name].about.get("weight"):
            continue
        if way := _trend(sentence, named.span) or _way(sentence, named.span):
            row = in_words(call, sentence, named.span, form="direction")
            yield replace(named_as(row, sentence, named), direction=way)


def _trend(sentence: Sentence, span: Span) -> str | None:
    """Where a metric goes by a trend that is to continue."""
    hit = _GOES_ON.search(sentence.text, span.end)
    return _up_or_down(hit) if hit and governed(sentence, Span(*hit.span())) else None


def _way(sentence: Sentence, span: Span) -> str | None:
    """Where a metric goes by a word of movement in its own clause."""
    if not governed(sentence, span):
        return None
    behind = _CLAUSE.split(sentence.text[span.end : span.end + 48])[0]
    idle = certainty(sentence, span) == "firm" and not sentence.periods
    if _WENT.match(behind) or (idle and _GROWTH.match(behind)):
        return None
    return moves(sentence.text[max(0, span.start - 20) : span.start], behind)


def _up_or_down(hit: re.Match[str]) -> str:
    return "up" if hit["up"] else "down"


def _unnamed(call: Transcript, sentence: Sentence) -> Iterator[Guidance]:
    """What no metric names: "our fleet will grow", "bring down the risk level"."""
    for hit in (*_GOES.finditer(sentence.text), *_BRINGS.finditer(sentence.text)):
        span = Span(*hit.span())
        label = _subject(sentence.text, hit)
        if label and governed(sentence, span) and not _is_time(sentence, hit.end()):
            row = in_words(call, sentence, span, form="direction")
            yield replace(row, label=label, direction=_up_or_down(hit))
            return


def _is_time(sentence: Sentence, end: int) -> bool:
    """Whether a time comes next: "an improvement in the back half"."""
    return any(0 <= found.span.start - end < _NEAR / 2 for found in sentence.periods)


def _subject(text: str, hit: re.Match[str]) -> str | None:
    if hit.re is _BRINGS:
        return following(text, hit.end())
    start = max((stop.end() for stop in _CLAUSE.finditer(text, 0, hit.start())), default=0)
    return noun(text, start, hit.start())


def _planned(call: Transcript, sentence: Sentence) -> Iterator[Guidance]:
    """ "We will expand our overseas business": what is planned, in the call's own words.

    An effort ("we will strengthen") is a plan only where its time, its condition or a metric is said.
    """
    hit = _PLAN.search(sentence.text)
    if not hit:
        return
    row = in_words(call, sentence, Span(*hit.span()), form="plan")
    row = replace(row, label=following(sentence.text, hit.end()))
    near = [n for n in sentence.metrics if 0 <= n.span.start - hit.end() < _NEAR]
    if near:
        row = named_as(row, sentence, near[0])
    if not hit["vague"] or near or row.period or row.condition:
        yield row
