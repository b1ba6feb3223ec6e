"""The text of a Motley Fool article: 'Name -- Title' on a line of its own above each turn.

    Jane Roe -- Chief Financial Officer

    Revenue was $4.1 billion, up 12 percent.

Analysts are 'Name -- Firm -- Analyst', the operator stands alone, 'Questions and Answers:' parts
the call, and the people are listed once more at the end. Head, blanks, blank lines may be missing.
"""

from __future__ import annotations

from kit.readers import named
from kit.readers.lines import drafted
from kit.readers.reader import Draft, Label, Reader, Sign, Source, pattern

MANY = 3


def read(source: Source) -> Draft:
    """The turns below each name and title, and the people listed at the end."""
    return drafted(source.text, labels(source.text))


def labels(text: str) -> list[Label]:
    """The speaker lines, and names standing alone that a title follows elsewhere."""
    dashed = named.dashed(text)
    taken = {label.line for label in dashed}
    return [*dashed, *(label for label in named.alone(text, dashed) if label.line not in taken)]


def _many(text: str) -> bool:
    return sum(named.DOUBLE in label.line.of(text) for label in named.dashed(text)) >= MANY


READER = Reader(
    name="motleyfool",
    about="'Name -- Title' or 'Name -- Firm -- Analyst' on a line of its own above the turn",
    signs=(
        Sign("lines 'Name -- Title'", _many, 0.7),
        pattern("a line that ends in '-- Analyst'", r"\S ?-- ?Analyst\s*$", 0.3),
        pattern("'Prepared Remarks:' or 'Duration:'", r"^(?:Prepared Remarks:|Duration: \d)", 0.2),
    ),
    read=read,
)
