"""Growth as a call states it, beside the growth that the levels of two calls come to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf
from typing import Any, TypeVar

import pandas as pd

from kit.compare.histories import histories
from kit.compare.reported import agreed
from kit.facts.metrics import Metric
from kit.facts.metrics import of_call as metrics_of
from kit.model import Transcript
from kit.tables import Calls, column, frame, table
from kit.values import Period

RATES = ("percent", "pp", "bps", "x")
"""Units of levels that do not grow by percent."""
BASES = ("yoy", "qoq")
TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Growth:
    """How much a metric grew, as stated and as computed."""

    call_id: str = column("the call that reports the level, and states the growth if any does")
    metric: str = column("what it measures, as metrics.toml names it")
    segment: str | None = column("the business line, product or place it is about")
    measure: str | None = column("gaap, adjusted, constant_currency or pro_forma, where said")
    period: str = column("the period it is about")
    basis: str = column("yoy (on a year earlier) or qoq (on the quarter before)")
    stated: float | None = column("the growth as said, signed; null where not said", unit="percent")
    computed: float | None = column("the growth of the two levels, to 0.01", unit="percent")
    unit: str = column("of both growths: percent")
    verdict: str | None = column("agrees or disagrees beyond rounding; null where one is missing")
    level: float | None = column("the level of the period", unit="see `level_unit`")
    was_level: float | None = column("the level it grew from", unit="see `level_unit`")
    level_unit: str | None = column("the unit of both levels")
    level_start: int | None = column("where the level is said", unit="characters")
    level_end: int | None = column("where that ends", unit="characters")
    level_sentence: str | None = column("the sentence it stands in, verbatim")
    was_call_id: str | None = column("the call that says the level it grew from")
    was_start: int | None = column("where it is said there", unit="characters")
    was_end: int | None = column("where that ends", unit="characters")
    was_sentence: str | None = column("the sentence it stands in, verbatim")
    start: int | None = column("where the growth is stated; null where not", unit="characters")
    end: int | None = column("where that ends", unit="characters")
    sentence: str | None = column("the sentence it stands in, verbatim")


Of = tuple[str, str | None, str | None]
Key = tuple[Of, str, str]
Levels = dict[tuple[Of, str], Metric]
Place = TypeVar("Place")


def _of(row: Metric) -> Of:
    return row.metric or "", row.segment, row.measure


def _growths(history: Sequence[Transcript]) -> Iterator[Growth]:
    """Each call's growth: of its levels on those of the calls before or on its own earlier values."""
    before: Levels = {}
    for call in history:
        levels, own, stated = _levels(call, "level"), _levels(call, "prior"), _stated(call)
        for of, period, basis in dict.fromkeys((*stated, *_expected(levels, call))):
            said, level = stated.get((of, period, basis)), levels.get((of, period))
            earlier = of, _earlier(period, basis)
            level = _beside(said, level) if said else level
            was = before.get(earlier) or _beside(level, own.get(earlier))
            if said or (level and was):
                yield _growth(call, (of, period, basis), said, level, was)
        before = {**levels, **before}


def _beside(row: Metric | None, other: Metric | None) -> Metric | None:
    """The other row where one sentence says both: a call names more things than it tells apart."""
    return other if row and other and row.sentence == other.sentence else None


def _levels(call: Transcript, aspect: str) -> Levels:
    told = defaultdict(list)
    for row in metrics_of(call):
        if row.metric and row.period and row.aspect == aspect and row.unit not in RATES:
            told[_of(row), row.period].append(row)
    return _agreed(told)


def _stated(call: Transcript) -> dict[Key, Metric]:
    """The growth a call states, in percent, by what it is of."""
    told = defaultdict(list)
    for row in metrics_of(call):
        grows = row.metric and row.aspect == "change" and row.unit == "percent"
        if grows and row.period and row.basis in BASES and _earlier(row.period, row.basis):
            told[_of(row), row.period, row.basis].append(row)
    return _agreed(told)


def _agreed(told: dict[Place, list[Metric]]) -> dict[Place, Metric]:
    found = {key: agreed(rows) for key, rows in told.items()}
    return {key: row for key, row in found.items() if row}


