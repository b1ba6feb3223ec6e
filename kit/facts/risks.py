"""What the company admits could go, or went, wrong; and what it says it does about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pandas as pd

from kit.facts.reading import Sentence, sentences
from kit.facts.stances import Hazard, Said, any_of
from kit.grammar.numbers import either
from kit.lexicon import lexicon, words
from kit.model import Transcript
from kit.tables import Calls, column, each, frame, remembered, table
from kit.values import Span


@dataclass(frozen=True, slots=True)
class Risk:
    """A sentence that names a risk."""

    call_id: str = column("the call it was said in")
    turn: int = column("the turn it was said in, counted from 0")
    part: str = column("prepared or qa")
    speaker: str | None = column("who said it, as the speaker lines name them")
    role: str = column("executive, analyst, operator or other: who raised it")
    category: str = column("the kind of risk, as risks.toml names it")
    parent: str = column("its group: market, operations, financial, legal, strategic or external")
    stance: str = column("exposure, mitigation, both, improvement or boilerplate")
    tense: str = column("past, present or future")
    terms: str = column("the words that name it, joined by '; '")
    metric: str | None = column("a metric the same sentence names, as metrics.toml names it")
    rank: int | None = column("1 is the risk to see first")
    answers: str | None = column(
        "of a mitigation: `start:end` of the exposure it stands behind, where they stand together"
    )
    start: int = column("where the words that name it begin in `call.text`", unit="characters")
    end: int = column("where they end", unit="characters")
    sentence: str = column("the sentence it stands in, verbatim")


_AHEAD = re.compile(rf"\b{either(words('tenses', 'future'))}\b", re.IGNORECASE)
_WAS = re.compile(rf"\b{either(words('tenses', 'past'))}\b", re.IGNORECASE)
_MAY = re.compile(r"(?<=\s)May\b")  # the month
_ENDED = re.compile(r"\b\w{2,}ed\b")
_ATTRIBUTE = re.compile(rf"\b{either(words('tenses', 'attribute'))}\s$", re.IGNORECASE)
_STANCES = {
    "exposure": 4.0,
    "both": 3.5,
    "mitigation": 2.0,
    "improvement": 1.0,
    "boilerplate": -5.0,
}
_OPEN = ("exposure", "both")  # stances of what a mitigation may answer
_FAR = 3  # how many sentences behind a risk what is done about it may stand


@remembered
def of_call(call: Transcript) -> tuple[Risk, ...]:
    """The risks of one call as records, in the order said, ranked."""
    rows = list(_rows(call))
    scores = [_score(row) for row in rows]
    order = sorted(range(len(rows)), key=lambda place: (-scores[place], place))
    ranks = {place: rank for rank, place in enumerate(order, 1)}
    return tuple(replace(row, rank=ranks[place]) for place, row in enumerate(rows))


def _rows(call: Transcript) -> Iterator[Risk]:
    """Sentence by sentence: the risks it names, or those before it that it answers or goes on about."""
    told: list[tuple[int, Risk]] = []  # exposures of this turn, and the sentence each stands in
    for sentence in sentences(call):
        told = [
            (index, row)
            for index, row in told
            if row.turn == sentence.turn.index and sentence.index - index <= _FAR
        ]
        here = list(_named(call, sentence, told)) or list(_carried(call, sentence, told))
        told += [(sentence.index, row) for row in here if row.stance in _OPEN]
        yield from here


def _named(call: Transcript, sentence: Sentence, told: list[tuple[int, Risk]]) -> Iterator[Risk]:
    said, found = Said(sentence.text), dict[str, list[Hazard]]()
    for hazard in said.hazards:
        found.setdefault(hazard.category, []).append(hazard)
    for category, hazards in found.items():
        spans = sorted(hazard.span for hazard in hazards)
        row = _row(call, sentence, category, spans, said.stance(hazards))
        earlier = [other for _, other in told if other.category == category]
        yield _answering(row, earlier[-1]) if earlier and row.stance == "mitigation" else row


def _carried(call: Transcript, sentence: Sentence, told: list[tuple[int, Risk]]) -> Iterator[Risk]:
    """What a sentence that names no risk says of those named right before it."""
    if not told:
        return
    last = max(index for index, _ in told)
    earlier = [row for index, row in told if index == last]
    if answer := any_of("answers").search(sentence.text):
        for row in earlier:
            spans = [Span(*answer.span())]
            yield _answering(_row(call, sentence, row.category, spans, "mitigation"), row)
    elif sentence.index - last == 1 and any_of("resumes").match(sentence.text):
        for stance, key in (("improvement", "denial"), ("exposure", "words")):
            if hit := any_of(key).search(Said(sentence.text).plain):
                for row in earlier:
                    yield _row(call, sentence, row.category, [Span(*hit.span())], stance)
                return


def _answering(row: Risk, exposure: Risk) -> Risk:
    return replace(row, answers=f"{exposure.start}:{exposure.end}")


def _tense(sentence: Sentence) -> str:
    if _AHEAD.search(_MAY.sub("then", sentence.text)):
        return "future"
    return "past" if _WAS.search(sentence.text) or _acted(sentence.text) else "present"


def _acted(text: str) -> bool:
    """Whether a verb ends in -ed that no other word makes an attribute: "the rate dropped"."""
    return any(not _ATTRIBUTE.search(text, 0, hit.start()) for hit in _ENDED.finditer(text))


def _row(
    call: Transcript, sentence: Sentence, category: str, spans: list[Span], stance: str
) -> Risk:
    turn, at = sentence.turn, sentence.at(spans[0])
    return Risk(
        call_id=call.id,
        turn=turn.index,
        part=turn.part,
        speaker=turn.speaker.name,
        role=turn.speaker.role,
        category=category,
        parent=lexicon("risks")[category].about["under"],
        stance=stance,
        tense=_tense(sentence),
        terms="; ".join(dict.fromkeys(sentence.at(span).of(call.text) for span in spans)),
        metric=next((named.name for named in sentence.metrics), None),
        rank=None,
        answers=None,
        start=at.start,
        end=at.end,
        sentence=sentence.said,
    )


def _score(row: Risk) -> float:
    """Admitted and specific before general: its stance, a figure, a metric, who says it, where."""
    return (
        _STANCES[row.stance]
        + 1.5 * any(character.isdigit() for character in row.sentence)
        + 1.0 * (row.metric is not None)
        + 1.0 * (row.role != "analyst")
        + 0.5 * (row.part == "prepared")
        + 0.5 * (row.tense != "future")
    )


@table(Risk)
def risks(calls: Calls) -> pd.DataFrame:
    """Sentences that name a risk: its category, and whether it is admitted, answered, or easing.

    One row a sentence and category. A department is not a risk: "risk management" names a function.
    The safe-harbour notice is ``boilerplate``; "no material impact" is no exposure.

    Example
    -------
    >>> import kit
    >>> call = kit.load(text="A stronger dollar cost us two points of growth.", format="plain")
    >>> kit.risks(call)[["category", "stance", "tense"]].values.tolist()
    [['foreign_exchange', 'exposure', 'past']]
    """
    return frame(Risk, (row for call in each(calls) for row in of_call(call)))
