"""How exactly a figure is meant: "about", "at least", "or more". The words stay outside its span."""

from __future__ import annotations

import re
from dataclasses import replace

from kit.grammar.numbers import either
from kit.grammar.rules import FLAGS, Found
from kit.lexicon import mapping

_BOUNDS: dict[str, dict[str, list[str]]] = mapping("bounds")
_NAMES = {
    side: {word: name for name, about in _BOUNDS.items() for word in about.get(side, ())}
    for side in ("before", "after")
}
_BEFORE = re.compile(rf"\b (?P<said> {either(_NAMES['before'])} ) \s+ (?: \w+ \s )? $", FLAGS)
_AFTER = re.compile(rf"\s? (?P<said> {either(_NAMES['after'])} ) (?! \w | \s or \s minus )", FLAGS)
# "10-plus percent", "$100+ million", "20-some stores" inside the figure itself
_PLUS = re.compile(
    r"\+ (?! / ) | (?<! to ) [\s-] plus \b (?! \s or ) | -some (?: thing )? \b", FLAGS
)
_ISH = re.compile(r"-(?: ish | odd ) \b", FLAGS)


def bounded(text: str, found: Found) -> Found:
    """The reading with the bound that the words around it give ("at least", "or more").

    Of two before it the longer counts: "no less than" holds "less than".
    """
    start, end = found.span.start, found.span.end
    before = text[max(0, start - 36) : start]
    if found.value.bound != "exact" and not before.rstrip().endswith("least"):
        return found
    name = (
        _named("before", _BEFORE.search(before))
        or _named("after", _AFTER.match(text, end))
        or ("over" if _PLUS.search(text, start, end) else None)
        or ("about" if _ISH.search(text, start, end) else None)
    )
    return replace(found, value=replace(found.value, bound=name)) if name else found


def _named(side: str, hit: re.Match[str] | None) -> str | None:
    return _NAMES[side][re.sub(r"\s", " ", hit["said"].lower())] if hit else None
