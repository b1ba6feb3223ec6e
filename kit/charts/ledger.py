"""The ledger: what was promised call by call, what was done to it, and what came of it."""

from __future__ import annotations

import altair as alt
import pandas as pd

from kit.charts.guidance import ACTIONS
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
    amounts_axis,
    besides,
    calls_axis,
    companies,
    drawn,
    heading,
    hints,
    need,
    nothing,
    plural,
    said_last,
    tall,
)
from kit.dress import amounts, label, subjects, written

SIGNS = {**ACTIONS, "first": ACTIONS["initiated"], "dropped": ("○", RED)}
ACTUAL = tuple(f"actual_{name}" for name in PLACE)
OVER = {"year": "FY", "half": "H", "quarter": "Q"}


def ledger_ranges(ledger: pd.DataFrame, *, metric: str, over: str = "year") -> Chart:
    """What was promised of ``metric``, call by call, and what came of it.

    A bar reaches from the lower to the upper end of what a call expects, a stroke is a single figure;
    the ring is what was reported when the period was over, at the call that reports it. Colour tells
    the period. ``over`` is the length of the periods: ``year``, ``half`` or ``quarter``. Whole-company
    figures only, of the unit promised in most often.
    """
    rows = need(ledger, "promise", "metric", "segment", "period", "change", "low", "high", "unit",
                "bound", "actual", "outcome", *PLACE, *ACTUAL)  # fmt: skip
    name = label("metrics", metric)
    rows = rows[(rows["metric"] == metric) & rows["low"].notna() & rows["start"].notna()]
    rows = rows[rows["period"].str.contains(OVER[over], na=False) & rows["segment"].isna()]
    if rows.empty:
        return nothing(f"No {name} with a figure was promised for a {over}.")
    unit, units = rows["unit"].value_counts().index[0], rows["unit"]
    rows = rows[units == unit]
    came = rows[rows["actual"].notna()].drop_duplicates(["period", "actual_call_id"], keep="last")
    calls = sorted({*rows["call_id"], *came["actual_call_id"]})
    said = (
        f"{name}, {unit}: bars from the lower to the upper end, by the call; ring: reported later"
    )
    return alt.layer(
        *_promised(rows, calls),
        *([_came(came)] if len(came) else []),
        title=heading(_promised_found(rows, name), said + besides(unit, units)),
        width=WIDTH,
        height=260,
    )


def _promised(rows: pd.DataFrame, calls: list[str]) -> list[alt.Chart]:
    data = drawn(
        rows,
        call=rows["call_id"],
        low=rows["low"],
        high=rows["high"],
        period=rows["period"],
        change=rows["change"],
        figure=amounts(rows),
        sentence=rows["sentence"],
    )
    base = alt.Chart(data).encode(
        x=alt.X("call:O", sort=calls, title=None, axis=calls_axis(calls)),
        xOffset=alt.XOffset("period:N"),
        y=_amount("low", rows["unit"].iloc[0]),
        color=_periods(),
        tooltip=hints(
            {"for": "period", "figure": "figure", "change": "change", "words": "sentence"}
        ),
    )
    return [
        base.mark_bar(width=10, cursor="pointer", opacity=0.75).encode(y2=alt.Y2("high:Q")),
        base.mark_tick(thickness=3, width=22, cursor="pointer"),
        base.mark_tick(thickness=3, width=22, cursor="pointer").encode(y=alt.Y("high:Q")),
        _words(base, dy=-9).encode(y=alt.Y("high:Q")),
    ]


def _came(rows: pd.DataFrame) -> Chart:
    """The ring for what was reported, a door to where."""
    at = rows.assign(**{name: rows[f"actual_{name}"] for name in PLACE})
    data = drawn(
        at,
        call=at["call_id"],
        low=at["actual"],
        period=at["period"],
        figure=written(rows, "actual"),
        outcome=at["outcome"].fillna("cannot be told"),
        sentence=at["sentence"],
    )
    shown = {"for": "period", "reported": "figure", "outcome": "outcome", "words": "sentence"}
    base = alt.Chart(data).encode(
        x=alt.X("call:O"),
        xOffset=alt.XOffset("period:N"),
        y=alt.Y("low:Q"),
        color=_periods(),
        tooltip=hints(shown),
    )
    ring = {"filled": False, "size": 120, "strokeWidth": 2.5}
    return alt.layer(base.mark_point(cursor="pointer", **ring), _words(base, dy=16))


