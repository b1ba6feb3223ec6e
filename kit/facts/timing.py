"""When a figure is of: the period said with it, the one its context gave, or the call's own."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kit.facts.bases import is_compared, past
from kit.facts.clauses import CLAUSE, is_prior_led
from kit.facts.outlook import cues
from kit.facts.reading import Sentence
from kit.grammar.numbers import either
from kit.grammar.rules import Found
from kit.grammar.when import When
from kit.lexicon import words
from kit.values import Period, Span

# "the range we gave in October", "as we go into 2020": not when it was
_ELSEWHERE = re.compile(
    rf"\b(?:{either(words('binding', 'reported'))}\s(?:\w+\s){{0,2}}"
    rf"|{either(words('binding', 'enters'))}\s)$",
    re.IGNORECASE,
)
# "the 5 turns that we had in", "the $2 we earned in": the period is that figure's own
_ITS_OWN = re.compile(
    r"\s(?:that|which|we|it)\s(?:\w+\s){0,3}(?:in|for|at|during)\s(?:the\s|our\s)?$", re.IGNORECASE
)
_NEXT = re.compile(r",\s(?:and|with|while|but|plus)\b", re.IGNORECASE)
# "a charge on a stake which we bought in 2019": the period is that of the purchase
_ONCE = re.compile(
    rf"\b(?:which|that|we|it|was|were)\s(?:\w+\s)?{either(words('binding', 'once'))}"
    r"\s(?:(?:back|in|on|during)\s){0,2}$",
    re.IGNORECASE,
)
# "a yield of 10% based on the closing price of 2022": the period is that of the grounds
_GROUNDS = re.compile(r"\bbased on\b", re.IGNORECASE)
_NO_PERIOD = ("date",)


@dataclass(frozen=True, slots=True)
class Dated:
    """The period of a figure, how we know it (``said, context, call``), and whether only as "a year ago"."""

    period: Period | None
    source: str
    ago: bool = False


def period(sentence: Sentence, figure: Span, kind: str, context: Period | None) -> Dated:
    """The period of a figure: said with it, given by an earlier sentence, or the call's own."""
    told = [p for p in sentence.periods if _may_date(sentence, p, figure, kind)]
    if told:
        nearest = min(told, key=lambda p: _distance(sentence, p.span, figure))
        return _said(sentence, nearest, figure, kind)
    if context:
        return Dated(context, "context")
    return Dated(sentence.own, "call")


def _said(sentence: Sentence, found: Found, figure: Span, kind: str) -> Dated:
    when: When = found.value
    if kind == "prior" and (when.shape == "same" or (when.shape == "year" and when.steps == -1)):
        return Dated(sentence.own and sentence.own.years(-1), "said", ago=True)
    meant = _whole(sentence, found, figure) or sentence.when(when)
    if _told_as_over(sentence, found):
        meant = past(meant, sentence.own)
    return Dated(meant, "said")


def _told_as_over(sentence: Sentence, found: Found) -> bool:
    """Whether a period without a year is none ahead: no word looks ahead, and nothing is "for" it."""
    when: When = found.value
    meant_for = sentence.text[: found.span.start].endswith(("for ", "for the "))
    return not (when.year or when.years or meant_for or cues(sentence))


def _whole(sentence: Sentence, found: Found, figure: Span) -> Period | None:
    """ "Third quarter sales were $4 million in fiscal 2023": the quarter is said apart from its year."""
    if found.value.shape != "year" or not found.value.year or found.span < figure:
        return None
    between = [q for q in sentence.quantities if q.span < figure]
    start = between[-1].span.end if between else 0
    parts = [
        p
        for p in sentence.periods
        if start <= p.span.start < figure.start
        and p.value.shape in ("quarter", "half")
        and p.value.number
        and not p.value.year
    ]
    if not parts or CLAUSE.search(sentence.text, parts[-1].span.end, figure.start):
        return None
    return sentence.when(replace(parts[-1].value, year=found.value.year, years=0))


def _may_date(sentence: Sentence, period: Found, figure: Span, kind: str) -> bool:
    """Whether a period can be a figure's: not one compared with, nor an earlier one of another figure."""
    when: When = period.value
    if kind == "prior" and 0 <= figure.start - period.span.end < 6:
        return True  # "on 2023's $4 million"
    if when.shape in _NO_PERIOD or is_compared(sentence.text, period.span):
        return False
    if _ELSEWHERE.search(sentence.text[: period.span.start]):
        return False
    behind = sentence.text[figure.end : period.span.start]
    if _GROUNDS.search(behind) or _ONCE.search(behind):
        return False
    owner = max(
        (q.span for q in sentence.quantities if q.span.end <= period.span.start), default=None
    )
    if owner in (None, figure):
        return True
    apart = period.span.start - owner.end
    if apart < 32 and is_prior_led(sentence.text[: owner.start]):
        return False
    if _ITS_OWN.search(sentence.text[owner.end : period.span.start]):
        return False
    return apart > 16 or _is_current(sentence, when)


def _is_current(sentence: Sentence, when: When) -> bool:
    """Whether a period is not one of the past."""
    then = sentence.when(when)
    over = then and sentence.own and sentence.own.ends_after(then)
    return min(when.years, when.steps) >= 0 and not over


def _distance(sentence: Sentence, period: Span, figure: Span) -> int:
    """How far a period stands from a figure; other figures and clause ends between them cost extra."""
    start, end = sorted((period, figure))
    between = sentence.text[start.end : end.start]
    figures = sum(
        start.end <= found.span.start and found.span.end <= end.start
        for found in sentence.quantities
    )
    breaks = len(CLAUSE.findall(between)) + len(_NEXT.findall(between))
    back = 12 if period < figure else 0
    return len(between) + 60 * figures + 40 * breaks + back
