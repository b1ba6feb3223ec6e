"""Key figures: how they moved, where in the call they were said, and one of them over time."""

from __future__ import annotations

from typing import Any

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
    amounts_axis,
    besides,
    companies,
    drawn,
    heading,
    hints,
    need,
    nothing,
    of_calls,
    of_companies,
    plural,
    roomy,
    tall,
)
from kit.dress import amounts, label, subjects

BASES = {
    "yoy": "on a year earlier",
    "qoq": "on the quarter before",
    "mom": "on the month before",
    "ytd": "since the year began",
    "guidance": "against guidance",
    "peak": "against the peak",
    "other": "against what the sentence names",
}
# how a level was told, and its mark
TOLD: dict[str, dict[str, Any]] = {
    "reported": {"filled": True},
    "compared with": {"filled": False, "strokeWidth": 2},
}
USES = {"metric": BLUE, "guidance": OCHRE, "risk": RED, "other": QUIET}


def metric_changes(metrics: pd.DataFrame, *, unit: str = "percent", limit: int = 12) -> Chart:
    """A bar for each growth or decline said, the highest ranked first, with what it is against.

    Draws the rows whose ``aspect`` is ``change`` and whose unit is ``unit``: percent, pp or bps do
    not share an axis. Of a range the lower end is drawn, and the whole range written. Nothing is
    worked out from two levels: a change nobody said has no bar.
    """
    rows = need(metrics, "call_id", "metric", "label", "segment", "aspect", "low", "high", "unit",
                "basis", "period", "rank", "sentence", "start", "end")  # fmt: skip
    rows = rows[(rows["aspect"] == "change") & (rows["unit"] == unit) & rows["low"].notna()]
    if rows.empty:
        return nothing(f"No change in {unit} was said of a metric, so there is none to draw.")
    rows = rows.sort_values("rank", kind="stable")
    rows = rows.assign(name=of_companies(_moved(rows), rows)).drop_duplicates("name")
    rows = rows.drop_duplicates(["call_id", "metric", "segment", "label", "period", "low"])
    return _change_bars(rows.head(limit), of=len(rows))


def _moved(rows: pd.DataFrame) -> list[str]:
    """What moved and against what: "Revenue, Test · 2024Q1 yoy"."""
    parts = zip(subjects(rows), rows["period"], rows["basis"], strict=True)
    return [
        f"{name} · {' '.join(word for word in (period, basis) if isinstance(word, str))}"
        for name, period, basis in parts
    ]


def _change_bars(rows: pd.DataFrame, *, of: int) -> Chart:
    data = drawn(
        rows,
        name=rows["name"],
        change=rows["low"],
        figure=amounts(rows),
        against=[BASES.get(basis, "not said") for basis in rows["basis"]],
        sentence=rows["sentence"],
    )
    base = alt.Chart(data).encode(
        y=alt.Y("name:N", sort=None, title=None),
        x=alt.X("change:Q", axis=None, scale=roomy(rows["low"])),
        tooltip=hints(
            {"change": "name", "said": "figure", "against": "against", "sentence": "sentence"}
        ),
    )
    return alt.layer(
        *_outwards(base),
        alt.Chart(alt.InlineData(values=[{}])).mark_rule().encode(x=alt.datum(0)),
        title=heading(_changes_found(rows), _changes_shown(rows, of)),
        width=WIDTH,
        height=tall(rows["name"]),
    )


def _outwards(base: alt.Chart) -> list[alt.Chart]:
    """Bars away from zero, rises and falls in colours of their own, the words at their ends."""
    falls = alt.when(alt.datum["change"] < 0)
    colour = falls.then(alt.value(RED)).otherwise(alt.value(BLUE))
    left, beyond = "datum.change < 0 ? 'right' : 'left'", "datum.change < 0 ? -5 : 5"
    said = base.mark_text(align=alt.expr(left), dx=alt.expr(beyond), color=INK)
    return [
        base.mark_bar(height=14, cursor="pointer").encode(color=colour),
        said.encode(text=alt.Text("figure:N")),
    ]


