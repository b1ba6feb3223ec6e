"""Whether a text holds more than one call, one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kit.lexicon import words
from kit.readers.reader import Draft, Said
from kit.text import fold

# "welcome to the Acme second quarter 2024 earnings conference call"
_WELCOMES = re.compile(
    r"\bwelcome (?:you )?(?:all )?to [^.?!]{0,160}?\b(?:conference|earnings|results|quarter|year) "
    r"(?:earnings |results |conference )*call\b",
    re.IGNORECASE,
)
_CLOSES = re.compile(rf"\b(?:{'|'.join(words('talk', 'closes'))})", re.IGNORECASE)
_TURNS = 3  # no call has fewer
_OPENING = 600  # characters of a turn in which somebody is welcomed


def calls_in(draft: Draft) -> list[int]:
    """Where each call of a text begins: at the turn that welcomes, the first or after a farewell.

    >>> from kit.readers.drafts import drafted
    >>> from kit.readers.colons import labels
    >>> said = "Operator: Welcome to the Acme Q1 earnings call.\\nJane Roe: Thanks.\\nAl Poe: How?\\n"
    >>> said += "Operator: This concludes our call.\\n"
    >>> said += said.replace("Q1", "Q2")
    >>> len(calls_in(drafted(said, labels(said))))
    2
    """
    if draft.text.count("elcome") < 2:
        return [said.start for said in draft.said[:1]]
    return [draft.said[index].start for index in _openings(draft)]


def _openings(draft: Draft) -> Iterator[int]:
    yield from range(min(1, len(draft.said)))
    last = 0
    for index, (before, said) in enumerate(pairwise(draft.said), start=1):
        if index - last >= _TURNS and _welcomes(said, draft.text) and _closes(before, draft.text):
            last = index
            yield index


def _welcomes(said: Said, text: str) -> bool:
    opening = said.what.of(text)[:_OPENING]
    return "elcome" in opening and bool(_WELCOMES.search(fold(opening)))


def _closes(said: Said, text: str) -> bool:
    return bool(_CLOSES.search(fold(said.what.of(text)[-_OPENING:])))
