"""What was guided, call by call: how far it reached, and whether it was raised or cut."""

from __future__ import annotations

import altair as alt
import pandas as pd

from kit.charts.look import (
    BLUE,
    INK,
    OCHRE,
    QUIET,
    RED,
    ROW,
    WIDTH,
    Chart,
    amounts_axis,
    besides,
    calls_axis,
    drawn,
    heading,
    hints,
    need,
    nothing,
    plural,
    tall,
)
from kit.dress import amounts, label, subjects

# what was done to guidance: its sign, and its colour
ACTIONS = {
    "raised": ("▲", BLUE),
    "lowered": ("▼", RED),
    "maintained": ("=", QUIET),
    "narrowed": ("▸◂", BLUE),
    "widened": ("◂▸", RED),
    "initiated": ("●", OCHRE),
    "withdrawn": ("✕", RED),
}
# the length of the period guided, as a note says it
OVER = {
    "year": "for a full year",
    "half": "for a half year",
    "quarter": "for a quarter",
    "open": "without a year, half or quarter it is for",
}


def guidance_ranges(
    guidance: pd.DataFrame,
    *,
    metric: str,
    over: str = "year",
    metrics: pd.DataFrame | None = None,
) -> Chart:
    """A bar for each time ``metric`` was guided with a figure, from the lower to the upper end.

    ``over`` is the length of the period guided: ``year``, ``half`` or ``quarter``, which do not
    share an axis; ``open`` is guidance whose period is not said, or another.
    A figure that was no range is a stroke alone; a floor or a ceiling is the stroke at the end that
    was said. With ``metrics``, a ring marks what was later reported for the same period. Guidance
    in words is not drawn: the table has it. Only the unit guided in most often is drawn.
    """
    rows = need(guidance, "call_id", "metric", "segment", "low", "high", "unit", "period",
                "sentence", "start", "end")  # fmt: skip
    name = label("metrics", metric)
    rows = rows[(rows["metric"] == metric) & (rows["low"].notna() | rows["high"].notna())]
    rows = rows[[_over(period) == over for period in rows["period"]]]
    if rows.empty:
        return nothing(f"No guidance with a figure was given for {name} {OVER[over]}.")
    unit, units = rows["unit"].value_counts().index[0], rows["unit"]
    rows = rows[units == unit].sort_values(["period", "call_id", "start"])
    chart = _ranges(rows, unit)
    came = pd.DataFrame() if metrics is None else _reported(rows, metrics, metric, unit)
    if not came.empty:
        chart = alt.layer(chart, _rings(came, unit))
    return chart.properties(
        title=heading(_ranges_found(rows, name), _ranges_shown(name, unit, units, not came.empty)),
        width=WIDTH,
        height=tall(_rows_named(rows), ROW + 14),
    )


def _over(period: object) -> str:
    """How long a period is: the key of `OVER`.

    >>> _over("FY2024"), _over("2024Q2"), _over("2024H1"), _over(None)
    ('year', 'quarter', 'half', 'open')
    """
    written = str(period)
    lengths = {"FY": "year", "Q": "quarter", "H": "half"}
    return next((over for sign, over in lengths.items() if sign in written), "open")


def _rows_named(rows: pd.DataFrame) -> list[str]:
    """Which guidance a row of the chart is: the period guided, and the call it was given in."""
    segments = [f" {part}" if isinstance(part, str) else "" for part in rows["segment"]]
    periods = rows["period"].fillna("period not said")
    each = zip(periods, segments, rows["call_id"], strict=True)
    return [f"{period}{segment} · said in {call}" for period, segment, call in each]


def _ranges(rows: pd.DataFrame, unit: str) -> Chart:
    low, high = rows["low"].fillna(rows["high"]), rows["high"].fillna(rows["low"])
    data = drawn(
        rows,
        name=_rows_named(rows),
        low=low,
        high=high,
        far=low > (low.min() + high.max()) / 2,  # its words go to the left, where there is room
        figure=amounts(rows),
        sentence=rows["sentence"],
    )
    shown = hints({"guided": "name", "figure": "figure", "sentence": "sentence"})
    base = _across(data, unit).encode(tooltip=shown)
    ends = base.mark_tick(size=16, thickness=3, color=OCHRE, cursor="pointer")
    left, inwards = "datum.far ? 'right' : 'left'", "datum.far ? 8 : 0"
    said = base.mark_text(align=alt.expr(left), dx=alt.expr(inwards), dy=-15, color=INK)
    return alt.layer(
        base.mark_bar(height=8, color=OCHRE, cursor="pointer").encode(x2=alt.X2("high:Q")),
        ends,
        ends.encode(x=_amounts("high", unit)),
        said.encode(text=alt.Text("figure:N")),
    )


