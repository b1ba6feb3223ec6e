"""What the company promises: figures for periods that are not over, directions, plans, decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from itertools import count

import pandas as pd

from kit.facts import worded
from kit.facts.actions import Announced, acted
from kit.facts.figure import Figure
from kit.facts.figures import of_call as figures_of
from kit.facts.outlook import is_declared
from kit.facts.promise import Guidance, certainty, condition
from kit.facts.reading import Sentence, sentences
from kit.lexicon import lexicon
from kit.model import Transcript
from kit.tables import Calls, each, frame, remembered, table
from kit.values import Period, Span

__all__ = ["Guidance", "guidance", "of_call"]

_FORMS = {"at_least": "floor", "over": "floor", "at_most": "ceiling", "under": "ceiling"}
_COMPANY = ("executive", "other")
_SAME = {field.name for field in fields(Figure)} & {field.name for field in fields(Guidance)}


@remembered
def of_call(call: Transcript) -> tuple[Guidance, ...]:
    """The guidance of one call as records, in the order said."""
    return tuple(_ranked(list(_linked(_said(call))), behind=len(figures_of(call))))


def _said(call: Transcript) -> Iterator[Guidance]:
    figured = [figure for figure in figures_of(call) if _promised(figure)]
    announced = Announced()
    for sentence in sentences(call):
        if sentence.turn.speaker.role in _COMPANY:
            span = sentence.span
            own = [_figure(sentence, f) for f in figured if span.start <= f.start < span.end]
            rows = own or worded.promises(call, sentence)
            yield from acted(call, sentence, rows, announced)


def _promised(figure: Figure) -> bool:
    return figure.use == "guidance" and figure.role in _COMPANY


def _figure(sentence: Sentence, figure: Figure) -> Guidance:
    """A promise that gives a figure."""
    if figure.period_from != "said" and not _is_ahead(figure.period, sentence.own):
        figure = replace(figure, period=None, period_from=None)
    span = Span(figure.start, figure.end).shift(-sentence.span.start)
    sure = certainty(sentence, span)
    return Guidance(
        **{name: getattr(figure, name) for name in _SAME},
        form=_form(sentence, figure, span, sure),
        direction=_direction(figure),
        action=None,
        condition=condition(sentence.text),
        certainty=sure,
        rests_on=None,
        promise=None,
    )


def _is_ahead(period: str | None, own: Period | None) -> bool:
    """Whether a period is not over when the call is held: a promise is of no other."""
    return bool(period and own and Period.parse(period).ends_after(own))


def _form(sentence: Sentence, figure: Figure, span: Span, sure: str | None) -> str:
    if is_declared(sentence.text, span):
        return "declared"
    if figure.low != figure.high:
        return "range"
    if form := _FORMS.get(figure.bound or ""):
        return form
    return "aspiration" if sure == "hoped" else "point"


def _direction(figure: Figure) -> str | None:
    if figure.aspect != "change" or figure.low is None or figure.high is None:
        return None
    return "up" if figure.low > 0 else "down" if figure.high < 0 else None


def _linked(rows: Iterable[Guidance]) -> Iterator[Guidance]:
    """Rows that promise one thing, maybe in two strengths, share a number."""
    heard: list[Guidance] = []
    numbers = count(1)
    for row in rows:
        known = next((other.promise for other in heard if _is_one(row, other)), None)
        row = replace(row, promise=known or next(numbers))
        heard.append(row)
        yield row


def _is_one(row: Guidance, other: Guidance) -> bool:
    """Whether two rows promise the same figure, or the same way in words, of one metric and time."""
    return _about(row) == _about(other) is not None and (
        not row.period or not other.period or row.period == other.period
    )


def _about(row: Guidance) -> tuple[str | float | None, ...] | None:
    """What a row promises, but for the time; None where it names nothing to compare."""
    name, way = row.metric or (row.label or "").lower(), (row.low, row.high, row.direction)
    return (name, row.segment, row.unit, *way) if name and any(w is not None for w in way) else None


def _ranked(rows: list[Guidance], *, behind: int) -> Iterator[Guidance]:
    """Promises in words come behind every figure: a metric that matters first, plans last."""
    bare = [place for place, row in enumerate(rows) if row.rank is None]
    bare.sort(key=lambda place: (rows[place].form == "plan", -_weight(rows[place].metric), place))
    ranks = {place: behind + rank for rank, place in enumerate(bare, 1)}
    for place, row in enumerate(rows):
        yield replace(row, rank=ranks.get(place, row.rank))


def _weight(metric: str | None) -> int:
    return int(lexicon("metrics")[metric].about.get("weight", 1)) if metric else 0


@table(Guidance)
def guidance(calls: Calls) -> pd.DataFrame:
    """What management expects, plans or has decided, in figures and in words, in the order said.

    One row a promise; rows that say one thing twice, as two speakers do, share ``promise``. Not
    guidance: the safe-harbour notice, who speaks next, an analyst's premise, what was expected of
    a period that is over, an effort without a time. What a promise hangs on stays with it in
    ``condition``; ``action`` is what the sentence, or an announcement before it, does to guidance.

    Example
    -------
    >>> import kit
    >>> call = kit.load(text="We expect revenue of $1.30 billion to $1.34 billion.", format="plain")
    >>> kit.guidance(call)[["metric", "form", "low", "high", "certainty"]].values.tolist()
    [['revenue', 'range', 1300000000.0, 1340000000.0, 'expected']]
    """
    return frame(Guidance, (row for call in each(calls) for row in of_call(call)))
