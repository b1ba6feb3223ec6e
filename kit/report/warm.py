"""What nearly every report does first, done once before any of them: the parts of the kit are there,
its words and rules are read, and a sample call has gone all the way."""

from __future__ import annotations

from collections.abc import Callable
from inspect import Parameter, signature
from typing import Any

from kit.charts import CHARTS
from kit.facts import TABLES
from kit.load import load
from kit.samples import samples
from kit.show import header, show, transcript

METRIC = "revenue"  # for charts that are about one


def warm() -> None:
    """Read a sample call into every table, and draw and write all of it for nobody.

    Nothing is set that a report could notice: no renderer, no option, no name.
    """
    call = load(samples()[0])
    tables = {name: table(call) for name, table in TABLES.items()}
    for name, table in tables.items():
        for chart in CHARTS.get(name, ()):
            _drawn(chart, table)
    for shown in (header(call), transcript(call), *map(show, tables.values())):
        shown._repr_html_()


def _drawn(chart: Callable[..., Any], table: Any) -> None:
    metric = signature(chart).parameters.get("metric")
    needed = metric is not None and metric.default is Parameter.empty
    chart(table, **({"metric": METRIC} if needed else {})).to_dict()