def _across(data: pd.DataFrame, unit: str) -> alt.Chart:
    """A row for each name, its lower end across."""
    return alt.Chart(data).encode(y=alt.Y("name:N", sort=None, title=None), x=_amounts("low", unit))


def _amounts(end: str, unit: str) -> alt.X:
    room = alt.Scale(zero=False, padding=60)
    return alt.X(f"{end}:Q", title=None, axis=amounts_axis(unit), scale=room)


def _reported(rows: pd.DataFrame, metrics: pd.DataFrame, metric: str, unit: str) -> pd.DataFrame:
    """What was said later for the periods guided, once a period, beside each row that guided it."""
    told = need(metrics, "metric", "segment", "aspect", "low", "high", "unit", "period", "rank",
                "call_id", "sentence", "start", "end")  # fmt: skip
    told = told[(told["metric"] == metric) & (told["unit"] == unit) & told["segment"].isna()]
    told = told[(told["aspect"] != "prior") & told["low"].notna()].sort_values("rank")
    told = told.drop_duplicates("period")
    guided = rows.assign(name=_rows_named(rows))[["name", "period"]]
    return told.merge(guided[guided["period"].notna()], on="period")


def _rings(came: pd.DataFrame, unit: str) -> Chart:
    data = drawn(
        came,
        name=came["name"],
        low=came["low"],
        figure=amounts(came),
        sentence=came["sentence"],
    )
    base = _across(data, unit).encode(tooltip=hints({"reported": "figure", "sentence": "sentence"}))
    return base.mark_point(filled=False, size=110, strokeWidth=2.5, color=BLUE, cursor="pointer")


def _ranges_found(rows: pd.DataFrame, name: str) -> str:
    last = rows.assign(figure=amounts(rows)).iloc[-1]
    period = last["period"] if isinstance(last["period"], str) else "a period not said"
    calls = plural(rows["call_id"].nunique(), "call")
    return f"{name} is guided at {last['figure']} for {period}; {len(rows)} times in {calls}"


def _ranges_shown(name: str, unit: str, units: pd.Series[str], ringed: bool) -> str:
    rings = "; ring: what was reported for that period" if ringed else ""
    return f"{name}, {unit}: from the lower to the upper end{rings}{besides(unit, units)}"


def guidance_actions(guidance: pd.DataFrame) -> Chart:
    """What each call did to its guidance on each metric: raised, lowered, maintained, new, gone.

    Only what a call says of itself is drawn: an action is not worked out from two calls' figures.
    """
    rows = need(guidance, "call_id", "metric", "action", "period", "sentence", "start", "end")
    rows = rows[rows["action"].isin(list(ACTIONS))]
    if rows.empty:
        return nothing("No call says that guidance was raised, lowered, maintained or new.")
    rows = rows.assign(name=_guided(rows)).drop_duplicates(["call_id", "name"])
    data = drawn(
        rows,
        call=rows["call_id"],
        name=rows["name"],
        action=rows["action"],
        sign=[ACTIONS[action][0] for action in rows["action"]],
        period=rows["period"].fillna("not said"),
        sentence=rows["sentence"],
    )
    return _signs(data).properties(
        title=heading(_actions_found(rows), "What calls say they did, by metric"),
        width=WIDTH,
        height=tall(data["name"]),
    )


def _signs(data: pd.DataFrame) -> alt.Chart:
    """A sign for each metric and call."""
    colours = alt.Scale(domain=list(ACTIONS), range=[colour for _, colour in ACTIONS.values()])
    shown = {"metric": "name", "action": "action", "period": "period", "sentence": "sentence"}
    signs = alt.Chart(data).mark_text(fontSize=14, fontWeight="bold", cursor="pointer")
    return signs.encode(
        x=alt.X("call:N", sort=None, title=None, axis=calls_axis(data["call"])),
        y=alt.Y("name:N", sort=None, title=None, axis=alt.Axis(grid=True)),
        text=alt.Text("sign:N"),
        color=alt.Color("action:N", scale=colours, legend=None),
        tooltip=hints(shown),
    )


def _guided(rows: pd.DataFrame) -> list[str]:
    """The metric and the length of the period: "Revenue, year"."""
    each = zip(subjects(rows), rows["period"], strict=True)
    return [f"{name}, {_over(period)}".removesuffix(", open") for name, period in each]


def _actions_found(rows: pd.DataFrame) -> str:
    counts = rows["action"].value_counts()
    signs = (
        f"{ACTIONS[action][0]} {action} {counts[action]}" for action in ACTIONS if action in counts
    )
    return "Guidance: " + ", ".join(signs)
