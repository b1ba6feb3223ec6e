"""What came of a promise: the figure reported when its period is over, and whether it kept to it."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from kit.compare.promises import OTHER_SIZE, Promise
from kit.compare.reported import agreed
from kit.facts.metrics import Metric
from kit.facts.metrics import of_call as metrics_of
from kit.lexicon import lexicon
from kit.model import Transcript
from kit.values import Period

OUTCOMES = ("within", "hit", "missed")


def actual(promise: Promise, history: Sequence[Transcript]) -> Metric | None:
    """The figure reported of just what was promised: metric, segment, period, unit and measure agree.

    Taken from the first call held after the period's end that has one. A figure that differs in one
    of these is none, nor is one of another size, nor are two that disagree. A growth also has to be
    on the basis that was promised.
    """
    for call in history:
        if promise.period is None or call.period is None or promise.is_open(call):
            continue
        told = [row for row in metrics_of(call) if _is_of(promise, row)]
        if told:
            return agreed(told)
    return None


def _is_of(promise: Promise, row: Metric) -> bool:
    metric, segment, unit, kind = promise.about
    return (
        row.low is not None
        and promise.is_near(row.low, OTHER_SIZE)
        and row.metric == metric
        and row.segment == segment
        and row.unit == unit
        and row.measure == promise.measure
        and row.period == str(promise.period)
        and row.aspect == kind
        and (kind == "level" or row.basis == _basis(promise))
    )


def _basis(promise: Promise) -> str | None:
    """What a growth was promised against: unsaid, that of a year is on the year before."""
    period = promise.period
    over_a_year = period is not None and period == Period(period.year)
    return promise.row.basis or ("yoy" if over_a_year else None)


def outcome(promise: Promise, row: Metric) -> str | None:
    """One of OUTCOMES: how a reported figure stands to what was promised.

    ``within``: inside a range. ``hit``: a point met as exactly as it was said, a floor or a ceiling
    held, or a figure outside on the side that metrics.toml calls better. ``missed``: any other.
    None where the figure is told too roughly to say ("over $2 billion" of a range).
    """
    sides = {_side(promise, end) for end in _ends(promise, row)}
    if len(sides) > 1:
        return None
    side = sides.pop()
    if side == "inside":
        return "within" if promise.row.form == "range" else "hit"
    return "hit" if side == _better(promise.row.metric) else "missed"


def _ends(promise: Promise, row: Metric) -> tuple[float, float]:
    """Between which two values a reported figure lies, as exactly as it matters for the promise."""
    low, high = row.low or 0.0, row.high or 0.0
    if row.bound in ("over", "at_least"):
        return low, inf
    if row.bound in ("under", "at_most", "nearly"):
        return -inf, high
    step = row.step or 0.0
    unknown = step / 2 if step > promise.step else 0.0
    return low - unknown, high + unknown


def _side(promise: Promise, value: float) -> str:
    """On which side of a promise a value lies: up, down or inside."""
    point = promise.low == promise.high
    slack = promise.step / 2 if point else 1e-9 * abs(promise.size)
    if promise.low - slack <= value <= promise.high + slack:
        return "inside"
    return "up" if value > promise.high else "down"


def _better(metric: str | None) -> str | None:
    return str(lexicon("metrics")[metric].about["better"]) if metric else None
