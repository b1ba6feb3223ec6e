"""What the company promises: figures for periods that are not over, directions, plans, decisions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pandas as pd

from kit.facts.figure import Figure
from kit.facts.figures import of_call as figures_of
from kit.facts.outlook import Cue, cues, is_agenda, is_declared
from kit.facts.phrases import following, phrase
from kit.facts.reading import Sentence, sentences
from kit.facts.segments import segment
from kit.facts.statements import coming
from kit.grammar.changes import moves
from kit.grammar.numbers import either
from kit.lexicon import Named, lexicon, mapping
from kit.model import Transcript
from kit.tables import Calls, column, each, frame, remembered, table
from kit.values import Period, Span


@dataclass(frozen=True, slots=True)
class Guidance:
    """Something the company said it expects, plans or has decided."""

    call_id: str = column("the call it was said in")
    turn: int = column("the turn it was said in, counted from 0")
    part: str = column("prepared or qa")
    speaker: str | None = column("who said it, as the speaker lines name them")
    role: str = column("executive or other")
    metric: str | None = column("what it is about, as metrics.toml names it")
    label: str | None = column("what it is about, in the call's own words")
    segment: str | None = column("the business line, product or place it is about")
    form: str = column("point, range, floor, ceiling, direction, plan, declared or aspiration")
    direction: str | None = column("up, down or flat, where a movement is promised")
    low: float | None = column("lower end; null where no figure was given", unit="see `unit`")
    high: float | None = column("upper end; equals `low` unless a range", unit="see `unit`")
    unit: str | None = column(
        "ISO currency, CNY/share, percent, pp, bps, x, count, or a unit as said"
    )
    bound: str | None = column("exact, about, over, under, at_least, at_most, nearly")
    period: str | None = column("the period it is for; null where none is said")
    period_from: str | None = column("how we know: said in the sentence, or context")
    basis: str | None = column(
        "what a change is against: yoy, qoq, mom, ytd, guidance, peak, other"
    )
    measure: str | None = column("gaap, adjusted, constant_currency or pro_forma, where said")
    action: str | None = column(
        "initiated, raised, lowered, maintained, narrowed, widened or withdrawn, where the call says so"
    )
    condition: str | None = column("the words a promise hangs on")
    certainty: str | None = column("firm, expected or hoped")
    rests_on: str | None = column(
        "start:end of another figure the promise names, which `low` holds"
    )
    rank: int | None = column("1 is the figure to see first; metrics and guidance share the scale")
    why: str | None = column("what speaks for and against the figure: reasons of a fixed list")
    start: int = column("where it begins in `call.text`", unit="characters")
    end: int = column("where it ends", unit="characters")
    sentence: str = column("the sentence it stands in, verbatim")


_WORDS = mapping("outlook")
_ACTIONS = {
    action: re.compile(rf"\b{either(phrases)}", re.IGNORECASE)
    for action, phrases in _WORDS["actions"].items()
}
_CONDITION = re.compile(
    rf"\b{either(_WORDS['conditions']['begins'])}\b[^,.;:?!]{{4,120}}", re.IGNORECASE
)
_PLAN = re.compile(
    rf"\b{either(_WORDS['plans']['opens'])}\s(?:(?:\w+ly|{either(_WORDS['plans']['between'])})\s){{0,3}}"
    rf"{either(_WORDS['plans']['says'])}\b",
    re.IGNORECASE,
)
# "no less than last year": a promise that names another figure
_RELATIVE = re.compile(
    rf"\b(?P<how>{either(_WORDS['relative']['how'])})\s(?:that of\s|the level of\s|what we \w+ in\s|the\s)?"
    rf"(?P<when>{either(_WORDS['relative']['when'])})\b",
    re.IGNORECASE,
)
_FORMS = {"at_least": "floor", "over": "floor", "at_most": "ceiling", "under": "ceiling"}
_COMPANY = ("executive", "other")


@remembered
def of_call(call: Transcript) -> tuple[Guidance, ...]:
    """The guidance of one call as records, in the order said."""
    figured = {figure.start: figure for figure in figures_of(call) if _promised(figure)}
    rows: list[Guidance] = []
    for sentence in sentences(call):
        if sentence.turn.speaker.role in _COMPANY:
            own = [
                f for f in figured.values() if sentence.span.start <= f.start < sentence.span.end
            ]
            rows += [_figure(sentence, figure) for figure in own] or _words(call, sentence)
    return tuple(_ranked(rows, behind=len(figures_of(call))))


def _ranked(rows: list[Guidance], *, behind: int) -> Iterator[Guidance]:
    """Promises in words come behind every figure: a metric that matters first, plans last."""
    bare = [place for place, row in enumerate(rows) if row.rank is None]
    bare.sort(key=lambda place: (rows[place].form == "plan", -_weight(rows[place].metric), place))
    ranks = {place: behind + rank for rank, place in enumerate(bare, 1)}
    for place, row in enumerate(rows):
        yield replace(row, rank=ranks.get(place, row.rank))


def _weight(metric: str | None) -> int:
    return int(lexicon("metrics")[metric].about.get("weight", 1)) if metric else 0


def _promised(figure: Figure) -> bool:
    return figure.use == "guidance" and figure.role in _COMPANY


def _figure(sentence: Sentence, figure: Figure) -> Guidance:
    certainty = next((cue.certainty for cue in cues(sentence)), None)
    if figure.period_from != "said" and not _is_ahead(figure.period, sentence.own):
        figure = replace(figure, period=None, period_from=None)
    return Guidance(
        **{name: getattr(figure, name) for name in _SAME},
        form=_form(sentence, figure, certainty),
        direction=_direction(figure),
        action=_action(sentence.text),
        condition=_condition(sentence.text),
        certainty=certainty,
        rests_on=None,
    )


def _is_ahead(period: str | None, own: Period | None) -> bool:
    """Whether a period is not over when the call is held: a promise is of no other."""
    return bool(period and own and Period.parse(period).ends_after(own))


_SAME = [
    "call_id",
    "turn",
    "part",
    "speaker",
    "role",
    "metric",
    "label",
    "segment",
    "low",
    "high",
    "unit",
    "bound",
    "period",
    "period_from",
    "basis",
    "measure",
    "rank",
    "why",
    "start",
    "end",
    "sentence",
]


def _form(sentence: Sentence, figure: Figure, certainty: str | None) -> str:
    if is_declared(sentence.text, Span(figure.start, figure.end).shift(-sentence.span.start)):
        return "declared"
    if figure.low != figure.high:
        return "range"
    if form := _FORMS.get(figure.bound or ""):
        return form
    return "aspiration" if certainty == "hoped" else "point"


def _direction(figure: Figure) -> str | None:
    if figure.aspect != "change" or figure.low is None or figure.high is None:
        return None
    return "up" if figure.low > 0 else "down" if figure.high < 0 else None


def _action(text: str) -> str | None:
    return next((action for action, says in _ACTIONS.items() if says.search(text)), None)


def _condition(text: str) -> str | None:
    hit = _CONDITION.search(text)
    return hit.group().strip() if hit else None


# ------------------------------------------------------------------------------ in words alone


def _words(call: Transcript, sentence: Sentence) -> list[Guidance]:
    """A direction for a metric ("net profit will grow"), a promise by comparison, or a plan."""
    ahead = cues(sentence)
    if not ahead or is_agenda(sentence.text) or sentence.text.endswith("?"):
        return []
    relative = _RELATIVE.search(sentence.text)
    compared = [_compared(call, sentence, ahead[0], relative)] if relative else []
    known = {row.metric for row in compared}
    directed = [row for row in _directed(call, sentence, ahead) if row.metric not in known]
    if compared or directed:
        return compared + directed
    return list(_plan(call, sentence, ahead[0]))


def _directed(call: Transcript, sentence: Sentence, ahead: list[Cue]) -> Iterator[Guidance]:
    """Metrics that a word of movement stands beside: "net profit will grow", "higher margins"."""
    first = min(cue.span.start for cue in ahead)
    for named in sentence.metrics:
        behind = sentence.text[named.span.end : named.span.end + 48]
        before = sentence.text[max(0, named.span.start - 20) : named.span.start]
        way = moves(before, behind) if lexicon("metrics")[named.name].about.get("weight") else None
        if way and first < named.span.end + 60:
            row = _row(call, sentence, ahead[0], named.span, form="direction")
            yield replace(_named(row, sentence, named), direction=way)


def _plan(call: Transcript, sentence: Sentence, cue: Cue) -> Iterator[Guidance]:
    """ "We will expand our overseas business": what is planned, in the call's own words."""
    if hit := _PLAN.search(sentence.text):
        row = _row(call, sentence, cue, Span(*hit.span()), form="plan")
        yield replace(row, label=following(sentence.text, hit.end()))


