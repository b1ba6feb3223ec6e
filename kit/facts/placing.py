"""Where a figure stands: level, change, prior or share; which way, against what, when, on which footing."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kit.facts.clauses import CLAUSE, before, behind, refers
from kit.facts.name import Name
from kit.facts.phrases import noun
from kit.facts.reading import Sentence
from kit.grammar.changes import basis as basis_said
from kit.grammar.changes import change
from kit.grammar.numbers import either
from kit.grammar.rules import Found
from kit.grammar.when import When
from kit.lexicon import lexicon, mapping, words
from kit.values import Period, Quantity, Span

_BOUND = either([said for about in mapping("bounds").values() for said in about.get("before", ())])
_LOOSE = rf"(?:(?:{either(words('binding', 'loose'))}|{_BOUND}|\d{{4}}'s|\w+(?=\sof))\s){{0,4}}"
# "compared with the", "on last year's": the figure behind is an earlier value
_PRIOR = re.compile(
    rf"\b(?:{either(words('binding', 'prior'))}"
    rf"|(?:on|over)(?=\s(?:{either(words('binding', 'possessive'))}|\d{{4}}'s)))\s{_LOOSE}$",
    re.IGNORECASE,
)
# "from an average of 9.4 months to around 8.8 months"
_COMING_FROM = re.compile(r"\bfrom\s(?:[\w-]+\s){0,4}$", re.IGNORECASE)
_GOING_TO = re.compile(rf"\sto\s(?:{_BOUND}\s)?$", re.IGNORECASE)
_EARLIER = re.compile(
    rf"^,?\s(?:in|for|at|during|reported in|recorded in)?\s?(?:the\s)?{either(words('binding', 'earlier'))}",
    re.IGNORECASE,
)
_SHARE = re.compile(r"^\s(?:of|as a percentage of)\s", re.IGNORECASE)
_MEASURES = {word.lower(): name for name, said in mapping("measures").items() for word in said}
_MEASURE = re.compile(rf"(?<![\w-]){either(_MEASURES)}(?![\w+-])", re.IGNORECASE)
_COMPARES = re.compile(
    rf"\b{either(words('binding', 'compares'))}\s"
    rf"(?:{either(words('binding', 'compares_loose'))}\s|what we \w+ in\s)?$",
    re.IGNORECASE,
)
# "the range we gave in October": when something was said, not when it was
_REPORTED = re.compile(
    rf"\b{either(words('binding', 'reported'))}\s(?:\w+\s){{0,2}}$", re.IGNORECASE
)
_NEXT = re.compile(r"\band\b|[,;]")  # "$4 billion and non-GAAP EPS of": the word is the next one's
_STATED = re.compile(
    r"\b(?:of|at|was|is)\s(?:\w+\s)?$", re.IGNORECASE
)  # "a spread of 150 basis points"
_RATES = ("percent", "pp", "bps")


@dataclass(frozen=True, slots=True)
class Place:
    """Where one figure stands; ``quantity`` is signed and in the unit that is meant."""

    quantity: Quantity
    aspect: str
    basis: str | None
    period: Period | None
    period_from: str
    measure: str | None


def aspect(sentence: Sentence, place: int, name: Name) -> tuple[str, int, str | None]:
    """``level, change, prior`` or ``share``; the sign of a change, 0 if not said; its basis if beside it."""
    figure, unit = sentence.quantities[place].span, sentence.quantities[place].value.unit
    ahead = sentence.text[before(sentence, place).start : figure.start]
    after = _after(sentence, place)
    moved = change(ahead, after)
    if _leads_to(sentence, place, ahead) or _is_prior(sentence, place, ahead, after):
        return "prior", 1, None
    if name.share or (
        unit == "percent" and _SHARE.match(after) and not moved and not _is_rate(name)
    ):
        return "share", 1, None
    if moved:
        return "change", moved.sign, moved.basis
    if (said := basis_said(after[:40])) and unit in _RATES and not _is_rate(name):
        return "change", 0, said
    if unit in ("bps", "pp") and not _STATED.search(ahead):
        return "change", 0, None
    return "level", 1, None


def _is_prior(sentence: Sentence, place: int, ahead: str, after: str) -> bool:
    """Whether it is what another figure is compared with: "compared with $4 million a year ago"."""
    compared = bool(_PRIOR.search(ahead)) and not _range_guided(ahead)
    with_what = place > 0 or refers(sentence.text)
    return compared and with_what and (_earlier(after) or _same_kind(sentence, place))


def _after(sentence: Sentence, place: int) -> str:
    """The text behind a figure; "#" at its end where the next figure begins there."""
    end = behind(sentence, place).end
    cut = any(found.span.start == end for found in sentence.quantities[place + 1 : place + 2])
    return sentence.text[sentence.quantities[place].span.end : end] + "#" * cut


def _range_guided(ahead: str) -> bool:
    return bool(re.search(r"\brang\w+ from\s$", ahead, re.IGNORECASE))


def also(sentence: Sentence, place: int, name: Name) -> bool:
    """Whether a change goes on: "down $46 million, or 36%", "fell by 42% on the quarter and by 47%"."""
    found, window = sentence.quantities[place], before(sentence, place)
    between = sentence.text[window.start : window.end]
    joint = re.search(r"(?:^|\s)(?:or|and)(?P<by> by)?\s$", between)
    if not joint or noun(between, 0, len(between)):
        return False
    return bool(joint["by"]) or (found.value.unit == "percent" and not _is_rate(name))


def _leads_to(sentence: Sentence, place: int, ahead: str) -> bool:
    """Whether it is the first of a way "from 4.5% in Q4 2022 to 3.9%"."""
    if not _COMING_FROM.search(ahead) or _range_guided(ahead):
        return False
    here = sentence.quantities[place]
    for found in sentence.quantities[place + 1 : place + 2]:
        between = sentence.text[here.span.end : found.span.start]
        return found.value.unit == here.value.unit and bool(_GOING_TO.search(between))
    return False


def _earlier(after: str) -> bool:
    return bool(_EARLIER.match(after))


def _same_kind(sentence: Sentence, place: int) -> bool:
    """Whether an earlier figure of the sentence is in the same unit, so that this one can be its prior."""
    unit = sentence.quantities[place].value.unit
    return any(found.value.unit == unit for found in sentence.quantities[:place]) or "from" in (
        sentence.text[: sentence.quantities[place].span.start][-12:].lower().split()
    )


def _is_rate(name: Name) -> bool:
    """Whether a percent can be the level of this metric."""
    return bool(name.metric and lexicon("metrics")[name.metric].about.get("unit") == "percent")


def basis(sentence: Sentence, place: int, said: str | None, own: Period | None) -> str | None:
    """What a change is against: said behind it, before it, or by a period it is compared with."""
    if said:
        return said
    window = Span(before(sentence, place).start, behind(sentence, place).end)
    figure = sentence.quantities[place].span
    if near := basis_said(sentence.text[figure.end : window.end]):
        return near
    if near := basis_said(sentence.text[window.start : figure.start]):
        return near
    rest = sentence.text[window.end :]
    if near := basis_said(rest[: len(rest) if place + 1 >= len(sentence.quantities) else 48]):
        return near
    compared = [found for found in sentence.periods if _is_compared(sentence.text, found.span)]
    for found in sorted(compared, key=lambda found: _reach(figure, found.span)):
        if known := _against(found.value.resolve(own), own) or _against_words(found.value):
            return known
    return None


def _reach(figure: Span, period: Span) -> tuple[bool, int]:
    """Periods behind a figure come before those in front of it, near ones before far ones."""
    return period.start < figure.start, abs(period.start - figure.end)


def _is_compared(text: str, span: Span) -> bool:
    return bool(_COMPARES.search(text[max(0, span.start - 40) : span.start])) or text[
        span.start : span.end
    ].lower().startswith(("from ", "than "))


def _against(then: Period | None, own: Period | None) -> str | None:
    if not then or not own or str(then) == str(own):
        return None
    if str(then.years(1)) == str(own) or (then.year == own.year - 1 and not then.quarter):
        return "yoy"
    return "qoq" if str(then.step(1)) == str(own) and then.quarter else None


def _against_words(when: When) -> str | None:
    if when.years == -1 or (when.shape == "year" and when.steps == -1):
        return "yoy"
    if when.steps == -1:
        return "mom" if when.shape == "month" else "qoq"
    return None


def period(
    sentence: Sentence, place: int, kind: str, own: Period | None, context: Period | None
) -> tuple[Period | None, str]:
    """The period of a figure: said with it, given by an earlier sentence, or the call's own."""
    found = sentence.quantities[place].span
    told = [
        p
        for p in sentence.periods
        if _may_date(sentence, p, found) or (kind == "prior" and 0 <= found.start - p.span.end < 6)
    ]  # "on 2023's $4 million"
    if told:
        nearest = min(told, key=lambda p: _distance(sentence, p.span, found))
        if kind == "prior" and own and nearest.value.shape == "year" and nearest.value.steps == -1:
            return own.years(
                -1
            ), "said"  # "compared with $4 million last year": the same stretch of it
        if when := nearest.value.resolve(own):
            return when, "said"
        return None, "said"
    if context:
        return context, "context"
    return own, "call"


