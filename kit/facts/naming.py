"""What a figure measures: its name in the lexicon, in the call's own words, and the segment it is of.

A figure is bound inside its clause by the first of ``READINGS`` that finds a name: what is counted, the
name at its place in a row, one right behind it ("a 54% gross margin"), that of the figure it is compared
with, the verb before it ("we earned"), what it is given of ("a $5 million charge"), the nearest metric
before it, that of the figure it stands in apposition to, and, for what the lexicon does not know, the noun
phrase nearest to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from kit.facts.beside import (
    LEAD,
    counted,
    given,
    leading,
    moved,
    right_behind,
    says_so,
    thing,
    verb,
)
from kit.facts.clauses import before
from kit.facts.lists import paired
from kit.facts.name import Name, fits, fitted
from kit.facts.phrases import noun
from kit.facts.reading import Sentence
from kit.facts.segments import PLACES, segment
from kit.facts.segments import behind as segment_behind
from kit.facts.subjects import own_name, subject, told, veil
from kit.lexicon import lexicon
from kit.values import Quantity

# "3.1%, up from", "from 6.4% last year to": the figure is of what the one before it is of
_COMPARED = re.compile(
    rf"\b(?:from|to|versus|vs\.?|against|compared (?:to|with)|than){LEAD}", re.IGNORECASE
)
_OF = re.compile(r"\s(?:of|in|on|for|to|by)\s")
_TAIL = re.compile(r"[,;(]|\b(?:and|or|but|which)\b")


def name(sentence: Sentence, place: int, earlier: Sequence[Name]) -> Name:
    """The name of one quantity; ``earlier`` are those of the quantities before it in the sentence.

    Its first is what the sentence before spoke of, where this one goes on with it.
    """
    found, last = sentence.quantities[place], _alike(sentence, place, earlier)
    names = (reading(sentence, place, last) for reading in READINGS)
    named = _known(next(filter(None, names), Name()), found.value)
    if where := segment_behind(sentence.text, found.span.end):
        named = replace(named, segment=where if named.segment == last.segment else named.segment)
    return fitted(named, found.value, found.span.of(sentence.text))


def _alike(sentence: Sentence, place: int, earlier: Sequence[Name]) -> Name:
    """The name before a figure; of several of one subject that of the same unit: "$5 million, or 17%"."""
    last, unit = earlier[-1], sentence.quantities[place].value.unit
    units = [found.value.unit for found in sentence.quantities[:place]]
    same = [one for one, its in zip(earlier[1:], units, strict=True) if its == unit]
    return next((one for one in reversed(same) if one.label == last.label), last)


def _known(name: Name, quantity: Quantity) -> Name:
    """A label that ends in a metric has its name: whoever spent on "capital expenditures" said so."""
    label = name.label or ""
    found = (n for n in lexicon("metrics").find(label) if n.span.end == len(label))
    ends = [n.name for n in found if not _OF.search(label[: n.span.start])]
    if name.metric or not ends or not fits(ends[0], quantity):
        return name
    return replace(name, metric=ends[0])


def _at_its_place(sentence: Sentence, place: int, last: Name) -> Name | None:
    """A name at the figure's place in a row: "sales and profit were $4 million and $1 million"."""
    span = paired(sentence, place)
    metric = lexicon("metrics").first(span.of(sentence.text)) if span else None
    own = subject(sentence, place) if span and not metric else None
    if not span:
        return None
    text = sentence.text
    return Name(metric or (own.name if own else None), span.of(text), segment(text, span), span)


def _compared(sentence: Sentence, place: int, last: Name) -> Name | None:
    """What the figure before it measures, where the two are compared: "from 6.4% to 8.3%"."""
    if not place or not (last.metric or last.label) or subject(sentence, place):
        return None
    one, other = (found.value.unit for found in sentence.quantities[place - 1 : place + 1])
    compared = one == other and _COMPARED.search(leading(sentence, place))
    return last if compared else None


def _number_of(sentence: Sentence, place: int, last: Name) -> Name | None:
    """What is counted, where no metric before the number says so: "links to over 225 global sites"."""
    label = counted(sentence, place) if sentence.quantities[place].value.unit == "count" else None
    own = own_name(sentence, place) if label else None
    return None if own and says_so(sentence, own, place) else Name(label=label) if label else None


def _own(sentence: Sentence, place: int, last: Name) -> Name | None:
    """The metric before the figure that it is of."""
    return own_name(sentence, place)


def _about(sentence: Sentence, place: int, last: Name) -> Name | None:
    """Something told of a metric, which is no figure of it: "the risk level of new loans fell 15%"."""
    span = veil(sentence, place)
    return Name(label=span.of(sentence.text), span=span) if span else None


def _same(sentence: Sentence, place: int, last: Name) -> Name | None:
    """What the figure before it measures, where no name stands since: "$4 million, up 12%"."""
    window = before(sentence, place)
    tails = [hit.end() for hit in _TAIL.finditer(told(sentence, place), window.start, window.end)]
    own = _since(sentence, place, tails[-1] if tails and place else window.start)
    unit = sentence.quantities[place].value.unit
    if own or (unit == "count" and counted(sentence, place)) or not (last.metric or last.label):
        return None
    # "15% of sales, down six points": the points are no share
    return replace(last, share=False) if unit in ("pp", "bps") else last


def _noun(sentence: Sentence, place: int, last: Name) -> Name | None:
    """The noun phrase before a figure, where the lexicon knows none."""
    own = _since(sentence, place, before(sentence, place).start)
    if own and own == last.label:
        return last
    if own and own.lower() in PLACES and last.label:
        return replace(last, segment=own)
    return Name(label=own) if own else None


def _since(sentence: Sentence, place: int, start: int) -> str | None:
    """The noun phrase before a figure since a place, unless it is what the figure before counts."""
    own = noun(told(sentence, place), start, sentence.quantities[place].span.start)
    return None if place and own and own == counted(sentence, place - 1) else own


def _nearest(sentence: Sentence, place: int, last: Name) -> Name | None:
    """Where all else fails: the name of the figure before it, or what stands right behind it."""
    if last.metric or last.label:
        return last
    return Name(label=counted(sentence, place))


READINGS: tuple[Callable[[Sentence, int, Name], Name | None], ...] = (
    *(thing, _at_its_place, right_behind, _compared, verb, given),
    *(moved, _number_of, _own, _about, _same, _noun, _nearest),
)
