"""Whether words look ahead: which phrase says so, how firmly, and what only seems to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kit.facts.placing import Place
from kit.facts.reading import Sentence
from kit.grammar.numbers import either
from kit.lexicon import mapping, words
from kit.tables import remembered
from kit.values import Span

_WORDS = mapping("outlook")
_CERTAINTY = {
    phrase.lower(): level for level in ("hoped", "expected", "firm") for phrase in _WORDS[level]
}


def _any(*kinds: str) -> re.Pattern[str]:
    return re.compile(rf"\b{either([p for kind in kinds for p in _WORDS[kind]])}\b", re.IGNORECASE)


_AHEAD = _any("firm", "expected", "hoped")
_PAST = _any("past")
_HARBOUR = _any("safe_harbour")
_AGENDA = _any("agenda")
# "Jane will now cover", "we'll provide an update"
_TALK = re.compile(
    rf"(?:\bwill|'ll)\s(?:{either(_WORDS['talk']['between'])}\s)*(?:{either(_WORDS['talk']['verbs'])}\b"
    rf"|{either(_WORDS['talk']['open'])}\s(?:[\w'-]+\s){{0,5}}?{either(_WORDS['talk']['about'])}\b)",
    re.IGNORECASE,
)
# "exceeded the top end of our guidance"
_BEATEN = re.compile(
    rf"\b{either(_WORDS['beaten']['how'])}\s(?:[\w'-]+\s){{0,4}}?{either(_WORDS['beaten']['what'])}\b",
    re.IGNORECASE,
)
_FORECAST = re.compile(r"\b(?:guidance|outlook|forecast|range) (?:to|is|of)\b", re.IGNORECASE)
_NO_CUES = (_PAST, _AGENDA, _TALK, _BEATEN)
_DECLARED = re.compile(rf"\b{either(_WORDS['declared']['says'])}\b", re.IGNORECASE)
_OVER = re.compile(
    rf"\b(?:{either(words('binding', 'over'))}|(?:has|have)\s(?:\w+ly\s)?(?!been)\w+(?:ed|wn|en))\b",
    re.IGNORECASE,
)
_ANEW = re.compile(r";.*\b(?:is|are|we)\b")  # "...; we are at 5%", but not "...; costs to be 5%"
# "will improve service, accumulating 1.9 million followers"
_ASIDE = re.compile(rf",\s(?!{either(_WORDS['goes_on']['with'])}\b)\w+ing\b", re.IGNORECASE)
_LED = re.compile(r"\s\w+ed\b")  # "we expect |increased costs": what is expected, not what was done
_ASKED = re.compile(r"(?<!right)(?<!okay)\?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase that looks ahead: where it stands in the sentence, and ``firm, expected`` or ``hoped``."""

    span: Span
    certainty: str


@remembered
def cues(sentence: Sentence) -> list[Cue]:
    """The phrases of a sentence that look ahead, none where it asks or only reads the notice."""
    text = sentence.text
    ahead = list(_AHEAD.finditer(text))
    if not ahead or _HARBOUR.search(text) or _ASKED.search(text):
        return []
    past = [Span(*hit.span()) for no in _NO_CUES for hit in no.finditer(text)]
    return [
        Cue(Span(*hit.span()), _CERTAINTY[re.sub(r"\s+", " ", hit.group().lower())])
        for hit in ahead
        if not any(span.start < hit.end() and hit.start() < span.end for span in past)
    ]


def is_of_a_forecast(sentence: Sentence) -> bool:
    """Whether it gives a forecast and leaves to the one before it of what: "the new range is"."""
    return not sentence.metrics and bool(_FORECAST.search(sentence.text) and cues(sentence))


def is_agenda(text: str) -> bool:
    """Whether a sentence only says who speaks next or what comes later in the call."""
    return bool(_AGENDA.search(text) or _TALK.search(text))


def looks_ahead(sentence: Sentence, figure: Span, place: Place) -> bool:
    """Whether a figure is given for a time that is not over.

    A phrase that looks ahead must govern it: stand before it with no past verb between, or right
    behind it ("$50 million is expected"). A period that is over, or an earlier value, is no forecast.
    """
    if place.aspect == "prior":
        return False
    if (
        place.period_from == "said"
        and _is_over(sentence, place)
        and not is_declared(sentence.text, figure)
    ):
        return False
    return governed(sentence, figure)


def is_declared(text: str, figure: Span) -> bool:
    """Whether a figure is decided, not only expected: "the board has approved a dividend of"."""
    return bool(_DECLARED.search(text[max(0, figure.start - 72) : figure.start]))


def governed(sentence: Sentence, figure: Span) -> bool:
    """Whether a phrase that looks ahead governs a figure of the sentence."""
    return any(_governs(sentence.text, cue.span, figure) for cue in cues(sentence))


def _is_over(sentence: Sentence, place: Place) -> bool:
    own = sentence.own
    return place.period is not None and own is not None and not place.period.ends_after(own)


def _governs(text: str, cue: Span, figure: Span) -> bool:
    if cue.end <= figure.start:
        led = _LED.match(text, cue.end)
        between = text[led.end() if led else cue.end : figure.start]
        return not (_OVER.search(between) or _ASIDE.search(between) or _ANEW.search(between))
    between = text[figure.end : cue.start]
    return (
        len(between) < 60
        and not re.search(r"[,;:]|\band\b|\bbut\b", between)
        and not _OVER.search(text[max(0, figure.start - 40) : cue.start])
    )
