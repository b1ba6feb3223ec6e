"""A figure below zero: "minus 5%", "a negative 120 basis points", "-5%"."""

from __future__ import annotations

import re
from dataclasses import replace

from kit.grammar.rules import FLAGS, Found

# a dash is a minus right before the figure and apart from the word before: "margin -5%", not "2-5%"
_MINUS = re.compile(
    r"(?: (?<! or \s ) \b (?: minus | (?P<all> negative ) ) \s (?: about \s | approximately \s )?"
    r" | (?: ^ | (?<= [\s(] ) ) - ) $",
    FLAGS,
)


def signed(text: str, found: Found) -> Found:
    """The reading below zero where the words before it say so; the words stay outside its span.

    "Minus 1% to 6%" is minus at its lower end, "negative 3% to 5%" at both.

    >>> from kit.grammar.quantities import quantities
    >>> [found.value.low for found in quantities("growth of minus 5%, and -$3 million of cash")]
    [-5.0, -3000000.0]
    """
    start = found.span.start
    said = _MINUS.search(text, max(0, start - 24), start)
    if found.value.low < 0 or not said:
        return found
    if found.value.low < found.value.high and not said["all"]:
        return replace(found, value=replace(found.value, low=-found.value.low))
    return replace(found, value=found.value.signed(-1))
