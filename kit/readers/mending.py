"""Turns as they were spoken, where the page cuts one in two, prints many twice or ends in a note."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from kit.lexicon import words
from kit.readers.furniture import furniture
from kit.readers.lines import between
from kit.readers.reader import Said
from kit.values import Span

_BLOCK = 6  # turns that stand twice over at once, at most
_FEW = 0.2  # of the turns: fewer that stand twice were said twice
_END = 20  # characters show whether a sentence has ended
_ENDED = re.compile(r"[.?!][\"')\]]*$")
# "Goodbye.| [Disclaimer: ..."
_NOTE = re.compile(
    rf"\s*[\[(]\s*(?:{'|'.join(words('headings', 'notes'))}).*\Z", re.IGNORECASE | re.DOTALL
)


class _Shown(NamedTuple):
    """Who speaks and what they say, as the source shows it."""

    name: str
    text: str


def mended(text: str, said: Sequence[Said]) -> list[Said]:
    """The turns, each whole and once, without what a publisher notes behind the last words.

    >>> from kit.readers.colons import labels
    >>> text = "Jane Roe: We grew. Al Poe: How? Jane Roe: By half. (Disclaimer: unaudited)"
    >>> lines = labels(text)
    >>> ends = [*(label.line.start for label in lines[1:]), len(text)]
    >>> said = [Said(one, Span(one.line.end, end)) for one, end in zip(lines, ends)]
    >>> mended(text, said)[-1].what.of(text)
    'By half.'
    """
    return _without_note(text, _once(text, _joined(text, said)))


def _joined(text: str, said: Sequence[Said]) -> list[Said]:
    """The turns, those made one that only the head of a page parts, where the speaker is named anew."""
    whole: list[Said] = []
    for turn in said:
        if whole and _goes_on(text, whole[-1], turn):
            whole[-1] = Said(whole[-1].who, Span(whole[-1].what.start, turn.what.end))
        else:
            whole.append(turn)
    return whole


def _goes_on(text: str, one: Said, two: Said) -> bool:
    """Whether a turn is the rest of the one before it, cut by a page's end in mid-sentence."""
    if _name(one, text) != _name(two, text) or _ENDED.search(one.what.of(text)[-_END:]):
        return False
    printed = furniture(text)
    return any(line.span in printed for line in between(text, Span(one.what.end, two.start)))


def _once(text: str, said: list[Said]) -> list[Said]:
    """The turns, each once where the source prints many of them, or of their blocks, twice over."""
    shown = [_Shown(_name(one, text), one.what.of(text)) for one in said]
    kept: list[Said] = []
    at = 0
    while at < len(said):
        again = next((n for n in range(_BLOCK, 0, -1) if _is_again(shown, at, n)), 0)
        kept += said[at : at + max(1, again)]
        at += 2 * again or 1
    return kept if len(kept) < (1 - _FEW) * len(said) else said


def _is_again(shown: Sequence[_Shown], at: int, count: int) -> bool:
    """Whether so many turns are followed by the same ones at once."""
    ones, others = shown[at : at + count], shown[at + count : at + 2 * count]
    return len(others) == count and all(map(_are_same, ones, others))


def _are_same(one: _Shown, other: _Shown) -> bool:
    """Whether two turns are one, whatever blanks and line breaks are in it."""
    if one.name != other.name or one.text.split(None, 1)[:1] != other.text.split(None, 1)[:1]:
        return False
    return one.text.split() == other.text.split()


def _without_note(text: str, said: list[Said]) -> list[Said]:
    """The turns, the last without a publisher's note behind its last words."""
    if not said:
        return said
    *before, last = said
    note = _NOTE.search(text, last.what.start, last.what.end)
    kept = Span(last.what.start, note.start()).trim(text) if note else last.what
    return [*before, Said(last.who, kept)]


def _name(said: Said, text: str) -> str:
    return said.who.called(text) if said.who else ""
