"""Holds a call's tables against facts marked by hand, column by column.

    python -m tests.truth.ruler [NAME ...]         scores and, for each fact that is not met, what was found

Truth files name a place by `says`, words that stand once in the call, and what a perfect reader would say of
the figure in them. Facts they leave out are not wrong: recall and columns are scored, not precision.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import kit

HERE = Path(__file__).parent
COLUMNS = {
    "metrics": ("metric", "aspect", "unit", "period", "basis", "segment"),
    "guidance": ("metric", "form", "unit", "period", "action"),
    "risks": ("category", "stance", "tense"),
}


@dataclass
class Score:
    """Facts met and facts there are, for rows and for each column of the rows found."""

    met: Counter[str] = field(default_factory=Counter)
    all: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)

    def add(self, what: str, holds: bool, said: str) -> None:
        self.all[what] += 1
        self.met[what] += holds
        if not holds:
            self.missed.append(f"{what}: {said}")

    def share(self, what: str) -> float:
        return self.met[what] / self.all[what] if self.all[what] else 1.0


def truth(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))


def names() -> list[str]:
    return sorted(path.stem for path in HERE.glob("*.toml"))


def close(fact: dict[str, Any], row: Any) -> bool:
    return all(
        key not in fact or abs(fact[key] - getattr(row, key)) <= 1e-6 * max(1, abs(fact[key]))
        for key in ("low", "high")
    )


def found(fact: dict[str, Any], rows: list[Any], call: kit.Transcript) -> Any:
    """The row that stands in the words of a fact and has its value."""
    start = call.text.index(fact["says"])
    end = start + len(fact["says"])
    here = [row for row in rows if start < row.end and row.start < end]
    figured = "low" in fact or "high" in fact
    return next((row for row in here if not figured or close(fact, row)), None)


def same(column: str, wanted: Any, got: Any) -> bool:
    """Whether a value is the one wanted; a category may be one of several, "a|b"."""
    got = "" if got != got or got is None else got  # null is said as "" in a truth file
    wanted = wanted.split("|") if column == "category" else [wanted]
    return str(got).lower() in [str(one).lower() for one in wanted]


def score(name: str) -> Score:
    """Every fact of one truth file held against the tables of its call."""
    facts, call = truth(name), kit.load(kit.sample(name))
    result = Score()
    for table, columns in COLUMNS.items():
        rows = list(kit.TABLES[table](call).itertuples())
        for fact in facts.get(table, ()):
            row = found(fact, rows, call)
            result.add(table, row is not None, fact["says"])
            for column in columns if row is not None else ():
                if column in fact:
                    got = getattr(row, column)
                    result.add(
                        f"{table}.{column}",
                        same(column, fact[column], got),
                        f"{fact['says']!r} is {fact[column]!r}, read {got!r}",
                    )
    _traps(facts, call, result)
    return result


def _traps(facts: dict[str, Any], call: kit.Transcript, result: Score) -> None:
    """What must be neither metric nor guidance."""
    rows = [
        row for table in ("metrics", "guidance") for row in kit.TABLES[table](call).itertuples()
    ]
    for trap in facts.get("traps", ()):
        if "risk" not in trap["why"]:
            result.add(
                "traps",
                found({"says": trap["says"]}, rows, call) is None,
                f"{trap['says']} ({trap['why']})",
            )


def main(wanted: list[str]) -> None:
    total = Score()
    for name in wanted or names():
        result = score(name)
        total.met.update(result.met)
        total.all.update(result.all)
        print(f"\n{name}: " + "  ".join(f"{what} {result.share(what):.2f}" for what in result.all))
        print(*(f"  - {line}" for line in result.missed), sep="\n")
    print("\nall: " + "  ".join(f"{what} {total.share(what):.2f}" for what in sorted(total.all)))


if __name__ == "__main__":
    main(sys.argv[1:])
