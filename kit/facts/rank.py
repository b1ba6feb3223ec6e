"""What a reader should see first: a short sum of named reasons, no weights learnt from anything.

A figure gains or loses points for each reason a news desk would have to print it or to leave it: its
metric, an amount a share, a range ahead, the first mention, the company's whole and not a segment, an
earlier value. The reasons stand beside the rank, so that a reader who would rank otherwise sees why.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kit.facts.figure import Figure
from kit.lexicon import lexicon
from kit.values import Period

POINTS = {
    "headline metric": 13,
    "key metric": 10,
    "usual metric": 7,
    "minor metric": 4,
    "housekeeping metric": 1,
    "amount": 3,
    "amount a share": 3,
    "range ahead": 3,
    "said ahead": 1,
    "growth on the year": 1,
    "period said": 1,
    "first of its kind": 2,
    "whole company": 2,
    "prepared remarks": 1,
    "early in the call": 1,
    "period over before": -4,
    "said again": -4,
    "earlier value": -8,
    "part of a whole": -8,
}
# by the weight of the metric in metrics.toml
_STANDING = (
    "housekeeping metric",
    "minor metric",
    "usual metric",
    "key metric",
    "headline metric",
)


def reasons(figure: Figure, own: Period | None, *, first: bool, early: bool) -> list[str]:
    """Why a figure matters or does not, as names of POINTS."""
    told = {
        "amount": _amount(figure),
        "amount a share": _amount(figure) and "/share" in (figure.unit or ""),
        "range ahead": figure.use == "guidance" and figure.low != figure.high,
        "said ahead": figure.use == "guidance",
        "growth on the year": _growth(figure),
        "period said": figure.period_from == "said",
        "first of its kind": first,
        "whole company": figure.segment is None,
        "prepared remarks": figure.part == "prepared",
        "early in the call": early,
        "period over before": _over_before(figure, own),
        "earlier value": figure.aspect == "prior",
        "part of a whole": figure.aspect == "share",
    }
    return [*_standing(figure), *(name for name, holds in told.items() if holds)]


def _standing(figure: Figure) -> list[str]:
    if figure.metric is None:
        return []
    return [_STANDING[lexicon("metrics")[figure.metric].about.get("weight", 1)]]


def _amount(figure: Figure) -> bool:
    return figure.aspect == "level" and not (figure.unit or "").startswith(("percent", "count"))


def _growth(figure: Figure) -> bool:
    return figure.aspect == "change" and figure.unit == "percent" and figure.basis == "yoy"


def _over_before(figure: Figure, own: Period | None) -> bool:
    """Whether the period of a figure ended before the one the call reports on."""
    return bool(own and figure.period and own.ends_after(Period.parse(figure.period)))


def ranked(figures: Sequence[Figure], own: Period | None) -> Iterator[Figure]:
    """The same figures in the same order; metrics and guidance of the company carry rank and reasons.

    ``own`` is the period the call reports on, null where nothing states it.
    """
    told = _told(figures, own)
    points = {place: sum(POINTS[name] for name in why) for place, why in told.items()}
    heard = set()
    for place in sorted(told, key=lambda place: (-points[place], place)):
        if (value := _value(figures[place])) in heard:
            told[place].append("said again")
            points[place] += POINTS["said again"]
        heard.add(value)
    order = sorted(told, key=lambda place: (-points[place], place))
    ranks = {place: rank for rank, place in enumerate(order, 1)}
    for place, figure in enumerate(figures):
        if place in ranks:
            figure = replace(figure, rank=ranks[place], why="; ".join(told[place]))
        yield figure


def _told(figures: Sequence[Figure], own: Period | None) -> dict[int, list[str]]:
    """The reasons of each figure that is ranked, by its place."""
    seen: set[tuple[str | None, ...]] = set()
    told = {}
    for place, figure in enumerate(figures):
        if figure.use in ("metric", "guidance") and figure.role != "analyst":
            kind = (figure.use, figure.metric, figure.aspect, figure.unit)
            early = place < 0.35 * len(figures)
            told[place] = reasons(figure, own, first=kind not in seen, early=early)
            seen.add(kind)
    return told


def _value(figure: Figure) -> tuple[str | None, float | None, float | None]:
    return figure.metric, figure.low, figure.high
