"""Whether a text was spoken, and what it looks like when it was not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kit.lexicon import mapping, words
from kit.text import fold

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
SPOKEN = 0.018  # of the words of any talk are such as people say to each other
READ_OUT = 0.005  # and of remarks that are read out
_DIGITS = 0.06  # of the characters of a table
_ENOUGH = 10_000  # characters at either end tell
_MANY_WORDS = 60


def is_spoken(text: str, least: float = SPOKEN) -> bool:
    """Whether a text is talk: at least this share of its words are such as people say to each other.

    Of so few words that they tell nothing, only remarks that may be read out are believed.

    >>> is_spoken("Thank you, Jane. I'd say we're on track, and you can see that in the margin. " * 5)
    True
    >>> is_spoken("Acme today announced revenue of $4.1 billion, up 12 percent. " * 9)
    False
    """
    said = _WORD.findall(fold(text[:_ENOUGH] + text[_ENOUGH:][-_ENOUGH:]).lower())
    if len(said) < _MANY_WORDS:
        return least < SPOKEN
    return sum(map(set(words("talk", "spoken")).__contains__, said)) >= least * len(said)


def is_talk(text: str) -> bool:
    """Whether a few words are said to somebody, and no line of a list.

    >>> is_talk("Thank you, Jane."), is_talk("Roe & Poe Capital Inc., Research Division")
    (True, False)
    """
    said = set(_WORD.findall(fold(text).lower()))
    return not said.isdisjoint(words("talk", "spoken") + words("talk", "verbs"))


def seen(text: str) -> Iterator[str]:
    """What a text that is no call shows, in words: "a press release ('today announced')".

    >>> list(seen("EX-99.1. Acme today announced its plans and the people who are behind them."))
    ["an exhibit of a filing ('ex-99')", "a press release ('today announced')"]
    """
    lower = fold(text).lower()
    for what, signs in mapping("talk", "written").items():
        if met := next((sign for sign in signs if sign in lower), None):
            yield f"{what} ({met!r})"
    if sum(map(str.isdigit, text)) > _DIGITS * len(text):
        yield "more figures than talk"
