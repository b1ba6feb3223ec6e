"""What a figure measures: its name in the lexicon, in the call's own words, and the segment it is of.

A figure is bound inside its clause: first to a name right behind it ("a 54% gross margin", "$4 billion
of revenue"), then to the nearest name before it, then to that of the figure it stands in apposition to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from kit.facts.clauses import CLAUSE, before, behind
from kit.facts.phrases import following, noun, opening, phrase
from kit.facts.reading import Sentence
from kit.facts.segments import PLACES, segment
from kit.grammar.numbers import either
from kit.lexicon import Lexicon, Named, lexicon, mapping, words
from kit.values import Quantity, Span

# between a figure and a name right behind it: "$4 billion of total", "a 54% adjusted"
_GAP_BEHIND = re.compile(
    r"^\s?(?:(?:of|in|worth of|for|from)\s)?"
    r"(?:(?:the|our|its|total|overall|a|in|of)\s"
    rf"|(?!{either(words('binding', 'no_gap'))}\b)[\w/&'-]+\s){{0,4}}$",
    re.IGNORECASE,
)
_PER_SHARE = re.compile(r"/(?:share|unit|ADS)$")
_DENOMINATOR = re.compile(
    rf"^\s(?:of|as a percentage of|to) (?:{either(words('binding', 'totals'))}\s)*", re.IGNORECASE
)
_CHANGE_IN = re.compile(
    rf"\s(?:[\w-]+\s){{0,2}}?{either((*words('changes', 'up'), *words('changes', 'down')))}\sin\s",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"\s(?:of|in|worth of)\s(?:(?:the|our|its|new|additional|a|an)\s)*", re.IGNORECASE
)
_TIMES = ("days", "weeks", "months", "quarters", "years")


@dataclass(frozen=True, slots=True)
class Name:
    """What one figure measures: the lexicon's name if it has one, the words used, and of which segment."""

    metric: str | None = None
    label: str | None = None
    segment: str | None = None
    span: Span | None = None
    share: bool = False


def name(sentence: Sentence, place: int, last: Name) -> Name:
    """The name of one quantity; ``last`` is that of the quantity before it in the sentence."""
    quantity: Quantity = sentence.quantities[place].value
    counted = _counted(sentence, place) if quantity.unit == "count" else None
    if counted and (thing := _countable().first(counted)):
        return Name(thing, counted)
    own = _own(sentence, place)
    after = _behind(sentence, place)
    if after and (after.share or not (own and _says_so(sentence, own, place))):
        subject = own or (Name() if last.share else last)
        if after.share and subject.metric:
            margin = _MARGINS.get(subject.metric)
            return replace(subject, metric=margin or subject.metric, share=not margin)
        return _fitted(after, quantity)
    if not own and (moved := _moved(sentence, place)):
        return Name(label=moved)
    if own:
        return _fitted(own, quantity)
    return _unnamed(sentence, place, last)


def _moved(sentence: Sentence, place: int) -> str | None:
    """What a change is said to be in, right behind it: "a 35% increase in approval rate"."""
    window = behind(sentence, place)
    hit = _CHANGE_IN.match(sentence.text, window.start, window.end)
    return following(sentence.text[: window.end], hit.end()) if hit else None


def _own(sentence: Sentence, place: int) -> Name | None:
    """The nearest metric named before the figure, not further back than the figure before it."""
    window, quantity = before(sentence, place), sentence.quantities[place].value
    near = [
        m for m in sentence.metrics if window.start <= m.span.start and m.span.end <= window.end
    ]
    fitting = [m for m in near if fits(m.name, quantity)] or near
    if not fitting:
        return None
    chosen = _subject(sentence, fitting, window)
    return Name(
        chosen.name,
        phrase(sentence.text, chosen.span),
        segment(sentence.text, chosen.span),
        chosen.span,
    )


def _subject(sentence: Sentence, near: list[Named], window: Span) -> Named:
    """Of several names before a figure the last one that no clause break cuts off."""
    breaks = [match.end() for match in CLAUSE.finditer(sentence.text, window.start, window.end)]
    weights = [
        (-(_cuts(breaks, m.span.end, window.end)), not _governed(sentence.text, m), m.span.start)
        for m in near
    ]
    return near[weights.index(max(weights))]


def _cuts(breaks: list[int], start: int, end: int) -> int:
    return sum(start <= at <= end for at in breaks)


