"""Where prepared remarks end and questions begin."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from kit.readers.reader import Draft
from kit.text import fold
from kit.values import Span

# "the first question comes from ...", not "may we have the first question, please?"
_FIRST_QUESTION = re.compile(
    r"\b(?:first|1st)\s+question\s+(?:today\s+|here\s+|we\s+have\s+)?(?:is|comes?|from|will|goes|coming)\b",
    re.IGNORECASE,
)


def questions_begin(
    draft: Draft, hosts: Container[int], asked: Sequence[int], askers: Sequence[int]
) -> int:
    """The index of the first turn of the questions; the number of turns when there are none.

    A heading decides. Else it is the first turn that gives somebody the floor to ask: a host's (one
    in ``hosts``) that announces the first question, or the first in ``asked``; else the first turn
    of ``askers``. That a greeting promises a "question-and-answer session" decides nothing.
    """
    heading = draft.parts.get("qa")
    for index, said in enumerate(draft.said):
        if heading and said.what.start >= heading.start:
            return index
    announced = [
        index
        for index, said in enumerate(draft.said)
        if index in hosts and _FIRST_QUESTION.search(fold(said.what.of(draft.text)))
    ]
    return min([*announced[:1], *asked[:1]] or askers[:1], default=len(draft.said))


def spans(draft: Draft, opening: int) -> dict[str, Span]:
    """The stretches of the text: `header` and `summary` as the page has them, `prepared`, `qa`.

    Each begins with the speaker line of its first turn and ends with the last word of its last; a
    part that has no turn is left out.
    """
    parts = {name: span for name, span in draft.parts.items() if name != "qa"}
    for name, turns in (("prepared", draft.said[:opening]), ("qa", draft.said[opening:])):
        if turns:
            parts[name] = Span(turns[0].start, turns[-1].what.end)
    return parts
