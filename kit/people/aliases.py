"""The parts of their names that a call uses for people: "Jane", "Ms. Roe"."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Iterator

from kit.people import names
from kit.people.person import Person
from kit.readers.reader import Draft
from kit.values import Span

_CAPITAL = re.compile(r"[A-ZÀ-Þ][\w'-]+")
_HONORIFIC = re.compile(r"(M(?:r|rs|s)|Dr|Prof)\.?\s+$")  # "Ms. |Roe"
_BEFORE = 6


def short_names(cast: Iterable[Person], heard: str, draft: Draft) -> dict[Person, list[str]]:
    """The parts of their names, with or without a "Mr.", that the call uses for each person.

    A part that two of them share is nobody's.
    """
    owners = _owners(cast)
    found: dict[Person, dict[str, None]] = {}
    for turn, at, word in _places(heard, draft, owners):
        before = Span(max(turn.start, at - _BEFORE), at)
        person = owners[word.casefold()]
        if person and (form := _form(heard, before, word, person)):
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


def _places(
    heard: str, draft: Draft, owners: dict[str, Person | None]
) -> Iterator[tuple[Span, int, str]]:
    """Where the turns hold a word that is somebody's alone: the turn, the place and the word."""
    met = {word for word in _CAPITAL.findall(heard) if owners.get(word.casefold())}
    places = sorted((at, word) for word in met for at in _alone(heard, word))
    turns = [turn.what for turn in draft.said]
    for at, word in places:
        turn = turns[bisect(turns, (at, len(heard))) - 1]
        if turn.start <= at and at + len(word) <= turn.end:
            yield turn, at, word


def _alone(heard: str, word: str) -> Iterator[int]:
    """Where a word stands and is no part of another."""
    at = heard.find(word)
    while at >= 0:
        match = _CAPITAL.match(heard, at)
        if match and match.group() == word and not heard[at - 1 : at].isalnum():
            yield at
        at = heard.find(word, at + len(word))


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
