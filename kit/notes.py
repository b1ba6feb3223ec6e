"""What loading has to say of a call besides what is in it: what is unsure, missing or cut away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kit.front.conflicts import conflicts
from kit.model import Fact, Note
from kit.people.cast import Cast
from kit.readers.reader import Draft
from kit.text import shortened
from kit.values import Span

_LONG = 250  # words: an operator says fewer at a time
_BROKEN = 0.15  # of turns that begin in small letters: a sentence was cut between two labels
_SEVERAL = 3  # such turns at least
_SHOWN = 60  # characters of a line that nobody said


def notes(draft: Draft, cast: Cast, facts: Sequence[Fact]) -> Iterator[Note]:
    """The notes on a call, in the order of what they are about."""
    yield from conflicts(facts)
    yield from draft.notes
    yield from _unknown(cast)
    yield from _machine_made(draft, cast)
    if cast.opening >= len(draft.said):
        yield Note("no_qa", "nobody is given the floor to ask: the call has no questions")
    if draft.aside:
        yield _furniture(draft)


def _unknown(cast: Cast) -> Iterator[Note]:
    for speaker in dict.fromkeys(cast.speakers):
        if speaker.role == "other":
            says = f"nothing tells whether {speaker.name} speaks for the company or asks"
            yield Note("unsure", says, speaker.span)


def _machine_made(draft: Draft, cast: Cast) -> Iterator[Note]:
    """Signs that a machine put the labels: an operator who explains, sentences cut between two."""
    for said, speaker in zip(draft.said, cast.speakers, strict=True):
        words = len(said.what.of(draft.text).split()) if speaker.role == "operator" else 0
        if words > _LONG and said.start:
            says = f"the label says {speaker.name}, who talks for {words} words: it may be another's turn"
            yield Note("unsure", says, said.what)
    cut = [said for said in draft.said if draft.text[said.what.start : said.what.end][:1].islower()]
    if len(cut) >= max(_SEVERAL, _BROKEN * len(draft.said)):
        says = f"{len(cut)} of {len(draft.said)} turns begin in small letters: labels may cut sentences"
        yield Note("unsure", says, cut[0].what)


def _furniture(draft: Draft) -> Note:
    lines = (shortened(span.of(draft.text), _SHOWN) for span in draft.aside[:4])
    shown = " / ".join(dict.fromkeys(lines))
    where = Span(draft.aside[0].start, draft.aside[0].end)
    return Note(
        "furniture", f"{len(draft.aside)} lines within turns were said by nobody: {shown}", where
    )
