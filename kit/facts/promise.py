"""The record of one promise, and what holds for every promise of a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kit.facts.bases import is_compared
from kit.facts.outlook import Cue, cues
from kit.facts.reading import Sentence
from kit.facts.statements import coming, later
from kit.grammar.numbers import either
from kit.lexicon import mapping
from kit.model import Transcript
from kit.tables import column
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
    promise: int | None = column("shared by the rows of a call that promise one thing, from 1")
    rank: int | None = column("1 is the figure to see first; metrics and guidance share the scale")
    why: str | None = column("what speaks for and against the figure: reasons of a fixed list")
    start: int = column("where it begins in `call.text`", unit="characters")
    end: int = column("where it ends", unit="characters")
    sentence: str = column("the sentence it stands in, verbatim")


_CONDITION = re.compile(
    rf"\b{either(mapping('outlook')['conditions']['begins'])}\b(?:[^,.;:?!]|[.,](?=\d)){{4,120}}",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[,;:]|\band\b|\bbut\b")
_STRENGTH = ("hoped", "expected", "firm")


def condition(text: str) -> str | None:
    """The words of a sentence that its promises hang on."""
    hit = _CONDITION.search(text)
    return hit.group().strip() if hit else None


def certainty(sentence: Sentence, span: Span) -> str | None:
    """How firmly a place of a sentence is promised, by the weakest word of its clause, else the nearest.

    A hope said first ("over time, ...") holds for all that follows.
    """
    told = cues(sentence)
    own = [cue for cue in told if not _BREAK.search(_between(sentence.text, cue, span))]
    own += [cue for cue in told if cue.certainty == "hoped" and cue.span < span]
    if own:
        return min((cue.certainty for cue in own), key=_STRENGTH.index)
    near = sorted(told, key=lambda cue: len(_between(sentence.text, cue, span)))
    return near[0].certainty if near else None


def _between(text: str, cue: Cue, span: Span) -> str:
    return text[min(cue.span.end, span.end) : max(cue.span.start, span.start)]


def period_ahead(call: Transcript, sentence: Sentence) -> Period | None:
    """The period of a promise in words: one its sentence says that is not over."""
    said = [p for p in sentence.periods if not is_compared(sentence.text, p.span)]
    whens = [sentence.when(p.value) for p in said]
    if ahead := [when for when in whens if later(when, call.period)]:
        return ahead[0]
    named = [w for p, w in zip(said, whens, strict=True) if min(p.value.steps, p.value.years) >= 0]
    when = coming(sentence, named[0], call.period) if named else None
    return when if later(when, call.period) else None


def in_words(call: Transcript, sentence: Sentence, span: Span, *, form: str) -> Guidance:
    """A promise that gives no figure of its own; what it is about is left to the caller."""
    turn, at = sentence.turn, sentence.at(span)
    when = period_ahead(call, sentence)
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
        period=str(when) if when else None,
        period_from="said" if when else None,
        basis=None,
        measure=None,
        action=None,
        condition=condition(sentence.text),
        certainty=certainty(sentence, span),
        rests_on=None,
        promise=None,
        rank=None,
        why=None,
        start=at.start,
        end=at.end,
        sentence=sentence.said,
    )
