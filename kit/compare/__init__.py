"""What moved: calls of one company from one to the next, and calls of peers side by side.

To add a comparison: its module here, its line in COMPARISONS.
"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from kit.compare.growth import growth
from kit.compare.guidance import guidance
from kit.compare.metrics import metrics
from kit.compare.peers import peers
from kit.compare.risks import risks

__all__ = ["COMPARISONS", "growth", "guidance", "metrics", "peers", "risks"]

COMPARISONS: dict[str, Callable[..., pd.DataFrame]] = {
    "compare-guidance": guidance,
    "compare-risks": risks,
    "compare-metrics": metrics,
    "compare-growth": growth,
    "compare-peers": peers,
}
"""The comparisons, under the names that `kit table` and `kit.schema` know them by."""
