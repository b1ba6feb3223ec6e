"""Labels to speakers: who is who, in what role, of which house, and under which other names.

Nothing is merged on one clue. Two full names are one person when they are ways of writing one name
(initials, order, short forms), or when two clues meet: a shared first or last name, a hand-over
after which that person speaks, one title, a name somebody gives as their own, a name by which they
are addressed before or after they speak. A label that is no name ("Speaker 4") takes the name the
call gives right before it, and a first name alone ("Jane") the one full name that is introduced
and begins with it. What stays unknown stays so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kit.model import Speaker
from kit.people import floor, mentions, roles
from kit.people.aliases import short_names
from kit.people.introductions import introduce
from kit.people.labels import merge_slips, read_lists, seated, tidy
from kit.people.mentions import Own
from kit.people.person import Person, Roll
from kit.readers.reader import Draft


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
    heard = mentions.plain(draft.text)
    roll, seats = seated(draft, company)
    read_lists(roll, draft, company)
    merge_slips(roll, seats, draft)
    roles.find_operators(roll, heard, draft)
    given = floor.given(heard, draft, seats)
    floor.leave_off_places(roll, given.values())
    roles.find_askers(roll, draft)
    opening = floor.opening(draft, seats, given)
    roles.unlist(seats, opening)
    hosts = roles.find_hosts(seats, heard, draft, opening, company)
    roles.presume(person for person in seats[:opening] if person not in hosts)
    own = [mentions.self_named(heard, said.what) for said in draft.said]
    floor.name_askers(roll, seats, given, own)
    introduce(roll, seats, heard, draft, opening, own)
    roles.fill(roll, seats, draft, hosts)
    floor.name_own_houses(roll, heard, draft, own)
    tidy(roll)
    short = short_names(roll, heard, draft)
    speakers = {person: person.speaker(short.get(person, ())) for person in roll}
    return Cast(
        speakers=tuple(speakers[person] for person in seats),
        voices=tuple(who.name if who else None for who in _voices(roll, seats, own)),
        opening=floor.opening(draft, seats, given),  # now that it is known who asks
    )


def _voices(roll: Roll, seats: Sequence[Person], own: Sequence[Own]) -> Iterator[Person | None]:
    """For whom each turn is spoken, where who speaks it says that they translate for somebody."""
    for person, (mention, translates) in zip(seats, own, strict=True):
        speaking = roll.going_by(mention.name) if mention and translates else []
        yield speaking[0] if len(speaking) == 1 and speaking[0] is not person else None
