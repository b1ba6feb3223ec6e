"""Questions: who asked, how much they got for an answer, and what was declined."""

from __future__ import annotations

import altair as alt
import pandas as pd

from kit.charts.look import (
    BLUE,
    INK,
    QUIET,
    RED,
    ROW,
    WIDTH,
    Chart,
    drawn,
    heading,
    hints,
    need,
    nothing,
    of_calls,
    plural,
    roomy,
    tall,
)
from kit.dress import DECLINED

PARTS = {"question": QUIET, "answer": BLUE, "answer, declined in part": RED}


def exchange_lengths(exchanges: pd.DataFrame) -> Chart:
    """Two bars for each exchange, in the order of the call: words of the question, of the answer.

    An answer that declines, cannot say or puts off some of what was asked is marked with the word.
    Length is not worth: a short answer may be a full one.
    """
    rows = need(exchanges, "call_id", "exchange", "analyst", "firm", "question", "answer",
                "answered_by", "non_answer", "answer_start", "answer_end", "start",
                "end")  # fmt: skip
    if rows.empty:
        return nothing("No question was asked in these calls, or none is in the transcript.")
    rows = rows.sort_values(["call_id", "start"])
    return _bars(pd.concat([_asked(rows), _answered(rows)]), rows)


def _asked(rows: pd.DataFrame) -> pd.DataFrame:
    return _words(rows, rows["question"], ["question"] * len(rows), [""] * len(rows))


def _answered(rows: pd.DataFrame) -> pd.DataFrame:
    marks = [DECLINED.get(way, "") for way in rows["non_answer"]]
    kinds = ["answer, declined in part" if mark else "answer" for mark in marks]
    places = {"start": rows["answer_start"], "end": rows["answer_end"]}
    spoken = {name: at.fillna(rows[name]).astype(int) for name, at in places.items()}
    return _words(rows.assign(**spoken), rows["answer"], kinds, marks)


def _words(
    rows: pd.DataFrame, said: pd.Series[str], kinds: list[str], marks: list[str]
) -> pd.DataFrame:
    return drawn(
        rows,
        name=of_calls(_askers(rows), rows),
        kind=kinds,
        row=["question" if kind == "question" else "answer" for kind in kinds],
        words=[len(words.split()) for words in said.fillna("")],
        mark=marks,
        by=rows["answered_by"].fillna("nobody"),
    )


def _askers(rows: pd.DataFrame) -> list[str]:
    names = rows["analyst"].fillna("unknown")
    firms = [f", {firm}" if isinstance(firm, str) else "" for firm in rows["firm"]]
    each = zip(rows["exchange"] + 1, names, firms, strict=True)  # a reader counts from one
    return [f"{number}. {name}{firm}" for number, name, firm in each]


def _bars(data: pd.DataFrame, rows: pd.DataFrame) -> Chart:
    base = alt.Chart(data).encode(
        y=alt.Y("name:N", sort=None, title=None, scale=alt.Scale(paddingInner=0.35)),
        yOffset=alt.YOffset("row:N", sort=["question", "answer"]),
        x=alt.X("words:Q", title=None, axis=alt.Axis(tickCount=5), scale=roomy(data["words"], 0.3)),
        tooltip=hints(
            {"exchange": "name", "part": "kind", "words": "words:Q", "answered by": "by"}
        ),
    )
    scale = alt.Scale(domain=list(PARTS), range=list(PARTS.values()))
    bars = base.mark_bar(cursor="pointer").encode(
        color=alt.Color("kind:N", scale=scale, legend=alt.Legend(symbolType="square"))
    )
    marks = base.mark_text(align="left", dx=5, color=INK).encode(text=alt.Text("mark:N"))
    return alt.layer(
        bars,
        marks,
        title=heading(_found(rows), "Words of each question and its answer, in the call's order"),
        width=WIDTH,
        height=tall(data["name"], ROW + 14),
    )


def _found(rows: pd.DataFrame) -> str:
    asked = plural(len(rows), "exchange")
    by = plural(rows["analyst"].nunique(), "analyst")
    declined = int(rows["non_answer"].isin(list(DECLINED)).sum())
    some = (
        f"in {declined} something was declined"
        if declined
        else "none was declined in so many words"
    )
    return f"{asked} with {by}; {some}"
