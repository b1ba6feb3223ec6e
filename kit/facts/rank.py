"""What a reader should see first: a short sum of named reasons, no weights learnt from anything.

A figure gains a point or two for each reason that a news desk would print it: its metric, a stated period,
the first mention, the company's whole and not a segment, a range ahead, the one who said it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kit.facts.figure import Figure
from kit.lexicon import lexicon

WEIGHTS = {
    "headline metric": 3.0,  # times the weight of the metric in metrics.toml, 0 to 4
    "level": 3.0,
    "range ahead": 3.0,
    "said ahead": 1.0,
    "period said": 1.0,
    "first mention": 2.0,
    "whole company": 2.0,
    "prepared remarks": 1.0,
    "early": 1.0,
    "named": 1.0,
}


def reasons(figure: Figure, seen: set[tuple[str | None, ...]], share: float) -> list[str]:
    """Why a figure matters, as names of WEIGHTS; ``share`` is how far into the call it was said."""
    told = {
        "level": figure.aspect == "level"
        and not (figure.unit or "").startswith(("percent", "count")),
        "range ahead": figure.use == "guidance" and figure.low != figure.high,
        "said ahead": figure.use == "guidance",
        "period said": figure.period_from == "said",
        "first mention": (figure.use, figure.metric, figure.aspect, figure.unit) not in seen,
        "whole company": figure.segment is None,
        "prepared remarks": figure.part == "prepared",
        "early": share < 0.35,
        "named": figure.metric is not None,
    }
    return [name for name, holds in told.items() if holds]


def score(figure: Figure, why: list[str]) -> float:
    weight = lexicon("metrics")[figure.metric].about.get("weight", 1) if figure.metric else 0
    if figure.aspect in ("prior", "share"):
        return -5.0
    return WEIGHTS["headline metric"] * weight + sum(WEIGHTS[name] for name in why)


def ranked(figures: Sequence[Figure]) -> Iterator[Figure]:
    """The same figures in the same order; metrics and guidance of the company carry their rank."""
    seen: set[tuple[str | None, ...]] = set()
    scores: dict[int, float] = {}
    for place, figure in enumerate(figures):
        if figure.use in ("metric", "guidance") and figure.role != "analyst":
            scores[place] = score(figure, reasons(figure, seen, place / len(figures)))
            seen.add((figure.use, figure.metric, figure.aspect, figure.unit))
    order = sorted(scores, key=lambda place: (-scores[place], place))
    ranks = {place: rank for rank, place in enumerate(order, 1)}
    for place, figure in enumerate(figures):
        yield replace(figure, rank=ranks[place]) if place in ranks else figure
