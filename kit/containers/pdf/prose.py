"""Lines as text: a blank line between paragraphs, words whole that a line's end broke."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kit.containers.pdf.boxes import Box

_APART = 1.25  # of the usual distance of lines: more parts two paragraphs
_LEADING = 2.5  # of the height: lines of a paragraph are no farther apart
_FEW = 8  # lines: a page with fewer shows no usual distance of its own
_SHORT = 0.75  # of the longest lines: a line that ends before has ended its paragraph
_STOPS = tuple(".?!:”\"')]…")
# "opera-" / "tions, which": the halves of a word that the line's end may have broken
_BROKEN = re.compile(
    r"(?P<head>[^\W\d_]+(?:-[^\W\d_]+)*)(?P<hyphen>[-\u00ad])\n"
    r"(?P<tail>[^\W\d_]+(?:-[^\W\d_]+)*)(?P<rest>\S*)(?P<blank>\x20*)"
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def text(pages: Sequence[Sequence[Box]]) -> str:
    """The lines of all pages as one text.

    >>> line = lambda base, said: Box(said, 72, 72 + 6 * len(said), base, 12)
    >>> text([[line(700, "Our opera-"), line(686, "tions grew."), line(660, "Thank you.")]])
    'Our opera-\\ntions grew.\\n\\nThank you.\\n'
    """
    usual = _distance([line for page in pages for line in page])
    parts = []
    for before, page in zip([(), *pages], pages, strict=False):
        if before and page:
            parts.append("\n" if _runs_on(before, page[0]) else "\n\n")
        parts.append("".join(_spaced(page, _distance(page) if len(page) >= _FEW else usual)))
    return _mended("".join(parts)).strip("\n") + "\n"


def _distance(page: Sequence[Box]) -> float:
    """From one line to the next, in points, as it is most often; 0 where none is near another."""
    steps = Counter(
        round(2 * (line.middle - after.middle)) / 2
        for line, after in pairwise(page)
        if 0 < line.middle - after.middle < _LEADING * line.height
    )
    return max(steps, key=lambda step: (steps[step], -step), default=0.0)


def _spaced(page: Sequence[Box], usual: float) -> Iterator[str]:
    for line, after in pairwise(page):
        goes_on = 0 < line.middle - after.middle <= _APART * usual
        yield line.text + ("\n" if goes_on else "\n\n")
    yield from (line.text for line in page[-1:])


def _runs_on(before: Sequence[Box], line: Box) -> bool:
    """Whether a paragraph of one page goes on at the head of the next."""
    last = before[-1]
    if len(before) < _FEW or line.left < last.left - last.height:
        return False
    full = last.right >= _SHORT * max(box.right for box in before)
    return line.text[0].islower() or (full and not last.text.endswith(_STOPS))


def _mended(text: str) -> str:
    """Broken words made whole where the text elsewhere says how they are written."""
    if not _BROKEN.search(text):
        return text
    known = Counter(word.casefold() for word in _WORD.findall(text))
    return _BROKEN.sub(lambda broken: _whole(broken, known), text)


def _whole(broken: re.Match[str], known: Counter[str]) -> str:
    head, hyphen, tail, rest, blank = broken.groups()
    end = "\n" if blank else ""
    plain, hyphened = head + tail, f"{head}-{tail}"
    times, hyphened_times = known[plain.casefold()], known[hyphened.casefold()]
    if hyphen == "\u00ad" or times > hyphened_times:
        return plain + rest + end
    return hyphened + rest + end if hyphened_times else broken.group()
