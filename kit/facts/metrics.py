"""Figures the company gave of periods that are over, and what it said of them in words alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields

import pandas as pd

from kit.facts.bases import by_period
from kit.facts.figure import Figure
from kit.facts.figures import of_call as figures_of
from kit.facts.outlook import cues
from kit.facts.phrases import phrase
from kit.facts.reading import Sentence, sentences
from kit.facts.segments import segment
from kit.facts.timing import period
from kit.grammar.changes import basis, worded
from kit.lexicon import Named, lexicon
from kit.model import Transcript
from kit.tables import Calls, column, each, frame, remembered, table


@dataclass(frozen=True, slots=True)
class Metric:
    """A figure of the company's results, or what was said of one in words."""

    call_id: str = column("the call it was said in")
    turn: int = column("the turn it was said in, counted from 0")
    part: str = column("prepared or qa")
    speaker: str | None = column("who said it, as the speaker lines name them")
    role: str = column("executive or other; analysts' figures are not the company's")
    metric: str | None = column("what it measures, as metrics.toml names it")
    label: str | None = column("what it measures, in the call's own words")
    segment: str | None = column("the business line, product or place it is about")
    aspect: str | None = column("level, change (signed), prior (the earlier value) or share")
    direction: str | None = column("up, down or flat")
    low: float | None = column(
        "the figure; null where it was said in words alone", unit="see `unit`"
    )
    high: float | None = column(
        "the upper end where a range was said, else `low`", unit="see `unit`"
    )
    unit: str | None = column(
        "ISO currency, CNY/share, percent, pp, bps, x, count, or a unit as said"
    )
    step: float | None = column("size of the last digit said", unit="see `unit`")
    bound: str | None = column("exact, about, over, under, at_least, at_most, nearly")
    period: str | None = column("the period it is about: 2023Q4, 2023H2, 9M2023, FY2023, 2024-02")
    period_from: str | None = column(
        "how we know: said in the sentence, context, or the call's own"
    )
    basis: str | None = column(
        "what a change is against: yoy, qoq, mom, ytd, guidance, peak, other"
    )
    measure: str | None = column("gaap, adjusted, constant_currency or pro_forma, where said")
    statement: int | None = column("shared by the figures one clause says of one metric")
    rank: int | None = column("1 is the figure to see first; metrics and guidance share the scale")
    why: str | None = column("what speaks for and against the figure: reasons of a fixed list")
    start: int = column("where it begins in `call.text`", unit="characters")
    end: int = column("where it ends", unit="characters")
    sentence: str = column("the sentence it stands in, verbatim")


_SHARED = [f.name for f in fields(Metric) if f.name != "direction"]


@remembered
def of_call(call: Transcript) -> tuple[Metric, ...]:
    """The metrics of one call as records, in the order said."""
    rows = [*_figures(call), *_words(call)]
    return tuple(sorted(rows, key=lambda row: (row.start, row.end)))


def _figures(call: Transcript) -> Iterator[Metric]:
    for figure in figures_of(call):
        if figure.use == "metric" and figure.role != "analyst":
            shared = {name: getattr(figure, name) for name in _SHARED}
            yield Metric(**shared, direction=_moved(figure))


def _moved(figure: Figure) -> str | None:
    if figure.aspect != "change" or figure.low is None or figure.high is None:
        return None
    return "up" if figure.low > 0 else "down" if figure.high < 0 else "flat"


def _words(call: Transcript) -> Iterator[Metric]:
    """ "Revenue was almost flat": a metric without a figure, and a word of direction beside it."""
    figures = figures_of(call)
    for sentence in sentences(call):
        spoken = sentence.turn.speaker.role in ("executive", "other") and "?" not in sentence.text
        if spoken and sentence.metrics and not cues(sentence):
            within = (f for f in figures if sentence.span.start <= f.start < sentence.span.end)
            figured = {(figure.metric, figure.label) for figure in within}
            yield from _worded(call, sentence, figured)


def _worded(
    call: Transcript, sentence: Sentence, figured: set[tuple[str | None, str | None]]
) -> Iterator[Metric]:
    for named in sentence.metrics:
        about = lexicon("metrics")[named.name].about
        label = phrase(sentence.text, named.span)
        if (named.name, label) in figured or not about.get("weight", 1):
            continue
        ahead, behind = sentence.text[: named.span.start], sentence.text[named.span.end :]
        aside = _SUPPOSED.search(ahead) or _OF.search(ahead)
        said = None if aside else worded(ahead, behind)
        if said and not _figured(sentence, named.span.end):
            turned = said.judged and about.get("better") == "down"
            yield _row(call, sentence, named, _TURNED[said.direction] if turned else said.direction)


_TURNED = {"up": "down", "down": "up", "flat": "flat"}
# "the risk level of our new |loans": not they went down, but the risk
_OF = re.compile(
    r"\b(?!(?:number|amount|volume|cost|costs|total)\b)\w+\sof\s(?:[\w-]+\s){0,3}$", re.IGNORECASE
)
_SUPPOSED = re.compile(r"\b(?:if|whether|unless|until)\s(?:\w+\s){0,2}$", re.IGNORECASE)


def _figured(sentence: Sentence, end: int) -> bool:
    """ "Revenue was up 5%": a figure right behind says it already."""
    return any(end <= found.span.start < end + 40 for found in sentence.quantities)


def _row(call: Transcript, sentence: Sentence, named: Named, way: str) -> Metric:
    turn, at = sentence.turn, sentence.at(named.span)
    dated = period(sentence, named.span, "change", None)
    near = sentence.text[max(0, named.span.start - 26) : named.span.end + 80]
    return Metric(
        call_id=call.id,
        turn=turn.index,
        part=turn.part,
        speaker=turn.speaker.name,
        role=turn.speaker.role,
        metric=named.name,
        label=phrase(sentence.text, named.span),
        segment=segment(sentence.text, named.span),
        aspect="change",
        direction=way,
        low=None,
        high=None,
        unit=None,
        step=None,
        bound=None,
        period=str(dated.period) if dated.period else None,
        period_from=dated.source if dated.period else None,
        basis=basis(near) or by_period(sentence, named.span),
        measure=None,
        statement=None,
        rank=None,
        why=None,
        start=at.start,
        end=at.end,
        sentence=sentence.said,
    )


@table(Metric)
def metrics(calls: Calls) -> pd.DataFrame:
    """What the company said of its results: levels, changes, earlier values and shares.

    One row a figure, or a metric that words alone say something of ("almost flat"; ``low`` is null
    and ``direction`` tells). Analysts' figures never enter; forecasts are in `guidance`.

    Example
    -------
    >>> import kit
    >>> call = kit.load(text="Gross margin was 54.2%, an expansion of 120 basis points.", format="plain")
    >>> kit.metrics(call)[["metric", "aspect", "low", "unit"]].values.tolist()
    [['gross_margin', 'level', 54.2, 'percent'], ['gross_margin', 'change', 120.0, 'bps']]
    """
    return frame(Metric, (row for call in each(calls) for row in of_call(call)))
