"""Whether a call is silent about a promise: no sentence that looks ahead speaks of it."""

from __future__ import annotations

from kit.compare.promises import Promise, promises
from kit.facts.outlook import cues
from kit.facts.reading import Sentence, sentences
from kit.model import Transcript


def is_silent(call: Transcript, was: Promise) -> bool:
    """Whether no sentence of the company's names what was promised and looks ahead or names its period.

    A sentence that is read as a promise of another period, segment or unit does not count, one that
    is not read at all does: what the kit fails to read is no silence.
    """
    return not any(_speaks_of(sentence, was, call) for sentence in sentences(call))


def _speaks_of(sentence: Sentence, was: Promise, call: Transcript) -> bool:
    spoken = sentence.turn.speaker.role in ("executive", "other")
    if not (spoken and _names(sentence, was) and (cues(sentence) or _is_of(sentence, was))):
        return False
    read = [one for one in promises(call) if _is_in(one, sentence) and one.about[0] == was.about[0]]
    same = [one for one in read if one.about == was.about and one.period in (None, was.period)]
    return bool(same) or not read


def _names(sentence: Sentence, was: Promise) -> bool:
    return any(named.name == was.metric for named in sentence.metrics)


def _is_of(sentence: Sentence, was: Promise) -> bool:
    periods = (found.value.resolve(sentence.own) for found in sentence.periods)
    return was.period in periods


def _is_in(promise: Promise, sentence: Sentence) -> bool:
    return sentence.span.start <= promise.row.start < sentence.span.end
