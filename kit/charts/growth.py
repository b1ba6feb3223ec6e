"""Growth as it is stated, held against what the levels of two calls come to."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd

from kit.charts.look import (
    BLUE,
    PLACE,
    QUIET,
    RED,
    WIDTH,
    Chart,
    amounts_axis,
    companies,
    drawn,
    heading,
    hints,
    need,
    nothing,
    plural,
)
from kit.dress import label, written
from kit.values import Period

BASES = {"yoy": "on a year earlier", "qoq": "on the quarter before"}


def growth_stated(growth: pd.DataFrame, *, metric: str, basis: str = "yoy") -> Chart:
    """The growth of ``metric`` as calls state it, beside what the levels they report come to.

    Filled: stated; a ring: computed from two levels. The line between the two is red where they
    disagree beyond rounding. ``basis`` is ``yoy`` or ``qoq``. Whole-company figures only. A filled
    mark opens the words that state the growth, a ring those of the level.
    """
    rows = need(growth, "metric", "segment", "measure", "period", "basis", "stated", "computed",
                "unit", "verdict", "level_start", "level_end", "level_sentence", *PLACE)  # fmt: skip
    name = label("metrics", metric)
    rows = rows[(rows["metric"] == metric) & (rows["basis"] == basis) & rows["segment"].isna()]
    if rows.empty:
        return nothing(f"No growth of {name} {BASES[basis]} was stated, or can be computed.")
    rows = rows.assign(line=_lines(rows), ends=_ends(rows["period"]))
    rows = rows.sort_values(["ends", "line"], kind="stable")
    said = (
        f"{name}, growth {BASES[basis]} in percent; filled: stated, ring: computed from two levels"
    )
    return alt.layer(
        *_told(rows),
        title=heading(_found(rows, name), said),
        width=WIDTH,
        height=240,
    )


def _lines(rows: pd.DataFrame) -> list[str]:
    """The period a growth is of, with the measure and the company where they tell two apart."""
    measured = rows["measure"].fillna("").str.replace("_", " ")
    parts = [rows["period"], measured]
    if companies(rows).nunique() > 1:
        parts.append(companies(rows))
    return [" · ".join(filter(None, map(str, part))) for part in zip(*parts, strict=True)]


def _ends(periods: pd.Series[str]) -> list[int]:
    """The month each period ends in; of those that end together a quarter stands before its year."""
    parsed = map(Period.parse, periods)
    return [24 * one.year + 2 * one.last_month + (not one.quarter) for one in parsed]


def _told(rows: pd.DataFrame) -> list[alt.Chart]:
    """The line between the two, the mark of what is stated, and the ring of what is computed."""
    level = {"start": "level_start", "end": "level_end", "sentence": "level_sentence"}
    at_level = rows.assign(**{name: rows[other] for name, other in level.items()})
    both = rows[rows["verdict"].notna()]
    stated, computed = rows[rows["stated"].notna()], at_level[at_level["computed"].notna()]
    ring = {"filled": False, "strokeWidth": 2, "size": 140}
    across = alt.X("line:O", title=None, axis=alt.Axis(labelAngle=0), sort=list(rows["line"]))
    charts = [
        (both, _between),
        (stated, lambda told: _marks(told, "stated", cursor="pointer")),
        (computed, lambda told: _marks(told, "computed", cursor="pointer", **ring)),
    ]
    return [draw(told).encode(x=across) for told, draw in charts if len(told)]


def _marks(rows: pd.DataFrame, column: str, **mark: Any) -> alt.Chart:
    data = drawn(
        rows,
        line=rows["line"],
        growth=rows[column],
        figure=written(rows, column),
        verdict=rows["verdict"].fillna("nothing to hold it against"),
        sentence=rows["sentence"],
    )
    shown = {"of": "line", column: "figure", "verdict": "verdict", "words": "sentence"}
    points = alt.Chart(data).mark_point(color=BLUE, **mark)
    return points.encode(
        y=alt.Y("growth:Q", title=None, axis=amounts_axis("percent")),
        tooltip=hints(shown),
    )


def _between(rows: pd.DataFrame) -> alt.Chart:
    data = drawn(
        rows,
        line=rows["line"],
        growth=rows["stated"],
        computed=rows["computed"],
        verdict=rows["verdict"],
    )
    colour = alt.Scale(domain=["agrees", "disagrees"], range=[QUIET, RED])
    rule = alt.Chart(data).mark_rule(strokeWidth=3, opacity=1)
    return rule.encode(
        y=alt.Y("growth:Q"),
        y2=alt.Y2("computed:Q"),
        color=alt.Color("verdict:N", scale=colour, legend=None),
    )


def _found(rows: pd.DataFrame, name: str) -> str:
    held = rows["verdict"].value_counts()
    agree, differ = int(held.get("agrees", 0)), int(held.get("disagrees", 0))
    if not agree + differ:
        return f"{name}: no stated growth has two levels to be held against"
    told = plural(agree, "stated growth agrees", "stated growths agree")
    return f"{name}: {told} with the levels; beyond rounding, {differ or 'none'} disagree"
