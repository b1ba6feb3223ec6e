"""The tables a call gives, by name. To add one: its module here, its line below."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from kit.errors import NotFound
from kit.facts.exchanges import exchanges
from kit.facts.figures import figures
from kit.facts.guidance import guidance
from kit.facts.health import health
from kit.facts.metrics import metrics
from kit.facts.risks import risks
from kit.facts.speakers import speakers
from kit.facts.turns import turns
from kit.tables import schema as columns

__all__ = [
    "TABLES",
    "exchanges",
    "figures",
    "guidance",
    "health",
    "metrics",
    "risks",
    "schema",
    "speakers",
    "turns",
]

TABLES: dict[str, Callable[..., pd.DataFrame]] = {
    "turns": turns,
    "speakers": speakers,
    "figures": figures,
    "metrics": metrics,
    "guidance": guidance,
    "risks": risks,
    "exchanges": exchanges,
    "health": health,
}


def schema(name: str) -> pd.DataFrame:
    """The columns of a table, in order: column, dtype, unit, meaning.

    >>> schema("turns")["column"].tolist()[:3]
    ['call_id', 'turn', 'part']

    Raises
    ------
    NotFound
        When no table has this name; the message lists those there are.
    """
    if name not in TABLES:
        raise NotFound(f"there is no table {name!r}; there are {', '.join(TABLES)}.")
    return columns(TABLES[name].record)  # type: ignore[attr-defined]
