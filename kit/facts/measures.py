"""On which footing a figure stands: GAAP, adjusted, constant currency, pro forma."""

from __future__ import annotations

import re

from kit.facts.clauses import before, behind
from kit.facts.name import Name
from kit.facts.reading import Sentence
from kit.grammar.changes import folded
from kit.grammar.numbers import either
from kit.lexicon import mapping
from kit.values import Span

_WORDS = mapping("measures")
_SAYS = {
    word.lower(): measure
    for measure in ("gaap", "adjusted", "constant_currency", "pro_forma")
    for word in _WORDS[measure]
}
_BEFORE_NAMES = {word.lower(): measure for word, measure in _WORDS["before_names"].items()}
_LEAVES_OUT = {word.lower(): "adjusted" for word in _WORDS["leaves_out"]}
_WORD = re.compile(
    rf"(?<![\w-]){either({**_SAYS, **_BEFORE_NAMES, **_LEAVES_OUT})}(?![\w+-])", re.IGNORECASE
)
# "our reported loss", "up 5% reported": an adjective; "we reported a loss" is a verb
_ADJECTIVE = re.compile(
    rf"(?:^|[,(%]\s?|\b{either(_WORDS['reported']['behind'])}\s)$", re.IGNORECASE
)
_VERB = re.compile(rf"\s{either(_WORDS['reported']['verb_before'])}\b", re.IGNORECASE)
_NEXT = re.compile(r"\band\b|[,;]")  # "$4 billion and non-GAAP EPS of": the word is the next one's
_INCLUDES = re.compile(
    r",?\s(?:including|inclusive of)\b", re.IGNORECASE
)  # "or $8 million including options"
_HEAD = re.compile(r"^[^,;]{0,90},")  # "On a non-GAAP basis, ...", "Excluding one-time items, ..."


def measure(sentence: Sentence, place: int, name: Name) -> str | None:
    """``gaap, adjusted, constant_currency`` or ``pro_forma``: by the nearest word of its clause,
    or by the words the sentence opens with ("Excluding impairments, net profit was ...")."""
    figure = sentence.quantities[place].span
    start = name.span.start if name.span and name.span < figure else before(sentence, place).start
    window = Span(max(0, start - 24), min(behind(sentence, place).end, figure.end + 60))
    hits = [hit for hit in _hits(sentence, window) if _is_of(sentence.text, hit, figure)]
    if hits:
        return _meant(min(hits, key=lambda hit: abs(hit.start() - figure.start)))
    return _opening(sentence, figure)


def _opening(sentence: Sentence, figure: Span) -> str | None:
    head = _HEAD.match(sentence.text)
    if not head or head.end() > figure.start:
        return None
    hits = list(_hits(sentence, Span(0, head.end())))
    return _meant(hits[0]) if hits and hits[0].start() < 24 else None


def _hits(sentence: Sentence, window: Span) -> list[re.Match[str]]:
    found = _WORD.finditer(sentence.text, window.start, window.end)
    return [hit for hit in found if _says_so(sentence, hit)]


def _says_so(sentence: Sentence, hit: re.Match[str]) -> bool:
    word, text = folded(hit.group()), sentence.text
    if word == "reported":
        return bool(_ADJECTIVE.search(text[: hit.start()])) and not _VERB.match(text, hit.end())
    return word not in _BEFORE_NAMES or _before_name(sentence, hit.end())


def _before_name(sentence: Sentence, end: int) -> bool:
    """Whether a metric comes within two words: "core operating earnings", but not "core business"."""
    return any(
        named.span.start >= end
        and re.fullmatch(r"\s(?:[\w-]+\s){0,2}", sentence.text[end : named.span.start])
        for named in sentence.metrics
    )


def _is_of(text: str, hit: re.Match[str], figure: Span) -> bool:
    """Whether a word is of this figure, not of the next; a figure left out is none that remains."""
    if hit.start() >= figure.end:
        return not _NEXT.search(text, figure.end, hit.start()) or _leaves_out(text, hit, figure)
    if folded(hit.group()) not in _LEAVES_OUT:
        return True
    return "," in text[hit.end() : figure.start] and not _INCLUDES.match(text, figure.end)


def _leaves_out(text: str, hit: re.Match[str], figure: Span) -> bool:
    """ "56.2%, excluding impairments": right behind the figure, over its comma."""
    return folded(hit.group()) in _LEAVES_OUT and text[figure.end : hit.start()] == ", "


def _meant(hit: re.Match[str]) -> str:
    word = folded(hit.group())
    return _SAYS.get(word) or _BEFORE_NAMES.get(word) or _LEAVES_OUT[word]


def measure_said(text: str) -> str | None:
    """The first footing a text names, whatever it is of.

    >>> measure_said("Our figures are non-GAAP unless I say otherwise.")
    'adjusted'
    """
    hit = _WORD.search(text)
    return _meant(hit) if hit else None
