"""Calls side by side: a row a subject, a column a call, each cell a door."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

import pandas as pd

from kit.dress import PLAIN, amounts, door, label, laid, link, quiet
from kit.dress.cells import missing
from kit.show.table import Shown, have

SUBJECTS = {"metric": "Reported", "guidance": "Expected", "risk": "Risks named"}
NEEDED = ("call_id", "line", "subject", "metric", "category", "aspect", "horizon", "low", "high",
          "unit", "period", "measure", "sentences", "start", "end")  # fmt: skip
Row = Any  # a row of a table: pandas says nothing of what its cells hold


def side_by_side(
    peers: pd.DataFrame, *, caption: str | None = None, limit: int | None = None
) -> Shown:
    """What `kit.compare.peers` found, with a row for each subject and a column for each call.

    A figure is a link to its words; of a risk stands the number of sentences that name it, a link to
    the first by rank. What a call does not say is "not said". Of each kind of subject the first
    ``limit`` are shown, those that most calls speak of.

    Raises
    ------
    MissingColumns
        When the table is not one of `kit.compare.peers`.
    """
    have(peers, NEEDED)
    title = caption or "Calls side by side"
    if peers.empty:
        return Shown(f'<p class="none">no rows: {escape(title)}</p>', f"no rows: {title}")
    rows = peers.assign(figure=amounts(peers), name=[_name(row) for row in peers.itertuples()])
    rows = rows[rows["line"].isin(_first(rows, limit))]
    calls = "".join(f'<th scope="col">{laid(escape(call))}</th>' for call in _calls(rows))
    return Shown(
        f'<div class="table {PLAIN}" role="region" tabindex="0" aria-label="{escape(title)}">'
        f'<table class="kit"><caption>{escape(title)}</caption><thead><tr><td></td>{calls}</tr>'
        f"</thead>\n{''.join(_bodies(rows))}</table></div>",
        _plain(rows, title),
    )


def _calls(rows: pd.DataFrame) -> list[str]:
    return list(rows.loc[rows["line"] == rows["line"].iloc[0], "call_id"])


def _first(rows: pd.DataFrame, limit: int | None) -> set[int]:
    """The lines shown: of each kind of subject the first ``limit``."""
    lines = rows.drop_duplicates("line").groupby("subject")["line"]
    return set(lines.head(len(rows) if limit is None else limit))


def _name(row: Row) -> str:
    """What a line is about: "Revenue, on a year earlier", "Earnings per share, year"."""
    if row.subject == "risk":
        return label("risks", row.category)
    change = "growth" if row.aspect == "change" else ""
    horizon = "" if missing(row.horizon) else f"for a {row.horizon}"
    return ", ".join(filter(None, (label("metrics", row.metric), change, horizon)))


def _bodies(rows: pd.DataFrame) -> Iterator[str]:
    wide = len(_calls(rows)) + 1
    for subject, title in SUBJECTS.items():
        lines = rows[rows["subject"] == subject].groupby("line", sort=False)
        if len(lines):
            head = f'<tr><th scope="colgroup" colspan="{wide}">{laid(title)}</th></tr>\n'
            yield f"<tbody>{head}{''.join(_line(cells) for _, cells in lines)}</tbody>"


def _line(cells: pd.DataFrame) -> str:
    said = "".join(f"<td>{laid(_cell(row))}</td>" for row in cells.itertuples())
    return f'<tr><th scope="row">{laid(escape(cells["name"].iloc[0]))}</th>{said}</tr>\n'


def _cell(row: Row) -> str:
    if missing(row.start):
        return quiet("not said")
    return link(door(row.call_id, row.start, row.end), _words(row)) + _how(row)


def _words(row: Row) -> str:
    if row.subject != "risk":
        return str(row.figure)
    return "1 sentence" if row.sentences == 1 else f"{row.sentences} sentences"


def _how(row: Row) -> str:
    """Of which period and how measured, as two companies' figures may differ in both."""
    told = (row.period, row.measure) if row.subject != "risk" else (row.stance,)
    said = (str(word).replace("_", " ") for word in told if not missing(word))
    return f" {quiet(escape(', '.join(said)))}"


def _plain(rows: pd.DataFrame, title: str) -> str:
    said = ["not said" if missing(row.start) else _words(row) for row in rows.itertuples()]
    body = rows.assign(said=said).drop_duplicates(["line", "call_id"])
    wide = body.pivot(index=["line", "name"], columns="call_id", values="said").droplevel("line")
    return f"{title}\n\n{wide[list(dict.fromkeys(rows['call_id']))].to_string()}"