def _may_date(sentence: Sentence, period: Found, figure: Span) -> bool:
    """Whether a period can be a figure's: not one compared with, nor an earlier one of another figure."""
    when: When = period.value
    if when.shape in ("date", "calendar") or _is_compared(sentence.text, period.span):
        return False
    if _REPORTED.search(sentence.text[: period.span.start]):
        return False
    owner = max(
        (q.span for q in sentence.quantities if q.span.end <= period.span.start), default=None
    )
    if (
        owner
        and owner != figure
        and period.span.start - owner.end < 32
        and _PRIOR.search(sentence.text[: owner.start])
    ):
        return False
    then = when.resolve(sentence.own)
    if min(when.years, when.steps) >= 0 and not (
        then and sentence.own and sentence.own.ends_after(then)
    ):
        return True
    return owner in (None, figure) or period.span.start - owner.end > 16


def _distance(sentence: Sentence, period_span: Span, figure: Span) -> int:
    """How far a period stands from a figure; other figures and clause ends between them cost extra."""
    start, end = sorted((period_span, figure))
    between = sentence.text[start.end : end.start]
    figures = sum(
        start.end <= found.span.start and found.span.end <= end.start
        for found in sentence.quantities
    )
    back = 12 if period_span < figure else 0
    return len(between) + 60 * figures + 40 * len(CLAUSE.findall(between)) + back


