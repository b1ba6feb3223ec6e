"""What the company admits could go, or went, wrong; and what it says it does about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import pandas as pd

from kit.facts.outlook import cues
from kit.facts.reading import Sentence, sentences
from kit.grammar.numbers import either
from kit.lexicon import Lexicon, lexicon, mapping, words
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
    role: str = column("executive, other or analyst: who raised it")
    category: str = column("the kind of risk, as risks.toml names it")
    stance: str = column("exposure, mitigation, both, improvement or boilerplate")
    tense: str = column("past, present or future")
    terms: str = column("the words that name it, joined by '; '")
    metric: str | None = column("a metric the same sentence names, as metrics.toml names it")
    rank: int | None = column("1 is the risk to see first")
    start: int = column("where the words that name it begin in `call.text`", unit="characters")
    end: int = column("where they end", unit="characters")
    sentence: str = column("the sentence it stands in, verbatim")


def _any(key: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(mapping('adverse')[key])}(?!\w)", re.IGNORECASE)


_ADVERSE, _BOILERPLATE = _any("words"), _any("boilerplate")
_HARMLESS, _FALLING, _RISING = _any("not"), _any("falling"), _any("rising")
_MITIGATION, _IMPROVEMENT, _DENIAL = _any("mitigation"), _any("improvement"), _any("denial")
_COULD = re.compile(rf"\b{either(words('tenses', 'future'))}\b", re.IGNORECASE)
_WAS = re.compile(rf"\b{either(words('tenses', 'past'))}\b", re.IGNORECASE)
_NOT = re.compile(rf"\b{either(words('tenses', 'slow'))}\b", re.IGNORECASE)
_STANCES = {
    "exposure": 4.0,
    "both": 3.5,
    "mitigation": 2.0,
    "improvement": 1.0,
    "boilerplate": -5.0,
}


@cache
def _topics() -> Lexicon:
    entries = lexicon("risks").entries
    return Lexicon(
        "risk topics",
        {
            name: {"says": entry.about["topics"], "not": entry.about.get("not", ())}
            for name, entry in entries.items()
            if entry.about.get("topics")
        },
    )


@remembered
def of_call(call: Transcript) -> tuple[Risk, ...]:
    """The risks of one call as records, in the order said, ranked."""
    rows = [row for sentence in sentences(call) for row in _of(call, sentence)]
    scores = [_score(row) for row in rows]
    order = sorted(range(len(rows)), key=lambda place: (-scores[place], place))
    ranks = {place: rank for rank, place in enumerate(order, 1)}
    return tuple(replace(row, rank=ranks[place]) for place, row in enumerate(rows))


def _of(call: Transcript, sentence: Sentence) -> Iterator[Risk]:
    if sentence.turn.speaker.role == "operator":
        return
    for category, spans in _categories(sentence).items():
        if stance := _stance(sentence):
            yield _row(call, sentence, category, spans, stance)


def _categories(sentence: Sentence) -> dict[str, list[Span]]:
    """Categories named outright, and topics with a word near them of harm, or of what is done about it."""
    found: dict[str, list[Span]] = {}
    for named in lexicon("risks").find(sentence.text):
        found.setdefault(named.name, []).append(named.span)
    topics = list(_topics().find(sentence.text))
    bad = _harm(sentence.text) if topics else []
    for named in topics:
        if any(abs(hit.start() - named.span.start) < 60 and _hurts(hit, named.name) for hit in bad):
            found.setdefault(named.name, []).append(named.span)
    return found


def _harm(text: str) -> list[re.Match[str]]:
    """Words of harm, and of what is done about it."""
    plain = _HARMLESS.sub(lambda hit: " " * len(hit.group()), text)
    return [hit for words in (_ADVERSE, _MITIGATION, _DENIAL) for hit in words.finditer(plain)]


def _hurts(adverse: re.Match[str], category: str) -> bool:
    """Whether a word is bad news for a category: falling tariffs and surging demand are a relief."""
    relief = {"down": _FALLING, "up": _RISING}.get(
        lexicon("risks")[category].about.get("better", "")
    )
    return not (relief and relief.fullmatch(adverse.group()))


def _stance(sentence: Sentence) -> str | None:
    text = sentence.text
    if _BOILERPLATE.search(text):
        return "boilerplate"
    if _DENIAL.search(text):
        return "improvement"
    against, better = _MITIGATION.search(text), _eases(text)
    if against:
        return "both" if _ADVERSE.search(text) and not better else "mitigation"
    return "improvement" if better and not _worse(text) else "exposure"


def _eases(text: str) -> bool:
    """Whether something is said to get better; a "slow recovery" or "no improvement" does not."""
    for hit in _IMPROVEMENT.finditer(text):
        before = " ".join(text[: hit.start()].split()[-2:])
        if not (_ADVERSE.search(before) or _NOT.search(before)):
            return True
    return False


def _worse(text: str) -> bool:
    return bool(re.search(r"\b(?:but|although|however|despite|not yet)\b", text, re.IGNORECASE))


def _tense(sentence: Sentence) -> str:
    if _COULD.search(sentence.text) or cues(sentence):
        return "future"
    return "past" if _WAS.search(sentence.text) else "present"


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
        stance=stance,
        tense=_tense(sentence),
        terms="; ".join(dict.fromkeys(sentence.at(span).of(call.text) for span in spans)),
        metric=next((named.name for named in sentence.metrics), None),
        rank=None,
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
