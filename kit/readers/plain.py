"""Text in which nobody is named: one turn of an unknown speaker. Only asked for by name."""

from __future__ import annotations

from kit.readers.reader import Draft, Reader, Said, Source
from kit.values import Span


def read(source: Source) -> Draft:
    """All of the text as one turn of somebody unknown."""
    whole = Span(0, len(source.text)).trim(source.text)
    return Draft(source.text, (Said(None, whole),))


READER = Reader(
    name="plain",
    about="text without speaker lines, as one turn; chosen with format='plain'",
    signs=(),
    read=read,
)