def _words(base: alt.Chart, dy: int) -> alt.Chart:
    """The figure itself, above what was promised and below what came."""
    words = base.mark_text(dy=dy, fontSize=11)
    return words.encode(text=alt.Text("figure:N"), color=alt.value(INK))


def _amount(end: str, unit: str) -> alt.Y:
    room = alt.Scale(zero=False, padding=24)
    return alt.Y(f"{end}:Q", title=None, axis=amounts_axis(unit), scale=room)


def _periods() -> alt.Color:
    return alt.Color("period:N", scale=alt.Scale(range=[BLUE, OCHRE, VIOLET, RED, QUIET]))


def _promised_found(rows: pd.DataFrame, name: str) -> str:
    judged = rows.dropna(subset=["outcome"]).drop_duplicates("period", keep="last")
    counts = judged["outcome"].value_counts()
    told = ", ".join(f"{counts[outcome]} {outcome}" for outcome in counts.index)
    said = plural(rows["period"].nunique(), "period")
    return (
        f"{name} promised for {said}: {told}" if told else f"{name} promised for {said}, none over"
    )


def ledger_changes(ledger: pd.DataFrame, *, limit: int = 20) -> Chart:
    """A sign for each promise and call: first, raised, lowered, kept, narrowed, widened, gone.

    A hollow circle is a promise that the call is silent about although its period is not over. The
    promises with most to tell stand first.
    """
    rows = need(ledger, "promise", "metric", "label", "segment", "measure", "period", "change",
                "outcome", *PLACE, *WAS)  # fmt: skip
    rows = rows[rows["change"].isin(list(SIGNS))]
    if rows.empty:
        return nothing("No promise was found, so there is no ledger to draw.")
    told = rows.groupby("promise")["change"].transform("size")
    rows = rows.assign(name=_promises(rows), told=told)
    rows = rows.sort_values(["told", "promise"], ascending=[False, True], kind="stable")
    names = list(dict.fromkeys(rows["name"]))
    rows = rows[rows["name"].isin(names[:limit])].drop_duplicates(["name", "call_id"])
    return _signs(rows).properties(
        title=heading(_ledger_found(rows), _ledger_shown(len(names), limit)),
        width=WIDTH,
        height=tall(rows["name"]),
    )


def _promises(rows: pd.DataFrame) -> list[str]:
    """Which promise a row is of: "Revenue · FY2024", and what came of it where that is known."""
    came = rows.groupby("promise")["outcome"].transform("last")
    each = zip(subjects(rows), rows["period"], came, companies(rows), strict=True)
    several = companies(rows).nunique() > 1
    return [
        " · ".join(
            part
            for part in (name, period, outcome, company if several else None)
            if isinstance(part, str)
        )
        for name, period, outcome, company in each
    ]


def _signs(rows: pd.DataFrame) -> alt.Chart:
    data = drawn(
        said_last(rows),
        call=rows["call_id"],
        name=rows["name"],
        change=rows["change"],
        sign=[SIGNS[change][0] for change in rows["change"]],
        sentence=said_last(rows)["sentence"],
    )
    colours = alt.Scale(domain=list(SIGNS), range=[colour for _, colour in SIGNS.values()])
    calls = sorted(set(rows["call_id"]))
    signs = alt.Chart(data).mark_text(fontSize=14, fontWeight="bold", cursor="pointer")
    return signs.encode(
        x=alt.X("call:N", sort=calls, title=None, axis=calls_axis(calls)),
        y=alt.Y("name:N", sort=None, title=None, axis=alt.Axis(grid=True)),
        text=alt.Text("sign:N"),
        color=alt.Color("change:N", scale=colours, legend=None),
        tooltip=hints({"promise": "name", "change": "change", "words": "sentence"}),
    )


def _ledger_found(rows: pd.DataFrame) -> str:
    counts = rows["change"].value_counts()
    signs = (
        f"{SIGNS[change][0]} {change} {counts[change]}" for change in SIGNS if change in counts
    )
    return "Promises: " + ", ".join(signs)


def _ledger_shown(promises: int, limit: int) -> str:
    part = f"; {limit} of {promises}" if promises > limit else ""
    return f"What each call does to each promise, with what came of it{part}"