def _expected(levels: Levels, call: Transcript) -> Iterator[Key]:
    """The growth that levels of the period just over come to, stated or not."""
    for of, period in levels:
        if period == str(call.period):
            yield from ((of, period, basis) for basis in BASES)


def _earlier(period: str, basis: str | None) -> str:
    """The period that a growth is on; empty for a year's growth on the quarter before.

    >>> _earlier("2024Q1", "yoy"), _earlier("2024Q1", "qoq"), _earlier("FY2024", "qoq")
    ('2023Q1', '2023Q4', '')
    """
    now = Period.parse(period)
    if basis == "yoy":
        return str(now.years(-1))
    return str(now.step(-1)) if now.quarter else ""


def _growth(
    call: Transcript, key: Key, stated: Metric | None, level: Metric | None, was: Metric | None
) -> Growth:
    (metric, segment, measure), period, basis = key
    return Growth(
        call_id=call.id,
        metric=metric,
        segment=segment,
        measure=measure,
        period=period,
        basis=basis,
        stated=stated.low if stated else None,
        computed=_computed(level, was),
        verdict=_verdict(stated, level, was),
        level=level.low if level else None,
        was_level=was.low if was else None,
        unit="percent",
        level_unit=level.unit if level else was.unit if was else None,
        was_call_id=was.call_id if was else None,
        **_place(level, "level_"),
        **_place(was, "was_"),
        **_place(stated, ""),
    )


def _place(row: Metric | None, before: str) -> dict[str, Any]:
    names = ("start", "end", "sentence")
    return {f"{before}{name}": getattr(row, name) if row else None for name in names}


def _computed(level: Metric | None, was: Metric | None) -> float | None:
    """The growth in percent; None from nothing or from a loss, and of two units."""
    if not level or not was or level.unit != was.unit or (was.low or 0.0) <= 0:
        return None
    return round(100 * ((level.low or 0.0) / (was.low or 1.0) - 1), 2)


def _verdict(stated: Metric | None, level: Metric | None, was: Metric | None) -> str | None:
    """Whether a growth as exact as it was said can be that of two levels as exact as those were."""
    if not stated or not level or not was or _computed(level, was) is None:
        return None
    low, high = _reach(level)
    least, most = _reach(was)
    computed = 100 * (low / most - 1), 100 * (high / least - 1) if least > 0 else inf
    said = _reach(stated)
    meet = said[0] <= computed[1] + TINY and computed[0] <= said[1] + TINY
    return "agrees" if meet else "disagrees"


def _reach(row: Metric) -> tuple[float, float]:
    """Between which values a figure lies: half its last digit either way, a whole one for "about"."""
    low, high, step = row.low or 0.0, row.high or 0.0, row.step or 0.0
    if row.bound in ("over", "at_least"):
        return low, inf
    if row.bound in ("under", "at_most", "nearly"):
        return -inf, high
    within = step if row.bound == "about" else step / 2
    return low - within, high + within


@table(Growth)
def growth(calls: Calls) -> pd.DataFrame:
    """The growth that a company's calls state, beside the growth that the levels they report come to.

    One row a metric, segment, measure, period and basis: where a call states a growth in percent, or
    reports a level of its own period that an earlier call, or itself, gives an earlier value of.
    ``computed`` is from the level in this call and the level an earlier call reported; where none of
    those given did, from the earlier value that the sentence compares with. A stated growth is only
    held against the level of its own sentence. ``disagrees`` is beyond what the
    rounding of all three figures explains; there may be good reasons, such as currencies, an
    acquisition or a restatement. A figure that a call gives twice and differently is no level. Growth
    from a loss, and of rates, is not computed.

    Example
    -------
    >>> import kit
    >>> said = "Revenue was $50.0 million.", "Revenue was $55.0 million, up 12% sequentially."
    >>> periods = "2024Q1", "2024Q2"
    >>> calls = [kit.load(text=t, format="plain", period=p) for t, p in zip(said, periods)]
    >>> kit.compare.growth(calls)[["basis", "stated", "computed", "verdict"]].values.tolist()
    [['qoq', 12.0, 10.0, 'disagrees']]
    """
    return frame(Growth, (row for history in histories(calls) for row in _growths(history)))
