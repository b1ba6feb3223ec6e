"""The figures of one sentence read together: each with its name and place, and the statement they share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kit.facts.name import Name
from kit.facts.naming import name
from kit.facts.outlook import cues, governed
from kit.facts.placing import Place, also, aspect, basis, in_points, measure, period, signed
from kit.facts.reading import Sentence
from kit.grammar.rules import Found
from kit.model import Transcript
from kit.values import Period

_THIS = re.compile(r"\b(?:this|current) quarter\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Read:
    """A quantity of a sentence with its name and place."""

    found: Found
    name: Name
    place: Place
    sign: int
    statement: int


def read(
    sentence: Sentence, call: Transcript, context: Period | None, statement: int, last: Name
) -> Iterator[Read]:
    reads: list[Read] = []
    for place, found in enumerate(sentence.quantities):
        named = name(sentence, place, last)
        kind, sign, said = aspect(sentence, place, named)
        if (
            kind == "level"
            and reads
            and reads[-1].place.aspect == "change"
            and also(sentence, place, named)
        ):
            kind, sign = "change", 0
        when, when_from = period(sentence, place, kind, call.period, context)
        if when_from == "context" and later(when, call.period) and not cues(sentence):
            when, when_from = call.period, "call"
        chained = named == last and place > 0
        sign = sign or (reads[-1].sign if chained else 0) or 1
        if when_from == "said" and governed(sentence, found.span):
            when = coming(sentence, when, call.period)
        quantity = signed(sentence, place, named, kind, sign)
        against = basis(sentence, place, said, call.period) if kind in ("change", "prior") else None
        spot = Place(quantity, kind, against, when, when_from, measure(sentence, place, named))
        if reads and (named.metric, named.label, named.segment) != (
            last.metric,
            last.label,
            last.segment,
        ):
            statement += 1
        reads.append(Read(found, named, spot, sign, statement))
        last = named
    yield from (_settled(read, reads) for read in reads)


def coming(sentence: Sentence, when: Period | None, own: Period | None) -> Period | None:
    """What is expected of a period that is over is expected of the next one, unless its year is said."""
    if not when or not own or when.ends_after(own) or str(when.year) in sentence.text:
        return when
    return own.step(1) if when == own and _THIS.search(sentence.text) else when.years(1)


def later(when: Period | None, own: Period | None) -> bool:
    return bool(when and own and when.ends_after(own))


def _settled(read: Read, reads: list[Read]) -> Read:
    """What only the whole statement tells: points said as percent, the period of an earlier value."""
    group = [other.place for other in reads if other.statement == read.statement]
    if read.place.aspect == "change":
        return replace(read, place=_change(read.place, group))
    if read.place.aspect == "prior":
        return replace(read, place=_earlier(read.place, group))
    return read


def _change(place: Place, group: list[Place]) -> Place:
    level = next((other for other in group if other.aspect == "level"), None)
    prior = next((other for other in group if other.aspect == "prior"), None)
    if not prior:
        return place
    now = level.quantity if level else None
    meant = in_points(place.quantity, now, prior.quantity)
    return replace(place, quantity=meant, basis=place.basis or prior.basis)


def _earlier(place: Place, group: list[Place]) -> Place:
    """A prior value belongs to the period its basis points to, when its own was not said."""
    against = place.basis or next((other.basis for other in group if other.basis), None)
    levels = [other.period for other in group if other.aspect == "level"]
    if place.period_from == "said" and place.period not in levels:
        return replace(place, basis=None)
    if place.period is None or against not in ("yoy", "qoq", "mom"):
        return replace(place, basis=None, period=None)
    then = place.period.years(-1) if against == "yoy" else place.period.step(-1)
    return replace(place, basis=None, period=then)
