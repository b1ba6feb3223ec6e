"""Where words are said in a call, each with what stands around it: a keyword in context."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from itertools import accumulate

from kit.errors import KitError
from kit.text import fold
from kit.values import Span

AROUND = 60  # characters of context on either side
PLAIN = "mathjax_ignore tex2jax_ignore"  # "$4 billion, up from $3" is no formula
_GAP = r"[\s-]+"


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that were said, by whom, and what stands around them; `start` and `end` are of `call.text`.

    ``sentence`` is all of the sentence, ``before`` and ``after`` at most 60 characters, on one line.
    """

    call_id: str
    turn: int
    part: str
    speaker: str | None
    before: str
    words: str
    after: str
    sentence: str
    start: int
    end: int


class Passages(tuple[Passage, ...]):
    """Passages in the order of the call. A notebook shows them one below the other, the words aligned;
    a click on who said it opens the whole sentence, with no script.

    ``pandas.DataFrame(passages)`` is a table of them.
    """

    def __repr__(self) -> str:
        margin = max((len(one.before) for one in self), default=0)
        lines = (f"{one.before:>{margin}} [{one.words}] {one.after}" for one in self)
        return "\n".join(lines) or "not said"

    def _repr_html_(self) -> str:
        rows = "".join(map(_row, self)) or '<tr><td><span class="quiet">not said</span></td></tr>'
        return f'<div class="{PLAIN}"><table class="kit concordance"><tbody>{rows}</tbody></table></div>'


def pattern(words: str) -> re.Pattern[str]:
    r"""What finds these words: in any case, over line breaks and hyphens; ``*`` stands for any ending.

    >>> [bool(pattern("funding cost*").search(said)) for said in ("Funding\ncosts", "refunding cost")]
    [True, False]
    """
    if not words.strip(" *-"):
        raise KitError(f"find looks for words, and {words!r} holds none.")
    pieces = [
        re.escape(word).replace(r"\*", r"\w*") for word in re.split(_GAP, fold(words).strip())
    ]
    return re.compile(rf"(?<!\w){_GAP.join(pieces)}(?!\w)", re.IGNORECASE)


def around(text: str, within: Span, said: Span) -> tuple[str, str]:
    """What stands before and after within a stretch, on one line, cut at whole words."""
    before = Span(within.start, said.start).of(text).split()
    after = Span(said.end, within.end).of(text).split()
    return " ".join(reversed(_near(before[::-1]))), " ".join(_near(after))


def _near(words: list[str]) -> list[str]:
    """The first words, as many as there is room for."""
    length = accumulate(len(word) + 1 for word in words)
    return [word for word, so_far in zip(words, length, strict=True) if so_far <= AROUND]


def _row(one: Passage) -> str:
    who = escape(one.speaker or "nobody named")
    opened = f"<details><summary>{who}</summary>{escape(one.sentence)}</details>"
    return (
        f'<tr><td><div align="right">{escape(one.before)}</div></td>'
        f'<td><div align="left"><b>{escape(one.words)}</b> {escape(one.after)}</div></td>'
        f'<td><div align="left">{opened}</div></td></tr>'
    )