def measure(sentence: Sentence, place: int, name: Name) -> str | None:
    """GAAP, adjusted, constant currency or pro forma, by the nearest word of the clause."""
    figure = sentence.quantities[place].span
    start = name.span.start if name.span and name.span < figure else before(sentence, place).start
    start = max(0, start - 24)
    end = min(behind(sentence, place).end, figure.end + 60)
    hits = [
        (abs(hit.start() - figure.start), hit)
        for hit in _MEASURE.finditer(sentence.text, start, end)
        if not _NEXT.search(sentence.text, figure.end, hit.start())
    ]
    return _MEASURES[min(hits, key=lambda pair: pair[0])[1].group().lower()] if hits else None


def signed(sentence: Sentence, place: int, name: Name, kind: str, sign: int) -> Quantity:
    """The quantity with the sign that "down" or "net loss" gives it."""
    quantity: Quantity = sentence.quantities[place].value
    if kind == "change":
        return quantity.signed(sign)
    loss = name.metric and lexicon("metrics")[name.metric].about.get("negative_of")
    return quantity.signed(-1) if loss else quantity


def in_points(quantity: Quantity, level: Quantity | None, prior: Quantity | None) -> Quantity:
    """A change said in "%" that is the difference of two percents is points.

    >>> cut, now, then = (Quantity(n, n, "percent", 0.1) for n in (-0.3, 21.9, 22.2))
    >>> in_points(cut, now, then).unit
    'pp'
    """
    if (
        quantity.unit != "percent"
        or not level
        or not prior
        or {level.unit, prior.unit} != {"percent"}
    ):
        return quantity
    if abs(abs(level.low - prior.low) - abs(quantity.low)) <= max(quantity.step, level.step) * 0.51:
        return replace(quantity, unit="pp")
    return quantity
