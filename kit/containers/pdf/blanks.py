"""Blanks that a file leaves out: "the portfolio,the growth", with a gap that the eye takes for one.

A gap within what the file holds as one word is a blank if it is nearly as wide as those the file
does hold in this font, and if the letters of the font stand closer otherwise.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import inf
from statistics import median

from kit.containers.pdf.glyphs import Glyphs, Place

_NEARLY = 0.7  # of the usual blank
_SELDOM = 0.02  # of a font's characters: where more have such a gap, that is how it is set
_FEW = 5  # blanks: fewer do not show what is usual


def blanks(pages: Sequence[Glyphs]) -> dict[str, float]:
    """How wide a gap within a word must be to be a blank: by font, in heights of its letters."""
    wide = _usual(pages)
    letters, gaps = Counter[str](), Counter[str]()
    for page in pages:
        for word, font in zip(page.words, page.fonts, strict=True):
            letters[font] += word[1] - word[0]
            gaps[font] += len(_ends(page, word, wide[font]))
    return {font: wide[font] for font in wide if gaps[font] <= _SELDOM * letters[font]}


def parted(page: Glyphs, wide: Mapping[str, float]) -> Iterator[tuple[Place, str]]:
    """The words of a page and their fonts, those parted in which a blank was left out."""
    for word, font in zip(page.words, page.fonts, strict=True):
        start, end = word
        for place in pairwise((start, *_ends(page, word, wide.get(font, inf)), end)):
            yield place, font


def _ends(page: Glyphs, word: Place, wide: float) -> list[int]:
    """Where a word is left before a gap as wide as a blank."""
    start, end = word
    gaps, least = page.gaps[start : end - 1], wide * page.height(start)
    if max(gaps, default=0) <= least:
        return []
    return [at for at, gap in enumerate(gaps, start + 1) if gap > least]


def _usual(pages: Sequence[Glyphs]) -> dict[str, float]:
    """Nearly as wide as the usual blank of each font."""
    found = defaultdict(list)
    for page in pages:
        for (start, end), font in zip(page.words, page.fonts, strict=True):
            if page.text[end : end + 1] == " " and end + 1 < len(page.text):
                gap = page.left[end + 1] - page.right[end - 1]
                found[font].append(gap / page.height(start))
    return defaultdict(
        lambda: inf,
        {font: _NEARLY * median(gaps) for font, gaps in found.items() if len(gaps) >= _FEW},
    )
