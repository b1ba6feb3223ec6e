"""Rows of a page as the lines one reads: columns one after the other, labels before their text.

A column is known by its left edge, at which many rows begin and which no row crosses. Two columns
are read in one of two ways:

    EXECUTIVES         Roe, Jane           the left one to its end, then the right one
    Doe, John          CFO
    CEO

    Operator:          Good day, and       row by row, the label before the first line of its
                       welcome.            text (``Operator: Good day, and``)
    Jane Roe:          Thank you.
"""

from __future__ import annotations

import operator
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, starmap
from statistics import median

from kit.containers.pdf.boxes import Box, Row, beside, cells, joined, wide

_EXACT = 1.5  # points: letters that begin at the same edge
_ROWS = 2  # rows that must begin at an edge to make it one
_EDGES = 8  # the commonest are tried
_LEVEL = 1.5  # points: lines of two columns on one base
_STAGGERED = 0.6  # of the height: rows nearer than that stand side by side
_SPARSE = 0.6  # of the lines at the right: where the left has fewer, they are labels
_LABELS = 0.3  # of the lines at the left: so many with a colon are labels
_FULL = 0.75  # of its column's width: lines so long are wrapped prose
_TALL = 1.2  # of the usual height: a heading over all columns
_FAR = 3.0  # of the height: so far above the next row another block ends
_CLOSE = 1.6  # of the height: the next line of a label


def lines(rows: list[Row]) -> list[Box]:
    """The lines of a page in the order one reads them.

    >>> row = lambda base, *said: [Box(text, left, left + 60, base, 12) for left, text in said]
    >>> page = [row(700, (0, "Operator:"), (100, "Good day,")), row(686, (100, "and welcome.")),
    ...         row(660, (0, "Roe:"), (100, "Thank you."))]
    >>> [line.text for line in lines(page)]
    ['Operator: Good day,', 'and welcome.', 'Roe: Thank you.']
    """
    for edge in _edges(rows):
        if blocks := list(_blocks(rows, edge)):
            return list(_read(rows, blocks))
    return [beside(cells(row)) for row in rows]


@dataclass(frozen=True, slots=True)
class _Block:
    """Rows from ``start`` to ``end`` of which the parts left and right of an edge stand apart."""

    start: int
    end: int
    edge: float
    left: list[Row]
    right: list[Row]

    def read(self) -> Iterator[Box]:
        """Its lines, in the one order or the other."""
        if self._labels():
            return _labelled(self.left, self.right)
        return _columns(self.left, self.right) if self._columns() else _table(self.left, self.right)

    def holds(self) -> bool:
        """Whether enough begins at the edge to think of it as one."""
        begins = sum(
            abs(right[0].left - self.edge) <= _EXACT and (not left or wide(left[-1], right[0]))
            for left, right in zip(self.left, self.right, strict=True)
            if right
        )
        rows = map(operator.add, self.left, self.right)
        abreast = any(map(_parted, self.left, self.right)) or any(
            starmap(_staggered, pairwise(rows))
        )
        return begins >= _ROWS and any(self.left) and abreast

    def _labels(self) -> bool:
        labels = list(filter(None, self.left))
        ends = sum(row[-1].text.endswith(":") for row in labels)
        sparse = len(labels) <= _SPARSE * len(list(filter(None, self.right)))
        return sparse or ends >= _LABELS * len(labels)

    def _columns(self) -> bool:
        return self._worded() and (
            not self._level() or self._full() or all(map(_alternate, (self.left, self.right)))
        )

    def _worded(self) -> bool:
        cells = [joined(row).text for row in self.right if row]
        return 2 * sum(sum(map(str.isalpha, said)) > len(said) / 2 > 1 for said in cells) > len(
            cells
        )

    def _level(self) -> bool:
        level = sum(
            abs(left[-1].middle - right[0].middle) <= _LEVEL
            for left, right in zip(self.left, self.right, strict=True)
            if left and right
        )
        return level >= _SPARSE * len(list(filter(None, self.right)))

    def _full(self) -> bool:
        wide = self.edge - min(row[0].left for row in self.left if row)
        return median(row[-1].right - row[0].left for row in self.left if row) >= _FULL * wide


