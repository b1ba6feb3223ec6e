"""Where prepared remarks end and questions begin."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from kit.lexicon import words
from kit.people.phrases import any_of
from kit.readers.reader import Draft
from kit.text import fold
from kit.values import Span

# "the first question comes from ...", not "may we have the first question, please?"
# "we have questions from holders. The first one is ..."
_FIRST_QUESTION = re.compile(
    r"\b(?:first|1st)\s+question\s+(?:today\s+|here\s+|we\s+have\s+)?(?:is|comes?|from|will|goes|coming)\b"
    r"|\bquestions?\b[^?]{0,60}\bfirst\s+one\s+(?:is|comes)\b",
    re.IGNORECASE,
)
# "we'll now move over to Q&A"
_OPENS = re.compile(rf"\b{any_of(words('addressing', 'opens'))}\b", re.IGNORECASE)
_FEW = 600  # characters


def questions_begin(
    draft: Draft, hosts: Container[int], asked: Sequence[int], askers: Sequence[int]
) -> int:
    """The index of the first turn of the questions; the number of turns when there are none.

    A heading decides. Else it is the first turn that gives somebody the floor to ask: a host's (one
    in ``hosts``) that announces the first question, or the first in ``asked``; or the first turn of
    ``askers``, if it stands before, with the few words that led in to it. That a greeting promises
    a "question-and-answer session" decides nothing.
    """
    heading = draft.parts.get("qa")
    for index, said in enumerate(draft.said):
        if heading and said.what.start >= heading.start:
            return index
    announced = next(
        (i for i in range(len(draft.said)) if i in hosts and _announces(draft, i)), None
    )
    first = min([i for i in (announced, *asked[:1]) if i is not None], default=len(draft.said))
    if askers and askers[0] < first:
        return askers[0] - _is_led_in(draft, askers[0])
    return first


def _announces(draft: Draft, index: int) -> bool:
    return bool(_FIRST_QUESTION.search(fold(draft.said[index].what.of(draft.text))))


def _is_led_in(draft: Draft, asker: int) -> bool:
    """Whether somebody opens the questions in a turn of a few words before the first of them."""
    before = draft.said[asker - 1].what if asker else Span(0, 0)
    return before.end - before.start < _FEW and bool(_OPENS.search(before.of(draft.text)))


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
