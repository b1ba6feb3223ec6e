"""Where a source disagrees with itself about what its call is: told, never decided.

A fiscal year and a calendar year are two truths: "2025Q3" on a page and "2024Q3" in a file's name
may be one quarter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kit.front.subject import words_of
from kit.model import Fact, Note
from kit.values import Period

ORDER = ("argument", "header", "greeting", "call", "figures", "footer", "file name")
_NAMES = ("company", "ticker", "period", "date")
_WORDS = re.compile(r"[^\W_]+")


def conflicts(facts: Sequence[Fact]) -> Iterator[Note]:
    """A note for each value that disagrees with the one gone by.

    >>> header, name = Fact("period", "2025Q3", "header"), Fact("period", "2024Q3", "file name")
    >>> [note.says[:78] for note in conflicts([header, name])]
    ['period: the header states 2025Q3, which is taken; the file name states 2024Q3.']
    """
    for name in _NAMES:
        stated = sorted((f for f in facts if f.name == name), key=lambda f: ORDER.index(f.said_in))
        for other in stated[1:]:
            if not _agree(name, stated[0].value, other.value):
                yield _note(stated[0], other)


def _note(taken: Fact, other: Fact) -> Note:
    says = (
        f"{taken.name}: the {taken.said_in} states {taken.value}, which is taken; "
        f"the {other.said_in} states {other.value}."
    )
    if taken.name == "period":
        says += " One may count fiscal years, the other calendar years."
    return Note("conflict", says, other.span or taken.span)


def _agree(name: str, one: str, other: str) -> bool:
    if name == "company":
        return _same_company(one, other)
    if name == "period":
        return _same_end(Period.parse(one), Period.parse(other))
    if name == "ticker":
        return one.isdecimal() != other.isdecimal() or one.upper() == other.upper()
    return one == other


def _same_company(one: str, other: str) -> bool:
    """Whether two names share a word, one begins the other, or is its words' first letters."""
    return (
        not set(words_of(one)).isdisjoint(words_of(other))
        or _shortens("".join(words_of(one)), other)
        or _shortens("".join(words_of(other)), one)
    )


def _shortens(short: str, company: str) -> bool:
    """Whether a name is the beginning of a company's, or of the first letters of its words."""
    letters = "".join(word[0] for word in _WORDS.findall(company) if not word.islower())
    return letters.lower().startswith(short) or "".join(words_of(company)).startswith(short)


def _same_end(one: Period, other: Period) -> bool:
    """Whether one period ends with the other, as a year does with its fourth quarter."""
    return (one.year, one.last_month) == (other.year, other.last_month)
