"""Heads and feet of pages: rows that come back, digits apart, at one height of many pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from kit.containers.pdf.boxes import Row, joined

_EDGE = 6  # rows of a page, counted from its edge, that may be furniture
_OFTEN = 3  # pages that must show it, or half of them where there are fewer
_SHARE = 0.4  # of the pages that show anything there: heads of left and right pages may differ
_NEAR = 4.0  # points: the same height
_DIGITS = re.compile(r"\d+")  # "Page 3 of 18"


class _Place(NamedTuple):
    page: int
    row: int
    far: float  # points from the edge
    says: str


def cut(pages: Sequence[list[Row]], heights: Sequence[float]) -> tuple[list[list[Row]], list[str]]:
    """The pages without their heads and feet, and what was cut, each text once.

    The head of the first page stays: with nothing before it, it is the title of what follows.
    """
    heads = [
        _Place(page, at, heights[page] - row[0].middle, _key(row))
        for page, rows in enumerate(pages)
        for at, row in enumerate(rows[:_EDGE])
    ]
    feet = [
        _Place(page, at, row[0].middle, _key(row))
        for page, rows in enumerate(pages)
        for at, row in list(enumerate(rows))[-_EDGE:]
    ]
    found = _recurring(heads, len(pages))
    title = {place for place in found if place[0] == 0}
    gone = (found | _recurring(feet, len(pages))) - title
    kept = [
        [row for at, row in enumerate(rows) if (page, at) not in gone]
        for page, rows in enumerate(pages)
    ]
    texts = {_key(pages[page][at]): joined(pages[page][at]).text for page, at in sorted(gone)}
    return kept, list(texts.values())


def _key(row: Row) -> str:
    return _DIGITS.sub("#", joined(row).text.casefold())


def _recurring(places: list[_Place], pages: int) -> set[tuple[int, int]]:
    """Page and row of each place whose words come back at its height."""
    often = min(_OFTEN, max(2, (pages + 1) // 2))
    alike = defaultdict(list)
    for place in places:
        alike[place.says].append(place)
    return {
        (place.page, place.row)
        for same in alike.values()
        if len(same) >= often
        for place in same
        if (shown := _pages(same, place)) >= often and shown >= _SHARE * _pages(places, place)
    }


def _pages(places: list[_Place], at: _Place) -> int:
    """How many pages have one of the places at this height."""
    return len({place.page for place in places if abs(place.far - at.far) <= _NEAR})
