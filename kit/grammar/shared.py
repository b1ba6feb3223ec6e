"""What is said once for two figures: "$1.2 and $1.4 billion", "from 5 to 7%"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from kit.grammar.numbers import SCALE, scale, times
from kit.grammar.rules import FLAGS, Found
from kit.values import Quantity

_SCALE = re.compile(SCALE, FLAGS)
_TO = re.compile(
    r"\s(?:to|and|or|versus)\s(?:about |approximately |around |nearly )?", re.IGNORECASE
)
_FROM = re.compile(r"\bfrom (?:about |approximately |around |roughly |nearly )?$", re.IGNORECASE)


def shared(text: str, read: list[Found]) -> Iterator[Found]:
    """The readings, each with the scale and the unit that the one behind it says for both.

    A currency sign without a scale takes that of the next amount in the currency, if that has as many
    places; the bare number of "from 5 to 7%" takes unit and scale.

    >>> from kit.grammar.quantities import quantities
    >>> [found.value.low for found in quantities("We spent $1.2 and $1.4 billion.")]
    [1200000000.0, 1400000000.0]
    """
    for one, other in pairwise(read):
        yield replace(one, value=_shared(text, one, other))
    yield from read[-1:]


def _shared(text: str, one: Found, other: Found) -> Quantity:
    quantity: Quantity = one.value
    between = text[one.span.end : other.span.start]
    if not _TO.fullmatch(between) or _SCALE.search(one.span.of(text)):
        return quantity
    by = scale(said.group()) if (said := _SCALE.search(other.span.of(text))) else 1.0
    alike = quantity.step * by == other.value.step or quantity.step == 1
    came_from = " to " in f"{between} " and _FROM.search(text, 0, one.span.start)
    if quantity.unit == other.value.unit != "count" and by > 1 and alike and quantity.low < 1000:
        return _times(quantity, by, quantity.unit)
    if (
        quantity.unit == "count"
        and came_from
        and quantity.low < max(1000, other.value.high / by * 10)
    ):
        return _times(quantity, by, other.value.unit)
    return quantity


def _times(quantity: Quantity, by: float, unit: str) -> Quantity:
    low, high, step = (times(each, by) for each in (quantity.low, quantity.high, quantity.step))
    return replace(quantity, low=low, high=high, unit=unit, step=step)
