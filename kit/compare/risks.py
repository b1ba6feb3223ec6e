"""Which risks a call names that the one before did not, and which it names no more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from kit.compare.histories import neighbours
from kit.compare.pairing import NEVER, Pair, paired, topic
from kit.compare.telling import Telling, telling
from kit.facts.risks import of_call as risks_of
from kit.model import Transcript
from kit.tables import Calls, column, frame, table

SAME_RISK = 50.0
"""How many words of a hundred two sentences on one category have in common that tell of one risk."""


@dataclass(frozen=True, slots=True)
class RiskChange:
    """A risk as a call tells it, beside the same as the call before told it."""

    call_id: str = column("the later of the two calls")
    change: str = column("new, dropped, changed (another figure), reworded or same")
    category: str = column("the kind of risk, as risks.toml names it")
    topic: str = column("new or dropped where only one of the calls names the category, else kept")
    stance: str | None = column("exposure, mitigation, both, improvement or boilerplate, now")
    was_stance: str | None = column("the same in the call before")
    terms: str = column("the words that name it, joined by '; '")
    alike: float | None = column("the words both sentences have in common", unit="percent")
    was_call_id: str = column("the call before, of the same company")
    was_start: int | None = column("where it was said there; null where new", unit="characters")
    was_end: int | None = column("where that ends", unit="characters")
    was_sentence: str | None = column("the sentence it stood in, verbatim")
    start: int | None = column("where it is said now; null where dropped", unit="characters")
    end: int | None = column("where that ends", unit="characters")
    sentence: str | None = column("the sentence it stands in, verbatim")


def _between(was: Transcript, now: Transcript) -> Iterator[RiskChange]:
    before, after = _told(was), _told(now)
    old, new = ({told.about for told in tellings} for tellings in (before, after))
    for pair in paired(before, after, _needed):
        yield _row(was, now, pair, topic(pair.told.about, old, new))


def _told(call: Transcript) -> list[Telling]:
    """The risks that the company's own people name."""
    return [telling(call, row, row.category) for row in risks_of(call) if row.role != "analyst"]


def _needed(was: Telling, now: Telling) -> float:
    return SAME_RISK if was.about == now.about else NEVER


def _row(was: Transcript, now: Transcript, pair: Pair, topic: str) -> RiskChange:
    return RiskChange(
        call_id=now.id,
        change=pair.change,
        category=pair.told.row.category,
        topic=topic,
        terms=pair.told.row.terms,
        alike=pair.alike,
        was_call_id=was.id,
        **pair.each("stance", "start", "end", "sentence"),
    )


@table(RiskChange)
def risks(calls: Calls) -> pd.DataFrame:
    """What changed in the risks a company names, from each of its calls to the next.

    One row a risk in either call, the new first, then the dropped. ``new`` and ``dropped`` are of
    the sentence: where ``topic`` is ``kept``, the other call names the same kind of risk in other
    words. A dropped risk has the place where it was said last, and null for now. Risks that analysts
    raise are left out. That a company names a risk no more does not mean that it is gone.

    Example
    -------
    >>> import kit
    >>> said = "Tariffs hurt our margins.", "The strike hurt our margins."
    >>> calls = [kit.load(text=text, format="plain") for text in said]
    >>> kit.compare.risks(calls)[["change", "category", "topic"]].values.tolist()
    [['new', 'strikes', 'new'], ['dropped', 'tariffs', 'dropped']]
    """
    return frame(RiskChange, (row for pair in neighbours(calls) for row in _between(*pair)))
