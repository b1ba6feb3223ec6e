"""A table as HTML of our own: every cell escaped, a door a row, what is not there said so."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from html import escape

import pandas as pd

from kit.dress.amounts import number
from kit.dress.cells import missing
from kit.dress.sides import DOORS, doors, kept, machinery, sides, written

PLAIN = "mathjax_ignore tex2jax_ignore"  # "$4 billion, up from $3" is no formula in JupyterLab
_QUIET = '<span class="quiet">'
LAID = {
    "sentence": "sentence",
    **dict.fromkeys(("was_sentence", "actual_sentence", "level_sentence"), "sentence"),
    **dict.fromkeys(("text", "question", "answer", "meaning"), "text"),
    **dict.fromkeys(
        ("call_id", "was_call_id", "period", "Call", "Period", "Date of the call"), "whole"
    ),
}
# Columns where nothing is nothing; in the others a missing value was left unsaid.
NOTHING = ("metric", "segment", "basis", "aspect", "measure", "direction", "action", "condition",
           "rests_on", "non_answer", "voice", "rank", "statement", "aliases", "firm",
           "outcome", "verdict", "horizon", "category", "was_period", "was_stance", "was_call_id",
           "was_sentence", "actual_call_id", "actual_sentence")  # fmt: skip


def dressed(
    table: pd.DataFrame, *columns: str, caption: str | None = None, limit: int | None = None
) -> str:
    """A table as HTML: all of it, or these ``columns``, or its first ``limit`` rows.

    ``low high unit step bound`` are shown as one column, ``figure``; ``start`` and ``end`` as the
    door they make with ``call_id``, even when those are not among the columns shown. A table
    without rows says what was looked for. Nothing in a cell is taken for markup.

    >>> found = pd.DataFrame({"metric": ["revenue"], "low": 5e6, "high": 5e6, "unit": "USD"})
    >>> "USD 5m" in dressed(found) and "<caption>Found</caption>" in dressed(found, caption="Found")
    True
    >>> dressed(found.head(0), caption="guidance on revenue")
    '<p class="none">no rows: guidance on revenue</p>'
    """
    table = flat(table)
    names = list(columns) or _shown(table)
    if table.empty:
        wanted = caption or f"nothing to show under {', '.join(map(str, names)) or 'no column'}"
        return f'<p class="none">no rows: {escape(wanted)}</p>'
    rows = table if limit is None else table.head(limit)
    part = f"first {len(rows):,} of {len(table):,} rows" if len(rows) < len(table) else ""
    return _html(rows, names, " · ".join(filter(None, (caption, part))))


def flat(table: pd.DataFrame) -> pd.DataFrame:
    """With its index as columns where the index says something, and one name a column."""
    flat = pd.DataFrame(table)
    if any(name is not None for name in flat.index.names) or flat.index.dtype.kind not in "iu":
        flat = flat.reset_index(names=[name or "" for name in flat.index.names])
    return flat.set_axis(list(_names(flat.columns)), axis=1)


def _names(columns: Iterable[Hashable]) -> Iterator[str]:
    """Each column's name in words; one that returns is counted: "a", "a 2"."""
    met: Counter[str] = Counter()
    for column in columns:
        name = " ".join(map(str, column)) if isinstance(column, tuple) else str(column)
        met[name] += 1
        yield name if met[name] == 1 else f"{name} {met[name]}"


def _shown(table: pd.DataFrame) -> list[str]:
    stand_for = {amount.low: name for name, amount in kept(table).items()}
    told = machinery(table) - set(stand_for)
    return [stand_for.get(name, name) for name in table.columns if name not in told]


