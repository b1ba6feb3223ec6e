"""Promises through the quarters: which figure takes up which earlier one, and what that does to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kit.compare.blanket import Blanket, blankets
from kit.compare.pairing import nearest
from kit.compare.promises import OTHER_SIZE, Promise, promises
from kit.compare.silence import is_silent
from kit.model import Transcript

CHANGES = (
    "first",
    "raised",
    "lowered",
    "maintained",
    "narrowed",
    "widened",
    "withdrawn",
    "dropped",
)
"""What a call does to a promise; ``dropped`` is in silence."""
UNSAID = 1.1
"""An amount within a tenth of another is a figure of the same promise, be its period unsaid."""


@dataclass(frozen=True, slots=True)
class Move:
    """What one call does to a promise: as it stood, as it is said now, or the words that hold for all."""

    call: Transcript
    change: str
    was: Promise | None = None
    now: Promise | None = None
    words: Blanket | None = None


@dataclass(slots=True)
class Thread:
    """One promise: as it was said last, and its moves from the earliest."""

    last: Promise
    moves: list[Move]

    @property
    def gone(self) -> bool:
        """Whether the last call that could have kept it did not."""
        return self.moves[-1].change in ("withdrawn", "dropped")


def threads(history: Sequence[Transcript]) -> list[Thread]:
    """The promises of one company's calls, in the order in which they were first made."""
    held: list[Thread] = []
    for call in history:
        said = promises(call)
        taken_up = nearest(
            (far, i, j)
            for i, thread in enumerate(held)
            for j, promise in enumerate(said)
            if (far := _distance(thread.last, promise))
        )
        for place, thread in enumerate(held):
            if place in taken_up:
                _go_on(thread, said[taken_up[place]])
            elif thread.last.is_open(call) and not thread.gone:
                thread.moves += _without(thread.last, call)
        begun = [one for j, one in enumerate(said) if j not in taken_up.values()]
        held += [Thread(one, [Move(call, _first(one), now=one)]) for one in begun]
    return held


def _first(promise: Promise) -> str:
    """What a call says it does to a promise that no earlier call of those given makes."""
    action = promise.row.action
    return action if action in CHANGES else "first"


def _go_on(thread: Thread, said: Promise) -> None:
    """A promise taken up again; what is left unsaid now is as it was said before."""
    was = thread.last
    period = said.period if said.is_dated else was.period or said.period
    now = replace(said, period=period, measure=said.measure or was.measure)
    change = "withdrawn" if now.row.action == "withdrawn" else now.moved(was)
    thread.moves.append(Move(now.call, change, was, now))
    thread.last = now


def _without(was: Promise, call: Transcript) -> Iterator[Move]:
    """A promise that a call does not repeat: held or taken back by words for all, or dropped.

    Nothing where the call speaks of it in words that are not read, as it is not silent then, nor of a
    promise that was in words alone.
    """
    covering = (words for words in blankets(call) if words.covers(was.metric, was.period))
    if words := next(covering, None):
        yield Move(call, words.change, was, words=words)
    elif was.figured and is_silent(call, was):
        yield Move(call, "dropped", was)


def _distance(was: Promise, now: Promise) -> tuple[int, float] | None:
    """How far a figure is from the one it may take up; None where it is about something else.

    It takes it up where metric, segment, unit and period agree, and no other measure is said. Where
    its own sentence does not say the period the very same figure does or, where none is known, an
    amount within a tenth.
    """
    measures = {was.measure, now.measure} - {None}
    if was.about != now.about or len(measures) > 1 or (was.period and not was.is_open(now.call)):
        return None
    for rank, takes_up in enumerate(_ways(was, now)):
        if takes_up:
            return rank, abs(now.size - was.size)
    return None


def _ways(was: Promise, now: Promise) -> Iterator[bool]:
    """Whether one figure takes up the other, from the surest way to the least sure."""
    same = was.period is not None and was.period == now.period
    yield same and was.measure == now.measure and was.is_near(now.size, OTHER_SIZE)
    yield same and was.is_near(now.size, OTHER_SIZE)
    sure = was.is_dated and now.is_dated
    yield now.says_again(was) and bool(was.period or now.period) and (same or not sure)
    yield bool(was.period and not now.period) and was.is_amount and was.is_near(now.size, UNSAID)
