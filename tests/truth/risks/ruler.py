"""Holds the risks of real calls against those read off them by hand.

    python -m tests.truth.risks.ruler      the shares, and each mark and row that differ

The calls lie beside the checkout and are nobody's to ship; a mark holds a turn, a word or two that place the
sentence, and what a reader would say of it.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import kit

HERE = Path(__file__).parent
CALLS = HERE.parents[3] / "shared" / "data" / "transcripts"
NAMES = sorted(path.stem for path in HERE.glob("*.toml"))


@dataclass
class Score:
    """Of each share what was met and what there is, and what was missed."""

    met: Counter[str] = field(default_factory=Counter)
    all: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)

    def add(self, what: str, holds: bool, said: object) -> None:
        self.all[what] += 1
        self.met[what] += holds
        if not holds:
            self.missed.append(f"{what}: {said}")

    def share(self, what: str) -> float:
        return self.met[what] / self.all[what] if self.all[what] else 1.0


def there(place: list[Any], row: Any) -> bool:
    said = " ".join(row.sentence.split())
    return bool(row.turn == place[0] and place[1].lower() in said.lower())


def score(name: str) -> Score:
    facts = tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))
    rows = list(kit.risks(kit.load(CALLS / facts["call"])).itertuples())
    result = Score()
    for mark in facts["risks"]:
        here = [row for row in rows if there(mark, row) and row.category in mark[2].split("|")]
        result.add("recall", bool(here), mark)
        for row in here[:1]:
            result.add("stance", row.stance in mark[3].split("|"), (mark, row.stance))
            result.add("tense", row.tense in mark[4].split("|"), (mark, row.tense))
    for row in rows:
        if row.stance in ("exposure", "both"):
            result.add(
                "exposures", _known(facts, row), (row.turn, row.category, row.terms, row.sentence)
            )
    return result


def _known(facts: dict[str, Any], row: Any) -> bool:
    """Whether a row is marked, or stands in a sentence that may be read either way."""
    marked = any(there(mark, row) and row.category in mark[2].split("|") for mark in facts["risks"])
    return marked or any(there(place, row) for place in facts["open"])


def main() -> None:
    for name in NAMES:
        result = score(name)
        print(f"\n{name}: " + "  ".join(f"{what} {result.share(what):.2f}" for what in result.all))
        print(*(f"  - {line}" for line in result.missed), sep="\n")


if __name__ == "__main__":
    main()
