"""The people of a call: what they are called, what they do, and how we know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from kit.model import Speaker, Transcript
from kit.tables import Calls, column, each, frame, table
from kit.text import sentences
from kit.values import Span


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who speaks on the call."""

    call_id: str = column("the call")
    speaker: str | None = column("the name the speaker lines use; null when nobody is named")
    role: str = column("operator, executive, analyst or other")
    title: str | None = column("title, where the source gives it")
    firm: str | None = column("the firm an analyst is from, where the source gives it")
    aliases: str | None = column("every other name the call uses for them, joined by '; '")
    turns: int = column("how many turns they have", unit="turns")
    words: int = column("how many words they say", unit="words")
    evidence: str = column(
        "why these are one person: label, introduced, self-named, handed-over, addressed, title; "
        "joined by '; '"
    )
    start: int = column("where `call.text` tells who it is", unit="characters")
    end: int = column("where that ends", unit="characters")
    sentence: str = column("the sentence it stands in, verbatim")


def _rows(call: Transcript) -> Iterator[Person]:
    return (_row(call, speaker) for speaker in call.speakers)


def _row(call: Transcript, speaker: Speaker) -> Person:
    own = [turn for turn in call.turns if turn.speaker == speaker]
    return Person(
        call_id=call.id,
        speaker=speaker.name or None,
        role=speaker.role,
        title=speaker.title,
        firm=speaker.firm,
        aliases="; ".join(speaker.aliases) or None,
        turns=len(own),
        words=sum(len(turn.span.of(call.text).split()) for turn in own),
        evidence="; ".join(speaker.evidence),
        start=speaker.span.start,
        end=speaker.span.end,
        sentence=_around(call, speaker.span),
    )


def _around(call: Transcript, span: Span) -> str:
    """The sentence a span stands in, or the line where it is no sentence."""
    start = call.text.rfind("\n", 0, span.start) + 1
    stop = call.text.find("\n", span.end)
    line = Span(start, stop if stop >= 0 else len(call.text))
    holding = (found for found in sentences(call.text, line) if found.holds(span))
    return next(holding, line.trim(call.text)).of(call.text)


@table(Person)
def speakers(calls: Calls) -> pd.DataFrame:
    """One row a person, in the order they first speak; the operator has a row too.

    Nobody is guessed: a title, a firm or a second name is given only where the source gives it, and
    ``evidence`` says how.

    Example
    -------
    >>> import kit
    >>> call = kit.load(kit.sample("valmora-2024q2"))
    >>> kit.speakers(call).loc[1, ["speaker", "role"]].tolist()
    ['Ingrid Solberg', 'executive']
    """
    return frame(Person, (row for call in each(calls) for row in _rows(call)))
