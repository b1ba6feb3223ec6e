"""The figures of one sentence read together: each with its name and place, and the statement they share."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kit.facts.bases import against, basis
from kit.facts.conventions import footing, growth_basis
from kit.facts.measures import measure
from kit.facts.name import Name
from kit.facts.naming import name
from kit.facts.outlook import cues, governed, is_declared
from kit.facts.placing import Place, also, aspect, in_points, signed
from kit.facts.reading import Sentence
from kit.facts.timing import Dated, period
from kit.grammar.rules import Found
from kit.lexicon import lexicon
from kit.model import Transcript
from kit.values import Period

_THIS = re.compile(r"\b(?:this|current) quarter\b", re.IGNORECASE)
_OR = re.compile(r",?\sor\s", re.IGNORECASE)  # "against $51 million, or 17.8%"
_RESPECTIVE = re.compile(r"\s(?:and|to|or)\s(?:a\s)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Read:
    """A quantity of a sentence with its name and place; ``ago``: its period was only called earlier."""

    found: Found
    name: Name
    place: Place
    sign: int
    statement: int
    ago: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """What earlier sentences of the turn leave: a period, the one looked ahead to, and growth last
    spoken of: its period and what it was against."""

    period: Period | None = None
    ahead: Period | None = None
    growth: tuple[Period | None, str | None] = (None, None)


def read(
    sentence: Sentence, call: Transcript, context: Context, statement: int, first: Name
) -> list[Read]:
    """Every quantity of a sentence, read from left to right, then each statement as a whole."""
    reads: list[Read] = []
    last = first
    for place in range(len(sentence.quantities)):
        named = name(sentence, place, [first, *(one.name for one in reads)])
        statement += bool(reads) and _measured(named) != _measured(last)
        chained = named == last and place > 0
        reads.append(_placed(sentence, place, named, context, statement, reads, chained=chained))
        last = named
    settled = [_settled(one, reads) for one in _respective(sentence, reads)]
    return [_by_context(sentence, call, one, settled[:i], context) for i, one in enumerate(settled)]


def _measured(named: Name) -> tuple[str | None, ...]:
    return named.metric, named.label, named.segment


def _placed(
    sentence: Sentence,
    place: int,
    named: Name,
    context: Context,
    statement: int,
    reads: list[Read],
    *,
    chained: bool,
) -> Read:
    found = sentence.quantities[place]
    kind, sign, said = aspect(sentence, place, named)
    after = reads[-1].place if reads and reads[-1].place.aspect == "change" else None
    goes_on = after if kind == "level" and after and also(sentence, place, named) else None
    if goes_on:
        kind, sign = "change", 0
    if kind in ("level", "share") and reads and reads[-1].place.aspect == "prior":
        kind = "prior" if _OR.fullmatch(_between(sentence, reads[-1], place)) else kind
    known = basis(sentence, place, said) if kind in ("change", "prior") else None
    dated = _dated(sentence, place, kind, context)
    sign = sign or (reads[-1].sign if chained else 0) or 1
    spot = Place(
        signed(sentence, place, named, kind, sign),
        kind,
        known or (goes_on.basis if goes_on else None),
        dated.period,
        dated.source,
        measure(sentence, place, named),
    )
    return Read(found, named, spot, sign, statement, dated.ago)


def _between(sentence: Sentence, one: Read, place: int) -> str:
    return sentence.text[one.found.span.end : sentence.quantities[place].span.start]


def _dated(sentence: Sentence, place: int, kind: str, context: Context) -> Dated:
    """When a figure is of; one that is promised, of what is ahead."""
    own = sentence.own
    figure = sentence.quantities[place].span
    promised = governed(sentence, figure)
    told = context.ahead if promised else context.period
    dated = period(sentence, figure, kind, None if is_declared(sentence.text, figure) else told)
    if dated.source == "context" and later(dated.period, own) and not cues(sentence):
        return Dated(own, "call")
    if dated.source == "said" and promised and kind != "prior":
        return replace(dated, period=coming(sentence, dated.period, own))
    return dated


def coming(sentence: Sentence, when: Period | None, own: Period | None) -> Period | None:
    """What is expected of a period that is over is expected of the next one, unless its year is said.

    The quarter reported on is itself where an outlook names it ("in line with Q1"), the one that runs
    where it says "this quarter".
    """
    if not when or not own or when.ends_after(own) or _named(when.year, sentence.text):
        return when
    if when == own and own.quarter:
        return own.step(1) if _THIS.search(sentence.text) else own
    return when.years(1)


def _named(year: int, text: str) -> bool:
    """Whether a year is said: 2023, '23, FY23."""
    return bool(re.search(rf"{year}|(?:'|FY\s?'?){year % 100:02}\b", text))


