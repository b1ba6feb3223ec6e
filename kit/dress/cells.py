"""What a table holds in a place: its column if there is one, and whether anything is there."""

from __future__ import annotations

import pandas as pd


def column(table: pd.DataFrame, name: str) -> list[object]:
    """A column's cells, or as many times None where the table has no such column."""
    return list(table[name]) if name in table else [None] * len(table)


def missing(value: object) -> bool:
    """Whether nothing is there: None or any of the ways pandas writes it."""
    return value is None or bool(pd.isna(value))  # type: ignore[call-overload]
