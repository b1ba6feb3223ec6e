"""Risks: which categories are named, how management stands to them, and in which calls."""

from __future__ import annotations

import altair as alt
import pandas as pd

from kit.charts.look import (
    BLUE,
    INK,
    OCHRE,
    QUIET,
    RED,
    VIOLET,
    WIDTH,
    Chart,
    calls_axis,
    drawn,
    heading,
    hints,
    need,
    nothing,
    plural,
    tall,
)
from kit.dress import label

STANCES = {
    "exposure": RED,
    "both": VIOLET,
    "mitigation": BLUE,
    "improvement": OCHRE,
    "boilerplate": QUIET,
}


def risk_stances(risks: pd.DataFrame) -> Chart:
    """A dot for each category and stance, as large as its count of sentences, and the count on it.

    ``exposure`` names a hazard, ``mitigation`` what is done about one, ``improvement`` one that
    eases. A count is how often a thing is said; it does not say how bad it is.
    """
    rows = need(risks, "call_id", "category", "stance", "rank", "sentence", "start", "end")
    if rows.empty:
        return nothing("No sentence names a risk, so there is none to count.")
    counted = _counted(rows, "stance", rows["stance"])
    return _dots(
        counted,
        across=alt.X(
            "stance:N", sort=list(STANCES), title=None, axis=alt.Axis(orient="top", labelAngle=0)
        ),
        colour=alt.Color(
            "stance:N",
            scale=alt.Scale(domain=list(STANCES), range=list(STANCES.values())),
            legend=None,
        ),
        title=heading(_stances_found(rows), "Sentences that name a risk, by category and stance"),
    )


def risk_calls(risks: pd.DataFrame) -> Chart:
    """A dot for each category and call, as large as its count of sentences, the safe harbour apart.

    A category without a dot was not named in that call; that is no proof there is no such risk.
    """
    rows = need(risks, "call_id", "category", "stance", "rank", "sentence", "start", "end")
    rows = rows[rows["stance"] != "boilerplate"]
    if rows.empty:
        return nothing("No sentence names a risk, so there is none to count.")
    counted = _counted(rows, "call", rows["call_id"])
    return _dots(
        counted,
        across=alt.X("call:N", sort=None, title=None, axis=calls_axis(counted["call"])),
        colour=alt.value(RED),
        title=heading(_calls_found(rows), "Sentences that name a risk, by category and call"),
    )


def _counted(rows: pd.DataFrame, across: str, of: pd.Series[str]) -> pd.DataFrame:
    """A row a category and column: how many sentences, and the first by rank to open."""
    rows = rows.assign(across=of, named=[label("risks", key) for key in rows["category"]])
    rows = rows.sort_values(["call_id", "rank"], kind="stable")
    order = rows["named"].value_counts(sort=False).sort_values(ascending=False, kind="stable").index
    groups = rows.groupby(["named", "across"], sort=False)
    first = groups.first().reset_index().assign(count=groups.size().to_numpy())
    first = first.sort_values("named", key=lambda names: names.map(order.get_loc), kind="stable")
    return drawn(
        first,
        **{across: first["across"], "category": first["named"], "count": first["count"]},
        sentence=first["sentence"],
    )


def _dots(data: pd.DataFrame, *, across: alt.X, colour: object, title: alt.TitleParams) -> Chart:
    base = alt.Chart(data).encode(
        x=across,
        y=alt.Y("category:N", sort=None, title=None, axis=alt.Axis(grid=True)),
        tooltip=hints(
            {"category": "category", "sentences": "count:Q", "the first by rank": "sentence"}
        ),
    )
    size = alt.Size("count:Q", scale=alt.Scale(range=[60, 420], zero=True), legend=None)
    dots = base.mark_circle(opacity=1, cursor="pointer").encode(size=size, color=colour)
    counts = base.mark_text(dx=20, color=INK).encode(text=alt.Text("count:Q"))
    return alt.layer(dots, counts, title=title, width=WIDTH, height=tall(data["category"]))


def _stances_found(rows: pd.DataFrame) -> str:
    named = rows["category"].value_counts()
    top = rows[rows["category"] == named.index[0]]
    bare = plural(int((top["stance"] == "exposure").sum()), "of exposure", "of exposure")
    if (named == named.iloc[0]).sum() > 1:
        kinds = plural(len(named), "category", "categories")
        return f"{kinds} of risk, none named in more than {plural(len(top), 'sentence')}"
    said = f"{label('risks', named.index[0])} is named most: {plural(len(top), 'sentence')}"
    return f"{said}, {bare}"


def _calls_found(rows: pd.DataFrame) -> str:
    calls = rows["call_id"].nunique()
    spread = rows.groupby("category")["call_id"].nunique()
    every = int((spread == calls).sum())
    if calls == 1:
        return f"{plural(len(spread), 'category', 'categories')} of risk named in one call"
    named = plural(every, "category of risk is", "categories of risk are")
    return f"{named} named in every one of {calls} calls, out of {len(spread)}"
