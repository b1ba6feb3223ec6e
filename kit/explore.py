"""An evidence browser in a cell of JupyterLab: tables of a call to filter, and each row's place."""

from __future__ import annotations

from functools import partial
from html import escape
from importlib import import_module
from typing import Any

import pandas as pd

from kit.dress import PLAIN, kept, subjects, written
from kit.errors import NotInstalled
from kit.facts import TABLES
from kit.model import Transcript
from kit.text import shortened
from kit.values import Span

BROWSED = ("metrics", "guidance", "risks", "exchanges", "figures", "turns")
SUBJECTS = ("metric", "category", "analyst")  # what a table is filtered by, the first it has
PEOPLE = ("speaker", "answered_by")
EVERY = "all"
CONTEXT = 2  # sentences shown before and after


def explore(call: Transcript) -> Explorer:
    """Browse what was read from a call: choose a table, a subject, a person, a part; click a row.

    The place it was read from opens below, marked, with the sentences around it. In the next cell
    ``selected`` is what was clicked, ``rows`` what the filters left, both as the table they are of.
    Works in JupyterLab, with no network; a page of a notebook shows none of it.

    Example
    -------
    >>> import kit
    >>> browser = kit.explore(kit.load("acme-2024q4.txt"))  # doctest: +SKIP

    Raises
    ------
    NotInstalled
        When ipywidgets is missing: ``pip install 'earnings-call-kit[explore]'``.
    """
    try:
        return Explorer(call, import_module("ipywidgets"))
    except ImportError as error:
        raise NotInstalled(
            "kit.explore needs ipywidgets; pip install 'earnings-call-kit[explore]' brings it."
        ) from error


class Explorer:
    """The browser: ``rows`` are those the filters leave, ``selected`` those that were clicked."""

    def __init__(self, call: Transcript, widgets: Any) -> None:
        self.call = call
        choices = {"table": BROWSED, "subject": (EVERY,), "speaker": (EVERY,), "part": (EVERY,)}
        self._choice = {
            name: widgets.Dropdown(description=name, options=options, value=options[0])
            for name, options in choices.items()
        }
        self._list = widgets.SelectMultiple(rows=12, layout={"width": "auto"})
        self._list.description = "rows"
        self._place = widgets.HTML()
        filters = widgets.HBox(list(self._choice.values()), layout={"flex_flow": "row wrap"})
        self._box = widgets.VBox([filters, self._list, self._place])
        for name in choices:
            asked = self._asked if name == "table" else self._filtered
            self._choice[name].observe(asked, "value")
        self._list.observe(self._clicked, "value")
        self._asked()

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        return self._box._repr_mimebundle_(**kwargs)

    @property
    def selected(self) -> pd.DataFrame:
        """The rows that were clicked, in the order of the table; none before a click."""
        return self._table.loc[list(self._list.value)]

    @property
    def rows(self) -> pd.DataFrame:
        """The rows that the filters leave."""
        asked = (
            self._table[name].isin([choice.value])
            for name, choice in (
                (_first(self._table, SUBJECTS), self._choice["subject"]),
                (_first(self._table, PEOPLE), self._choice["speaker"]),
            )
            if name and choice.value != EVERY
        )
        part = self._choice["part"].value
        left = self._parts.isin([part]) | (part == EVERY)
        for one in asked:
            left &= one
        rows: pd.DataFrame = self._table.loc[left]
        return rows

    def _asked(self, _: Any = None) -> None:
        """Another table: its own subjects, people and parts to choose from."""
        self._table: pd.DataFrame = TABLES[self._choice["table"].value](self.call)
        self._parts = self._table["start"].map(partial(_part, self.call))
        told = {
            "subject": _values(self._table, SUBJECTS),
            "speaker": _values(self._table, PEOPLE),
            "part": sorted(set(self._parts)),
        }
        for name, values in told.items():
            self._choice[name].options = [EVERY, *values]
            self._choice[name].value = EVERY
        self._filtered()

    def _filtered(self, _: Any = None) -> None:
        rows = self.rows
        self._list.options = list(zip(_lines(rows), rows.index, strict=True))
        self._list.value = ()
        self._clicked()

    def _clicked(self, _: Any = None) -> None:
        ends = self.selected[["start", "end"]].astype(int).to_numpy()
        places = [place(self.call, Span(*row)) for row in ends.tolist()]
        hint = f"{len(self.rows):,} rows; click one, and its place in the call opens here."
        self._place.value = f'<div class="{PLAIN}">{"".join(places) or f"<p>{hint}</p>"}</div>'


def place(call: Transcript, span: Span) -> str:
    """A place of a call as HTML: its words marked, among the sentences around them, and who speaks."""
    turn = next((turn for turn in call.turns if turn.span.holds(span)), None)
    within = turn.span if turn else Span(0, len(call.text))
    spans = list(call.sentences_in(within))
    touched = [at for at, one in enumerate(spans) if one.start < span.end and span.start < one.end]
    first, last = max(0, touched[0] - CONTEXT), touched[-1] + CONTEXT
    start, end = spans[first].start, spans[min(last, len(spans) - 1)].end
    before, after = Span(start, span.start), Span(span.end, end)
    who = escape(turn.speaker.name or "nobody named") if turn else "outside the turns"
    return (
        f"<p><b>{who}</b></p><blockquote>{escape(before.of(call.text))}"
        f"<mark>{escape(span.of(call.text))}</mark>{escape(after.of(call.text))}</blockquote>"
    )


def _first(table: pd.DataFrame, names: tuple[str, ...]) -> str | None:
    return next((name for name in names if name in table), None)


def _values(table: pd.DataFrame, names: tuple[str, ...]) -> list[str]:
    name = _first(table, names)
    return sorted(table[name].dropna().unique()) if name else []


def _part(call: Transcript, start: Any) -> str:
    parts = (turn.part for turn in call.turns if turn.span.start <= start < turn.span.end)
    return next(parts, "outside")


def _lines(rows: pd.DataFrame) -> list[str]:
    """Each row on a line: its figure, what it is about, and the words."""
    figures = written(rows, "figure") if "figure" in kept(rows) else [""] * len(rows)
    words = rows[_first(rows, ("sentence", "question", "text")) or "start"]
    about = (
        subjects(rows)
        if "metric" in rows
        else rows[_first(rows, (*SUBJECTS, "speaker")) or "start"]
    )
    return [
        shortened(" · ".join(str(one) for one in told if one and not pd.isna(one)), 140)
        for told in zip(figures, about, words, strict=True)
    ]
