"""Rows that tell of several places: what is said, what was said before, and what came of it.

A side is a beginning that the columns of one place share: ``was_start``, ``was_end``, ``was_low``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pandas as pd

from kit.dress.amounts import amounts
from kit.dress.cells import missing
from kit.dress.doors import door


@dataclass(frozen=True, slots=True)
class Amount:
    """A column that stands for the columns a figure is kept in, and the side it is on."""

    side: str
    low: str
    high: str
    unit: str = "unit"


AMOUNTS = {
    "figure": Amount("", "low", "high"),
    "was_figure": Amount("was_", "was_low", "was_high"),
    "actual": Amount("actual_", "actual", "actual"),
    "stated": Amount("", "stated", "stated"),
    "computed": Amount("", "computed", "computed"),
    "level": Amount("level_", "level", "level", "level_unit"),
    "was_level": Amount("was_", "was_level", "was_level", "level_unit"),
}
# what a side's door hangs on: the first of these that says something
DOORS = {
    "": ("figure", "stated", "terms", "analyst", "sentence", "speaker", "turn"),
    "was_": ("was_figure", "was_level", "was_stance", "was_sentence", "was_call_id"),
    "actual_": ("actual", "actual_sentence"),
    "level_": ("level", "level_sentence"),
}


def kept(table: pd.DataFrame) -> dict[str, Amount]:
    """The amounts that a table keeps, by the name of the column that stands for each."""
    return {
        name: amount
        for name, amount in AMOUNTS.items()
        if {amount.low, amount.high, amount.unit} <= set(table.columns)
    }


def written(table: pd.DataFrame, name: str) -> list[str]:
    """An amount of each row as people write it; empty where there is none.

    >>> table = pd.DataFrame({"low": [4.3], "high": [4.3], "was_low": [4.0], "was_high": [4.1]})
    >>> written(table.assign(unit="USD/share"), "was_figure")
    ['USD 4.00–4.10/share']
    """
    amount = AMOUNTS[name]
    if name == "figure":
        return amounts(table)
    shared = {key: table[key] for key in ("basis", "aspect") if key in table}
    ends = {"low": table[amount.low], "high": table[amount.high], "unit": table[amount.unit]}
    return amounts(pd.DataFrame({**shared, **ends}))


def sides(table: pd.DataFrame) -> list[str]:
    """The sides whose places a table has."""
    return [
        side for side in DOORS if {f"{side}start", f"{side}end", _call(table, side)} <= set(table)
    ]


def _call(table: pd.DataFrame, side: str) -> str:
    return f"{side}call_id" if f"{side}call_id" in table else "call_id"


def doors(table: pd.DataFrame, side: str) -> Iterator[str | None]:
    """Where each row's door on a side leads; None where it has no place there."""
    columns = (_call(table, side), f"{side}start", f"{side}end")
    for call_id, start, end in zip(*(table[name] for name in columns), strict=True):
        yield None if missing(start) else door(str(call_id), int(start), int(end))


def machinery(table: pd.DataFrame) -> set[str]:
    """The columns that a door or an amount tells in their stead."""
    places = (f"{side}{end}" for side in sides(table) for end in ("start", "end"))
    return {*places, *_parts(kept(table).values())}


def _parts(amounts: Iterable[Amount]) -> Iterator[str]:
    """The columns a figure is kept in."""
    for amount in amounts:
        yield from (amount.low, amount.high, amount.unit, "step", "bound")
