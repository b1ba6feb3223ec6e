"""The parts of their names that a call uses for people: "Jane", "Ms. Roe"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kit.people import mentions, names
from kit.people.person import UNKNOWN, Person
from kit.readers.reader import Draft

# "Ms. |Roe"   "Jane"
_CAPITAL = re.compile(
    r"\b(?:(?P<honorific>M(?:r|rs|s)|Dr|Prof)\.?\s+)?(?P<word>[^\W\d_a-z][\w'-]*)"
)


def short_names(cast: Iterable[Person], draft: Draft) -> dict[Person, list[str]]:
    """The parts of their names, with or without a "Mr.", that the call uses for each person.

    A part that two of them share is nobody's.
    """
    owners = _owners(cast)
    said = mentions.plain(draft.text)
    found: dict[Person, dict[str, None]] = {}
    for turn in draft.said:
        for match in _CAPITAL.finditer(said, turn.what.start, turn.what.end):
            person = owners.get(match["word"].casefold())
            if person and (form := _form(match, person, said)):
                found.setdefault(person, {})[form] = None
    return {person: list(forms) for person, forms in found.items()}


def _owners(cast: Iterable[Person]) -> dict[str, Person | None]:
    owners: dict[str, Person | None] = {}
    for person in cast:
        if person.role != "operator" and person.name != UNKNOWN:
            for token in {token for name in _names(person) for token in name}:
                owners[token] = person if owners.get(token, person) is person else None
    return owners


def _names(person: Person) -> list[tuple[str, ...]]:
    return [names.tokens(name) for name in (person.name, *person.also)]


def _form(match: re.Match[str], person: Person, said: str) -> str | None:
    """A short name as the call has it: "Jane", "Ms. Roe"; None where it is part of more."""
    word, known = match["word"], _names(person)
    after = _CAPITAL.match(said, match.end() + 1)
    if len(word) < 2 or (after and any(after["word"].casefold() in name for name in known)):
        return None
    if match["honorific"]:
        return f"{match['honorific']}. {word}"
    return word if any(word.casefold() == name[0] for name in known) else None
