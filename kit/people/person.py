"""A person on the call while it is being found out who it is, and the roll of all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kit.model import Speaker
from kit.people import names
from kit.values import Span

UNKNOWN = "Unknown speaker"
# in the order it is told
EVIDENCE = ("label", "introduced", "self-named", "handed-over", "addressed", "title")
_COMMON = 50  # people who share a word


@dataclass(slots=True, eq=False)
class Person:
    """What is known of somebody so far; ``also`` and ``why`` are other names and evidence, in order.

    ``turns`` are the turns they speak, ``introduced`` is where somebody says who they are; who is
    ``unnamed`` goes by a label that is no name ("Unidentified Analyst", "Speaker 4").
    """

    name: str
    span: Span
    unnamed: bool = False
    turns: list[int] = field(default_factory=list)
    role: str | None = None
    title: str | None = None
    firm: str | None = None
    also: dict[str, None] = field(default_factory=dict)
    why: dict[str, None] = field(default_factory=dict)
    introduced: Span | None = None

    @property
    def known(self) -> Iterator[str]:
        """The names that are names."""
        if not self.unnamed:
            yield self.name
        yield from self.also

    def is_called(self, name: str) -> bool:
        """Whether the name is this person's, as a way of writing one known already."""
        return any(names.agree(name, known) for known in self.known)

    def goes_by(self, name: str) -> bool:
        """Whether all of the name is part of a name known already ("Jane" of Jane Roe)."""
        return any(names.part_of(name, known) for known in self.known)

    def is_outside(self) -> bool:
        """Whether they may be of another house, as who asks is."""
        return self.role not in ("operator", "executive")

    def shown_by(self, *why: str) -> None:
        """One more reason to take all of this for one person."""
        self.why.update(dict.fromkeys(why))

    def speaker(self, short: Iterable[str]) -> Speaker:
        """The person as a call keeps them, with the ``short`` names the call uses."""
        also = dict.fromkeys((*self.also, *short))
        return Speaker(
            name=self.name,
            role=self.role or "other",
            title=self.title,
            firm=self.firm,
            aliases=tuple(name for name in also if name != self.name),
            evidence=tuple(why for why in EVIDENCE if why in self.why),
            span=self.introduced or self.span,
        )


class Roll:
    """The people of a call, found by any word of their names."""

    def __init__(self) -> None:
        self.people: dict[Person, None] = {}
        self._by_word: dict[str, dict[Person, None]] = {}
        self._unnamed: dict[str, Person] = {}

    def __iter__(self) -> Iterator[Person]:
        return iter(self.people)

    def add(self, person: Person) -> Person:
        """One more person, to be found by name from here on."""
        self.people[person] = None
        if person.unnamed:
            self._unnamed[person.name.lower()] = person
        for name in person.known:
            self._index(person, name)
        return person

    def take(self, person: Person, name: str, *why: str) -> None:
        """One more name of a person's, and the evidence for it."""
        if names.tokens(name) != names.tokens(person.name):
            person.also.setdefault(name)
            self._index(person, name)
        person.shown_by(*why)

    def remove(self, person: Person) -> None:
        """Leave out somebody who turned out to be another."""
        del self.people[person]
        for key in (key for name in person.known for key in _keys(name)):
            self._by_word.get(key, {}).pop(person, None)

    def labelled(self, label: str) -> Person | None:
        """Who goes by this label, to the letter, that is no name."""
        return self._unnamed.get(label.lower())

    def knows(self, words: Iterable[str]) -> bool:
        """Whether one of the words stands in anybody's name as it is."""
        return any(word.lower().strip(".") in self._by_word for word in words)

    def sharing(self, name: str) -> list[Person]:
        """The people who have a word of the name in common with it, short forms included.

        A word that very many people have in common tells nobody apart, and is left out.
        """
        said = (key for word in names.tokens(name) for key in names.keys(word))
        found = [self._by_word.get(key, {}) for key in said]
        return list(
            dict.fromkeys(who for people in found if len(people) < _COMMON for who in people)
        )

    def called(self, name: str) -> Person | None:
        """The first person whose name this is.

        >>> roll = Roll()
        >>> lee = roll.add(Person("Tim Lee", Span(0, 7)))
        >>> roll.called("Timothy Lee") is lee, roll.called("Tim")
        (True, None)
        """
        words = names.tokens(name)
        if not words:
            return None
        exact, last = (self._by_word.get(key, {}) for key in ("".join(words), words[-1]))
        found = [*exact, *(last if len(last) < _COMMON else ())]
        return next((person for person in found if person.is_called(name)), None)

    def going_by(self, name: str) -> list[Person]:
        """The people of whose names all of this is part."""
        return [person for person in self.sharing(name) if person.goes_by(name)]

    def cut_short(self, name: str) -> Person | None:
        """The one person whose whole label is a word of this full name.

        >>> roll = Roll()
        >>> lee = roll.add(Person("Mr. Lee", Span(0, 7)))
        >>> roll.cut_short("Tim Lee") is lee, roll.cut_short("Lee")
        (True, None)
        """
        words = names.tokens(name)
        alone = [[(word,)] for word in words]
        found = {
            person
            for person in self.sharing(name)
            if list(map(names.tokens, person.known)) in alone
        }
        return found.pop() if len(found) == 1 and len(words) > 1 else None

    def _index(self, person: Person, name: str) -> None:
        for key in _keys(name):
            self._by_word.setdefault(key, {})[person] = None


def _keys(name: str) -> tuple[str, ...]:
    words = names.tokens(name)
    return ("".join(words), *(key for word in words for key in names.keys(word)))