def _named(row: Guidance, sentence: Sentence, named: Named) -> Guidance:
    return replace(
        row,
        metric=named.name,
        label=phrase(sentence.text, named.span),
        segment=segment(sentence.text, named.span),
    )


def _compared(call: Transcript, sentence: Sentence, cue: Cue, hit: re.Match[str]) -> Guidance:
    """ "No less than last year": last year's figure, where the call gives it, and its place."""
    before = [m for m in sentence.metrics if m.span.end <= hit.start()]
    form = (
        "floor"
        if "least" in hit["how"] or "less" in hit["how"] or "above" in hit["how"]
        else "direction"
    )
    row = _row(call, sentence, cue, Span(*hit.span()), form=form)
    if not before:
        return row
    row = _named(row, sentence, before[-1])
    row = replace(
        row,
        bound="at_least" if form == "floor" else None,
        direction="flat" if form == "direction" else None,
    )
    meant = _pointed_at(call, before[-1].name, hit["when"])
    if meant is None:
        return row
    return replace(
        row,
        low=meant.low,
        high=meant.high,
        unit=meant.unit,
        rests_on=f"{meant.start}:{meant.end}",
        rank=meant.rank,
        why=meant.why,
    )


def _pointed_at(call: Transcript, metric: str, when: str) -> Figure | None:
    """The level of a metric for the period that "last year" names on a call that looks ahead of it."""
    if call.period is None:
        return None
    period = f"FY{call.period.year}" if "year" in when else str(call.period)
    levels = (
        f
        for f in figures_of(call)
        if f.metric == metric and f.aspect == "level" and f.use == "metric" and f.period == period
    )
    return next(levels, None)


