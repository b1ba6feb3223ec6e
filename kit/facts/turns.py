"""Who spoke, when in the call, and how much."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from kit.model import Transcript, Turn
from kit.tables import Calls, column, each, frame, table


@dataclass(frozen=True, slots=True)
class Said:
    """One maximal run of text under one speaker line."""

    call_id: str = column("the call it was said in")
    turn: int = column("its number, counted from 0")
    part: str = column("prepared or qa")
    speaker: str | None = column(
        "who spoke, as the speaker lines name them; null when nobody is named"
    )
    role: str = column("operator, executive, analyst or other")
    title: str | None = column("the speaker's title, where the source gives it")
    firm: str | None = column("the firm an analyst is from, where the source gives it")
    interpreted: bool = column("whether the words came through an interpreter")
    voice: str | None = column("who speaks the words when it is somebody else and the call says so")
    words: int = column("how many words", unit="words")
    text: str = column("`call.text[start:end]`, tags and all")
    start: int = column("where it begins in `call.text`", unit="characters")
    end: int = column("where it ends", unit="characters")


def _rows(call: Transcript) -> Iterator[Said]:
    return (_row(call, turn) for turn in call.turns)


def _row(call: Transcript, turn: Turn) -> Said:
    text, speaker = turn.span.of(call.text), turn.speaker
    return Said(
        call_id=call.id,
        turn=turn.index,
        part=turn.part,
        speaker=speaker.name or None,
        role=speaker.role,
        title=speaker.title,
        firm=speaker.firm,
        interpreted=turn.interpreted,
        voice=turn.voice,
        words=len(text.split()),
        text=text,
        start=turn.span.start,
        end=turn.span.end,
    )


@table(Said)
def turns(calls: Calls) -> pd.DataFrame:
    """The turns of a call in order, each with its speaker and its words.

    Example
    -------
    >>> import kit
    >>> call = kit.load(text="Good morning. Sales rose.", format="plain")
    >>> kit.turns(call)[["turn", "part", "words"]].values.tolist()
    [[0, 'prepared', 4]]
    """
    return frame(Said, (row for call in each(calls) for row in _rows(call)))
