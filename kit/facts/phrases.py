"""Noun phrases: the call's own words for what a figure measures."""

from __future__ import annotations

import re

from kit.facts.reading import Sentence
from kit.grammar.changes import basis
from kit.grammar.numbers import either
from kit.lexicon import lexicon, words
from kit.tables import remembered
from kit.values import Span

_MOVES = frozenset((*words("changes", "up"), *words("changes", "down"), *words("changes", "flat")))
BREAKS = frozenset(words("phrases", "breaks")) | _MOVES
_ADVERB = re.compile(rf"(?!{either(words('phrases', 'no_adverbs'))}$)[a-z]+ly$", re.IGNORECASE)
_VERBAL = re.compile(
    rf"(?!{either(words('phrases', 'no_verbs'))}$)[a-z]{{2,}}(?:ing|ed)$", re.IGNORECASE
)  # "totaling", "related": no last word of a name
_SHORT = re.compile(r"'(?:s|re|ve|ll|d|m|t)$", re.IGNORECASE)  # "it's", "we're"
_OPENING = re.compile(rf"^(?:{either(words('phrases', 'praise'))}\s)+", re.IGNORECASE)
_WEAK = frozenset(words("phrases", "weak"))
_HOLLOW = frozenset(words("phrases", "hollow"))
# "on a pro forma basis", "for the sixth quarter in a row": beside the point, whatever is measured
_ADJUNCT = re.compile(
    rf"\b(?:on\san?\s(?:[\w/-]+\s){{1,5}}?basis|{either(words('phrases', 'adjuncts'))})\b",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[#;]+|\d{1,3}(?:-plus|\+)|[A-Za-z][\w&'/-]*(?:\.(?=[A-Za-z]))?[\w&'/-]*|\S")
_JOINS = frozenset(("of", "in", "on", "per", "and", "to", "by", "for"))
_ARTICLES, _LINKS = frozenset(("the", "our", "its")), frozenset(("of", "on", "in"))
_ARTICLE = re.compile(
    r"\s*(?:(?:the|our|its|a|an|on|in|to|more|this|that|these)\s)*", re.IGNORECASE
)
# "Oil and gas revenue" is one name, "lower wages and gas revenue" are two
_PAIR = re.compile(
    rf"(?:^|[.,;]\s|\b(?:our|the|its|total|in|of|for)\s)(?P<one>(?!{either(BREAKS)}\b)[A-Za-z-]+)\sand\s$",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"(?:\s(?:of|in|on|at|per|and|to|by|for))+$")


@remembered
def bare(sentence: Sentence) -> str:
    """A sentence whose figures, periods and adjuncts are blotted out: no name reaches into them."""
    text = _ADJUNCT.sub(lambda hit: ";" * len(hit.group()), sentence.text)
    for found in (*sentence.quantities, *sentence.periods):
        text = text[: found.span.start] + "#" * _length(found.span) + text[found.span.end :]
    return text


def _length(span: Span) -> int:
    return span.end - span.start


def phrase(text: str, span: Span) -> str:
    """The noun phrase around a name: "Total loan origination volume" around "loan origination"."""
    start, end = span.start, span.end
    for token in reversed(list(_TOKEN.finditer(text, max(0, start - 60), start))[-4:]):
        if not _belongs(token, text, start):
            break
        start = token.start()
    if pair := _PAIR.search(text[:start]):
        start = pair.start("one") if not _is_metric(pair["one"]) else start
    for token in list(_TOKEN.finditer(text, end, end + 40))[:2]:
        if not _belongs(token, text, end) or _VERBAL.match(token.group()):
            break
        end = token.end()
    return _OPENING.sub("", _TRAILING.sub("", text[start:end]))


def _is_metric(said: str) -> bool:
    return lexicon("metrics").first(said) is not None


def _belongs(token: re.Match[str], text: str, edge: int) -> bool:
    word = token.group()
    gap = text[min(token.end(), edge) : max(token.start(), edge)]
    return _named(token) and word.lower() not in _JOINS and gap.strip() == ""


def noun(text: str, start: int, end: int) -> str | None:
    """The last noun phrase between two places, verbs and little words behind it skipped.

    >>> noun("The number of new store openings increased by 51%", 0, 47)
    'number of new store openings'
    """
    found = noun_span(text, start, end)
    return found.of(text) if found else None


def noun_span(text: str, start: int, end: int) -> Span | None:
    """Where the last noun phrase between two places stands."""
    tokens = list(_TOKEN.finditer(text, start, end))
    while tokens and not _closes(tokens[-1]):
        tokens.pop()
    kept: list[re.Match[str]] = []
    while tokens and len(kept) < 10 and (_named(tokens[-1]) or _joins(tokens) or _leads(tokens)):
        kept.insert(0, tokens.pop())
    while kept and kept[0].group().lower() in _WEAK | _JOINS | _ARTICLES:
        kept.pop(0)
    return Span(kept[0].start(), kept[-1].end()) if kept else None


def _named(token: re.Match[str]) -> bool:
    """Whether a word can be part of a name: no verb, adverb, little word or mark."""
    word = token.group()
    if word.lower() in BREAKS or _ADVERB.match(word) or basis(word) or _SHORT.search(word):
        return False
    return any(letter.isalpha() for letter in word) or word.endswith("+")


def _closes(token: re.Match[str]) -> bool:
    """Whether a word can be the last of a name: no "of", no "totaling", and no "range"."""
    word = token.group()
    return _named(token) and word.lower() not in _JOINS | _HOLLOW and not _VERBAL.match(word)


def _joins(tokens: list[re.Match[str]]) -> bool:
    return len(tokens) > 1 and tokens[-1].group().lower() in _JOINS and _named(tokens[-2])


def _leads(tokens: list[re.Match[str]]) -> bool:
    """Whether an article goes on with a name: "spending on our cards"."""
    words = [token.group().lower() for token in tokens[-2:]]
    linked = len(words) == 2 and words[0] in _LINKS and words[1] in _ARTICLES
    return linked and _joins(tokens[:-1])


def following(text: str, start: int) -> str | None:
    """The noun phrase that comes next, its article left out.

    >>> following("We will expand our overseas business in Asia.", 14)
    'overseas business'
    """
    article = _ARTICLE.match(text, start)
    return opening(text[article.end() if article else start :])


def opening(after: str) -> str | None:
    """The noun phrase a text begins with."""
    kept: list[re.Match[str]] = []
    for token in list(_TOKEN.finditer(after))[:5]:
        if not _named(token) or (kept and after[kept[-1].end() : token.start()].strip()):
            break
        kept.append(token)
    while kept and not _closes(kept[-1]):
        kept.pop()
    return after[kept[0].start() : kept[-1].end()] if kept and not _weak(kept) else None


def _weak(kept: list[re.Match[str]]) -> bool:
    return all(token.group().lower() in _WEAK for token in kept)