def _changes_found(rows: pd.DataFrame) -> str:
    rises, falls = int((rows["low"] > 0).sum()), int((rows["low"] < 0).sum())
    name = of_companies(subjects(rows), rows)[0].replace(" · ", " of ")
    against = BASES.get(str(rows["basis"].iloc[0]), "")
    both = f"{plural(rises, 'rise')} and {plural(falls, 'fall')} among {len(rows)} shown"
    return f"{name} {amounts(rows)[0]} {against}".rstrip() + f"; {both}"


def _changes_shown(rows: pd.DataFrame, of: int) -> str:
    unit = rows["unit"].iloc[0]
    part = f"the first {len(rows)} of {of} by rank" if len(rows) < of else "all that were said"
    return f"Change in {unit}, with its period and what it is against; {part}"


def metric_over_time(metrics: pd.DataFrame, *, metric: str) -> Chart:
    """A metric's level period by period, as the calls said it: one line a company.

    Filled: said of the period just reported. Hollow: an earlier value that a call compares with,
    where no call of the table reports that period itself. Whole-company figures only, of the unit,
    the measure and the length of period reported of most periods. A gap is a period no call told of.
    """
    rows = need(metrics, "call_id", "metric", "segment", "aspect", "low", "high", "unit", "measure",
                "period", "rank", "sentence", "start", "end")  # fmt: skip
    name = label("metrics", metric)
    rows = rows[(rows["metric"] == metric) & rows["segment"].isna() & rows["low"].notna()]
    rows = rows[rows["aspect"].isin(["level", "prior"]) & rows["period"].notna()]
    if rows.empty:
        return nothing(f"No level of {name} with its period was said for the whole company.")
    rows, units = rows.assign(company=companies(rows)), rows["unit"]
    rows = _commonest(rows, units)
    rows = _commonest(rows, rows["measure"].fillna("as reported"))
    rows = _commonest(rows, rows["period"].str.replace(r"\d+", "", regex=True))
    rows = rows.sort_values(["aspect", "rank"]).drop_duplicates(["company", "period"])
    return _levels(rows.sort_values(["period", "company"]), name, units)


def _commonest(rows: pd.DataFrame, kind: pd.Series[str]) -> pd.DataFrame:
    """The rows of the kind reported of most periods: kinds do not share an axis."""
    kinds = rows.assign(kind=kind.to_numpy()).drop_duplicates(
        ["company", "period", "kind", "aspect"]
    )
    reported = kinds[kinds["aspect"] == "level"]
    counts = (kinds if reported.empty else reported)["kind"].value_counts()
    return pd.DataFrame(rows.loc[kind == counts.index[0]])


def _levels(rows: pd.DataFrame, name: str, units: pd.Series[str]) -> Chart:
    data = drawn(
        rows,
        period=rows["period"],
        level=rows["low"],
        figure=amounts(rows),
        company=rows["company"],
        told=["reported" if aspect == "level" else "compared with" for aspect in rows["aspect"]],
        sentence=rows["sentence"],
    )
    base = _over_periods(data, rows["unit"].iloc[0])
    shown = {"period": "period", name: "figure", "told as": "told", "sentence": "sentence"}
    points = base.encode(tooltip=hints(shown))
    return alt.layer(
        base.mark_line(strokeWidth=2, opacity=0.6),
        *(_points(points, told) for told in TOLD if told in set(data["told"])),
        base.mark_text(dy=-16).encode(text=alt.Text("figure:N"), color=alt.value(INK)),
        title=heading(_levels_found(rows, name), _levels_shown(rows, name, units)),
        width=WIDTH,
        height=240,
    )


def _over_periods(data: pd.DataFrame, unit: str) -> alt.Chart:
    """Levels over periods, a colour a company; the legend only where there are several."""
    scale = alt.Scale(range=[BLUE, OCHRE, VIOLET, RED, QUIET])
    legend = alt.Legend() if data["company"].nunique() > 1 else None
    room = alt.Scale(zero=False, padding=24)
    return alt.Chart(data).encode(
        x=alt.X("period:O", title=None, axis=alt.Axis(labelAngle=0)),
        y=alt.Y("level:Q", title=None, axis=amounts_axis(unit), scale=room),
        color=alt.Color("company:N", scale=scale, legend=legend),
    )


