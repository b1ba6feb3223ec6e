"""What the whole call tells of its segments: which names they go by, and what is broken down by them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kit.facts.figure import Figure
from kit.facts.segments import PLACES
from kit.lexicon import words
from kit.model import Transcript

_SPLIT = frozenset(words("binding", "split"))
_PROPER = re.compile(r"[A-Z][\w&'-]*(?:\s(?:and|of|&|[A-Z][\w&'-]*))*\s[A-Z][\w&'-]*")


def broken_down(call: Transcript, rows: Sequence[Figure]) -> Iterator[Figure]:
    """Figures whose label is but a segment's name: "Bakery was EUR 340 million" is revenue.

    It is what the turn last broke down, where that can be ("Orders fell 2%. Europe was up 1%."), else
    revenue. "Segment margin" is of the segment last named; the company's own name is no segment.
    """
    own, known = (call.company or "").lower(), _segments(rows)
    turn, segment, metric = -1, None, "revenue"
    for row in rows:
        if row.turn != turn:
            turn, segment, metric = row.turn, None, "revenue"
        if row.segment and row.segment.lower() in own:
            row = replace(row, segment=None)
        if row.metric is None and _is_segment(row, known, own):
            row = replace(row, metric=metric, segment=row.label)
        elif segment and row.segment is None and (row.label or "").lower().startswith("segment "):
            row = replace(row, segment=segment)
        segment = row.segment or segment
        metric = row.metric if row.metric in _SPLIT else metric
        yield row


def _segments(rows: Sequence[Figure]) -> set[str]:
    """The names that stand for segments: named so once, or said again and again with capitals."""
    labels = Counter(row.label for row in rows if row.label and not row.metric)
    often = {label for label, times in labels.items() if times > 1 and _PROPER.fullmatch(label)}
    return often | {row.segment for row in rows if row.segment}


def _is_segment(row: Figure, known: set[str], own: str) -> bool:
    label = row.label or ""
    named = label in known or label.lower() in PLACES
    moved = row.unit == "percent" and row.aspect in ("change", "prior")
    amount = re.fullmatch("[A-Z]{3}", row.unit or "") and row.aspect in ("level", "prior")
    result = row.use in ("metric", "guidance") and bool(moved or amount)
    return named and result and label.lower() not in own
