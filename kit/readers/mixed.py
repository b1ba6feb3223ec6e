"""The speaker lines of a text written in one way, and those in it that are written in another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kit.people.names import tokens
from kit.readers.reader import Label
from kit.readers.who import is_nobodys


def mixed(labels: Sequence[Label], others: Sequence[Label], text: str) -> list[Label]:
    """The speaker lines of one way, and those of another that name the same people, or nobody.

    >>> from kit.readers import colons, headed
    >>> text = "Jane Roe -- CFO\\n\\nWe grew.\\n\\nAl Poe -- UBS\\n\\nHow?\\n\\nJane Roe: By half.\\n"
    >>> found = mixed(headed.labels(text), colons.labels(text), text)
    >>> [label.line.of(text) for label in found]
    ['Jane Roe -- CFO', 'Al Poe -- UBS', 'Jane Roe:']
    """
    known = {_short(label, text) for label in labels}
    taken = {label.line.start for label in labels}
    free = [label for label in others if label.line.start not in taken]
    more = [one for one in free if _short(one, text) in known or is_nobodys(one.called(text))]
    whole = sorted([*labels, *more], key=lambda label: label.line.start)
    pairs = pairwise(whole)
    return [*whole[:1], *(now for before, now in pairs if not _only_repeats(before, now, text))]


def _short(label: Label, text: str) -> tuple[str, str]:
    """The first letter and the last word of a name: "Jane T. Roe" is also "Jane Roe"."""
    words = tokens(label.called(text)) or ("",)
    return words[0][:1], words[-1]


def _only_repeats(before: Label, now: Label, text: str) -> bool:
    """Whether an operator's label stands once more within a line of the operator's own."""
    name = now.called(text)
    if not is_nobodys(name) or before.called(text).lower() != name.lower():
        return False
    begins = text.rfind("\n", 0, now.line.start) + 1
    return bool(text[begins : now.line.start].strip())
