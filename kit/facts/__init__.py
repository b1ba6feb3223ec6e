"""The tables a call gives, by name. To add one: its module here, its line below."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from kit.facts.exchanges import exchanges
from kit.facts.figures import figures
from kit.facts.guidance import guidance
from kit.facts.health import health
from kit.facts.metrics import metrics
from kit.facts.risks import risks
from kit.facts.speakers import speakers
from kit.facts.turns import turns

__all__ = [
    "TABLES",
    "exchanges",
    "figures",
    "guidance",
    "health",
    "metrics",
    "risks",
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
