"""A table for reading: amounts as people write them, metrics by their names, a door a row."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd

from kit.dress import DECLINED, PLAIN, dressed, kept, label, machinery, subjects, written
from kit.errors import MissingColumns

# How a row is tied to its place and to its like; a reader sees the door instead.
MACHINERY = (
    "turn",
    "statement",
    "rank",
    "start",
    "end",
    "rests_on",
    "promise",
    "line",
    "alike",
    "answers",
)
LEXICONS = {"metric": "metrics", "category": "risks"}
RESOURCE = "application/vnd.dataresource+json"  # as pandas and nteract call it
PEOPLE = ("speaker", "role", "title", "firm", "aliases", "turns", "words", "evidence")


@dataclass(frozen=True, slots=True, repr=False)
class Shown:
    """Something to look at: HTML where it can be drawn, plain text where it cannot.

    ``data`` is a table behind it as machines read it, whole: a Tabular Data Resource.
    """

    html: str
    text: str
    data: dict[str, Any] | None = None

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        return {RESOURCE: self.data} if self.data else {}

    def _repr_html_(self) -> str:
        return f'<div class="{PLAIN}">{self.html}</div>'

    def __repr__(self) -> str:
        return self.text


def show(
    table: pd.DataFrame, *columns: str, caption: str | None = None, limit: int | None = None
) -> Shown:
    """A table dressed for a reader: these ``columns`` of it, or all that say something.

    ``figure`` stands for ``low high unit step bound``, ``was_figure`` for an earlier one, ``what`` for
    ``metric segment measure``.
    Without ``columns`` the machinery is left out, and columns that are empty in every row are named
    below the table.

    >>> said = pd.DataFrame({"metric": ["eps"], "low": 1.46, "high": 1.46, "unit": "USD/share"})
    >>> show(said, "figure", caption="Per share")
    Per share
    <BLANKLINE>
            figure
    USD 1.46/share

    Raises
    ------
    MissingColumns
        When the table has not all of ``columns``.
    """
    table = pd.DataFrame(table)
    data = resource(table, caption)
    if "what" in columns and "metric" in table:
        table = table.assign(what=_what(table))
    table = _labelled(table)
    names = list(columns) or _telling(table)
    have(table, names)
    html = dressed(table, *names, caption=caption, limit=limit)
    if not columns and (empty := _empty(table)):
        html += f'<p class="quiet">Empty in every row: {escape(", ".join(empty))}.</p>'
    return Shown(html, _plain(table, names, caption, limit), data)


def people(speakers: pd.DataFrame) -> Shown:
    """Who spoke, under which names and titles, how much, and why we take them for one person."""
    return show(speakers, *(name for name in PEOPLE if name in speakers), caption="Who spoke")


def resource(table: pd.DataFrame, caption: str | None) -> dict[str, Any] | None:
    """All of a table for machines, as the Frictionless standards write tables in JSON.

    None for a table whose columns have no names of their own.
    """
    if table.columns.nlevels > 1 or not table.columns.is_unique:
        return None
    rows = table.to_json(orient="table", index=False, double_precision=15)
    return {"profile": "tabular-data-resource", "title": caption, **json.loads(rows)}


def _what(table: pd.DataFrame) -> list[str]:
    """What each row is about; nothing for a date or a name among the figures."""
    if not {"use", "low", "high"} <= set(table.columns):
        return subjects(table)
    amount = table["low"].notna() | table["high"].notna()
    return [said if some else "" for said, some in zip(subjects(table), amount, strict=True)]


def _labelled(table: pd.DataFrame) -> pd.DataFrame:
    """With metrics and categories under the names a reader calls them by."""
    known = {name: source for name, source in LEXICONS.items() if name in table}
    labels = {
        name: [None if pd.isna(key) else label(source, str(key)) for key in table[name]]
        for name, source in known.items()
    }
    if "non_answer" in table:
        labels["non_answer"] = [DECLINED.get(kind) for kind in table["non_answer"]]
    return table.assign(**labels)  # type: ignore[arg-type]


def _telling(table: pd.DataFrame) -> list[str]:
    """The columns that say something: no machinery, none without a value, no single call's id."""
    silent = {*MACHINERY, *_empty(table)}
    if "call_id" in table and table["call_id"].nunique() == 1:
        silent.add("call_id")
    stand_for = {amount.low: name for name, amount in kept(table).items()}
    silent |= machinery(table) - set(stand_for)
    return [stand_for.get(name, name) for name in table.columns if name not in silent]


def _empty(table: pd.DataFrame) -> list[str]:
    if table.empty:
        return []
    told = {*MACHINERY, *machinery(table)}
    return [name for name in table.columns if name not in told and table[name].isna().all()]


def have(table: pd.DataFrame, names: Sequence[str]) -> None:
    """Raises MissingColumns where a table lacks one of these, or of the figures they stand for."""
    known = list(dict.fromkeys([*map(str, table.columns), *kept(table)]))
    if missing := [name for name in names if name not in known]:
        raise MissingColumns(
            f"the table has no column {', '.join(missing)}; it has {', '.join(known)}."
        )


def _plain(
    table: pd.DataFrame, names: Sequence[str], caption: str | None, limit: int | None
) -> str:
    if table.empty:
        return f"no rows: {caption or ', '.join(names)}"
    rows = table.assign(**{name: written(table, name) for name in kept(table)})
    rows = rows[list(names)].head(len(rows) if limit is None else limit)
    body = rows.to_string(index=False, na_rep="–")
    return f"{caption}\n\n{body}" if caption else body