def later(when: Period | None, own: Period | None) -> bool:
    return bool(when and own and when.ends_after(own))


def _respective(sentence: Sentence, reads: list[Read]) -> list[Read]:
    """ "14% and 17% cost savings": what stands behind the second of a pair is said of both."""
    for at in range(len(reads) - 1, 0, -1):
        one, other = reads[at - 1], reads[at]
        between = sentence.text[one.found.span.end : other.found.span.start]
        alike = one.place.quantity.unit == other.place.quantity.unit
        if (
            one.place.aspect == "level"
            and other.place.aspect == "change"
            and alike
            and _RESPECTIVE.fullmatch(between)
        ):
            spot = replace(
                one.place, aspect="change", quantity=one.place.quantity.signed(other.sign)
            )
            reads[at - 1] = replace(one, place=spot, sign=other.sign, name=other.name)
    return reads


def _settled(read: Read, reads: list[Read]) -> Read:
    """What only the whole statement tells: points said as percent, the period of an earlier value."""
    group = [other.place for other in reads if other.statement == read.statement]
    if read.place.aspect == "change":
        return replace(read, place=_change(read.place, group))
    if read.place.aspect == "prior":
        return replace(read, place=_earlier(read, group))
    return read


def _change(place: Place, group: list[Place]) -> Place:
    level = next((other for other in group if other.aspect == "level"), None)
    prior = next((other for other in group if other.aspect == "prior"), None)
    if not prior:
        return place
    meant = in_points(place.quantity, level.quantity if level else None, prior.quantity)
    then = prior.period if prior.period_from == "said" else None
    known = place.basis or prior.basis or against(then, place.period)
    return replace(place, quantity=meant, basis=known)


def _earlier(read: Read, group: list[Place]) -> Place:
    """A prior value belongs to the period its basis points to, when its own was not said."""
    place = replace(read.place, basis=None)
    levels = [other.period for other in group if other.aspect == "level" and other.period]
    if read.ago and levels:
        return replace(place, period=levels[0].years(-1))
    if place.period_from == "said" and place.period not in levels:
        return place
    known = read.place.basis or next((other.basis for other in group if other.basis), None)
    if place.period is None or known not in ("yoy", "qoq", "mom"):
        return replace(place, period=None)
    return replace(
        place, period=place.period.years(-1) if known == "yoy" else place.period.step(-1)
    )


def _by_context(
    sentence: Sentence, call: Transcript, read: Read, before: list[Read], context: Context
) -> Read:
    """What growth is against and on which footing a figure stands, where other sentences say it."""
    basis, footed = read.place.basis, read.place.measure
    if read.place.aspect == "change" and basis is None:
        basis = _known_basis(sentence, call, read, before, context)
    footed = footed or footing(call, sentence, read.name.metric)
    if (basis, footed) == (read.place.basis, read.place.measure):
        return read
    return replace(read, place=replace(read.place, basis=basis, measure=footed))


def _known_basis(
    sentence: Sentence, call: Transcript, read: Read, before: list[Read], context: Context
) -> str | None:
    """Of growth only: its name means it (same-store sales), growth just spoken of was against last year,
    or the call declared it. A promise, a margin, or a step from quarter to quarter passes nothing on."""
    if governed(sentence, read.found.span) or read.place.quantity.unit not in _GROWTH:
        return None
    named = read.name.metric and lexicon("metrics")[read.name.metric].about.get("basis")
    spoken = [growth_of(one) for one in before if one.place.aspect == "change"]
    passed = spoken[-1] if spoken else context.growth
    carries = read.place.quantity.unit == "percent" and _alike(passed[0], read.place.period)
    return (
        named
        or (passed[1] if carries and passed[1] == "yoy" else None)
        or growth_basis(call, sentence)
    )


def _alike(one: Period | None, other: Period | None) -> bool:
    """Whether growth of two periods is likely told against the same: a month's stands by itself."""
    return one == other or not ((one and one.month) or (other and other.month))


def growth_of(read: Read) -> tuple[Period | None, str | None]:
    """The period of a change, and what it is against."""
    return read.place.period, read.place.basis


_GROWTH = ("percent", "bps", "pp")
