"""Every quantity of a call, tied to what it measures, when, against what, and by whom it was said."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from typing import Any

import pandas as pd

from kit.facts.breakdown import broken_down
from kit.facts.clauses import refers
from kit.facts.context import left
from kit.facts.figure import Figure
from kit.facts.name import Name
from kit.facts.outlook import is_of_a_forecast
from kit.facts.placing import Place
from kit.facts.rank import ranked
from kit.facts.reading import Sentence, sentences
from kit.facts.segments import in_topic, topic
from kit.facts.statements import Context, Read, read
from kit.facts.units import metric_of, unit_of
from kit.facts.uses import use_of
from kit.facts.whole import agreed
from kit.grammar.rules import Found
from kit.model import Transcript
from kit.tables import Calls, each, frame, remembered, table
from kit.values import Span

_REACH = 6  # sentences that a segment turned to is spoken of for, where nothing says it is over
_DIGIT = re.compile(r"\d")


@dataclass(slots=True)
class _Thread:
    """What a sentence leaves for the next of its turn: periods, a basis, and the name last spoken of."""

    turn: int = -1
    context: Context = Context()
    name: Name = Name()
    segment: str | None = None
    told: int = 0
    statements: int = 0

    def enter(self, sentence: Sentence) -> None:
        if sentence.turn.index != self.turn:
            self.turn, self.context, self.name = sentence.turn.index, Context(), Name()
            self.segment = None
        named = [metric.name for metric in sentence.metrics]
        before, self.segment = self.segment, topic(sentence.text, named, self.segment)
        self.told = self.told + 1 if self.segment == before else 0

    def placed(self, read: Read) -> Read:
        """A figure that names no segment is of the one last turned to."""
        own = read.name.segment or self.told > _REACH or not in_topic(read.name.metric)
        if own or not self.segment:
            return read
        return replace(read, name=replace(read.name, segment=self.segment))

    def leave(self, sentence: Sentence, reads: list[Read]) -> None:
        self.context = left(sentence, reads, self.context)
        if any(one.name.segment for one in reads):
            self.segment = None
        if reads:
            self.name = reads[-1].name
            self.statements = 1 + max(one.statement for one in reads)


@remembered
def of_call(call: Transcript) -> tuple[Figure, ...]:
    """Every figure of a call as records, in the order said, ranked; read once a call."""
    rows: list[Figure] = []
    thread = _Thread()
    for sentence in sentences(call):
        thread.enter(sentence)
        left_out = refers(sentence.text) or is_of_a_forecast(sentence)
        last = thread.name if left_out else Name()
        reads = read(sentence, call, thread.context, thread.statements, last)
        rows += _rows(call, sentence, [thread.placed(read) for read in reads])
        thread.leave(sentence, reads)
    return tuple(ranked(list(agreed(list(broken_down(call, rows)))), call.period))


def _rows(call: Transcript, sentence: Sentence, reads: list[Read]) -> list[Figure]:
    rows = [_figure(call, sentence, read) for read in reads]
    bare = [(found, "date") for found in sentence.periods if _numeral(sentence, found)]
    bare += [(found, found.value) for found in sentence.names]
    bare += [(found, "echo") for found in sentence.echoes]
    rows += [_row(call, sentence, found.span, use, {}) for found, use in bare]
    return sorted(rows, key=lambda row: row.start)


def _numeral(sentence: Sentence, found: Found) -> bool:
    return bool(_DIGIT.search(found.span.of(sentence.text)))


def _figure(call: Transcript, sentence: Sentence, read: Read) -> Figure:
    use, quantity = use_of(sentence, read), read.place.quantity
    told = {
        "low": quantity.low,
        "high": quantity.high,
        "unit": unit_of(call, sentence, read),
        "step": quantity.step,
        "bound": quantity.bound,
    }
    if use in ("metric", "guidance", "risk"):
        told |= _meaning(read, use)
    return _row(call, sentence, read.found.span, use, told)


def _meaning(read: Read, use: str) -> dict[str, Any]:
    """What a figure of the company measures, how and when: columns other numbers leave null."""
    place = _dated(read.place, use)
    return {
        "metric": metric_of(read),
        "label": read.name.label,
        "segment": read.name.segment,
        "aspect": place.aspect,
        "period": str(place.period) if place.period else None,
        "period_from": place.period_from if place.period else None,
        "basis": place.basis,
        "measure": place.measure,
        "statement": read.statement,
    }


def _dated(place: Place, use: str) -> Place:
    """A promise that names no period is not of the call's own, which is over."""
    return (
        replace(place, period=None) if (use, place.period_from) == ("guidance", "call") else place
    )


_NOTHING = dict.fromkeys(field.name for field in fields(Figure))


def _row(
    call: Transcript, sentence: Sentence, span: Span, use: str, told: dict[str, Any]
) -> Figure:
    """A number that stands there, what for, and what is told of it besides."""
    turn, at = sentence.turn, sentence.at(span)
    where: dict[str, Any] = {
        "call_id": call.id,
        "turn": turn.index,
        "part": turn.part,
        "speaker": turn.speaker.name,
        "role": turn.speaker.role,
        "use": use,
        "start": at.start,
        "end": at.end,
        "sentence": sentence.said,
    }
    return Figure(**{**_NOTHING, **told, **where})


@table(Figure)
def figures(calls: Calls) -> pd.DataFrame:
    """Every quantity of a call, with what it is there for; nothing that has a digit is passed over.

    One row a figure, in the order said. Figures of the company's results have ``use`` ``metric``, of its
    forecasts ``guidance``; numbers that are dates, names, order words or chatter say so and leave the
    other columns null. A metric the lexicon does not name still has its ``label``. Nothing is guessed:
    a period that neither the sentence, its context nor the call tells is null.

    Example
    -------
    >>> import kit
    >>> call = kit.load(text="Revenue grew 12% year over year to $4.2 billion.", format="plain")
    >>> kit.figures(call)[["metric", "aspect", "low", "unit", "basis"]].values.tolist()
    [['revenue', 'change', 12.0, 'percent', 'yoy'], ['revenue', 'level', 4200000000.0, 'USD', nan]]
    """
    return frame(Figure, (row for call in each(calls) for row in of_call(call)))
