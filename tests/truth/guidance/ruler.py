"""Holds the promises found in real calls against promises read off them by hand.

    python -m tests.truth.guidance.ruler      what is missed, what is wrong, what is no promise

The calls lie beside the checkout and are nobody's to ship; the truth holds values, names and periods.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

import kit

HERE = Path(__file__).parent
CALLS = HERE.parents[3] / "shared" / "data" / "transcripts"
Fact = dict[str, Any]


@dataclass
class Held:
    """Promises met, columns that differ, and rows that are no promise, of one call."""

    met: list[Fact] = field(default_factory=list)
    missed: list[Fact] = field(default_factory=list)
    wrong: list[tuple[Fact, str, Any]] = field(default_factory=list)
    stray: list[Fact] = field(default_factory=list)
    fallen_for: list[Fact] = field(default_factory=list)
    rows: int = 0

    @property
    def recall(self) -> float:
        return len(self.met) / (len(self.met) + len(self.missed))

    @property
    def precision(self) -> float:
        return 1 - len(self.stray) / self.rows

    @property
    def columns(self) -> float:
        """The share of the columns asked for that are right, of the promises met."""
        asked = sum(len(fact.keys() - {"turn", "at"}) for fact in self.met)
        return 1 - len(self.wrong) / asked


def names() -> list[str]:
    return sorted(path.stem for path in HERE.glob("*.toml"))


def facts(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))


def same(wanted: Any, got: Any) -> bool:
    got = "" if pd.isna(got) else got
    if isinstance(wanted, int | float) and not isinstance(got, str):
        return abs(wanted - got) <= 1e-9 * max(1.0, abs(wanted))
    return bool(wanted == got)


def meant(fact: Fact, row: Fact) -> bool:
    """Whether a row stands in the sentence of a fact and gives its figure."""
    words = " ".join(row["sentence"].split())
    figured = all(same(fact[end], row[end]) for end in ("low", "high") if end in fact)
    return row["turn"] == fact["turn"] and fact.get("at", "") in words and figured


def best(fact: Fact, rows: list[Fact]) -> Fact | None:
    """Of the rows a fact may mean, the one that agrees with it in most columns."""
    here = [row for row in rows if meant(fact, row)]
    agreed = [sum(same(fact[c], row[c]) for c in fact.keys() & row.keys()) for row in here]
    return here[agreed.index(max(agreed))] if here else None


def held(name: str) -> Held:
    known, result = facts(name), Held()
    rows = kit.guidance(kit.load(CALLS / known["call"])).astype(object).to_dict("records")
    free = list(rows)
    for fact in known["promises"]:
        row = best(fact, free)
        if row is None:
            result.missed.append(fact)
            continue
        free.remove(row)
        result.met.append(fact)
        result.wrong += [(fact, c, row[c]) for c in fact if c != "at" and not same(fact[c], row[c])]
    allowed = known["promises"] + known["minor"]
    result.rows = len(rows)
    result.stray = [row for row in free if not any(meant(fact, row) for fact in allowed)]
    result.fallen_for = [trap for trap in known["traps"] if best(trap, rows)]
    return result


def main() -> None:
    for name in names():
        it = held(name)
        print(f"\n{name}: recall {it.recall:.2f}, precision {it.precision:.2f} of {it.rows} rows")
        for fact in it.missed:
            print("  missed", fact)
        for fact, column, got in it.wrong:
            print("  wrong", column, repr(got), fact)
        for row in it.stray:
            print("  no promise", row["turn"], row["form"], row["low"], row["sentence"][:110])
        for fact in it.fallen_for:
            print("  trap", fact)


if __name__ == "__main__":
    main()
