"""What stands where on a page: words with their boxes, and the rows they form.

Coordinates are points (1/72 inch) from the lower left corner of the page as it is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_SAME_LINE = 0.35  # of the height: a raised "th" is still of its line, the next line is not
_TOUCHING = 0.05  # of the height: so near are letters of one word
_RAISED = 0.8  # of the height of the word before: lower ones are raised or lowered
_WIDE = 1.0  # of the height: as wide as no blank between two words is ...
_UNLIKE = 2.5  # ... unless the line is stretched and its blanks are all nearly as wide
_LETTERS = 4  # so many single letters in a row are one word that is spaced out
_SPACED = 1.6  # of their smallest gap: what parts two words that are spaced out
BESIDE = "   "


@dataclass(frozen=True, slots=True)
class Box:
    """A word, or several side by side: what it says, where, and the font it begins in.

    ``broken`` says that the file breaks off behind it without a blank: what stands close may belong
    to the same word ("11", "th").
    """

    text: str
    left: float
    right: float
    middle: float
    height: float
    font: str = ""
    broken: bool = False


Row = list[Box]


def joined(boxes: Sequence[Box], by: str = " ") -> Box:
    """Boxes side by side as one.

    >>> joined([Box("Good", 0, 20, 700, 12), Box("day.", 23, 40, 700, 12)])
    Box(text='Good day.', left=0, right=40, middle=700, height=12, font='', broken=False)
    """
    first, tallest = boxes[0], max(boxes, key=lambda box: box.height)
    return Box(
        by.join(box.text for box in boxes),
        first.left,
        boxes[-1].right,
        tallest.middle,
        tallest.height,
        first.font,
        boxes[-1].broken,
    )


def rows(words: Iterable[Box]) -> list[Row]:
    """Words as the rows they form, from top to bottom, each from left to right.

    >>> [[word.text for word in row] for row in rows([
    ...     Box("you.", 30, 50, 700, 12), Box("Yes.", 0, 20, 686, 12), Box("Thank", 0, 28, 700, 12)])]
    [['Thank', 'you.'], ['Yes.']]
    """
    found: list[Row] = []
    for word in sorted(words, key=lambda word: -word.middle):
        if not found or not _level(found[-1], word):
            found.append([])
        found[-1].append(word)
    return [_whole(sorted(row, key=lambda word: word.left)) for row in found]


def _level(row: Row, word: Box) -> bool:
    return row[0].middle - word.middle < _SAME_LINE * max(row[0].height, word.height)


def cells(row: Row) -> list[Box]:
    """The row parted where a gap is too wide for a blank.

    >>> [cell.text for cell in cells([
    ...     Box("Roe:", 0, 20, 700, 12), Box("Good", 90, 110, 700, 12), Box("day.", 113, 130, 700, 12)])]
    ['Roe:', 'Good day.']
    """
    return [joined(part) for part in _parted(row)]


def beside(parts: Sequence[Box]) -> Box:
    """Cells as one line: a blank after a label's colon, three blanks elsewhere.

    >>> beside([Box("Analyst, Acme", 0, 80, 700, 12), Box("Q", 500, 508, 700, 12)]).text
    'Analyst, Acme   Q'
    """
    said = parts[0].text
    for part in parts[1:]:
        said += (" " if said.endswith(":") else BESIDE) + part.text
    box = joined(parts)
    return Box(said, box.left, box.right, box.middle, box.height, box.font)


def wide(word: Box, after: Box) -> bool:
    """Whether the gap between two words is wider than a blank."""
    return after.left - word.right > _WIDE * after.height


def _parted(row: Row) -> Iterator[Row]:
    gaps = [after.left - word.right for word, after in pairwise(row)]
    usual = median(gaps) if len(gaps) > 2 else 0.0
    part = row[:1]
    for gap, word in zip(gaps, row[1:], strict=True):
        if gap > _WIDE * word.height and gap > _UNLIKE * usual:
            yield part
            part = []
        part.append(word)
    yield part


def _whole(row: Row) -> Row:
    """The row with its words whole: what touches, and letters that are spaced out."""
    return list(_spaced(_touching(row)))


def _touching(row: Row) -> Row:
    whole = row[:1]
    for word in row[1:]:
        if _same(whole[-1], word):
            continue
        if _touches(whole[-1], word):
            whole[-1] = joined((whole[-1], word), by="")
        else:
            whole.append(word)
    return whole


def _same(word: Box, after: Box) -> bool:
    """Whether a word is drawn twice, which makes it bold."""
    return word.text == after.text and after.left < (word.left + word.right) / 2


def _touches(word: Box, after: Box) -> bool:
    raised = after.height < _RAISED * word.height
    return (word.broken or raised) and after.left - word.right < _TOUCHING * after.height


def _spaced(row: Row) -> Iterator[Box]:
    letters: Row = []
    for word in row:
        if len(word.text) == 1 and word.text.isalpha():
            letters.append(word)
            continue
        yield from _drawn(letters)
        letters = []
        yield word
    yield from _drawn(letters)


def _drawn(letters: Row) -> Iterator[Box]:
    if len(letters) < _LETTERS:
        yield from letters
        return
    gaps = [after.left - word.right for word, after in pairwise(letters)]
    part = letters[:1]
    for gap, letter in zip(gaps, letters[1:], strict=True):
        if gap > _SPACED * min(gaps):
            yield joined(part, by="")
            part = []
        part.append(letter)
    yield joined(part, by="")