def _governed(text: str, named: Named) -> bool:
    """Whether the name hangs on another ("the loss from operations": operations do not count)."""
    return bool(
        re.search(
            r"\b(?:from|excluding|including|by|of|per)\s(?:\w+\s)?$", text[: named.span.start][-24:]
        )
    )


def _says_so(sentence: Sentence, own: Name, place: int) -> bool:
    """Whether nothing but "was", "of", "at" or a verb of change stands between a name and its figure."""
    assert own.span
    between = sentence.text[own.span.end : sentence.quantities[place].span.start]
    return bool(
        re.search(
            r"\b(?:was|were|is|are|of|at|to|reached|totaled|totalled|be|by)\s(?:\w+\s){0,2}$",
            between,
        )
    ) and not CLAUSE.search(between)


def _behind(sentence: Sentence, place: int) -> Name | None:
    """A name right behind the figure: "$4 billion of revenue", "12% growth in sales"."""
    found, window = sentence.quantities[place], behind(sentence, place)
    for named in sentence.metrics:
        if not (window.start <= named.span.start < window.end):
            continue
        gap = sentence.text[window.start : named.span.start]
        if found.value.unit == "percent" and _DENOMINATOR.fullmatch(gap):
            return Name(
                named.name,
                phrase(sentence.text, named.span),
                _of(sentence, place),
                named.span,
                share=True,
            )
        if _GAP_BEHIND.search(gap) and fits(named.name, found.value):
            return Name(
                named.name,
                phrase(sentence.text, named.span),
                segment(sentence.text, named.span),
                named.span,
            )
        return None
    return None


def _of(sentence: Sentence, place: int) -> str | None:
    """The subject of "China was 23% of revenue", when it has a name of its own."""
    own = noun(sentence.text, before(sentence, place).start, sentence.quantities[place].span.start)
    return own if own and (own[0].isupper() or own.lower() in PLACES) else None


def fits(metric: str, quantity: Quantity) -> bool:
    """Whether a metric can have a figure of this unit: its level, or a change in percent or points."""
    unit, said = lexicon("metrics")[metric].about.get("unit", ""), quantity.unit
    if said in ("percent", "bps", "pp"):
        return True
    if said == "count":
        large = quantity.low >= 1e5  # "net sales were 2.6 billion"
        return unit in ("count", "volume", "x", "days") or (large and unit.startswith("money"))
    if re.match(r"[A-Z]{3}(/|$)", said):
        return bool(unit.startswith("money"))
    if said in _TIMES:
        return unit in _TIMES
    return bool(unit == said or unit in ("volume", "count"))


def _fitted(name: Name, quantity: Quantity) -> Name:
    """A name for this unit: net income said "per share" is earnings per share."""
    if name.metric and _PER_SHARE.search(quantity.unit):
        name = replace(
            name, metric=lexicon("metrics")[name.metric].about.get("per_share", name.metric)
        )
    if name.metric and not fits(name.metric, quantity):
        return replace(name, metric=None)
    return name


_MARGINS: dict[str, str] = mapping("phrases", "of_revenue")


def _unnamed(sentence: Sentence, place: int, last: Name) -> Name:
    """A figure the lexicon has no name for: its own words, or what the figure before it measures."""
    quantity, window = sentence.quantities[place].value, before(sentence, place)
    own = noun(sentence.text, window.start, window.end)
    if quantity.unit == "count" and (ahead := _counted(sentence, place)):
        return Name(label=ahead)
    if own and own == last.label:
        return _fitted(last, quantity)
    if own and own.lower() in PLACES and last.label:
        return _fitted(replace(last, segment=own), quantity)
    if own:
        return Name(label=own)
    if last.metric or last.label:
        return _fitted(last, quantity)
    return Name(label=_counted(sentence, place))


@cache
def _countable() -> Lexicon:
    """The nouns that name a metric only right behind a number: "52,000 customers"."""
    entries = lexicon("metrics").entries.values()
    return Lexicon(
        "things counted",
        {e.name: {"says": e.about["counts"]} for e in entries if e.about.get("counts")},
    )


def _counted(sentence: Sentence, place: int) -> str | None:
    """The noun phrase right behind a figure: "200 million registered users", "$12 million of severance"."""
    after = sentence.text[sentence.quantities[place].span.end : behind(sentence, place).end]
    linked = _LINK.match(after)
    return opening(after[linked.end() if linked else 0 :])
