"""Every table there is, by name: those of the facts of a call, and those that compare calls."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from kit.compare import COMPARISONS
from kit.errors import NotFound
from kit.facts import TABLES
from kit.tables import schema as columns

CATALOGUE: dict[str, Callable[..., pd.DataFrame]] = {**TABLES, **COMPARISONS}


def schema(name: str) -> pd.DataFrame:
    """The columns of a table, in order: column, dtype, unit, meaning.

    >>> schema("turns")["column"].tolist()[:3], schema("compare-risks")["column"].tolist()[:3]
    (['call_id', 'turn', 'part'], ['call_id', 'change', 'category'])

    Raises
    ------
    NotFound
        When no table has this name; the message lists those there are.
    """
    if name not in CATALOGUE:
        raise NotFound(f"there is no table {name!r}; there are {', '.join(CATALOGUE)}.")
    return columns(CATALOGUE[name].record)  # type: ignore[attr-defined]