def _row(call: Transcript, sentence: Sentence, cue: Cue, span: Span, *, form: str) -> Guidance:
    turn, at = sentence.turn, sentence.at(span)
    said = next((sentence.when(p.value) for p in sentence.periods), None)
    when = coming(sentence, said, call.period)
    later = when if when and call.period and when.ends_after(call.period) else None
    return Guidance(
        call_id=call.id,
        turn=turn.index,
        part=turn.part,
        speaker=turn.speaker.name,
        role=turn.speaker.role,
        metric=None,
        label=None,
        segment=None,
        form=form,
        direction=None,
        low=None,
        high=None,
        unit=None,
        bound=None,
        period=str(later) if later else None,
        period_from="said" if later else None,
        basis=None,
        measure=None,
        action=_action(sentence.text),
        condition=_condition(sentence.text),
        certainty=cue.certainty,
        rests_on=None,
        rank=None,
        why=None,
        start=at.start,
        end=at.end,
        sentence=sentence.said,
    )


@table(Guidance)
def guidance(calls: Calls) -> pd.DataFrame:
    """What management expects, plans or has decided, in figures and in words, in the order said.

    One row a promise. Not guidance: the safe-harbour notice, who speaks next, an analyst's premise,
    what was expected of a period that is over. What a promise hangs on stays with it in `condition`.

    Example
    -------
    >>> import kit
    >>> call = kit.load(text="We expect revenue of $1.30 billion to $1.34 billion.", format="plain")
    >>> kit.guidance(call)[["metric", "form", "low", "high", "certainty"]].values.tolist()
    [['revenue', 'range', 1300000000.0, 1340000000.0, 'expected']]
    """
    return frame(Guidance, (row for call in each(calls) for row in of_call(call)))