def _parted(left: Row, right: Row) -> bool:
    return bool(left and right) and wide(left[-1], right[0])


def _staggered(above: Row, below: Row) -> bool:
    """Whether two rows are nearer than lines one below another can be."""
    return above[0].middle - below[0].middle < _STAGGERED * below[0].height


def _read(rows: list[Row], blocks: list[_Block]) -> Iterator[Box]:
    at = 0
    for block in blocks:
        yield from lines(rows[at : block.start])
        yield from block.read()
        at = block.end
    yield from lines(rows[at:])


def _edges(rows: list[Row]) -> list[float]:
    """Where several cells begin one below another, the commonest first."""
    begins = sorted(cell.left for row in rows for cell in cells(row))
    groups: list[list[float]] = []
    for left in begins:
        if not groups or left - groups[-1][-1] > 1:
            groups.append([])
        groups[-1].append(left)
    common = [group for group in groups[1:] if len(group) >= _ROWS]
    return [group[0] for group in sorted(common, key=len, reverse=True)[:_EDGES]]


def _blocks(rows: list[Row], edge: float) -> Iterator[_Block]:
    for start, end in _stretches(rows, edge):
        left = [[box for box in row if box.left < edge - _EXACT] for row in rows[start:end]]
        right = [[box for box in row if box.left >= edge - _EXACT] for row in rows[start:end]]
        block = _Block(start, end, edge, left, right)
        if block.holds():
            yield block


def _stretches(rows: list[Row], edge: float) -> Iterator[tuple[int, int]]:
    """Runs of rows that leave the edge free, parted at headings and wide gaps."""
    usual = median(row[0].height for row in rows) if rows else 0
    start = 0
    for at, row in enumerate(rows):
        crosses = _crosses(row, edge)
        if crosses or (at > start and _begins_anew(rows[at - 1], row, usual)):
            yield start, at
            start = at + crosses
    yield start, len(rows)


def _crosses(row: Row, edge: float) -> bool:
    if any(box.left < edge - _EXACT and box.right > edge + _EXACT for box in row):
        return True
    return any(
        before.left < edge - _EXACT < edge + _EXACT < after.left
        and after.left - before.right < after.height
        for before, after in pairwise(row)
    )


def _begins_anew(above: Row, row: Row, usual: float) -> bool:
    return row[0].height > _TALL * usual or above[0].middle - row[0].middle > _FAR * usual


def _columns(left: list[Row], right: list[Row]) -> Iterator[Box]:
    for column in (left, right):
        yield from lines([row for row in column if row])


def _table(left: list[Row], right: list[Row]) -> Iterator[Box]:
    for row in zip(left, right, strict=True):
        yield beside([cell for part in row if part for cell in cells(part)])


def _alternate(column: list[Row]) -> bool:
    """Whether names and titles take turns: every other row or so is of another font or size."""
    fonts = [(row[0].font, round(row[0].height)) for row in column if row]
    return 2 * sum(a != b for a, b in pairwise(fonts)) >= len(fonts) - 1 > 0


def _labelled(left: list[Row], right: list[Row]) -> Iterator[Box]:
    """Each label, be it of several rows, before the first line that stands beside it."""
    at = 0
    while at < len(left):
        end = _label_end(left, at)
        label = [joined([box for row in left[at:end] for box in row])] if left[at] else []
        first, *more = [cells(row) for row in right[at:end] if row] or [[]]
        yield beside(label + first)
        yield from map(beside, more)
        at = end


def _label_end(left: list[Row], at: int) -> int:
    end = at + 1
    while end < len(left) and left[at] and left[end] and _goes_on(left[end - 1], left[end]):
        end += 1
    return end


def _goes_on(label: Row, below: Row) -> bool:
    near = label[0].middle - below[0].middle <= _CLOSE * label[0].height
    return near and not label[-1].text.endswith(":")
