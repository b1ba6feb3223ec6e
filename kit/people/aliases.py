"""The parts of their names that a call uses for people: "Jane", "Ms. Roe"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kit.people import names
from kit.people.person import Person
from kit.readers.reader import Draft
from kit.values import Span

_CAPITAL = re.compile(r"[A-ZÀ-Þ](?<![^\W_].)[\w'-]+")
_HONORIFIC = re.compile(r"(M(?:r|rs|s)|Dr|Prof)\.?\s+$")  # "Ms. |Roe"
_BEFORE = 6


def short_names(cast: Iterable[Person], heard: str, draft: Draft) -> dict[Person, list[str]]:
    """The parts of their names, with or without a "Mr.", that the call uses for each person.

    A part that two of them share is nobody's.
    """
    owners = _owners(cast)
    found: dict[Person, dict[str, None]] = {}
    for turn in draft.said:
        for person, form in _forms(heard, turn.what, owners):
            found.setdefault(person, {})[form] = None
    return {person: list(forms) for person, forms in found.items()}


def _owners(cast: Iterable[Person]) -> dict[str, Person | None]:
    """Whose each part of a name is, written with a capital; None where it is two people's."""
    owners: dict[str, Person | None] = {}
    for person in cast:
        if person.role != "operator":
            for word in _words(person):
                owners[word] = person if owners.get(word, person) is person else None
    return owners


def _forms(
    heard: str, turn: Span, owners: dict[str, Person | None]
) -> Iterator[tuple[Person, str]]:
    """The short names in a turn: first names that stand alone, and names behind an honorific."""
    for word in _CAPITAL.finditer(heard, turn.start, turn.end):
        if person := owners.get(word.group().casefold()):
            before = Span(max(turn.start, word.start() - _BEFORE), word.start())
            if form := _form(heard, before, word.group(), person):
                yield person, form


def _form(heard: str, before: Span, word: str, person: Person) -> str | None:
    """How a word is used behind what stands before it: "Jane", "Ms. Roe"; None in a longer name."""
    if _goes_on(heard, before.end + len(word), person):
        return None
    if honorific := _HONORIFIC.search(heard, before.start, before.end):
        return f"{honorific[1]}. {word}"
    return word if word.casefold() in _first_words(person) else None


def _goes_on(heard: str, end: int, person: Person) -> bool:
    """Whether the next word is of the same name, so that this one stands not alone."""
    after = _CAPITAL.match(heard, end + 1)
    return after is not None and after.group().casefold() in _words(person)


def _words(person: Person) -> set[str]:
    return {word for name in person.known for word in names.tokens(name)}


def _first_words(person: Person) -> set[str]:
    return {name_words[0] for name in person.known if (name_words := names.tokens(name))}
