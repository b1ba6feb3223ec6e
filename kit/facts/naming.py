"""What a figure measures: its name in the lexicon, in the call's own words, and the segment it is of.

A figure is bound inside its clause by the first of ``READINGS`` that finds a name: what is counted, the
name at its place in a row, one right behind it ("a 54% gross margin"), the verb before it ("we earned"), what
it is given of ("a $5 million charge"), the nearest metric before it, that of the figure it stands in apposition
to, and, for what the lexicon does not know, the noun phrase nearest to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from kit.facts.clauses import CLAUSE, before, behind
from kit.facts.lists import joined, paired
from kit.facts.name import Name, fits, fitted, per_share
from kit.facts.phrases import bare, following, noun, opening, phrase
from kit.facts.reading import Sentence
from kit.facts.segments import PLACES, segment
from kit.facts.segments import behind as segment_behind
from kit.facts.subjects import heads, subject, told
from kit.grammar.numbers import either
from kit.lexicon import Lexicon, Named, lexicon, mapping, words
from kit.values import Quantity, Span

_BOUND = either([said for about in mapping("bounds").values() for said in about.get("before", ())])
_LEAD = rf"\s(?:(?:{_BOUND}|{either(words('binding', 'determiners'))})\s)*$"
# between a figure and a name right behind it: "$4 billion of total", "a 54% adjusted"
_GAP_BEHIND = re.compile(
    r"^\s?(?:(?:(?:left|remaining|available)\s(?:on|under|in)|of|in|worth of|for|from)\s)?"
    r"(?:(?:the|our|its|total|overall|a|in|of)\s"
    rf"|(?!{either(words('binding', 'no_gap'))}\b)[\w/&'-]+\s){{0,4}}$",
    re.IGNORECASE,
)
_GAP_DONE = re.compile(r"\s(?:on|to)\s(?:[\w/-]+\s){0,2}$", re.IGNORECASE)  # "spent $4 million to"
_DENOMINATOR = re.compile(
    rf"^\s(?:of|as a percentage of|to) (?:{either(words('binding', 'totals'))}\s)*", re.IGNORECASE
)
_CHANGE_IN = re.compile(
    rf"\s(?:[\w-]+\s){{0,2}}?{either((*words('changes', 'up'), *words('changes', 'down')))}\sin\s",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"\s(?:of|in|on|worth of)\s(?:(?:the|our|its|new|additional|a|an)\s)*", re.IGNORECASE
)
_SAYS_SO = re.compile(
    r"\b(?:was|were|is|are|of|at|to|reached|totaled|totalled|be|by)\s(?:\w+\s){0,2}$"
)
# "a $15 million mortgage loan", "our additional $4 million"
_GIVEN = re.compile(rf"\b(?:{either(words('binding', 'determiners'))}){_LEAD}", re.IGNORECASE)
# "we spent about $4 million on", "it includes $2 million of"
_DONE = re.compile(rf"\b{either(words('binding', 'doing'))}{_LEAD}", re.IGNORECASE)
_PER = re.compile(r"\s(?:per|a)\s(?:\w+\s){0,4}?(?:share|unit|ADS|ADR)\b", re.IGNORECASE)
# "3.1%, up from", "from 6.4% last year to": the figure is of what the one before it is of
_COMPARED = re.compile(
    rf"\b(?:from|to|versus|vs\.?|against|compared (?:to|with)|than){_LEAD}", re.IGNORECASE
)
_OF = re.compile(r"\s(?:of|in|on|for|to|by)\s")
_TAIL = re.compile(r"[,;(]|\b(?:and|or|but|which)\b")
_MARGINS: dict[str, str] = mapping("phrases", "in_percent")


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


def _thing(sentence: Sentence, place: int, last: Name) -> Name | None:
    """A noun that names a metric right behind a number: "52,000 customers"."""
    found = sentence.quantities[place]
    after = sentence.text[found.span.end : behind(sentence, place).end]
    counted = _counted(sentence, place) if found.value.unit == "count" else _next(after)
    thing = _countable().first(counted) if counted else None
    return Name(thing, counted) if thing and fits(thing, found.value) else None


def _next(after: str) -> str | None:
    """The first word behind a figure: "92% leased"."""
    word = re.match(r"\s([\w-]+)", after)
    return word[1] if word else None


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
    ahead = sentence.text[: sentence.quantities[place].span.start]
    return last if one == other and _COMPARED.search(ahead) else None


def _right_behind(sentence: Sentence, place: int, last: Name) -> Name | None:
    """A name right behind the figure: "$4 billion of revenue", "12% growth in sales", "5% of sales"."""
    after = _behind(sentence, joined(sentence, place)[-1], last)
    own = _own(sentence, place, last)
    if not after or (own and _adjoins(sentence, own, place)):
        return None
    if not after.share and own and _says_so(sentence, own, place):
        return None
    whole = own or (Name() if last.share else last)
    if not after.share or not whole.metric:
        return after
    margin = _MARGINS.get(whole.metric)
    return replace(whole, metric=margin or whole.metric, share=not margin)


def _behind(sentence: Sentence, place: int, last: Name) -> Name | None:
    found, window = sentence.quantities[place], behind(sentence, place)
    named = next((n for n in heads(sentence) if window.start <= n.span.start < window.end), None)
    if not named:
        return None
    gap = sentence.text[window.start : named.span.start]
    if found.value.unit == "percent" and _DENOMINATOR.fullmatch(gap):
        return replace(_named(sentence, named), segment=_of(sentence, place, last), share=True)
    ahead = sentence.text[: found.span.start]
    done = _GAP_DONE.match(gap) and _DONE.search(ahead)
    if (done or _GAP_BEHIND.search(gap)) and fits(named.name, found.value):
        return _named(sentence, named)
    return None


def _of(sentence: Sentence, place: int, last: Name) -> str | None:
    """The subject of "China was 23% of revenue", when it has a name of its own."""
    window = before(sentence, place)
    own = noun(bare(sentence), window.start, window.end) or last.label
    return own if own and (own[0].isupper() or own.lower() in PLACES) else None


def _adjoins(sentence: Sentence, own: Name, place: int) -> bool:
    """Whether nothing at all stands between a name and its figure: "we repaid $25 million of the loan"."""
    return own.span is not None and own.span.end >= len(_lead(sentence, place))


def _says_so(sentence: Sentence, own: Name, place: int) -> bool:
    """Whether nothing but "was", "of", "at" or a verb of change stands between a name and its figure."""
    assert own.span
    between = sentence.text[own.span.end : sentence.quantities[place].span.start]
    return bool(_SAYS_SO.search(between)) and not CLAUSE.search(between)


def _verb(sentence: Sentence, place: int, last: Name) -> Name | None:
    """A verb that names a metric right before its figure: "we earned $0.60 a share"."""
    ahead = _lead(sentence, place)
    quantity = sentence.quantities[place].value
    if not re.fullmatch("[A-Z]{3}(/(share|unit|ADS))?", quantity.unit):
        return None
    for named in _verbs().find(ahead[-24:]):
        if ahead.endswith(said := named.span.of(ahead[-24:])) and fits(named.name, quantity):
            return Name(named.name, said)
    return None


def _lead(sentence: Sentence, place: int) -> str:
    """The text before a figure without "about", "a" and their like."""
    ahead = sentence.text[: sentence.quantities[place].span.start]
    return re.sub(_LEAD, "", ahead, flags=re.IGNORECASE)


def _object(sentence: Sentence, place: int, last: Name) -> Name | None:
    """What a figure is given of right behind it: "a $15 million loan", "includes $2 million of fees"."""
    figure, own = sentence.quantities[place], _own(sentence, place, last)
    ahead = sentence.text[: figure.span.start]
    if own and _adjoins(sentence, own, place):
        return None
    after = sentence.text[figure.span.end : behind(sentence, place).end]
    linked = _LINK.match(after) if figure.value.unit != "percent" and _DONE.search(ahead) else None
    if linked:
        said = opening(after[linked.end() :])
        return Name(label=said) if said and said.lower() not in PLACES else None
    label = opening(after) if _GIVEN.search(ahead) else None
    return Name(label=label) if label else None


def _moved(sentence: Sentence, place: int, last: Name) -> Name | None:
    """What a change is said to be in, right behind it: "a 35% increase in approval rate"."""
    window = behind(sentence, place)
    hit = _CHANGE_IN.match(sentence.text, window.start, window.end)
    label = following(sentence.text[: window.end], hit.end()) if hit else None
    return Name(label=label) if label and not subject(sentence, place) else None


def _own(sentence: Sentence, place: int, last: Name) -> Name | None:
    """The metric before the figure that it is of."""
    named = subject(sentence, place)
    return _named(sentence, named) if named else None


def _named(sentence: Sentence, named: Named) -> Name:
    """A metric as a name: "net income" said "per diluted share" is one of its own."""
    per = _PER.match(sentence.text, named.span.end)
    span = Span(named.span.start, per.end() if per else named.span.end)
    metric = per_share(named.name) if per else named.name
    return Name(metric, phrase(bare(sentence), span), segment(sentence.text, named.span), span)


def _same(sentence: Sentence, place: int, last: Name) -> Name | None:
    """What the figure before it measures, where no name stands since: "$4 million, up 12%"."""
    window = before(sentence, place)
    tails = [hit.end() for hit in _TAIL.finditer(told(sentence, place), window.start, window.end)]
    own = _since(sentence, place, tails[-1] if tails and place else window.start)
    counted = sentence.quantities[place].value.unit == "count" and _counted(sentence, place)
    if own or counted or not (last.metric or last.label):
        return None
    rate = sentence.quantities[place].value.unit in ("pp", "bps")
    return replace(last, share=False) if rate else last  # "15% of sales, down six points"


def _noun(sentence: Sentence, place: int, last: Name) -> Name | None:
    """The noun phrase before a figure, where the lexicon knows none; behind it what is counted."""
    window, quantity = before(sentence, place), sentence.quantities[place].value
    if quantity.unit == "count" and (ahead := _counted(sentence, place)):
        return Name(label=ahead)
    own = _since(sentence, place, window.start)
    if own and own == last.label:
        return last
    if own and own.lower() in PLACES and last.label:
        return replace(last, segment=own)
    return Name(label=own) if own else None


def _since(sentence: Sentence, place: int, start: int) -> str | None:
    """The noun phrase before a figure since a place, unless it is what the figure before counts."""
    own = noun(told(sentence, place), start, sentence.quantities[place].span.start)
    return None if place and own and own == _counted(sentence, place - 1) else own


def _nearest(sentence: Sentence, place: int, last: Name) -> Name | None:
    """Where all else fails: the name of the figure before it, or what stands right behind it."""
    if last.metric or last.label:
        return last
    return Name(label=_counted(sentence, place))


READINGS: tuple[Callable[[Sentence, int, Name], Name | None], ...] = (
    *(
        _thing,
        _at_its_place,
        _right_behind,
        _compared,
        _verb,
        _object,
        _moved,
        _own,
        _same,
        _noun,
        _nearest,
    ),
)


@cache
def _countable() -> Lexicon:
    """The nouns that name a metric only right behind a number: "52,000 customers"."""
    return _field("counts")


@cache
def _verbs() -> Lexicon:
    """The verbs that name a metric only right before a figure: "we earned $0.60"."""
    return _field("verbs")


def _field(field: str) -> Lexicon:
    entries = lexicon("metrics").entries.values()
    return Lexicon(field, {e.name: {"says": e.about[field]} for e in entries if e.about.get(field)})


def _counted(sentence: Sentence, place: int) -> str | None:
    """The noun phrase right behind a figure: "200 million registered users", "$12 million of severance"."""
    after = sentence.text[sentence.quantities[place].span.end : behind(sentence, place).end]
    linked = _LINK.match(after)
    return opening(after[linked.end() if linked else 0 :])
