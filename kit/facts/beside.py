"""Names that stand right at a figure: what it counts, what it is given of, the verb that brings it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from kit.facts.clauses import CLAUSE, before, behind
from kit.facts.lists import joined
from kit.facts.name import Name, fits
from kit.facts.phrases import bare, following, noun, opening
from kit.facts.reading import Sentence
from kit.facts.segments import PLACES
from kit.facts.subjects import heads, named_as, own_name, subject
from kit.grammar.numbers import either
from kit.lexicon import Lexicon, lexicon, mapping, words

_BOUND = either([said for about in mapping("bounds").values() for said in about.get("before", ())])
LEAD = rf"\s(?:(?:{_BOUND}|{either(words('binding', 'determiners'))})\s)*$"
_LOOSE = re.compile(LEAD, re.IGNORECASE)
NEAR = 64  # characters before a figure in which the words that lead to it stand
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
_GIVEN = re.compile(rf"\b(?:{either(words('binding', 'determiners'))}){LEAD}", re.IGNORECASE)
# "we spent about $4 million on", "it includes $2 million of"
_DONE = re.compile(rf"\b{either(words('binding', 'doing'))}{LEAD}", re.IGNORECASE)
_MARGINS: dict[str, str] = mapping("phrases", "in_percent")


def thing(sentence: Sentence, place: int, last: Name) -> Name | None:
    """A noun that names a metric right behind a number: "52,000 customers"."""
    found = sentence.quantities[place]
    after = sentence.text[found.span.end : behind(sentence, place).end]
    said = counted(sentence, place) if found.value.unit == "count" else _next(after)
    metric = _countable().first(said) if said else None
    return Name(metric, said) if metric and fits(metric, found.value) else None


def _next(after: str) -> str | None:
    """The first word behind a figure: "92% leased"."""
    word = re.match(r"\s([\w-]+)", after)
    return word[1] if word else None


def right_behind(sentence: Sentence, place: int, last: Name) -> Name | None:
    """A name right behind the figure: "$4 billion of revenue", "12% growth in sales", "5% of sales"."""
    after = _behind(sentence, joined(sentence, place)[-1], last)
    own = own_name(sentence, place)
    if not after or (own and adjoins(sentence, own, place)):
        return None
    if not after.share and own and says_so(sentence, own, place):
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
        return replace(named_as(sentence, named), segment=_of(sentence, place, last), share=True)
    ahead = leading(sentence, place)
    done = _GAP_DONE.match(gap) and _DONE.search(ahead)
    if (done or _GAP_BEHIND.search(gap)) and fits(named.name, found.value):
        return named_as(sentence, named)
    return None


def _of(sentence: Sentence, place: int, last: Name) -> str | None:
    """The subject of "China was 23% of revenue", when it has a name of its own."""
    window = before(sentence, place)
    own = noun(bare(sentence), window.start, window.end) or last.label
    return own if own and (own[0].isupper() or own.lower() in PLACES) else None


def adjoins(sentence: Sentence, own: Name, place: int) -> bool:
    """Whether nothing at all stands between a name and its figure: "we repaid $25 million of the loan"."""
    return own.span is not None and own.span.end >= len(_lead(sentence, place))


def says_so(sentence: Sentence, own: Name, place: int) -> bool:
    """Whether nothing but "was", "of", "at" or a verb of change stands between a name and its figure."""
    assert own.span
    between = sentence.text[own.span.end : sentence.quantities[place].span.start]
    said = _SAYS_SO.search(between) or adjoins(sentence, own, place)
    return bool(said) and not CLAUSE.search(between)


def verb(sentence: Sentence, place: int, last: Name) -> Name | None:
    """A verb that names a metric right before its figure: "we earned $0.60 a share"."""
    ahead = _lead(sentence, place)
    quantity = sentence.quantities[place].value
    if not re.fullmatch("[A-Z]{3}(/(share|unit|ADS))?", quantity.unit):
        return None
    for named in _verbs().find(ahead[-24:]):
        if ahead.endswith(said := named.span.of(ahead[-24:])) and fits(named.name, quantity):
            return Name(named.name, said)
    return None


def leading(sentence: Sentence, place: int) -> str:
    """The words right before a figure."""
    end = sentence.quantities[place].span.start
    return sentence.text[max(0, end - NEAR) : end]


def _lead(sentence: Sentence, place: int) -> str:
    """The text before a figure without "about", "a" and their like."""
    end = sentence.quantities[place].span.start
    loose = _LOOSE.search(sentence.text, max(0, end - NEAR), end)
    return sentence.text[: loose.start() if loose else end]


def given(sentence: Sentence, place: int, last: Name) -> Name | None:
    """What a figure is given of right behind it: "a $15 million loan", "includes $2 million of fees"."""
    figure, own = sentence.quantities[place], own_name(sentence, place)
    ahead = leading(sentence, place)
    if own and adjoins(sentence, own, place):
        return None
    after = sentence.text[figure.span.end : behind(sentence, place).end]
    linked = _LINK.match(after) if figure.value.unit != "percent" and _DONE.search(ahead) else None
    if linked:
        said = opening(after[linked.end() :])
        return Name(label=said) if said and said.lower() not in PLACES else None
    label = opening(after) if _GIVEN.search(ahead) else None
    return Name(label=label) if label else None


def moved(sentence: Sentence, place: int, last: Name) -> Name | None:
    """What a change is said to be in, right behind it: "a 35% increase in approval rate"."""
    window = behind(sentence, place)
    hit = _CHANGE_IN.match(sentence.text, window.start, window.end)
    label = following(sentence.text[: window.end], hit.end()) if hit else None
    return Name(label=label) if label and not subject(sentence, place) else None


def counted(sentence: Sentence, place: int) -> str | None:
    """The noun phrase right behind a figure: "200 million registered users", "$12 million of severance"."""
    after = sentence.text[sentence.quantities[place].span.end : behind(sentence, place).end]
    linked = _LINK.match(after)
    return opening(after[linked.end() if linked else 0 :])


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
