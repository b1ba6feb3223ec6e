"""Who spoke, and how much, before and during the questions."""

from __future__ import annotations

import altair as alt
import pandas as pd

from kit.charts.look import (
    BLUE,
    INK,
    OCHRE,
    WIDTH,
    Chart,
    heading,
    hints,
    need,
    nothing,
    of_calls,
    plural,
    roomy,
    tall,
)

PARTS = {"prepared": ("prepared remarks", BLUE), "qa": ("questions and answers", OCHRE)}


def word_shares(turns: pd.DataFrame) -> Chart:
    """A bar for each speaker, as long as their words, prepared and in answer to questions apart.

    The operator is left out. Words that came through an interpreter count as the speaker's whose
    turn it is.
    """
    rows = need(turns, "call_id", "speaker", "role", "part", "words")
    rows = rows[rows["role"] != "operator"]
    if rows.empty:
        return nothing("Nobody but the operator speaks, so there is no share to draw.")
    return _bars(_totals(rows))


def _totals(rows: pd.DataFrame) -> pd.DataFrame:
    """Words by speaker and part, the most talkative first."""
    named = of_calls(rows["speaker"].fillna("unknown speaker"), rows)
    rows = rows.assign(speaker=named, part=[PARTS[part][0] for part in rows["part"]])
    totals = rows.groupby(["speaker", "role", "part"], as_index=False)["words"].sum()
    all_said = totals.groupby("speaker")["words"].transform("sum")
    shares = [f"{share:.0%}" for share in all_said / totals["words"].sum()]
    totals = totals.assign(said=all_said, share=shares)
    totals = totals.sort_values(["said", "part"], ascending=False, kind="stable")
    return pd.DataFrame(totals.assign(share=totals["share"].mask(totals.duplicated("speaker"), "")))


def _bars(data: pd.DataFrame) -> Chart:
    scale = alt.Scale(
        domain=[name for name, _ in PARTS.values()], range=[colour for _, colour in PARTS.values()]
    )
    base = alt.Chart(data).encode(y=alt.Y("speaker:N", sort=None, title=None))
    bars = base.mark_bar(height=14).encode(
        x=alt.X("words:Q", title=None, axis=alt.Axis(tickCount=5), scale=roomy(data["said"])),
        color=alt.Color("part:N", scale=scale, legend=alt.Legend(symbolType="square")),
        order=alt.Order("part:N", sort="ascending"),
        tooltip=hints({"speaker": "speaker", "role": "role", "part": "part", "words": "words:Q"}),
    )
    shares = base.mark_text(align="left", dx=5, color=INK).encode(
        x=alt.X("said:Q", title=None), text=alt.Text("share:N")
    )
    return alt.layer(
        bars,
        shares,
        title=heading(_found(data), "Words, and the share of all words but the operator's"),
        width=WIDTH,
        height=tall(data["speaker"]),
    )


def _found(data: pd.DataFrame) -> str:
    first = data.iloc[0]
    people = plural(data["speaker"].nunique(), "person", "people")
    return f"{first['speaker']} says {first['share']} of the words of {people}"
