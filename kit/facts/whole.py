"""What only the call as a whole tells of a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kit.facts.figure import Figure
from kit.model import Transcript
from kit.values import Period


def by_segment(call: Transcript, rows: list[Figure]) -> Iterator[Figure]:
    """What the whole call tells: "Bakery was EUR 340 million" is revenue, as "Bakery revenue" is.

    "Segment margin" is of the segment last named in the turn; the company's own name is no segment.
    """
    own = (call.company or "").lower()
    known = {row.segment for row in rows if row.metric == "revenue" and row.segment}
    turn, last = -1, None
    for row in rows:
        last = last if row.turn == turn else None
        if row.segment and row.segment.lower() in own:
            row = replace(row, segment=None)
        if row.metric is None and row.label in known and _sized(row):
            row = replace(row, metric="revenue", segment=row.label)
        elif last and row.segment is None and (row.label or "").lower().startswith("segment "):
            row = replace(row, segment=last)
        turn, last = row.turn, row.segment or last
        yield row


def _sized(row: Figure) -> bool:
    """Whether a figure can be a revenue or its growth."""
    return row.use in ("metric", "guidance") and bool(
        re.match("[A-Z]{3}$|percent$", row.unit or "")
    )


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
