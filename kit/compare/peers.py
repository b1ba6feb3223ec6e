"""The same metrics, guidance and risks of several calls, side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from kit.compare.promises import promises
from kit.facts.metrics import of_call as metrics_of
from kit.facts.risks import of_call as risks_of
from kit.lexicon import lexicon
from kit.model import Transcript
from kit.tables import Calls, column, each, frame, table
from kit.values import Period

SUBJECTS = ("metric", "guidance", "risk")


@dataclass(frozen=True, slots=True)
class Cell:
    """What one call says of a subject that it or another call speaks of."""

    call_id: str = column("the call; null in the columns that follow means it does not say")
    line: int = column("counts the subjects; the calls side by side share it")
    subject: str = column("metric, guidance or risk")
    metric: str | None = column("the metric, as metrics.toml names it; null for a risk")
    category: str | None = column("the kind of risk, as risks.toml names it; null for the others")
    aspect: str | None = column("level or change: of a metric over its year; null for a risk")
    horizon: str | None = column("year, half, quarter or month that guidance is for, else null")
    low: float | None = column("the figure, or the lower end of a range", unit="see `unit`")
    high: float | None = column("the upper end of a range, else `low`", unit="see `unit`")
    unit: str | None = column("ISO currency, CNY/share, percent, pp, bps, x, count, or as said")
    step: float | None = column("size of the last digit said", unit="see `unit`")
    bound: str | None = column("exact, about, over, under, at_least, at_most, nearly")
    basis: str | None = column("what a change is against: yoy, qoq, ...")
    measure: str | None = column("gaap, adjusted, constant_currency or pro_forma, where said")
    period: str | None = column("the period it is about")
    stance: str | None = column("of a risk: exposure, mitigation, both or improvement")
    sentences: int | None = column(
        "how many sentences of the company's name the risk", unit="count"
    )
    start: int | None = column("where it is said; null where it is not", unit="characters")
    end: int | None = column("where that ends", unit="characters")
    sentence: str | None = column("the sentence it stands in, verbatim")


Key = tuple[str, str, str | None, str | None]
"""Subject, metric or category, aspect, horizon."""


def _cells(call: Transcript) -> dict[Key, dict[str, Any]]:
    """What a call says of each subject: the highest ranked row for the whole company."""
    found: dict[Key, dict[str, Any]] = {}
    for key, said in (*_reported(call), *_promised(call), *_risky(call)):
        found.setdefault(key, said)
    return found


def _reported(call: Transcript) -> Iterator[tuple[Key, dict[str, Any]]]:
    """Figures of the period the call is about: levels, and changes on a year earlier."""
    own = str(call.period) if call.period else None
    for row in sorted(metrics_of(call), key=lambda row: row.rank or 0):
        told = row.metric and row.low is not None and row.segment is None and row.period == own
        if told and (row.aspect == "level" or (row.aspect, row.basis) == ("change", "yoy")):
            yield ("metric", str(row.metric), row.aspect, None), _fields(row)


def _promised(call: Transcript) -> Iterator[tuple[Key, dict[str, Any]]]:
    """What is expected with a figure, of a period that is said."""
    for promise in promises(call):
        row = promise.row
        if row.metric and row.segment is None and promise.figured and promise.period:
            key = ("guidance", row.metric, promise.about[-1], _horizon(promise.period))
            yield key, {**_fields(row), "step": promise.step or None}


def _risky(call: Transcript) -> Iterator[tuple[Key, dict[str, Any]]]:
    """The risks that the company's own people name, the safe-harbour notice left out."""
    own = [row for row in risks_of(call) if row.role != "analyst" and row.stance != "boilerplate"]
    counts = Counter(row.category for row in own)
    for row in sorted(own, key=lambda row: row.rank or 0):
        said = {**_fields(row), "sentences": counts[row.category]}
        yield ("risk", row.category, None, None), said


_TOLD = ("low", "high", "unit", "step", "bound", "basis", "measure", "period", "stance", "start",
         "end", "sentence")  # fmt: skip


def _fields(row: object) -> dict[str, Any]:
    return {name: getattr(row, name, None) for name in _TOLD}


def _horizon(period: Period) -> str:
    """How long a period is.

    >>> _horizon(Period(2024)), _horizon(Period(2024, 3))
    ('year', 'quarter')
    """
    for name in ("quarter", "half", "month"):
        if getattr(period, name):
            return name
    return "year" if not period.months else "months"


def _lines(calls: list[dict[Key, dict[str, Any]]]) -> list[Key]:
    """The subjects: by kind, what most calls speak of first, then what matters most."""
    counts = Counter(key for cells in calls for key in cells)
    return sorted(
        counts, key=lambda key: (SUBJECTS.index(key[0]), -counts[key], -_weight(key), key[1:3])
    )


def _weight(key: Key) -> int:
    return int(lexicon("metrics")[key[1]].about["weight"]) if key[0] != "risk" else 0


def _table(calls: Calls) -> Iterator[Cell]:
    given = [(call, _cells(call)) for call in each(calls)]
    for line, key in enumerate(_lines([cells for _, cells in given]), 1):
        for call, cells in given:
            yield _cell(call, line, key, cells.get(key))


def _cell(call: Transcript, line: int, key: Key, said: dict[str, Any] | None) -> Cell:
    subject, name, aspect, horizon = key
    return Cell(
        call_id=call.id,
        line=line,
        subject=subject,
        metric=name if subject != "risk" else None,
        category=name if subject == "risk" else None,
        aspect=aspect,
        horizon=horizon,
        **{**dict.fromkeys((*_TOLD, "sentences")), **(said or {})},
    )


@table(Cell)
def peers(calls: Calls) -> pd.DataFrame:
    """What several calls say of the same metrics, guidance and risks.

    One row a subject and call, subject by subject, so that each call has a row for whatever any of
    them speaks of; where it does not, its figures and its place are null. Of each call: figures of the
    period it is about, for the whole company, as a level and as a change on a year earlier; guidance
    with a figure, by the length of the period it is for; risks that the company names. The highest
    ranked row is taken. Nothing is converted: companies differ in currency, in when their years end and
    in what they leave out of adjusted figures. Calls of one company may be set side by side as well.
    `kit.show.side_by_side` lays the rows out with a column a call.

    Example
    -------
    >>> import kit
    >>> said = "Gross margin was 54.2%.", "Gross margin was 31%. Tariffs hurt us."
    >>> calls = [kit.load(text=text, format="plain") for text in said]
    >>> side_by_side = kit.compare.peers(calls)
    >>> side_by_side[["line", "metric", "category", "low"]].values.tolist()[:3]
    [[1, 'gross_margin', nan, 54.2], [1, 'gross_margin', nan, 31.0], [2, nan, 'tariffs', nan]]
    """
    return frame(Cell, _table(calls))
