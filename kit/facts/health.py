"""What in a transcript should make a reader careful."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from kit.model import Note, Transcript
from kit.tables import Calls, column, each, frame, table
from kit.values import Span


@dataclass(frozen=True, slots=True)
class Warned:
    """Something a reader of the call should know before trusting it."""

    call_id: str = column("the call")
    kind: str = column(
        "unsure, conflict, gap, furniture, repaired, no_qa, no_speakers: what it is about"
    )
    says: str = column("what it is, in a sentence")
    start: int | None = column("where it begins in `call.text`; null: nowhere", unit="characters")
    end: int | None = column("where it ends", unit="characters")
    sentence: str | None = column("the words that stand there")


def _row(call: Transcript, note: Note) -> Warned:
    where = note.span
    return Warned(
        call_id=call.id,
        kind=note.kind,
        says=note.says,
        start=where.start if where else None,
        end=where.end if where else None,
        sentence=_words(call, where) if where else None,
    )


def _words(call: Transcript, where: Span) -> str:
    """The words noted, or the first sentence of them."""
    return next(call.sentences_in(where), where).of(call.text)


def _rows(call: Transcript) -> Iterator[Warned]:
    return (_row(call, note) for note in call.notes)


@table(Warned)
def health(calls: Calls) -> pd.DataFrame:
    """What loading noted of a call: conflicts of its sources, doubts, repairs, what was cut.

    An empty table says that nothing was noted, not that nothing is wrong.

    Example
    -------
    >>> import kit
    >>> call = kit.load(text="Good morning. Sales rose.", format="plain")
    >>> kit.health(call)["kind"].tolist()
    ['no_speakers', 'no_qa']
    """
    return frame(Warned, (row for call in each(calls) for row in _rows(call)))
