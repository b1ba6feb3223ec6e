"""What a sentence leaves for those that follow it in its turn: the period spoken of, and against what."""

from __future__ import annotations

import re

from kit.facts.bases import is_compared
from kit.facts.outlook import governed
from kit.facts.reading import Sentence
from kit.facts.statements import Context, Read, coming, growth_of, later
from kit.grammar.numbers import either
from kit.grammar.rules import Found
from kit.lexicon import words
from kit.values import Period

# periods said in passing: they do not hold for the sentences that follow
_PASSING = ("date", "stretch", "same", "month", "month_end")
# "Now let's turn to the full year.": the period holds for what follows
_TURNS = re.compile(rf"\b{either(words('binding', 'turns'))}\b", re.IGNORECASE)
# "In the Projects business, for the second half, ..."
_OPENING = re.compile(rf"^(?:{either(words('binding', 'heads'))}\s[^,;]{{2,60}},\s)", re.IGNORECASE)
_NEAR = 24  # characters: a period this close to a sentence's start opens it


def left(sentence: Sentence, reads: list[Read], context: Context) -> Context:
    """What holds after a sentence, given what held before it."""
    return Context(
        _period(sentence, context.period),
        _ahead(sentence, context.ahead),
        _growth(sentence, reads, context.growth),
    )


def _period(sentence: Sentence, context: Period | None) -> Period | None:
    """The period a sentence opens with holds for the next ones, one that lies ahead the longest.

    One that was over before the call's own holds for its own sentence: it is looked back to.
    """
    told = [p for p in sentence.periods if p.value.shape not in _PASSING]
    current = [p for p in told if min(p.value.steps, p.value.years) >= 0]
    if told and _opens(sentence, told[0]):
        return _current(sentence, told[0])
    if len(told) == len(current) == 1 and not sentence.quantities and _TURNS.search(sentence.text):
        return sentence.when(current[0].value) or context
    return context if not told or later(context, sentence.own) else None


def _current(sentence: Sentence, found: Found) -> Period | None:
    """A period that goes on to hold: not one that is over, nor half a year on a quarter's call."""
    when, own = sentence.when(found.value), sentence.own
    aside = when and own and (own.ends_after(when) or (own.quarter and (when.half or when.months)))
    return None if aside else when


def _opens(sentence: Sentence, found: Found) -> bool:
    head = _OPENING.match(sentence.text)
    return found.span.start < _NEAR + (head.end() if head and head.end() <= found.span.start else 0)


def _ahead(sentence: Sentence, context: Period | None) -> Period | None:
    """The period an outlook is for holds for what else is promised in the turn, until another is named."""
    told = [
        _meant(sentence, p)
        for p in sentence.periods
        if p.value.shape not in _PASSING and not is_compared(sentence.text, p.span)
    ]
    ahead = {when for when in told if when and _soon(when, sentence.own)}
    if len(ahead) == 1:
        return ahead.pop()
    return None if len(ahead) > 1 else context


def _meant(sentence: Sentence, found: Found) -> Period | None:
    when = sentence.when(found.value)
    return coming(sentence, when, sentence.own) if governed(sentence, found.span) else when


def _soon(when: Period, own: Period | None) -> bool:
    """Whether a period lies ahead, and not so far that only its own sentence speaks of it."""
    return own is not None and when.ends_after(own) and when.year <= own.year + 1


def _growth(
    sentence: Sentence, reads: list[Read], context: tuple[Period | None, str | None]
) -> tuple[Period | None, str | None]:
    """What growth was last said to be against; a turn to other figures ends it."""
    changes = [growth_of(one) for one in reads if one.place.aspect == "change"]
    if changes:
        return changes[-1]
    over = reads or context == (None, None) or _TURNS.search(sentence.text)
    return (None, None) if over else context
