"""The characters of a page as pdfium gives them, with the edges of each on the page as shown."""

from __future__ import annotations

import ctypes
import operator
import re
from dataclasses import dataclass
from functools import partial
from typing import Any

# pdfium puts U+0002 or U+FFFE for a hyphen at a line's end, and no line break after it
_WORD = re.compile(r"[^\s\0\x02\ufffe]+[\x02\ufffe]?|[\x02\ufffe]")
_FONT_NAME = 64  # bytes

Side = list[float]
Place = tuple[int, int]  # where a word starts and ends in the text


@dataclass(frozen=True, slots=True)
class Glyphs:
    """A page's characters and, by their index, the edges of each and the gap to the next.

    ``fonts`` has the font of each of the ``words``.
    """

    text: str
    left: Side
    low: Side
    right: Side
    high: Side
    gaps: Side
    words: list[Place]
    fonts: list[str]

    def height(self, at: int) -> float:
        """From its lower to its upper edge, and never nothing."""
        return max(self.high[at] - self.low[at], 1.0)


def glyphs(page: Any, raw: Any) -> Glyphs:
    """The characters of a ``pypdfium2.PdfPage``; ``raw`` are pdfium's own functions."""
    textpage = page.get_textpage()
    text = _text(textpage, raw)
    boxes = (raw.FS_RECTF * len(text))()
    for at, box in enumerate(boxes):
        raw.FPDFText_GetLooseCharBox(textpage, at, box)
    sides: Any = memoryview(boxes).cast("B").cast("f").tolist()  # left, top, right, bottom
    left, low, right, high = _upright(page, *(sides[side::4] for side in range(4)))
    gaps = list(map(operator.sub, left[1:], right))
    words = [match.span() for match in _WORD.finditer(text)]
    return Glyphs(text, left, low, right, high, gaps, words, _fonts(textpage, raw, words))


def _text(textpage: Any, raw: Any) -> str:
    count = textpage.count_chars()
    text: str = textpage.get_text_range()
    if len(text) == count:
        return text
    codes = (raw.FPDFText_GetUnicode(textpage, at) for at in range(count))
    return "".join(chr(min(code, 0x10FFFF)) for code in codes)


def _fonts(textpage: Any, raw: Any, words: list[Place]) -> list[str]:
    name, flags = ctypes.create_string_buffer(_FONT_NAME), ctypes.c_int()
    fonts = []
    for start, _ in words:
        raw.FPDFText_GetFontInfo(textpage, start, name, _FONT_NAME, flags)
        fonts.append(name.value.decode("latin-1"))
    return fonts


def _upright(page: Any, left: Side, top: Side, right: Side, bottom: Side) -> tuple[Side, ...]:
    """Left, low, right and high edges on the page as it is shown."""
    least_x, least_y, most_x, most_y = page.get_bbox()
    x, back_x = partial(_from, least_x), partial(_back_from, most_x)
    y, back_y = partial(_from, least_y), partial(_back_from, most_y)
    return {
        0: lambda: (x(left), y(bottom), x(right), y(top)),
        90: lambda: (y(bottom), back_x(right), y(top), back_x(left)),
        180: lambda: (back_x(right), back_y(top), back_x(left), back_y(bottom)),
        270: lambda: (back_y(top), x(left), back_y(bottom), x(right)),
    }[page.get_rotation()]()


def _from(least: float, side: Side) -> Side:
    return [at - least for at in side] if least else side


def _back_from(most: float, side: Side) -> Side:
    return [most - at for at in side]
