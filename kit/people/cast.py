"""Labels to speakers: who is who, in what role, of which house, and under which other names.

Nothing is merged on one clue. Two full names are one person when they are ways of writing one name
(initials, order, short forms), or when two clues meet: a shared first or last name, a hand-over
after which that person speaks, one title, a name somebody gives as their own. What stays unknown
stays so.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from kit.model import Speaker
from kit.people import floor, mentions, titles
from kit.people.aliases import short_names
from kit.people.introductions import Own, introduce
from kit.people.labels import read_lists, seated
from kit.people.person import Person
from kit.readers.reader import Draft

# "I'll be your conference operator today"
_TURN_OF_OPERATOR = re.compile(
    r"\b(?:be|am)\s+your\s+(?:conference\s+|event\s+)?(?:operator|moderator|coordinator)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cast:
    """Who speaks each turn, whose voice it is when another's, and at which turn questions begin."""

    speakers: tuple[Speaker, ...]
    voices: tuple[str | None, ...]
    opening: int


def resolve(draft: Draft, company: str | None = None) -> Cast:
    """Who speaks each turn of a draft, in the order of its turns.

    Roles come from the page, from titles, from who is given the floor to ask, and from who speaks
    before that; a person none of these tells of is ``other``.
    """
    seats = seated(draft, company)
    cast = list(dict.fromkeys(seats))
    read_lists(cast, draft, company)
    _find_operators(cast, draft)
    given = floor.given(draft, seats)
    opening = floor.opening(draft, seats, given)
    _presume(seats[:opening])
    own = [mentions.self_named(draft.text, said.what) for said in draft.said]
    introduce(cast, seats, draft, opening, own)
    floor.name_askers(cast, seats, given)
    _fill_roles(cast, seats, draft, given)
    short = short_names(cast, draft)
    speakers = {person: person.speaker(short.get(person, ())) for person in cast}
    return Cast(
        speakers=tuple(speakers[person] for person in seats),
        voices=tuple(who.name if who else None for who in _voices(cast, seats, own)),
        opening=floor.opening(draft, seats, given),  # now that it is known who asks
    )


def _find_operators(cast: Iterable[Person], draft: Draft) -> None:
    for person in cast:
        first = draft.said[person.turns[0]].what.of(draft.text)
        if person.role is None and _TURN_OF_OPERATOR.search(first):
            person.role = "operator"
            person.shown_by("self-named")


def _presume(before_questions: Iterable[Person]) -> None:
    """Who speaks before questions, and is no operator or analyst, speaks for the company."""
    for person in before_questions:
        person.role = person.role or "executive"


def _fill_roles(
    cast: Iterable[Person], seats: Sequence[Person], draft: Draft, given: Collection[int]
) -> None:
    """Who is left is of the company by title, or by answering where the floor is given to ask."""
    for person in cast:
        if person.role is None:
            inside = titles.role(person.title or "") == "executive"
            answers = inside or (given and _answers(person, seats, draft))
            person.role = "executive" if answers else "other"


def _answers(person: Person, seats: Sequence[Person], draft: Draft) -> bool:
    """Whether somebody never given the floor speaks after others and does not end by asking."""
    turns = [draft.said[index].what.of(draft.text) for index in person.turns]
    before = {seats[index - 1].role for index in person.turns if index}
    return not any(turn.endswith("?") for turn in turns) and not before <= {"operator"}


def _voices(
    cast: Sequence[Person], seats: Sequence[Person], own: Sequence[Own]
) -> Iterator[Person | None]:
    """For whom each turn is spoken, where who speaks it says that they translate for somebody."""
    for person, (mention, translates) in zip(seats, own, strict=True):
        speaking = [
            known for known in cast if mention and translates and known.goes_by(mention.name)
        ]
        yield speaking[0] if len(speaking) == 1 and speaking[0] is not person else None
