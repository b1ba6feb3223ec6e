"""The five answers a reader wants first of a call, read off its tables by their rank."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape
from typing import Any

import pandas as pd

from kit.dress import DECLINED, amounts, door, label, link, quiet, subjects
from kit.lexicon import lexicon, words
from kit.values import Period

BASES = {
    "yoy": "on a year earlier",
    "qoq": "on the quarter before",
    "mom": "on the month before",
    "guidance": "against guidance",
}
Row = Any  # a row of a table: pandas says nothing of what its cells hold


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: what it is about, its figure or words, what is said with it, and who says it.

    ``value`` and ``more`` are HTML, with doors; ``change`` is the first change said, in percent, and
    ``subject`` what a promise is of.
    """

    finding: str
    about: str
    value: str
    more: str
    who: str = ""
    change: float | None = None
    subject: str = ""

    @property
    def html(self) -> str:
        kind = "value" if any(map(str.isdigit, plain(self.value))) else "value words"
        who = f' <span class="who">{escape(self.who)}</span>' if self.who else ""
        return (
            f'<b>{escape(self.about)}</b> <span class="{kind}">{self.value}</span> '
            f"<span>{self.more}{who}</span>"
        )

    @property
    def told(self) -> dict[str, str | float | None]:
        """The same for machines: an index of reports puts the answers of many beside each other."""
        said = {
            "about": self.subject or self.about,
            "value": plain(self.value),
            "more": plain(self.more),
        }
        return {"finding": self.finding, **said, "who": self.who, "change": self.change}


def answers(
    metrics: pd.DataFrame,
    guidance: pd.DataFrame,
    risks: pd.DataFrame,
    exchanges: pd.DataFrame,
    period: Period | None,
) -> list[Answer]:
    """Revenue, profit, the first guidance, the first risk, the questions: those that there are."""
    each = (
        _reported(metrics, "revenue", period),
        _reported(metrics, "profit", period),
        _guided(guidance),
        _risk(risks),
        _questions(exchanges),
    )
    return [answer for answer in each if answer]


def statement(metrics: pd.DataFrame, kind: str, period: Period | None) -> pd.DataFrame:
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


def place(row: Row) -> str:
    """Where a row was read from."""
    return door(row["call_id"], row["start"], row["end"])


def known(value: object) -> bool:
    """Whether a cell says anything."""
    return value is not None and not pd.isna(value) and value != ""  # type: ignore[call-overload]


def plain(html: str) -> str:
    """The words of HTML without its tags.

    >>> plain('<b>Revenue</b> <a href="#">USD&nbsp;5m</a>')
    'Revenue USD\\xa05m'
    """
    return unescape("".join(_untagged(html))).strip()


def _untagged(html: str) -> Iterator[str]:
    for piece in html.replace("</ol>", "\n").replace("</p>", "\n").split("<"):
        yield piece.partition(">")[2] if ">" in piece else piece


def _reported(metrics: pd.DataFrame, kind: str, period: Period | None) -> Answer | None:
    """Revenue, USD 312.4m, +12% on a year earlier, 2024Q1 · Ada Quill."""
    rows = statement(metrics, kind, period)
    if rows.empty:
        return None
    moves = rows[rows["aspect"] == "change"]
    bases = [BASES.get(str(basis), "") for basis in moves["basis"]]
    changes = [f"{move} {basis}".strip() for move, basis in zip(_doors(moves), bases, strict=True)]
    percents = moves.loc[(moves["unit"] == "percent") & (moves["low"] == moves["high"]), "low"]
    return Answer(
        kind,
        subjects(rows.head(1))[0],
        _doors(rows)[0],
        ", ".join(changes) or quiet("no change said with it"),
        _whose(rows.iloc[0]),
        float(percents.iloc[0]) if len(percents) else None,
    )


def _guided(guidance: pd.DataFrame) -> Answer | None:
    """Guidance, USD 320–330m, Revenue, raised, 2024Q2 · Ada Quill; in words: the sentence."""
    figured = guidance[guidance["low"].notna() | guidance["high"].notna()].sort_values("rank")
    named = figured[figured["metric"].notna()]
    if named.empty:
        return _promised(guidance)
    row = named.iloc[0]
    action = f", {escape(row['action'])}" if known(row["action"]) else ""
    subject = subjects(named.head(1))[0]
    more = f"{escape(subject)}{action}"
    figure = _doors(named.head(1))[0]
    return Answer("guidance", "Guidance", figure, more, _whose(row), subject=subject)


def _promised(guidance: pd.DataFrame) -> Answer | None:
    """The promise in words about the weightiest metric; a plan only where there is no other."""
    if guidance.empty:
        return None
    entries = map(lexicon("metrics").entries.get, guidance["metric"])
    weights = [entry.about.get("weight", 1) if entry else 0 for entry in entries]
    rows = guidance.assign(plan=guidance["form"] == "plan", weight=weights)
    row = rows.sort_values(["plan", "weight"], ascending=[True, False], kind="stable").iloc[0]
    said = link(place(row), " ".join(str(row["sentence"]).split()))
    return Answer("guidance", "Guidance", "in words", said, _whose(row))


def _risk(risks: pd.DataFrame) -> Answer | None:
    """Risk, Supply chain, exposure; 14 sentences on 6 categories of risk in all."""
    rows = risks[risks["stance"] != "boilerplate"].sort_values("rank")
    if rows.empty:
        return None
    row = rows.iloc[0]
    sentences = _counted(len(rows), "sentence", "sentences")
    kinds = _counted(rows["category"].nunique(), "category", "categories")
    more = f"{escape(row['stance'])}; {sentences} on {kinds} of risk in all"
    who = str(row["speaker"]) if known(row.get("speaker")) else ""
    return Answer("risk", "Risk", link(place(row), label("risks", row["category"])), more, who)


def _questions(exchanges: pd.DataFrame) -> Answer | None:
    """Questions, 9 exchanges, with 6 analysts; declined in part to Bo Reed, Cy Marsh."""
    if exchanges.empty:
        return None
    asked = _counted(len(exchanges), "exchange", "exchanges")
    by = _counted(exchanges["analyst"].nunique(), "analyst", "analysts")
    rows = exchanges[exchanges["non_answer"].isin(list(DECLINED))]
    doors = [link(place(row), str(row["analyst"] or "unknown")) for _, row in rows.iterrows()]
    declined = f"an answer declined, in part, to {', '.join(doors)}" if doors else "none declined"
    return Answer("questions", "Questions", asked, f"with {by}; {declined}")


def _counted(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"


def _doors(rows: pd.DataFrame) -> list[str]:
    """The figure of each row as a door."""
    each = zip(rows.iterrows(), amounts(rows), strict=True)
    return [link(place(row), text) for (_, row), text in each]


def _whose(row: Row) -> str:
    return " · ".join(str(row[name]) for name in ("period", "speaker") if known(row[name]))
