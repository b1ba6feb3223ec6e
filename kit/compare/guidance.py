"""The ledger: each promise through the quarters, what was done to it, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

import pandas as pd

from kit.compare.histories import histories
from kit.compare.outcomes import actual, outcome
from kit.compare.promises import Promise
from kit.compare.threads import Move, Thread, threads
from kit.model import Transcript
from kit.tables import Calls, column, frame, table


@dataclass(frozen=True, slots=True)
class Entry:
    """What one call does to a promise."""

    call_id: str = column("the call that says it, or says nothing where it is dropped")
    promise: int = column("counts the promises; the entries of one share it")
    metric: str = column("what is promised, as metrics.toml names it")
    label: str | None = column("what is promised, in the call's own words")
    segment: str | None = column("the business line, product or place it is about")
    measure: str | None = column("gaap, adjusted, constant_currency or pro_forma, where said")
    period: str | None = column("the period it is for; null where no call says one")
    form: str = column("point, range, floor, ceiling, direction or aspiration")
    change: str = column(
        "first, raised, lowered, maintained, narrowed, widened, withdrawn, or dropped in silence"
    )
    action: str | None = column("what the call itself says it does, as in `kit.guidance`")
    direction: str | None = column("up, down or flat, where a movement is promised")
    low: float | None = column("lower end; null where no figure is said now", unit="see `unit`")
    high: float | None = column("upper end; equals `low` unless a range", unit="see `unit`")
    unit: str | None = column("the unit of all figures of the row")
    bound: str | None = column("exact, about, over, under, at_least, at_most, nearly")
    was_low: float | None = column("lower end when it was said last", unit="see `unit`")
    was_high: float | None = column("upper end when it was said last", unit="see `unit`")
    actual: float | None = column("what was reported when the period was over", unit="see `unit`")
    outcome: str | None = column("within, hit or missed; null before, or where it cannot be told")
    was_call_id: str | None = column("the call that said it last; null where first")
    was_start: int | None = column("where it was said there", unit="characters")
    was_end: int | None = column("where that ends", unit="characters")
    was_sentence: str | None = column("the sentence it stood in, verbatim")
    actual_call_id: str | None = column("the call that reports what came of it")
    actual_start: int | None = column("where that is reported", unit="characters")
    actual_end: int | None = column("where it ends", unit="characters")
    actual_sentence: str | None = column("the sentence it stands in, verbatim")
    start: int | None = column("where it is said now; null where dropped", unit="characters")
    end: int | None = column("where that ends", unit="characters")
    sentence: str | None = column("the sentence it stands in, verbatim")


def _entries(thread: Thread, number: int, history: Sequence[Transcript]) -> Iterator[Entry]:
    for move in thread.moves:
        promise = move.now or move.was or thread.last
        row, period = promise.row, promise.period
        yield Entry(
            call_id=move.call.id,
            promise=number,
            metric=promise.metric,
            label=row.label,
            segment=row.segment,
            measure=promise.measure,
            period=str(period) if period else None,
            form=row.form,
            change=move.change,
            unit=row.unit,
            **_said(move),
            **_was(move.was),
            **_came(promise, history),
        )


def _said(move: Move) -> dict[str, Any]:
    """What the call says now: the promise, or words that hold for all, or nothing."""
    row = move.now.row if move.now else None
    told = {name: getattr(row, name, None) for name in _TOLD}
    if move.words:
        span = move.words.span
        told |= {"start": span.start, "end": span.end, "sentence": move.words.sentence}
        told |= {"action": move.change}
    return told


_TOLD = ("action", "direction", "low", "high", "bound", "start", "end", "sentence")


def _was(was: Promise | None) -> dict[str, Any]:
    names = ("call_id", "low", "high", "start", "end", "sentence")
    return {f"was_{name}": getattr(was.row, name) if was else None for name in names}


def _came(promise: Promise, history: Sequence[Transcript]) -> dict[str, Any]:
    """What came of a promise with a figure, once its period is over."""
    found = actual(promise, history) if promise.figured else None
    places = {
        f"actual_{name}": getattr(found, name) if found else None
        for name in ("call_id", "start", "end", "sentence")
    }
    if found is None:
        return {**places, "actual": None, "outcome": None}
    return {**places, "actual": found.low, "outcome": outcome(promise, found)}


@table(Entry)
def guidance(calls: Calls) -> pd.DataFrame:
    """The ledger of a company's promises: what each of its calls does to each, and what came of it.

    One row a promise and call, promise by promise: where it is said, or was to be said and is not.
    A figure takes up an earlier one where metric, segment, unit and period agree and no other measure
    is said or, where its sentence says no period, where it is the very same, or an amount within a
    tenth of it.
    ``change`` is worked out from the two figures; where no earlier call of those given has one it is
    what the call says it does, or ``first``. ``dropped``: the call before had its figure, its period is not
    over, and no sentence of this call that looks ahead or names that period names it, read or not.
    An ``actual`` is a figure that `kit.metrics` has of the same metric, segment, period, unit and
    measure. An amount over twice another, or under half of it, is taken for a figure of something else.
    Plans, decisions and promises of what metrics.toml does not name are left out.

    Example
    -------
    >>> import kit
    >>> said = "We expect 2024 capex of $60 million to $70 million.", "For 2024, capex will be $65 million."
    >>> periods = "2024Q1", "2024Q2"
    >>> calls = [kit.load(text=t, format="plain", period=p) for t, p in zip(said, periods)]
    >>> kit.compare.guidance(calls)[["metric", "change", "was_low", "was_high", "low"]].values.tolist()
    [['capex', 'first', nan, nan, 60000000.0], ['capex', 'narrowed', 60000000.0, 70000000.0, 65000000.0]]
    """
    return frame(Entry, _ledger(calls))


def _ledger(calls: Calls) -> Iterator[Entry]:
    numbers = count(1)
    for history in histories(calls):
        for thread in threads(history):
            yield from _entries(thread, next(numbers), history)
