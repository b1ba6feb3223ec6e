"""What a change is against: last year, last quarter, guidance, a peak."""

from __future__ import annotations

import re

from kit.facts.clauses import before, behind
from kit.facts.reading import Sentence
from kit.grammar.changes import basis as basis_said
from kit.grammar.numbers import either
from kit.grammar.when import When
from kit.lexicon import words
from kit.values import Period, Span

_LOOSE = rf"(?:{either(words('binding', 'compares_loose'))}|[a-z]+ly)"
_COMPARES = re.compile(
    rf"\b{either(words('binding', 'compares'))}\s(?:{_LOOSE}\s){{0,3}}"
    rf"(?:(?:what|where) we \w+(?: in| at)? (?:in|for|at)\s(?:the\s|our\s)?)?$",
    re.IGNORECASE,
)
# "up 12% on the third quarter", but no "impact on the third quarter"
_ON = re.compile(
    rf"(?:%|\b{either(words('binding', 'compares_on'))})\son\s(?:{_LOOSE}\s){{0,3}}$", re.IGNORECASE
)


_APART = re.compile(r";|\b(?:(?:ac|de)celerat\w+|slow(?:er|ing|ed|down)|faster)\b", re.IGNORECASE)


def basis(sentence: Sentence, place: int, said: str | None) -> str | None:
    """What a change is against: said behind it, before it, or by a period it is compared with."""
    if said:
        return said
    window = Span(before(sentence, place).start, behind(sentence, place).end)
    figure, rest = sentence.quantities[place].span, sentence.text[window.end :]
    last = place + 1 >= len(sentence.quantities)
    return (
        basis_said(sentence.text[figure.end : window.end])
        or by_period(sentence, figure, Span(figure.end, window.end))
        or basis_said(sentence.text[window.start : figure.start])
        or basis_said(rest if last else rest[:48])
        or by_period(sentence, figure)
    )


def by_period(sentence: Sentence, figure: Span, within: Span | None = None) -> str | None:
    """What a change is against, by the nearest period of its sentence that it is compared with."""
    compared = [
        found
        for found in sentence.periods
        if (not within or within.holds(found.span))
        and is_compared(sentence.text, found.span)
        and not _apart(sentence.text, found.span, figure)
    ]
    for found in sorted(compared, key=lambda found: _reach(figure, found.span)):
        then = past(sentence.when(found.value), sentence.own)
        known = against(then, sentence.own) or _in_words(found.value)
        if known:
            return known
    return None


def _apart(text: str, one: Span, other: Span) -> bool:
    """Whether a period compares something else: another clause, or the pace ("slowing from Q3")."""
    first, second = sorted((one, other))
    return bool(_APART.search(text, first.end, second.start + 5))


def _reach(figure: Span, period: Span) -> tuple[bool, int]:
    """Periods behind a figure come before those in front of it, near ones before far ones."""
    return period.start < figure.start, abs(period.start - figure.end)


def is_compared(text: str, span: Span) -> bool:
    """Whether a period is one that a figure is compared with: "from Q3", "than last year"."""
    ahead = text[max(0, span.start - 60) : span.start]
    if text[span.start : span.end].lower().startswith(("from ", "than ")):
        return True
    return bool(_COMPARES.search(ahead) or _ON.search(ahead))


def past(when: Period | None, own: Period | None) -> Period | None:
    """A period spoken of as over: on a first-quarter call "the fourth quarter" is last year's.

    >>> str(past(Period(2024, 4), Period(2024, 1))), str(past(Period(2024, 2), Period(2024, 1)))
    ('2023Q4', '2024Q2')
    """
    if not when or not own or not (when.quarter or when.month):
        return when
    ahead = 12 * (when.year - own.year) + when.last_month - own.last_month
    return when.years(-1) if ahead > 3 else when


def against(then: Period | None, now: Period | None) -> str | None:
    """How an earlier period lies to a later one: a year before it, or the quarter before it.

    >>> against(Period(2022, 4), Period(2023, 4)), against(Period(2023, 3), Period(2023, 4))
    ('yoy', 'qoq')
    """
    if not then or not now or then == now:
        return None
    if then.years(1) == now or (then.year == now.year - 1 and not then.quarter and not then.month):
        return "yoy"
    if then.step(1) == now:
        return "qoq" if then.quarter else "mom" if then.month else None
    return None


def _in_words(when: When) -> str | None:
    if when.years == -1 or (when.shape == "year" and when.steps == -1):
        return "yoy"
    if when.steps == -1:
        return "mom" if when.shape == "month" else "qoq"
    return None