def _points(base: alt.Chart, told: str) -> alt.Chart:
    marks = base.mark_point(cursor="pointer", **TOLD[told])
    return marks.transform_filter(alt.datum["told"] == told)


def _levels_found(rows: pd.DataFrame, name: str) -> str:
    first, last = rows["period"].iloc[0], rows["period"].iloc[-1]
    said = amounts(rows)
    if first == last:
        return f"{name} was {said[0]} in {first}"
    if rows["company"].nunique() > 1:
        return f"{name} of {rows['company'].nunique()} companies, {first} to {last}"
    return f"{name} went from {said[0]} in {first} to {said[-1]} in {last}"


def _levels_shown(rows: pd.DataFrame, name: str, units: pd.Series[str]) -> str:
    unit, measure = rows["unit"].iloc[0], rows["measure"].iloc[0]
    how = f" ({measure.replace('_', ' ')})" if isinstance(measure, str) else ""
    hollow = "; hollow: an earlier value a call compares with"
    told = set(rows["aspect"]) - {"level"}
    return f"{name}{how}, {unit}{hollow if told else ''}{besides(unit, units)}"


def figure_strip(figures: pd.DataFrame) -> Chart:
    """A stroke for each figure of a call, from its first word to its last, a row a speaker.

    Colour tells what the figure is used for. Dates, names and the like are left out: the table has
    them. How important a figure is, the picture does not say.
    """
    rows = need(figures, "call_id", "speaker", "part", "use", "low", "high", "unit", "sentence",
                "start", "end")  # fmt: skip
    rows = rows[rows["use"].isin(list(USES)) & rows["low"].notna()]
    if rows.empty:
        return nothing("No figure was said, so there is no strip to draw.")
    rows = rows.sort_values(["call_id", "start"])
    data = drawn(
        rows,
        speaker=of_calls(rows["speaker"].fillna("unknown speaker"), rows),
        place=rows["start"],
        use=rows["use"],
        figure=amounts(rows),
        sentence=rows["sentence"],
    )
    return alt.layer(
        _strokes(data),
        *_questions(rows),
        title=heading(_strip_found(data), "A stroke a figure, from the first word to the last"),
        width=WIDTH,
        height=tall(data["speaker"]),
    )


def _strokes(data: pd.DataFrame) -> Chart:
    met = [use for use in USES if use in set(data["use"])]
    scale = alt.Scale(domain=met, range=[USES[use] for use in met])
    return (
        alt.Chart(data)
        .mark_tick(thickness=2, size=16, cursor="pointer", opacity=0.9)
        .encode(
            x=alt.X("place:Q", title=None, axis=None, scale=alt.Scale(nice=False)),
            y=alt.Y("speaker:N", sort=None, title=None, axis=alt.Axis(grid=True)),
            color=alt.Color("use:N", scale=scale, legend=alt.Legend(symbolType="square")),
            tooltip=hints({"figure": "figure", "used as": "use", "sentence": "sentence"}),
        )
    )


def _questions(rows: pd.DataFrame) -> list[Chart]:
    """Where the questions begin, in a table of one call: at the first figure said in them."""
    asked = rows.loc[rows["part"] == "qa", "start"]
    if asked.empty or rows["call_id"].nunique() > 1:
        return []
    base = alt.Chart(alt.InlineData(values=[{"at": int(asked.min())}])).encode(x=alt.X("at:Q"))
    words = {"align": "left", "dx": 4, "dy": -8, "opacity": 0.85, "text": "questions"}
    return [base.mark_rule(strokeDash=[3, 3]), base.mark_text(**words).encode(y=alt.value(0))]


def _strip_found(data: pd.DataFrame) -> str:
    by = data["speaker"].value_counts()
    return f"{by.index[0]} says {by.iloc[0]:,} of the {len(data):,} figures"
