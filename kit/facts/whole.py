"""What only the call as a whole tells of a figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kit.facts.figure import Figure
from kit.values import Period


def agreed(rows: list[Figure]) -> Iterator[Figure]:
    """A change said twice has its basis twice: "grew 21.9%" here, "up 21.9% year over year" there."""
    known: dict[tuple[object, ...], set[str]] = {}
    for row in rows:
        if row.aspect == "change" and row.metric and row.basis:
            known.setdefault(_change(row), set()).add(row.basis)
    for row in rows:
        bases = known.get(_change(row), set()) if row.aspect == "change" else set()
        yield replace(row, basis=next(iter(bases))) if not row.basis and len(bases) == 1 else row


def _change(row: Figure) -> tuple[object, ...]:
    said = row.metric, row.segment, row.low, row.high, row.unit, row.use, row.role == "analyst"
    return *said, _until(row.period)


def _until(written: str | None) -> object:
    """When a period ends: a year's growth and its last quarter's may be one figure, a month's is another."""
    period = Period.parse(written) if written else None
    return written if period is None or period.month else (period.year, period.last_month)
