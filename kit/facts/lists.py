"""Figures said in a row, each with the name at its place: "sales and profit were 4 and 5, respectively"."""

from __future__ import annotations

import re

from kit.facts.phrases import bare, noun_span
from kit.facts.reading import Sentence
from kit.grammar.numbers import either
from kit.lexicon import lexicon, mapping
from kit.values import Span

_BOUND = either([said for about in mapping("bounds").values() for said in about.get("before", ())])
_NEXT = re.compile(rf"(?:,\s(?:and\s)?|\sand\s)(?:(?:an?|{_BOUND})\s)?", re.IGNORECASE)
_JOINT = re.compile(r"(?:,\s(?:and\s)?|\sand\s)(?:(?:the|our|its|an?|both)\s)?", re.IGNORECASE)
_RESPECTIVELY = re.compile(r"[^;:#]{0,60}\brespectively\b", re.IGNORECASE)


def paired(sentence: Sentence, place: int) -> Span | None:
    """The name of a figure that stands in a row of as many names as figures, else None.

    Two names may as well be one ("oil and gas"): "respectively" must say so, or both be metrics.
    """
    row, text = joined(sentence, place), bare(sentence)
    if len(row) < 2:
        return None
    names = _names(text, sentence.quantities[row[0]].span.start, len(row))
    apart = len(row) > 2 or _RESPECTIVELY.match(text, sentence.quantities[row[-1]].span.end)
    if len(names) == len(row) and (
        apart or all(lexicon("metrics").first(n.of(text)) for n in names)
    ):
        return names[place - row[0]]
    return None


def joined(sentence: Sentence, place: int) -> range:
    """The places of the figures that are joined to this one by nothing but commas and "and"."""
    first = last = place
    while first and _follows(sentence, first):
        first -= 1
    while last + 1 < len(sentence.quantities) and _follows(sentence, last + 1):
        last += 1
    return range(first, last + 1)


def _follows(sentence: Sentence, place: int) -> bool:
    one, other = sentence.quantities[place - 1].span, sentence.quantities[place].span
    return bool(_NEXT.fullmatch(sentence.text, one.end, other.start))


def _names(text: str, end: int, most: int) -> list[Span]:
    """The names joined to one another before a place, in the order said, no more than asked for."""
    names: list[Span] = []
    while len(names) < most and (found := noun_span(text, 0, end)):
        if names and found.end != end:
            break
        joints = list(_JOINT.finditer(text, found.start, found.end))
        start = joints[-1].end() if joints else found.start
        names.insert(0, Span(start, found.end))
        if joints:
            end = joints[-1].start()
        elif joint := re.search(rf"{_JOINT.pattern}$", text[:start], re.IGNORECASE):
            end = joint.start()
        else:
            break
    return names
