"""Which figures a call reports that the one before did not, which it has stopped reporting, what moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from kit.compare.histories import neighbours
from kit.compare.pairing import NEVER, Pair, paired, topic
from kit.compare.telling import Telling, amount_said, telling
from kit.facts.metrics import Metric
from kit.facts.metrics import of_call as metrics_of
from kit.model import Transcript
from kit.tables import Calls, column, frame, table
from kit.values import Period

KIND_UNSAID, OTHER_NAME = 50.0, 60.0
"""The words in common that are due where one call leaves segment, basis or measure unsaid, or where it
uses another name."""


About = tuple[tuple[Any, ...], tuple[str | None, ...]]
"""What a figure is of, with the period as seen from the call; and its segment, basis and measure."""


@dataclass(frozen=True, slots=True)
class MetricChange:
    """A figure as a call reports it, beside the same as the call before reported it."""

    call_id: str = column("the later of the two calls")
    change: str = column("new, dropped, changed (another figure), reworded or same")
    metric: str | None = column("what it measures, as metrics.toml names it")
    label: str | None = column("what it measures, in the call's own words")
    segment: str | None = column("the business line, product or place it is about")
    topic: str = column("new or dropped where only one of the calls has a figure of it, else kept")
    aspect: str | None = column("level, change (signed) or share")
    basis: str | None = column(
        "what a change is against: yoy, qoq, mom, ytd, guidance, peak, other"
    )
    measure: str | None = column("gaap, adjusted, constant_currency or pro_forma, where said")
    low: float | None = column("the figure now; null where dropped", unit="see `unit`")
    high: float | None = column("the upper end of a range, else `low`", unit="see `unit`")
    unit: str | None = column("the unit of both figures")
    period: str | None = column("the period it is about")
    was_low: float | None = column("the figure then; null where new", unit="see `unit`")
    was_high: float | None = column("the upper end of a range, else `was_low`", unit="see `unit`")
    was_period: str | None = column("the period that one is about")
    alike: float | None = column("the words both sentences have in common", unit="percent")
    was_call_id: str = column("the call before, of the same company")
    was_start: int | None = column("where it was said there; null where new", unit="characters")
    was_end: int | None = column("where that ends", unit="characters")
    was_sentence: str | None = column("the sentence it stood in, verbatim")
    start: int | None = column("where it is said now; null where dropped", unit="characters")
    end: int | None = column("where that ends", unit="characters")
    sentence: str | None = column("the sentence it stands in, verbatim")


def _between(was: Transcript, now: Transcript) -> Iterator[MetricChange]:
    before, after = list(_told(was)), list(_told(now))
    old, new = ({told.about[0][0] for told in tellings} for tellings in (before, after))
    for pair in paired(before, after, _needed):
        yield _row(was, now, pair, topic(pair.told.about[0][0], old, new))


def _told(call: Transcript) -> Iterator[Telling]:
    """What a call reports, each figure of each metric once: where it is said first by rank."""
    seen: set[tuple[About, str]] = set()
    reported = [row for row in metrics_of(call) if _reports(row)]
    for row in sorted(reported, key=lambda row: row.rank or len(reported)):
        about, amount = _about(row, call.period), amount_said(call, row)
        if (about, amount) not in seen:
            seen.add((about, amount))
            yield replace(telling(call, row, about), figures=(amount,))


def _reports(row: Metric) -> bool:
    return row.low is not None and row.aspect != "prior" and bool(row.metric or row.label)


def _about(row: Metric, own: Period | None) -> About:
    named = row.metric or (row.label or "").lower()
    of = (named, row.aspect, row.unit, *_when(row.period, own))
    return of, (row.segment, row.basis, row.measure)


def _when(period: str | None, own: Period | None) -> tuple[Any, ...]:
    """A period as seen from the call: the quarter just over, the year to date, two years back.

    >>> own = Period(2024, 3)
    >>> _when("2024Q3", own) == _when("2024Q4", Period(2024, 4)), _when("9M2024", own)
    (True, ('to date', 0))
    """
    if not period or not own:
        return (period,)
    said = Period.parse(period)
    back = 12 * (said.year - own.year) + said.last_month - own.last_month
    if back == 0 and said != own:
        return ("to date", 0)
    length = "quarter" if said.quarter else "month" if said.month else "longer"
    return (length, said.year - own.year if length == "longer" else back)


def _needed(was: Telling, now: Telling) -> float:
    """Any words do for one figure of one kind; where its kind or its name is another, like words are due."""
    if was.about == now.about:
        return 0.0
    if was.about[0] == now.about[0]:
        kinds = zip(was.about[1], now.about[1], strict=True)
        agree = all(None in {one, other} or one == other for one, other in kinds)
        return KIND_UNSAID if agree else NEVER
    named = {was.row.metric, now.row.metric} - {None}
    return OTHER_NAME if was.figures == now.figures and len(named) < 2 else NEVER


def _row(was: Transcript, now: Transcript, pair: Pair, topic: str) -> MetricChange:
    told = pair.told.row
    return MetricChange(
        call_id=now.id,
        change=pair.change,
        metric=told.metric,
        label=told.label,
        segment=told.segment,
        topic=topic,
        aspect=told.aspect,
        basis=told.basis,
        measure=told.measure,
        unit=told.unit,
        alike=pair.alike,
        was_call_id=was.id,
        **pair.each("low", "high", "period", "start", "end", "sentence"),
    )


@table(MetricChange)
def metrics(calls: Calls) -> pd.DataFrame:
    """What changed in the figures a company reports, from each of its calls to the next.

    One row a figure in either call, the new first, then the dropped: a metric of one segment, aspect,
    measure and unit, of the quarter just over, of the year to date, and so on. A metric that has a new
    figure is ``changed``; the same figure in other words is ``reworded``. Earlier values that a call
    only compares with are left out, and so is what is said in words alone. A figure said more than
    once in a call is one. Nothing is computed: see `growth`.

    Example
    -------
    >>> import kit
    >>> said = "Gross margin was 54.2%. Backlog was $90 million.", "Gross margin was 54.8%."
    >>> calls = [kit.load(text=text, format="plain") for text in said]
    >>> kit.compare.metrics(calls)[["change", "metric", "was_low", "low"]].values.tolist()
    [['dropped', 'backlog', 90000000.0, nan], ['changed', 'gross_margin', 54.2, 54.8]]
    """
    return frame(MetricChange, (row for pair in neighbours(calls) for row in _between(*pair)))
