"""One figure of several calls, side by side."""

from __future__ import annotations

import altair as alt
import pandas as pd

from kit.charts.look import (
    BLUE,
    INK,
    PLACE,
    WIDTH,
    Chart,
    besides,
    drawn,
    heading,
    hints,
    need,
    nothing,
    roomy,
    tall,
)
from kit.dress import amounts, label

ASPECTS = {"level": "of the period the call is about", "change": "on a year earlier"}


def peer_figures(peers: pd.DataFrame, *, metric: str, aspect: str = "change") -> Chart:
    """A bar for each call that says ``metric``: as a ``level``, or as a ``change`` on a year earlier.

    Takes what `kit.compare.peers` found. Only the unit that most calls use is drawn, as nothing is
    converted. Calls that do not say it are named below the title.
    """
    rows = need(peers, "subject", "metric", "aspect", "low", "high", "unit", "period", *PLACE)
    name = label("metrics", metric)
    wanted = (rows["subject"] == "metric") & (rows["metric"] == metric)
    rows = rows[wanted & (rows["aspect"] == aspect)]
    said = rows[rows["low"].notna()]
    if said.empty:
        return nothing(f"No call says {name} {ASPECTS[aspect]} for the whole company.")
    unit, units = said["unit"].value_counts().index[0], said["unit"]
    silent = list(rows.loc[rows["low"].isna(), "call_id"])
    said = said[units == unit].sort_values("low", ascending=False, kind="stable")
    shown = f"{name} {ASPECTS[aspect]}, {unit}{besides(unit, units)}"
    return _bars(said).properties(
        title=heading(_found(said, name), shown + _silent(silent)),
        width=WIDTH,
        height=tall(said["call_id"]),
    )


def _bars(rows: pd.DataFrame) -> Chart:
    data = drawn(
        rows,
        call=rows["call_id"],
        value=rows["low"],
        figure=amounts(rows),
        period=rows["period"].fillna("not said"),
        sentence=rows["sentence"],
    )
    base = alt.Chart(data).encode(
        y=alt.Y("call:N", sort=None, title=None),
        x=alt.X("value:Q", axis=None, scale=roomy(rows["low"])),
        tooltip=hints({"call": "call", "figure": "figure", "of": "period", "words": "sentence"}),
    )
    left, beyond = "datum.value < 0 ? 'right' : 'left'", "datum.value < 0 ? -5 : 5"
    words = base.mark_text(align=alt.expr(left), dx=alt.expr(beyond), color=INK)
    bars = base.mark_bar(height=14, cursor="pointer", color=BLUE)
    return alt.layer(bars, words.encode(text=alt.Text("figure:N")))


def _found(rows: pd.DataFrame, name: str) -> str:
    first, last = rows.iloc[0], rows.iloc[-1]
    said = amounts(rows)
    if len(rows) == 1:
        return f"{name}: {said[0]} at {first['call_id']}"
    least, most = f"{said[-1]} ({last['call_id']})", f"{said[0]} ({first['call_id']})"
    return f"{name} of {len(rows)} calls: from {least} to {most}"


def _silent(calls: list[str]) -> str:
    return f"; not said by {', '.join(calls)}" if calls else ""
