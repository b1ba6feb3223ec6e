"""Holds the figures of a real call against figures read off it by hand, row by row.

    python -m tests.truth.figures.ruler      what is right, and each row that is not

The call lies beside the checkout and is nobody's to ship; the truth holds values, names and periods.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pandas as pd

import kit

HERE = Path(__file__).parent
CALLS = HERE.parents[3] / "shared" / "data" / "transcripts"
Fact = dict[str, Any]


def facts(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))


def text(value: Any) -> Any:
    """Null is written "" in a truth file."""
    return "" if value is None or pd.isna(value) else value


def same(wanted: Any, got: Any) -> bool:
    if isinstance(wanted, int | float) and not isinstance(got, str):
        return abs(wanted - got) <= 1e-9 * max(1.0, abs(wanted))
    return bool(wanted == got)


def candidates(fact: Fact, rows: list[Fact]) -> list[Fact]:
    """The rows that give the figure a fact is about, whatever their sign and unit."""
    return [row for row in rows if same(abs(fact["low"]), abs(row["low"]))]


def compared(wanted: list[Fact], rows: list[Fact]) -> list[tuple[Fact, Fact | None, list[str]]]:
    """Each fact, its row if there is one, and the columns in which the two differ."""
    met: Counter[float] = Counter()
    out: list[tuple[Fact, Fact | None, list[str]]] = []
    for fact in wanted:
        here, size = candidates(fact, rows), abs(fact["low"])
        row = here[met[size]] if met[size] < len(here) else None
        met[size] += 1
        wrong = [c for c in fact if row is None or not same(fact[c], text(row[c]))]
        out.append((fact, row, wrong))
    return out


def read(name: str) -> tuple[list[tuple[Fact, Fact | None, list[str]]], list[Fact]]:
    """The facts of a truth file beside the rows of its call, and the rows that are no fact's."""
    known = facts(name)
    table = kit.figures(kit.load(CALLS / known["call"]))
    rows = table[table["use"].isin(["metric", "guidance"])].astype(object).to_dict("records")
    pairs = compared(known["figures"], rows)
    taken = {row["start"] for _, row, _ in pairs if row}
    return pairs, [row for row in rows if row["start"] not in taken]


def main() -> None:
    pairs, others = read("lexin-2023q4")
    for fact, row, wrong in pairs:
        if wrong:
            print(fact, "read", {c: row and text(row[c]) for c in wrong})
    for row in others:
        print("no fact:", row["role"], row["low"], row["unit"], row["label"])
    print(f"{sum(not wrong for *_, wrong in pairs)} of {len(pairs)} right in every column")


if __name__ == "__main__":
    main()