def _html(table: pd.DataFrame, names: Sequence[str], title: str) -> str:
    cells = {name: _cells(table, name) for name in names}
    numeric = {name: _numeric(table, name) for name in names}
    _hang_doors(table, cells)
    head = "".join(_heading(name, numeric[name]) for name in names)
    values = {name: list(_values(table, name)) for name in names}
    body = "".join(
        f"<tr>{''.join(_rows(row, names, numeric, held))}</tr>\n"
        for row, held in zip(
            zip(*cells.values(), strict=True), zip(*values.values(), strict=True), strict=True
        )
    )
    label = escape(title or f"{len(table):,} rows: {', '.join(names)}")
    caption = f"<caption>{escape(title)}</caption>" if title else ""
    return (
        f'<div class="table {PLAIN}" role="region" tabindex="0" aria-label="{label}">'
        f'<table class="kit">{caption}<thead><tr>{head}</tr></thead>\n'
        f"<tbody>{body}</tbody></table></div>"
    )


def _heading(name: str, numeric: bool) -> str:
    said = escape(str(name).replace("_", " "))
    if not said:
        return "<td></td>"
    return f'<th scope="col"{_kind(name, numeric)}>{said if numeric else laid(said)}</th>'


def _rows(
    row: Iterable[str], names: Sequence[str], numeric: dict[str, bool], held: Iterable[str]
) -> Iterator[str]:
    for at, (name, cell, value) in enumerate(zip(names, row, held, strict=True)):
        tag, scope = ("th", ' scope="row"') if at == 0 else ("td", "")
        kind = _kind(name, numeric[name])
        yield f"<{tag}{scope}{kind}{value}>{cell if numeric[name] else laid(cell)}</{tag}>"


def _values(table: pd.DataFrame, name: str) -> Iterator[str]:
    """What an amount is to a machine, for a page to sort by and to write into a file."""
    amount = kept(table).get(name)
    if amount is None:
        yield from [""] * len(table)
        return
    ends = zip(*(table[end] for end in (amount.low, amount.high, amount.unit)), strict=True)
    for low, high, unit in ends:
        held = ["" if missing(end) else f"{end:.15g}" for end in (low, high)]
        said = escape(" ".join([*held, "" if missing(unit) else str(unit)]))
        yield f' data-value="{said}"' if any(held) else ""


def _kind(name: str, numeric: bool) -> str:
    """How a page lays the column out: figures to the right, sentences wide, names unbroken."""
    kind = "num" if numeric else LAID.get(name)
    return f' class="{kind}"' if kind else ""


def laid(cell: str) -> str:
    """Words of a cell in a block of their own: JupyterLab sets all else in a table to the right.

    >>> laid("Revenue")
    '<div align="left">Revenue</div>'
    """
    return f'<div align="left">{cell}</div>'


def _numeric(table: pd.DataFrame, name: str) -> bool:
    if name not in table:
        return True
    return table[name].dtype.kind in "iuf"


def _cells(table: pd.DataFrame, name: str) -> list[str]:
    if name in kept(table) and (name != "figure" or name not in table):
        none = quiet(_unsaid(table, name))
        return [escape(said) or none for said in written(table, name)]
    return [_cell(name, value) for value in table[name]]


def _unsaid(table: pd.DataFrame, name: str) -> str:
    """What stands in the place of an amount: a date or a name has none, a promise may be in words."""
    if name != "figure" or not {"was_low", "use"}.isdisjoint(table.columns):
        return "–"
    return "in words"


def _cell(name: str, value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else quiet("–")
    if missing(value):
        return quiet("–" if name in NOTHING else "not said")
    if value == "":
        return quiet("–")
    if isinstance(value, int | float) and math.isfinite(value):
        return str(value) if name == "year" else number(value)
    return escape(str(value))


def quiet(said: str) -> str:
    """Words that stand back, as for what nobody said.

    >>> quiet("not said")
    '<span class="quiet">not said</span>'
    """
    return f"{_QUIET}{said}</span>"


def _hang_doors(table: pd.DataFrame, cells: dict[str, list[str]]) -> None:
    """Each row's door hangs on its figure or, where it has none, on the words that say it."""
    for side in sides(table):
        shown = [name for name in DOORS[side] if name in cells] or list(cells)[: not side]
        for at, href in enumerate(doors(table, side) if shown else ()):
            if href:
                said = (name for name in shown if not cells[name][at].startswith(_QUIET))
                name = next(said, shown[-1])
                cells[name][at] = f'<a class="door" href="{escape(href)}">{cells[name][at]}</a>'
