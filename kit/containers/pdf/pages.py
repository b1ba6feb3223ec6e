"""The words of each page of a document, in plain characters, with their boxes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any

from kit.containers.pdf.blanks import blanks, parted
from kit.containers.pdf.boxes import Box
from kit.containers.pdf.glyphs import Glyphs, glyphs

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\x02\ufffe", "-"),
        **dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)),
        **dict.fromkeys(range(0xF000, 0xF100), "•"),  # symbol fonts keep their bullets there
        **dict.fromkeys((*range(2), *range(3, 32), *range(127, 160)), None),  # controls
        **dict.fromkeys((*range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF), None),
        **dict.fromkeys((*range(0xD800, 0xE000), 0xFFFF), None),
    }
)


@dataclass(frozen=True, slots=True)
class Page:
    """The words of a page, its height in points, and whether it shows anything, be it a picture."""

    words: list[Box]
    height: float
    drawn: bool


def pages(document: Any, raw: Any) -> list[Page]:
    """Each page of an open ``pypdfium2.PdfDocument``, ``raw`` being pdfium's own functions.

    Raises ``PdfiumError`` where a page is broken.
    """
    shown = list(document)
    held = [glyphs(page, raw) for page in shown]
    wide = blanks(held)
    return [
        Page(
            list(_words(signs, wide, *page.get_size())),
            page.get_height(),
            raw.FPDFPage_CountObjects(page) > 0,
        )
        for page, signs in zip(shown, held, strict=True)
    ]


def _words(signs: Glyphs, wide: Mapping[str, float], most_x: float, most_y: float) -> Iterator[Box]:
    for (start, end), font in parted(signs, wide):
        said, height = signs.text[start:end].translate(_PLAIN), signs.height(start)
        left, right, middle = signs.left[start], signs.right[end - 1], signs.low[start] + height / 2
        slanted = abs(signs.low[end - 1] - signs.low[start]) > height / 2
        shown = -1 <= left <= most_x and -1 <= middle <= most_y and isfinite(right + height)
        if said and shown and not slanted:
            broken = signs.text[end : end + 1] in ("", "\r")
            yield Box(said, left, right, middle, height, font, broken)
