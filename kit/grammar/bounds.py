"""How exactly a figure is meant: "about", "at least", "or more". The words stay outside its span."""

from __future__ import annotations

import re
from dataclasses import replace

from kit.grammar.numbers import either
from kit.grammar.rules import FLAGS, Found
from kit.lexicon import mapping

_BOUNDS: dict[str, dict[str, list[str]]] = mapping("bounds")
_BEFORE = [
    (name, re.compile(rf"\b{either(about['before'])} \s+ (?: \w+ \s )? $", FLAGS))
    for name, about in _BOUNDS.items()
    if about.get("before")
]
_AFTER = [
    (name, re.compile(rf"\s? {either(about['after'])} (?! \w )", FLAGS))
    for name, about in _BOUNDS.items()
    if about.get("after")
]


def bounded(text: str, found: Found) -> Found:
    """The reading with the bound that the words around it give ("at least", "or more")."""
    quantity, before = found.value, text[max(0, found.span.start - 36) : found.span.start]
    if quantity.bound != "exact" and not before.rstrip().endswith("least"):
        return found
    name = _longest(before) or next(
        (name for name, after in _AFTER if after.match(text, found.span.end)), None
    )
    if name is None and re.search(
        r"(?:\+|plus)(?:\s?%|\spercent)?$", found.span.of(text), re.IGNORECASE
    ):
        name = "over"
    return replace(found, value=replace(quantity, bound=name)) if name else found


def _longest(before: str) -> str | None:
    """The bound said right before the figure; of two the longer ("no less than" holds "less than")."""
    hits = [(hit.start(), name) for name, how in _BEFORE if (hit := how.search(before))]
    return min(hits)[1] if hits else None
