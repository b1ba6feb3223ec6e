"""Text in which nobody is named: one turn of an unknown speaker."""

from __future__ import annotations

import re

from kit.model import Note
from kit.readers.reader import Draft, Said, Source
from kit.values import Span

# "Company: Acme\nQuarter: Q1 2024\n\n": fields above the text
_HEAD = re.compile(r"(?:[A-Z][A-Za-z /]{1,24}: \S[^\n]{0,160}\n)+(?=\s*\n)")
NOBODY = Note("no_speakers", "no speaker is named: what is said is somebody's unknown")


def read(source: Source) -> Draft:
    """All of the text, but for fields at its head, as one turn of somebody unknown.

    >>> text = "Company: Acme\\nQuarter: Q1 2024\\n\\nGood morning."
    >>> [said.what.of(text) for said in read(Source("call.txt", text)).said]
    ['Good morning.']
    """
    head = _HEAD.match(source.text)
    whole = Span(head.end() if head else 0, len(source.text)).trim(source.text)
    return Draft(source.text, (Said(None, whole),), notes=(NOBODY,))
