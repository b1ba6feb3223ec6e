"""The first answers a reader wants of a call, each a door, and what was looked for in vain."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import Any

import pandas as pd

from kit.dress import amounts, door, label, link, quiet, subjects
from kit.lexicon import lexicon, words
from kit.model import Transcript
from kit.show.call import unsaid
from kit.show.table import Shown
from kit.values import Period

BASES = {
    "yoy": "on a year earlier",
    "qoq": "on the quarter before",
    "mom": "on the month before",
    "guidance": "against guidance",
}
Row = Any  # a row of a table: pandas says nothing of what its cells hold
DECLINED = ("refuse", "unable", "later")


def findings(
    call: Transcript,
    *,
    metrics: pd.DataFrame,
    guidance: pd.DataFrame,
    risks: pd.DataFrame,
    exchanges: pd.DataFrame,
    health: pd.DataFrame | None = None,
) -> Shown:
    """Revenue, profit, the first guidance, the first risk, the questions declined; what is missing.

    All of it is read off the tables given, by their ``rank``; nothing is worked out, and nothing is
    said of whether it is good or bad. With ``health``, what makes a reader of the transcript careful.
    """
    answers = [
        _reported(metrics, "revenue", call.period),
        _reported(metrics, "profit", call.period),
        _guided(guidance),
        _risk(risks),
        _questions(exchanges),
    ]
    items = "".join(f"<li>{answer}</li>\n" for answer in answers if answer)
    html = f'<ol class="findings">{items}</ol>' if items else ""
    if missed := _missed(metrics, guidance, risks, exchanges):
        html += _line("Not found in this call", escape("; ".join(missed)))
    if unsaid(call):
        html += _line("The source does not say", ", ".join(unsaid(call)))
    return Shown(html + _careful(health), _untagged(html + _careful(health)))


def _line(name: str, said: str) -> str:
    return f'<p class="missed"><b>{name}:</b> {said}.</p>'


def _careful(health: pd.DataFrame | None) -> str:
    """What loading noted of the transcript, each a door to where."""
    if health is None:
        return ""
    if health.empty:
        return _line("The transcript", "loading it noted nothing to be careful of")
    notes = (f"<li>{_noted(row)}</li>\n" for _, row in health.iterrows())
    return (
        f'<p class="missed"><b>To be read with care:</b></p><ul class="care">{"".join(notes)}</ul>'
    )


def _noted(row: Row) -> str:
    kind = escape(str(row["kind"]).replace("_", " "))
    said = escape(str(row["says"]))
    return f"{kind}: {link(_door(row), str(row['says'])) if _known(row['start']) else said}"


def _finding(name: str, value: str, more: str, whose: str = "") -> str:
    """One answer: what it is about, its figure or words, what moved, and who said it."""
    who = f' <span class="who">{whose}</span>' if whose else ""
    return f'<b>{escape(name)}</b> <span class="value">{value}</span> <span>{more}{who}</span>'


def _reported(metrics: pd.DataFrame, kind: str, period: Period | None) -> str:
    """Revenue, USD 312.4m, +12% on a year earlier, 2024Q1 · Ada Quill."""
    rows = _statement(metrics, kind, period)
    if rows.empty:
        return ""
    level = rows.iloc[0]
    moves = rows[rows["aspect"] == "change"]
    bases = [BASES.get(str(basis), "") for basis in moves["basis"]]
    changes = [f"{move} {basis}".strip() for move, basis in zip(_doors(moves), bases, strict=True)]
    said = ", ".join(changes) or quiet("no change said with it")
    return _finding(subjects(rows.head(1))[0], _doors(rows)[0], said, _whose(level))


def _statement(metrics: pd.DataFrame, kind: str, period: Period | None) -> pd.DataFrame:
    """The first level of the most telling metric of a kind, and what the same clause says of it.

    Of the call's own period before any other.
    """
    whole = metrics[metrics["segment"].isna() & metrics["low"].notna()].sort_values("rank")
    levels = whole[whole["aspect"] == "level"]
    for rows in (levels[levels["period"] == str(period)], levels):
        for name in words("findings", kind):
            if len(first := rows[rows["metric"] == name].head(1)):
                same = whole[whole["statement"] == first["statement"].iloc[0]]
                return pd.DataFrame(pd.concat([first, same.drop(index=first.index)]))
    return levels.head(0)


def _guided(guidance: pd.DataFrame) -> str:
    """Guidance, USD 320–330m, Revenue, raised, 2024Q2 · Ada Quill; in words: the sentence."""
    figured = guidance[guidance["low"].notna() | guidance["high"].notna()].sort_values("rank")
    named = figured[figured["metric"].notna()]
    if named.empty:
        return _promised(guidance)
    row = named.iloc[0]
    figure = link(_door(row), amounts(named.head(1))[0])
    action = f", {escape(row['action'])}" if _known(row["action"]) else ""
    about = f"{escape(subjects(named.head(1))[0])}{action}"
    return _finding("Guidance", figure, about, _whose(row))


def _promised(guidance: pd.DataFrame) -> str:
    """The promise in words about the weightiest metric; a plan only where there is no other."""
    if guidance.empty:
        return ""
    known = map(lexicon("metrics").entries.get, guidance["metric"])
    weights = [entry.about.get("weight", 1) if entry else 0 for entry in known]
    rows = guidance.assign(plan=guidance["form"] == "plan", weight=weights)
    row = rows.sort_values(["plan", "weight"], ascending=[True, False], kind="stable").iloc[0]
    words = link(_door(row), " ".join(str(row["sentence"]).split()))
    return _finding("Guidance", "in words", words, _whose(row))


def _risk(risks: pd.DataFrame) -> str:
    """Risk, Supply chain, exposure; 14 sentences on 6 categories of risk in all."""
    rows = risks[risks["stance"] != "boilerplate"].sort_values("rank")
    if rows.empty:
        return ""
    row = rows.iloc[0]
    name = link(_door(row), label("risks", row["category"]))
    sentences = _counted(len(rows), "sentence", "sentences")
    kinds = _counted(rows["category"].nunique(), "category", "categories")
    more = f"{escape(row['stance'])}; {sentences} on {kinds} of risk in all"
    return _finding("Risk", name, more, escape(str(row["speaker"])) if "speaker" in row else "")


def _questions(exchanges: pd.DataFrame) -> str:
    """Questions, 9 exchanges, with 6 analysts; declined in part to Bo Reed, Cy Marsh."""
    if exchanges.empty:
        return ""
    asked = _counted(len(exchanges), "exchange", "exchanges")
    by = _counted(exchanges["analyst"].nunique(), "analyst", "analysts")
    rows = exchanges[exchanges["non_answer"].isin(DECLINED)]
    doors = [link(_door(row), str(row["analyst"] or "unknown")) for _, row in rows.iterrows()]
    declined = f"an answer declined, in part, to {', '.join(doors)}" if doors else "none declined"
    return _finding("Questions", asked, f"with {by}; {declined}")


def _counted(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"


def _missed(
    metrics: pd.DataFrame, guidance: pd.DataFrame, risks: pd.DataFrame, exchanges: pd.DataFrame
) -> list[str]:
    """What was looked for and not found, in a reader's words."""
    kinds = [kind for kind in ("revenue", "profit") if _statement(metrics, kind, None).empty]
    names = [name for name in words("findings", "guided") if name not in set(guidance["metric"])]
    return [
        *(f"a figure for {kind}" for kind in kinds),
        *(f"guidance on {label('metrics', name)}" for name in names),
        *(["a sentence that names a risk"] if risks.empty else []),
        *(["questions and answers"] if exchanges.empty else []),
    ]


def _doors(rows: pd.DataFrame) -> list[str]:
    """The figure of each row as a door."""
    each = zip(rows.iterrows(), amounts(rows), strict=True)
    return [link(_door(row), text) for (_, row), text in each]


def _door(row: Row) -> str:
    return door(row["call_id"], row["start"], row["end"])


def _whose(row: Row) -> str:
    told = (str(row[name]) for name in ("period", "speaker") if _known(row[name]))
    return escape(" · ".join(told))


def _known(value: object) -> bool:
    return value is not None and not pd.isna(value) and value != ""  # type: ignore[call-overload]


def _untagged(html: str) -> str:
    return unescape(
        re.sub(r"<[^>]+>", "", html.replace("</ol>", "\n").replace("</p>", "\n"))
    ).strip()
