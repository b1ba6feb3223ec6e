"""Where a clause ends, and which words round a figure can still be about it."""

from __future__ import annotations

import re

from kit.facts.reading import Sentence
from kit.grammar.numbers import either
from kit.lexicon import mapping, words
from kit.values import Span

# where one clause ends and another begins
CLAUSE = re.compile(
    rf"[;:]|,?\s?\b{either(words('binding', 'clauses'))}\b"
    rf"|,\s{either(words('binding', 'restarts'))}\s(?=(?:the|our|we|total|net|gross)\b)"
    r"|\b(?:compared (?:to|with)|versus|against|from)\b",
    re.IGNORECASE,
)
_REFERS = re.compile(
    rf"(?:and |but |so |in \w+,? )?{either(words('binding', 'refers'))}\b", re.IGNORECASE
)
_BOUND = either([said for about in mapping("bounds").values() for said in about.get("before", ())])
_LOOSE = rf"(?:(?:{either(words('binding', 'loose'))}|{_BOUND}|\d{{4}}'s|\w+(?=\sof))\s){{0,4}}"
# "compared with the", "on last year's": the figure behind is an earlier value
_PRIOR = re.compile(
    rf"\b(?:{either(words('binding', 'prior'))}"
    rf"|(?:on|over)(?=\s(?:{either(words('binding', 'possessive'))}|\d{{4}}'s)))\s{_LOOSE}$",
    re.IGNORECASE,
)
_LEAD, _STOP = re.compile(r"[\s,]*"), re.compile(r"[;:.!?]|,\s")


def behind(sentence: Sentence, place: int) -> Span:
    """The text behind a figure that can still be about it: up to the next figure or the clause's end."""
    start = sentence.quantities[place].span.end
    later = [found.span.start for found in sentence.quantities[place + 1 : place + 2]]
    lead = _LEAD.match(sentence.text, start)
    stop = _STOP.search(sentence.text, lead.end() if lead else start)
    return Span(start, min([*later, stop.start() if stop else len(sentence.text)]))


def before(sentence: Sentence, place: int) -> Span:
    """The text before a figure up to the figure before it."""
    end = sentence.quantities[place].span.start
    return Span(sentence.quantities[place - 1].span.end if place else 0, end)


def refers(text: str) -> bool:
    """Whether a sentence speaks of what the one before it named: "It was 5.1% in December."."""
    return bool(_REFERS.match(text))


def is_prior_led(ahead: str) -> bool:
    """Whether a text leads to an earlier value: "compared with the", "on last year's"."""
    return bool(_PRIOR.search(ahead))
