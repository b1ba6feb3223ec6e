"""What a source states about a call: company, ticker, exchange, period, date, and more.

Each is a Fact that says in which part of the source it stands and where. Several may disagree; all
are kept, and `settled` takes the header's word first, then the greeting's, then the file name's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kit.front.beside import beside
from kit.front.conflicts import ORDER
from kit.front.file_name import file_name
from kit.front.greeting import farewell, greeting
from kit.front.page import head
from kit.model import Fact
from kit.readers.reader import Draft
from kit.values import Period


def stated(draft: Draft, name: str, period: Period | str | None = None) -> tuple[Fact, ...]:
    """All that the caller, a draft and its file's name state about the call, each value once.

    >>> from kit.readers.reader import Draft
    >>> [(f.name, f.value) for f in stated(Draft("", ()), "ACME_2024_Q1.txt")]
    [('period', '2024Q1'), ('ticker', 'ACME')]
    """
    told = [Fact("period", str(period), "argument")] if period else []
    facts = [*told, *draft.facts, *head(draft), *greeting(draft), *farewell(draft)]
    facts += beside(draft, name, facts)
    facts += _not_explained(file_name(name), facts)
    once: dict[tuple[str, str, str], Fact] = {}
    for fact in facts:
        once.setdefault((fact.name, fact.value, fact.said_in), fact)
    return tuple(once.values())


def settled(facts: Iterable[Fact], name: str) -> str | None:
    """The value to go by: the first of the weightiest part that states one."""
    found = [fact for fact in facts if fact.name == name]
    return min(found, key=lambda fact: ORDER.index(fact.said_in)).value if found else None


def _not_explained(named: Iterable[Fact], facts: Iterable[Fact]) -> Iterator[Fact]:
    """The facts of a file's name, but a day that the source says is that of something else."""
    others = {fact.value for fact in facts if fact.name == "page_date"}
    return (fact for fact in named if fact.name != "date" or fact.value not in others)
