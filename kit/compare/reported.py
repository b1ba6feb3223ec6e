"""The one figure a call reports of something, where its figures of that agree."""

from __future__ import annotations

from collections.abc import Iterable

from kit.facts.metrics import Metric

SURENESS = ("said", "context", "call", None)
"""How we know a figure's period, the surest first."""


def agreed(rows: Iterable[Metric]) -> Metric | None:
    """The most exact of several sayings of one figure; None where there is none, or two that differ.

    "$326 million" and "$325.6 million" are one figure, told less and more exactly. Sayings whose own
    sentence names the period go before those that are only taken to be of it.
    """
    told = sorted((row for row in rows if row.low is not None), key=_order)
    if not told:
        return None
    best = told[0]
    sure = (row for row in told if row.period_from == best.period_from)
    return best if all(_is_rounded(best, row) for row in sure) else None


def _order(row: Metric) -> tuple[int, float, int]:
    return SURENESS.index(row.period_from), row.step or 0.0, row.rank or 0


def _is_rounded(exact: Metric, row: Metric) -> bool:
    """Whether a figure may be the other, told with fewer digits."""
    slack = max(row.step or 0.0, exact.step or 0.0)
    if row.bound == "exact" and row.step == exact.step:
        slack = 0.0
    return abs((row.low or 0.0) - (exact.low or 0.0)) <= slack + 1e-9 * abs(exact.low or 0.0)
