"""Patterns made of phrases: whatever blanks stand in them, the longest first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from kit.lexicon import words


def any_of(phrases: Iterable[str]) -> str:
    """A pattern for any of these phrases. Those that begin alike share it, so that it is fast.

    >>> any_of(["line of", "line", "lead"])
    '(?:l(?:ead|ine(?:\\\\s+of)?))'
    >>> re.findall(any_of(["line", "line of"]), "the line  of Jane, a line")
    ['line  of', 'line']
    """
    return f"(?:{_shared(sorted({tuple(phrase) for phrase in phrases}))})"


def _shared(ways: list[tuple[str, ...]]) -> str:
    """A pattern for words in order, letter by letter; one that ends here is left for last."""
    branches = []
    for letter, group in groupby(filter(None, ways), key=lambda way: way[0]):
        rest = _shared([way[1:] for way in group])
        branches.append((r"\s+" if letter == " " else re.escape(letter)) + rest)
    pattern = "|".join(branches)
    if () in ways:
        return f"(?:{pattern})?" if branches else ""
    return f"(?:{pattern})" if len(branches) > 1 else pattern


def spoken(key: str) -> str:
    """A pattern for the phrases that ``data/addressing.toml`` keeps under this key."""
    return any_of(words("addressing", key))


def begun(key: str) -> str:
    """The same, at the beginning of a sentence or within.

    >>> bool(re.match(begun("i_am"), "This is Jane"))
    True
    """
    phrases = words("addressing", key)
    return any_of([*phrases, *(phrase[0].upper() + phrase[1:] for phrase in phrases)])
