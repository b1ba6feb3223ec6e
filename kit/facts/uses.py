"""What a number is there for: a result, a forecast, or none of the company's figures."""

from __future__ import annotations

import re

from kit.facts.outlook import looks_ahead
from kit.facts.reading import Sentence
from kit.facts.statements import Read
from kit.grammar.numbers import either
from kit.lexicon import mapping, words

_USES = {cue.lower(): use for use, cues in mapping("uses").items() for cue in cues}
_ASIDE = re.compile(rf"\b{either(_USES)}\b", re.IGNORECASE)
# "Hardware 3", "the Alpha 50 line": a number right behind a capitalised word is part of its name
_NAMED = re.compile(r"(?<![.?!:,]\s)(?<!^)\b[A-Z][A-Za-z&'-]+(?<!'s)[\s-]$")
_TIMES = ("minutes", "hours", "days", "weeks", "months", "quarters", "years")
# "above the high end of our $302 to $312 million range": what had been expected of a period now over
_SUPERSEDED_BEFORE = re.compile(
    rf"\b{either(words('binding', 'superseded_before'))}\s(?:\w+\s)?$", re.IGNORECASE
)
_SUPERSEDED_AFTER = re.compile(
    rf"\s{either(words('binding', 'superseded_after'))}\b", re.IGNORECASE
)

# "our two plants", "at two conferences", "in three aspects": none of these is promised
_KNOWN = re.compile(r"\b(?:these|those|our|at|in|from|with|across|for|on)\s$", re.IGNORECASE)


def use_of(sentence: Sentence, read: Read) -> str:
    if read.found.rule == "order":
        return "order"
    unit = read.place.quantity.unit
    if unit == "count" and read.place.quantity.low < 1000 and _is_named(sentence, read):
        return "name"
    aside = _aside(sentence)
    if aside and (aside != "biography" or unit in (*_TIMES, "count")):
        return aside
    if unit in _TIMES and not (read.name.metric or read.place.aspect in ("change", "prior")):
        return "other"
    if unit == "count" and not (_counts(read) or _is_target(sentence, read)):
        return "other"
    if _SUPERSEDED_BEFORE.search(sentence.text[: read.found.span.start]) or _SUPERSEDED_AFTER.match(
        sentence.text[read.found.span.end :]
    ):
        return "other"
    if sentence.turn.speaker.role == "operator":
        return "housekeeping"
    if not (read.name.metric or read.name.label):
        return "other"
    return "guidance" if looks_ahead(sentence, read.found.span, read.place) else "metric"


def _aside(sentence: Sentence) -> str | None:
    """The use of all numbers of a sentence that tells no results, by the first cue of the strongest use."""
    said = {_USES[re.sub(r"\s", " ", cue.lower())] for cue in _ASIDE.findall(sentence.text)}
    return next((use for use in mapping("uses") if use in said), None)


def _is_named(sentence: Sentence, read: Read) -> bool:
    return bool(_NAMED.search(sentence.text[: read.found.span.start]))


def _is_target(sentence: Sentence, read: Read) -> bool:
    """Whether a small number is promised for a time that is said: "we will open 12 clinics in 2025"."""
    place, own = read.place, sentence.own
    dated = place.period_from == "said" and bool(
        place.period and own and place.period.ends_after(own)
    )
    known = _KNOWN.search(sentence.text[: read.found.span.start])
    alone = all(found.value.unit == "count" for found in sentence.quantities)
    promised = dated and bool(read.name.label) and alone and not known
    return promised and looks_ahead(sentence, read.found.span, place)


def _counts(read: Read) -> bool:
    """Whether a bare number counts something worth a row among the metrics.

    What the lexicon does not name counts when it moves or is many: "thirteen countries" is no result.
    """
    quantity, moves = read.place.quantity, read.place.aspect in ("change", "prior")
    large = quantity.step < 1 or abs(quantity.low) >= (10 if moves else 50)
    return bool(read.name.metric) or (large and bool(read.name.label))
