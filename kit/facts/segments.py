"""Which business line, product or place a figure is of, where capitals or a known place say so."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kit.facts.phrases import BREAKS
from kit.grammar.numbers import either
from kit.lexicon import lexicon, mapping, words
from kit.values import Span

_LEADS = frozenset(words("phrases", "leads"))
PLACES = frozenset(place.lower() for place in words("places"))
_PLACE = either(words("places"))
_PROPER = r"(?-i:(?<!\w)[a-z]?[A-Z][\w&'/-]*(?:\s(?:and|&|of)?\s?[A-Z][\w&'/-]*){0,4})"
_SEGMENT_WORD = either(words("binding", "segment_words"))
# "In Life Science Tools, revenue was ..."
_HEAD = re.compile(
    rf"^(?:and\s|then\s|now\s)?{either(words('binding', 'heads'))}\s(?:the\s|our\s)?"
    rf"(?P<where>{_PROPER}|{_PLACE})(?:\s{_SEGMENT_WORD})?\s?,",
    re.IGNORECASE,
)
# "Semiconductor Test revenue"
_LED = re.compile(
    rf"(?P<where>{_PROPER})(?:'s)?\s(?:{_SEGMENT_WORD}\s)?(?:\w+\s){{0,2}}?$", re.IGNORECASE
)
# "revenue in Greater China", "sales of the Bakery segment", "12% at Bright Homes"
_IN = re.compile(
    rf"^(?:\s\w+)?\s(?:in|for|from|at|of(?=[^,.;]+{_SEGMENT_WORD}))\s(?:the\s|our\s)?"
    rf"(?P<where>{_PLACE}|{_PROPER})(?![\w%])",
    re.IGNORECASE,
)
# "Turning now to Mexico, ...", "Let me move on to our residential segment."
_OPENS = re.compile(
    rf"^(?:[\w',]+\s){{0,5}}?(?:{either(words('binding', 'turns'))})\s(?:\w+\s){{0,2}}?(?:the\s|our\s)?"
    rf"(?:(?P<where>{_PLACE}|{_PROPER}|[\w-]+(?=\s{_SEGMENT_WORD}))(?:\s{_SEGMENT_WORD})?\s?[,.:]|.)",
    re.IGNORECASE,
)
_WHOLE = frozenset(words("binding", "whole"))
_ALL = re.compile(rf"\b{either(words('binding', 'all'))}\b", re.IGNORECASE)
_CODES = frozenset(code.lower() for code in mapping("currencies"))
_NO_SEGMENT = _CODES | frozenset(words("phrases", "no_segment"))
_NO_LAST = BREAKS | _NO_SEGMENT
_NO_FIRST = _NO_LAST | _LEADS
_DATED = re.compile(r"(?:FY|Q|H|CY)?'?\d+$", re.IGNORECASE)


def segment(text: str, span: Span) -> str | None:
    """The business line, product or place a metric is of, where capitals or a known place say so."""
    led = _LED.search(text[max(0, span.start - 60) : span.start])
    head = _HEAD.search(text)
    follows = _IN.search(text[span.end : span.end + 60])
    for hit in (led, follows, head):
        if hit and (where := _cleaned(hit["where"], text)):
            return where
    return None


def behind(text: str, end: int) -> str | None:
    """The segment named right behind a figure: "grew 18% in Branded Cards"."""
    hit = _IN.search(text[end : end + 60])
    return _cleaned(hit["where"], text) if hit else None


def topic(text: str, metrics: Iterable[str], current: str | None) -> str | None:
    """The segment that a sentence leaves as what is spoken of: opened, kept or over.

    >>> topic("Turning to Mexico, we had a good start.", (), None)
    'Mexico'
    >>> topic("Earnings per share were $1.10.", ("eps",), "Mexico")
    """
    if hit := _OPENS.match(text):
        return _cleaned(hit["where"], text) if hit["where"] else None
    over = current is None or _ALL.search(text) or not _WHOLE.isdisjoint(metrics)
    return None if over else current


def in_topic(metric: str | None) -> bool:
    """Whether a segment can have this metric: earnings per share are the whole company's."""
    return metric not in _WHOLE


def _cleaned(where: str, text: str) -> str | None:
    """The segment's name without the sentence's first little word; None where it is none."""
    kept = re.sub(r"'s?$", "", where).split()
    while kept and (kept[0].lower() in _NO_FIRST or _DATED.match(kept[0])):
        kept.pop(0)
    while kept and (kept[-1].lower() in _NO_LAST or _DATED.match(kept[-1])):
        kept.pop()
    said = " ".join(kept)
    if said and lexicon("metrics").first(said):
        return None  # "R&D", "GMV": capitals, and no business line
    starts = text.startswith(said) and len(kept) == 1 and not said.isupper()
    return None if len(said) < 2 or starts else said
