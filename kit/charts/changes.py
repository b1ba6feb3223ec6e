"""What is new in a call, what it has dropped, and what it says otherwise."""

from __future__ import annotations

import altair as alt
import pandas as pd

from kit.charts.look import (
    BLUE,
    INK,
    OCHRE,
    PLACE,
    QUIET,
    RED,
    VIOLET,
    WAS,
    WIDTH,
    Chart,
    drawn,
    heading,
    hints,
    need,
    nothing,
    plural,
    said_last,
    tall,
)
from kit.dress import label

CHANGES = {"new": BLUE, "dropped": RED, "changed": OCHRE, "reworded": VIOLET, "same": QUIET}


def said_changes(changes: pd.DataFrame, *, limit: int = 20) -> Chart:
    """A dot for each subject and change, as large as its count: new and dropped first.

    Takes what `kit.compare.risks` or `kit.compare.metrics` found. A dot opens the first of its rows:
    where it is said or, where it is dropped, where it was. The subjects that are new or gone
    altogether stand first, then those with most changes.
    """
    rows = need(changes, "change", "topic", *PLACE, *WAS)
    source = "risks" if "category" in rows else "metrics"
    rows = need(rows, "category" if source == "risks" else "metric", *PLACE)
    key = rows["category" if source == "risks" else "metric"]
    rows = rows.assign(key=key)[key.notna()]
    if rows.empty:
        return nothing("No two calls of one company, so there is nothing that changed.")
    rows = rows.assign(subject=[label(source, str(name)) for name in rows["key"]])
    order = _newest(rows)
    rows = rows[rows["subject"].isin(order[:limit])]
    part = f"; {limit} of {len(order)} subjects" if len(order) > limit else ""
    return _counts(rows, order[:limit]).properties(
        title=heading(_changes_found(rows), f"Sentences by subject and change{part}"),
        width=WIDTH,
        height=tall(rows["subject"]),
    )


def _newest(rows: pd.DataFrame) -> list[str]:
    """The subjects: those new or dropped as a whole first, then those with most that is not the same."""
    by = rows.assign(
        whole=rows["topic"].isin(["new", "dropped"]),
        moved=rows["change"].isin(["new", "dropped"]),
        other=rows["change"].ne("same"),
    )
    sums = by.groupby("subject", sort=True)[["whole", "moved", "other"]].sum()
    return list(sums.sort_values(["whole", "moved", "other"], ascending=False, kind="stable").index)


def _counts(rows: pd.DataFrame, order: list[str]) -> Chart:
    groups = said_last(rows).groupby(["subject", "change"], sort=False)
    first = groups.first().reset_index().assign(count=groups.size().to_numpy())
    data = drawn(
        first,
        subject=first["subject"],
        change=first["change"],
        count=first["count"],
        sentence=first["sentence"],
    )
    colours = alt.Scale(domain=list(CHANGES), range=list(CHANGES.values()))
    across = alt.Axis(orient="top", labelAngle=0)
    base = alt.Chart(data).encode(
        x=alt.X("change:N", sort=list(CHANGES), title=None, axis=across),
        y=alt.Y("subject:N", sort=order, title=None, axis=alt.Axis(grid=True)),
        tooltip=hints({"subject": "subject", "sentences": "count:Q", "the first": "sentence"}),
    )
    size = alt.Size("count:Q", scale=alt.Scale(range=[60, 420], zero=True), legend=None)
    colour = alt.Color("change:N", scale=colours, legend=None)
    dots = base.mark_circle(opacity=1, cursor="pointer").encode(size=size, color=colour)
    return alt.layer(dots, base.mark_text(dx=20, color=INK).encode(text=alt.Text("count:Q")))


def _changes_found(rows: pd.DataFrame) -> str:
    topics = rows.drop_duplicates(["call_id", "subject"])["topic"].value_counts()
    new, dropped = int(topics.get("new", 0)), int(topics.get("dropped", 0))
    calls = plural(rows["call_id"].nunique(), "call")
    told = f"{plural(new, 'subject')} new and {dropped or 'none'} dropped"
    return f"{told} in {calls}, each held against the one before"
