"""A question and the answer to it: who asked, who answered, and what was not answered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pandas as pd

from kit.facts.figures import of_call as figures_of
from kit.grammar.numbers import either
from kit.lexicon import lexicon, mapping, words
from kit.model import Transcript, Turn
from kit.tables import Calls, column, each, frame, remembered, table
from kit.text import fold
from kit.values import Span


@dataclass(frozen=True, slots=True)
class Exchange:
    """One analyst's question, and what was said to it before the next."""

    call_id: str = column("the call it was asked in")
    exchange: int = column("its number, counted from 0")
    analyst: str | None = column("who asked, as the speaker lines name them")
    firm: str | None = column("the analyst's firm, where the source gives it")
    question: str = column("the question, verbatim; a blank line between two turns")
    answered_by: str | None = column("who answered, in order, joined by '; '; null when nobody did")
    answer: str | None = column(
        "the answer, verbatim, a blank line between two turns; null when there was none"
    )
    follow_up: bool = column("whether the same analyst had just asked, with no hand-over between")
    asks: int = column("how many things were asked", unit="questions")
    figures_asked: int = column("amounts in the question", unit="figures")
    figures_answered: int = column("amounts in the answer", unit="figures")
    non_answer: str | None = column(
        "refuse (will not say), unable (cannot) or later (another time), where the answer says so"
    )
    topics: str | None = column("metrics the question names, joined by '; '")
    words_answered: int = column("how long the answer is", unit="words")
    names_answered: int = column(
        "different names in the answer: capitals within a sentence", unit="names"
    )
    topics_left: str | None = column(
        "metrics the question names and the answer does not, joined by '; '; it may tell of them in "
        "other words"
    )
    answer_start: int | None = column("where the answer begins in `call.text`", unit="characters")
    answer_end: int | None = column("where the answer ends", unit="characters")
    start: int = column("where the question begins in `call.text`", unit="characters")
    end: int = column("where the question ends", unit="characters")


_NON_ANSWERS = {
    kind: re.compile(rf"\b{either(phrases)}", re.IGNORECASE)
    for kind, phrases in mapping("non_answers").items()
}
_TELLING = ("metric", "guidance", "risk", "other")  # uses of a number that tells something
_HANDS_OVER = re.compile(rf"\b{either(words('asks', 'hands_over'))}\b", re.IGNORECASE)
_NAME = re.compile(r"(?<=[a-z,;] )(?:[A-Z][\w&'-]+(?: [A-Z][\w&'-]+)*)")
_ASKS = re.compile(rf"\?|\b{either(words('asks'))}\b", re.IGNORECASE)


@dataclass(slots=True)
class _Open:
    """A question under way."""

    analyst: Turn
    follow_up: bool
    asked: list[Turn] = field(default_factory=list)
    answered: list[Turn] = field(default_factory=list)


def _pairs(call: Transcript) -> Iterator[_Open]:
    """Turns of the Q&A gathered into exchanges; thanks open none, and the operator ends one."""
    now: _Open | None = None
    asker = None
    asked = [turn for turn in call.turns if turn.part == "qa"]
    for place, turn in enumerate(asked):
        role = turn.speaker.role
        if role == "operator":
            if now and _ends(call, now, turn, asked[place + 1 :]):
                yield now
                now = asker = None
        elif role == "analyst" and now and not now.answered and turn.speaker == now.analyst.speaker:
            now.asked.append(turn)
        elif role == "analyst" and _asks(call, turn):
            yield from filter(None, [now])
            now = _Open(turn, asker == turn.speaker.name, [turn])
            asker = turn.speaker.name
        elif role != "analyst" and now:
            now.answered.append(turn)
    yield from filter(None, [now])


def _ends(call: Transcript, now: _Open, operator: Turn, later: list[Turn]) -> bool:
    """Whether the operator ends an exchange: announces what comes next, or breaks in and nobody goes on."""
    if _HANDS_OVER.search(operator.span.of(call.text)):
        return True
    goes_on = bool(later and now.answered and later[0].speaker == now.answered[-1].speaker)
    return bool(now.answered) and not goes_on


def _asks(call: Transcript, turn: Turn) -> bool:
    text = turn.span.of(call.text)
    return bool(_ASKS.search(text)) or len(text.split()) >= 25


@remembered
def of_call(call: Transcript) -> tuple[Exchange, ...]:
    """The exchanges of one call as records, in the order asked."""
    return tuple(_row(call, number, pair) for number, pair in enumerate(_pairs(call)))


def _row(call: Transcript, number: int, pair: _Open) -> Exchange:
    asked = Span(pair.asked[0].span.start, pair.asked[-1].span.end)
    answered = (
        Span(pair.answered[0].span.start, pair.answered[-1].span.end) if pair.answered else None
    )
    question, answer = fold(_said(call, pair.asked)), fold(_said(call, pair.answered))
    topics = _metrics(question)
    return Exchange(
        call_id=call.id,
        exchange=number,
        analyst=pair.analyst.speaker.name or None,
        firm=pair.analyst.speaker.firm,
        question=_said(call, pair.asked),
        answered_by="; ".join(dict.fromkeys(turn.speaker.name for turn in pair.answered)) or None,
        answer=_said(call, pair.answered) or None,
        follow_up=pair.follow_up,
        asks=max(1, question.count("?")),
        figures_asked=_amounts(call, asked),
        figures_answered=_amounts(call, answered) if answered else 0,
        non_answer=_declined(call, pair.answered),
        topics="; ".join(topics) or None,
        words_answered=len(answer.split()),
        names_answered=len(set(_NAME.findall(answer))),
        topics_left="; ".join(name for name in topics if name not in _metrics(answer)) or None,
        answer_start=answered.start if answered else None,
        answer_end=answered.end if answered else None,
        start=asked.start,
        end=asked.end,
    )


def _metrics(text: str) -> list[str]:
    return list(dict.fromkeys(named.name for named in lexicon("metrics").find(text)))


def _said(call: Transcript, turns: list[Turn]) -> str:
    """What was said in these turns, a blank line between two; the speaker lines are left out."""
    return "\n\n".join(turn.span.of(call.text) for turn in turns)


def _amounts(call: Transcript, span: Span) -> int:
    return sum(
        figure.low is not None and figure.use in _TELLING and span.start <= figure.start < span.end
        for figure in figures_of(call)
    )


def _declined(call: Transcript, answered: list[Turn]) -> str | None:
    """The first way in which an answer says that it is none."""
    text = fold(_said(call, answered))
    hits = [
        (hit.start(), kind) for kind, says in _NON_ANSWERS.items() if (hit := says.search(text))
    ]
    return min(hits)[1] if hits else None


@table(Exchange)
def exchanges(calls: Calls) -> pd.DataFrame:
    """Questions and their answers, in the order asked.

    One row a question that was put, follow-ups included; thanks and small talk open none. An answer is
    all that the company says before the next question. ``non_answer`` follows the kinds of Gow, Larcker
    and Zakolyukina, "Non-answers during conference calls", Journal of Accounting Research 59 (2021), by
    rules of our own; it says that the answer declines something, not that it declines all. How specific
    an answer is stands in its parts (``words_answered``, ``figures_answered``, ``names_answered``,
    ``topics_left``); no verdict is drawn from them.

    Example
    -------
    >>> import kit
    >>> call = kit.load(kit.sample("marlow-2024q1"))
    >>> bool(kit.exchanges(call)["non_answer"].eq("refuse").any())
    True
    """
    return frame(Exchange, (row for call in each(calls) for row in of_call(call)))
