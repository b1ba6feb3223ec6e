"""Which of the metrics named before a figure is the one it is of."""

from __future__ import annotations

import re

from kit.facts.clauses import CLAUSE, before
from kit.facts.name import Name, fits, per_share
from kit.facts.phrases import bare, phrase
from kit.facts.reading import Sentence
from kit.facts.segments import segment
from kit.grammar.numbers import either
from kit.lexicon import Named, lexicon, words
from kit.tables import remembered
from kit.values import Span

_BESIDE = either(words("binding", "asides"))
# "Adjusted EPS, which excludes amortization, was": what stands between the commas is not the subject
_ASIDE = re.compile(rf",\s(?:{_BESIDE}|which|who)\b[^,;:#]*,\s", re.IGNORECASE)
# "Excluding restructuring costs, we earned"
_ASIDE_FIRST = re.compile(
    rf"^(?:(?:and|so|but)\s)?{_BESIDE}\b[^;:#]*?,\s(?={either(words('binding', 'subjects'))}\b)",
    re.IGNORECASE,
)
# "gross margin from home sales": the second name belongs to the first
_HANGS = re.compile(
    r"\s(?:from|of|in|on|by|per|to|excluding|including|before|after)\s(?:[\w-]+\s){0,2}",
    re.IGNORECASE,
)
_AND = re.compile(r"\b[A-Z][\w-]*\s(?:and|&)\s$")
_GOVERNED = re.compile(r"\b(?:from|excluding|including|by|of|per)\s(?:\w+\s)?$", re.IGNORECASE)


# "the risk level of new loans": what is said is not said of the loans
_OPAQUE = re.compile(
    rf"\b{either(words('binding', 'opaque'))}\s(?:of|to|from|on)\s(?:[\w-]+\s){{0,3}}$",
    re.IGNORECASE,
)


# "17.7% of revenue, compared to $51 million": the name behind a figure is taken
_TAKEN = re.compile(r"\s(?:of|as a percentage of)\s(?:[\w-]+\s){0,3}$", re.IGNORECASE)
_PER = re.compile(r"\s(?:per|a)\s(?:\w+\s){0,4}?(?:share|unit|ADS|ADR)\b", re.IGNORECASE)


def told(sentence: Sentence, place: int) -> str:
    """The bare sentence as it counts for a figure: asides before it are blotted out as well."""
    text, end = bare(sentence), sentence.quantities[place].span.start
    for aside in (_ASIDE_FIRST, _ASIDE):
        text = aside.sub(lambda hit: ";" * len(hit.group()), text[:end]) + text[end:]
    return text


@remembered
def heads(sentence: Sentence) -> tuple[Named, ...]:
    """The metrics a sentence names, those that hang on another taken together with it."""
    kept: list[Named] = []
    for named in (_bared(sentence.text, one) for one in sentence.metrics):
        if kept and _HANGS.fullmatch(sentence.text, kept[-1].span.end, named.span.start):
            kept[-1] = Named(kept[-1].name, Span(kept[-1].span.start, named.span.end))
        else:
            kept.append(named)
    return tuple(kept)


def _bared(text: str, named: Named) -> Named:
    """A metric without the end of a segment's name: "Software and Services revenue" is revenue."""
    first, _, rest = named.span.of(text).partition(" ")
    metric = lexicon("metrics").first(rest) if first[0].isupper() else None
    if not metric or not _AND.search(text[: named.span.start]):
        return named
    return Named(metric, Span(named.span.start + len(first) + 1, named.span.end))


def own_name(sentence: Sentence, place: int) -> Name | None:
    """The metric before a figure that it is of, as a name."""
    named = subject(sentence, place)
    return named_as(sentence, named) if named else None


def named_as(sentence: Sentence, named: Named) -> Name:
    """A metric as a name: "net income" said "per diluted share" is one of its own."""
    per = _PER.match(sentence.text, named.span.end)
    span = Span(named.span.start, per.end() if per else named.span.end)
    metric = per_share(named.name) if per else named.name
    return Name(metric, phrase(bare(sentence), span), segment(sentence.text, named.span), span)


def subject(sentence: Sentence, place: int) -> Named | None:
    """The metric named before a figure that it is of, not further back than the figure before it."""
    window, quantity = before(sentence, place), sentence.quantities[place].value
    near = [n for n in heads(sentence) if window.holds(n.span) and not _veiled(sentence.text, n)]
    near = [
        n for n in near if not place or not _TAKEN.match(sentence.text, window.start, n.span.start)
    ]
    if not near:
        return None
    text = told(sentence, place)
    near = [named for named in near if ";" not in named.span.of(text)] or near
    fitting = [named for named in near if fits(named.name, quantity)] or near
    return _nearest(sentence, fitting, window)


def veil(sentence: Sentence, place: int) -> Span | None:
    """What is told of a metric before a figure, not the metric: "the risk level of new loans"."""
    near = [named for named in heads(sentence) if before(sentence, place).holds(named.span)]
    hits = [(_veiled(sentence.text, named), named.span.end) for named in near]
    return next((Span(hit.start(), end) for hit, end in reversed(hits) if hit), None)


def _veiled(text: str, named: Named) -> re.Match[str] | None:
    return _OPAQUE.search(text, max(0, named.span.start - 60), named.span.start)


def _nearest(sentence: Sentence, near: list[Named], window: Span) -> Named:
    """Of several names the last one that no clause break cuts off and that hangs on no other word."""
    breaks = [match.end() for match in CLAUSE.finditer(sentence.text, window.start, window.end)]
    weights = [
        (
            -_cuts(breaks, named.span.end, window.end),
            not _governed(sentence.text, named),
            named.span,
        )
        for named in near
    ]
    return near[weights.index(max(weights))]


def _cuts(breaks: list[int], start: int, end: int) -> int:
    return sum(start <= at <= end for at in breaks)


def _governed(text: str, named: Named) -> bool:
    """Whether the name hangs on another ("the loss from operations": operations do not count)."""
    return bool(_GOVERNED.search(text[: named.span.start][-24:]))
